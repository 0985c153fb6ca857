// THIRD_PARTY.md tells the truth about what is installed.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { thirdParty } from './third-party.ts';

describe('THIRD_PARTY.md', () => {
  const written = readFileSync('THIRD_PARTY.md', 'utf8');

  it('is as `npm run third-party` writes it', async () => {
    expect(await thirdParty()).toBe(written);
  });

  it('lists every dependency of package.json, with a licence', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const rows = written.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      const row = rows.find((cells) => cells[1] === name && cells[2] === version);
      expect(row?.[3], name).toMatch(/^[A-Z][\w. -]+$/i);
    }
  });
});
