// The chapters as files: their front matter, read and checked. Build time.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const sentence = v.pipe(v.string(), v.trim(), v.minLength(1));

const FrontMatter = v.strictObject({
  title: v.pipe(sentence, v.maxLength(70)),
  /** A chapter's number, or an appendix's letter. */
  number: v.union([
    v.pipe(v.number(), v.integer(), v.minValue(0)),
    v.pipe(v.string(), v.regex(/^[A-Z]$/, 'an appendix has a letter')),
  ]),
  slug: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is lower-case, with hyphens'),
  ),
  lead: sentence,
  /** What search engines and links show. */
  description: v.pipe(sentence, v.maxLength(200)),
});

export interface ChapterFile extends v.InferOutput<typeof FrontMatter> {
  /** Path from the repository's root, with a leading slash, as import.meta.glob names it. */
  readonly file: string;
}

/** Reads the front matter of one chapter. Throws, naming file and field, where it is not in order. */
export function readChapter(name: string, source: string): ChapterFile {
  const yaml = /^---\n([\s\S]*?)\n---\n/.exec(source)?.[1];
  if (yaml === undefined) throw new Error(`chapters/${name}: the front matter is missing`);
  const result = v.safeParse(FrontMatter, parse(yaml));
  if (!result.success) {
    const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    throw new Error(`chapters/${name}: front matter: ${problems.join('; ')}`);
  }
  const { number, slug } = result.output;
  const place = typeof number === 'number' ? String(number).padStart(2, '0') : number;
  const expected = `${place}-${slug}.mdx`;
  if (name !== expected) throw new Error(`chapters/${name}: by its front matter it is ${expected}`);
  return { ...result.output, file: `/chapters/${name}` };
}

/** All chapters in the book's order, the appendices last: digits sort before letters. */
export function readChapters(folder: string): ChapterFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => readChapter(basename(file), readFileSync(join(folder, file), 'utf8')));
}
