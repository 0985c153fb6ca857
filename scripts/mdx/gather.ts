// Compiles chapters for what the book as a whole wants of them (collect.ts), each once for a text. Build time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChapters, type ChapterFile } from './chapters.ts';
import { emptyContents, type ChapterContents } from './collect.ts';

export type BookContents = readonly {
  readonly chapter: ChapterFile;
  readonly contents: ChapterContents;
}[];

/** Compiles a chapter and fills `contents`. */
export type Compile = (source: string, file: string, contents: ChapterContents) => Promise<unknown>;

/** @param folder of the chapters and of the glossary */
export function gatherer(folder: string, compile: Compile) {
  const done = new Map<string, Promise<ChapterContents>>();
  const contentsOf = (source: string, file: string, key: string): Promise<ChapterContents> => {
    const known = done.get(key);
    if (known) return known;
    const contents = emptyContents();
    const compiled = compile(source, file, contents).then(() => contents);
    done.set(key, compiled);
    return compiled;
  };
  /** @param which chapters are wanted */
  return async (which: (chapter: ChapterFile) => boolean): Promise<BookContents> => {
    const glossary = readFileSync(join(folder, 'glossary.yaml'), 'utf8');
    const wanted = readChapters(folder).filter(which);
    return Promise.all(
      wanted.map(async (chapter) => {
        const source = readFileSync(join(folder, chapter.file.replace('/chapters/', '')), 'utf8');
        const key = [chapter.file, source, glossary].join('\n');
        return { chapter, contents: await contentsOf(source, chapter.file, key) };
      }),
    );
  };
}
