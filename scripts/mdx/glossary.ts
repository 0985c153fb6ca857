// The glossary as a file: its terms, read and checked. Build time.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1));

const Glossary = v.array(
  v.strictObject({
    term: sentence,
    /** What is looked for in the text; the term itself where this is left out. */
    forms: v.optional(v.array(sentence)),
    text: v.pipe(sentence, v.maxLength(300), v.endsWith('.')),
  }),
);

export interface GlossaryTerm {
  readonly term: string;
  /** Part of the address of its place in the glossary. */
  readonly name: string;
  readonly forms: readonly string[];
  readonly text: string;
}

export const nameOf = (term: string): string =>
  term
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The terms of the glossary in alphabetical order. Throws where one is not in order or stands twice. */
export function parseGlossary(source: string): readonly GlossaryTerm[] {
  const result = v.safeParse(Glossary, parse(source));
  if (!result.success) {
    const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    throw new Error(`The glossary: ${problems.join('; ')}`);
  }
  const terms = result.output.map(({ term, forms = [term], text }) => ({
    term,
    name: nameOf(term),
    forms,
    text,
  }));
  const seen = new Set<string>();
  for (const key of terms.flatMap(({ name, forms }) => [`#${name}`, ...forms])) {
    if (seen.has(key)) throw new Error(`The glossary: “${key}” stands twice`);
    seen.add(key);
  }
  return terms.sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

export const readGlossary = (file: string): readonly GlossaryTerm[] =>
  parseGlossary(readFileSync(file, 'utf8'));
