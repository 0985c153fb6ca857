// What the figures offer to chapters, read from their source text. Build time.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BookFacts } from './check-book.ts';

/** @param folder src/figures */
export function readBookFacts(folder: string): BookFacts {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const list = /export const goals = \[([\s\S]*?)\]/.exec(read('state/goals.ts'))?.[1] ?? '';
  const goals = new Set(quoted(list));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => file !== join('state', 'goals.ts'))
    .map(read);
  const named = new Set(sources.flatMap(quoted));
  const entries = read('index.ts').matchAll(/^ {2}(\w+): \{\s*title:\s*(['"])(.*?)\2,/gm);
  return {
    goals,
    reported: new Set([...goals].filter((goal) => named.has(goal))),
    figures: new Map([...entries].map(([, name = '', , title = '']) => [name, title])),
  };
}

const quoted = (source: string): string[] =>
  [...source.matchAll(/'([a-z0-9-]+)'/g)].map(([, text = '']) => text);
