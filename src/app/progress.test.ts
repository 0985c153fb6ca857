import { describe, expect, it } from 'vitest';
import { parseProgress } from './progress.ts';

describe('kept progress', () => {
  it('is read back as it was kept', () => {
    const progress = { version: 1, read: ['training'], done: ['training/Reach 95 %'] } as const;
    expect(parseProgress(JSON.stringify(progress))).toEqual(progress);
  });

  it.each([
    null,
    '',
    '{',
    '{"version":2,"read":[],"done":[]}',
    '{"version":1,"read":[1],"done":[]}',
  ])('starts empty when it is missing or damaged: %s', (text) => {
    expect(parseProgress(text)).toEqual({ version: 1, read: [], done: [] });
  });
});
