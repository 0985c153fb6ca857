// Lines to worker sides for a file of tests: each is closed after the test that opened it. Node.
import { afterEach } from 'vitest';
import type { Environment } from '../serve.ts';
import { openLine, type Line } from './line.ts';

/** To be called once in a file. @returns opens a line */
export function testLines(): (environment?: Environment) => Line {
  const lines: Line[] = [];
  afterEach(() => {
    for (const line of lines.splice(0)) line.close();
  });
  return (environment) => {
    const line = openLine(environment);
    lines.push(line);
    return line;
  };
}
