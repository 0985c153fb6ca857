// Stamps: work is done again exactly when what it was made from, or what it made, has changed.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesUnder, hashFiles, isFresh, removeStamp, writeStamp } from './stamp.mjs';

describe('stamps', () => {
  const home = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stamps-'));
    process.chdir(folder);
    mkdirSync('src/deep', { recursive: true });
    writeFileSync('src/a.ts', 'a');
    writeFileSync('src/deep/b.ts', 'b');
    writeFileSync('src/a.test.ts', 'test');
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  const hash = (): string => hashFiles(filesUnder(['src', 'missing']));

  it('list files below folders, sorted, without what is not wanted or not there', () => {
    const wanted = filesUnder(['src', 'missing'], (file) => !file.includes('.test.'));
    expect(wanted).toEqual([join('src', 'a.ts'), join('src', 'deep', 'b.ts')]);
  });

  it('hash contents and names, not times', () => {
    const before = hash();
    utimesSync('src/a.ts', 0, 0);
    expect(hash()).toBe(before);
    writeFileSync('src/a.ts', 'changed');
    const changed = hash();
    expect(changed).not.toBe(before);
    writeFileSync('src/c.ts', '');
    expect(hash()).not.toBe(changed);
  });

  it('are fresh only for the same inputs and outputs', () => {
    const state = { inputs: 'one', outputs: 'two' };
    expect(isFresh('build', state)).toBe(false);
    writeStamp('build', state);
    expect(isFresh('build', state)).toBe(true);
    expect(isFresh('data', state)).toBe(false);
    expect(isFresh('build', { ...state, inputs: 'other' })).toBe(false);
    expect(isFresh('build', { ...state, outputs: 'other' })).toBe(false);
    removeStamp('build');
    expect(isFresh('build', state)).toBe(false);
  });

  it('that were cut short count as missing', () => {
    writeStamp('build', { inputs: 'one', outputs: 'two' });
    writeFileSync(join('.cache', 'stamps', 'build.json'), '{"inputs":"one"');
    expect(isFresh('build', { inputs: 'one', outputs: 'two' })).toBe(false);
  });
});
