// Which versions of Node are let in.
import { describe, expect, it } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '23.1.0', '24.0.0', '26.3.1'])(
    '%s will do',
    (version) => {
      expect(nodeVersionProblem(version)).toBeUndefined();
    },
  );

  it.each(['12.22.0', '18.20.8', '20.18.3', '21.7.3', '22.12.0'])(
    '%s is told what to do, in one sentence',
    (version) => {
      expect(nodeVersionProblem(version)).toMatch(
        /^Node [\d.]+ cannot run this: install Node 20\.19[^.]*.*\.$/,
      );
    },
  );
});
