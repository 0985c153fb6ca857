// The import rules at work: every pair of layers, and every kind of import that is forbidden, planted and seen.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkImports } from './check-imports.mjs';

/** As ARCHITECTURE.md draws it. */
const ALLOWED = `
  app -> figures, training, ui
  figures -> training, data, network, ui
  training -> protocol, network
  worker -> protocol, engine, backends, data, network
  protocol -> network
  engine -> network, data, random
  backends -> network, random
  data -> network, random
  ui -> nothing
  network -> nothing
  random -> nothing`;

const allowed = new Map(
  ALLOWED.trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const [from = '', to = ''] = line.trim().split(' -> ');
      return [from, to.split(', ')];
    }),
);
const layers = [...allowed.keys()];

/** File, its content, and what must be said of it; null where nothing must. */
const PLANTED: readonly (readonly [string, string, string | null])[] = [
  ['src/app/dynamic.ts', "await import('../engine/index.ts');", 'src/engine/index.ts'],
  ['src/app/types.ts', "import type { A } from '../worker/index.ts';", 'src/worker/index.ts'],
  ['src/app/again.ts', "export * from '../protocol/index.ts';", 'src/protocol/index.ts'],
  ['src/elsewhere/new.ts', "import '../network/index.ts';", 'src/network/index.ts'],
  ['src/app/stray.ts', "import '../elsewhere/new.ts';", 'src/elsewhere/new.ts'],
  ['src/ui/script.ts', "import '../../scripts/tool.mjs';", 'scripts/tool.mjs'],
  ['src/ui/missing.ts', "import './nowhere.ts';", './nowhere.ts'],
  ['src/engine/disk.ts', "import 'node:fs';", 'fs'],
  ['src/network/tested.ts', "import './a.test.ts';", 'src/network/a.test.ts'],
  ['src/network/suite.ts', "import './describe-a.ts';", 'src/network/describe-a.ts'],
  ['src/network/a.test.ts', "import '../engine/index.ts';", null],
  ['src/network/describe-a.ts', "import 'vitest';", null],
  ['src/data/testing/small.ts', "import '../../engine/index.ts';", null],
  ['src/data/small.ts', "import './testing/small.ts';", 'src/data/testing/small.ts'],
  ['src/ui/plot.ts', "import 'recharts';", null],
  ['src/figures/plot.ts', "import 'recharts';", 'node_modules/recharts/'],
  ['src/app/maths.ts', "import 'katex';", 'node_modules/katex/'],
  ['src/backends/tensorflow/tf.ts', "import '@tensorflow/tfjs-core';", null],
  ['src/backends/other/tf.ts', "import '@tensorflow/tfjs-core';", 'node_modules/@tensorflow/'],
  ...['app', 'figures', 'ui', 'training', 'protocol', 'network', 'data', 'worker', 'engine'].map(
    (layer) =>
      [
        `src/${layer}/tf.ts`,
        "import '@tensorflow/tfjs-core';",
        'node_modules/@tensorflow/',
      ] as const,
  ),
];

describe('the import whitelist', () => {
  let root = '';
  let modules = 0;
  let violations: readonly string[] = [];
  const about = (from: string, to: string): readonly string[] =>
    violations.filter((line) => line.includes(`: ${from} -> `) && line.includes(to));

  beforeAll(async () => {
    // Inside the repository, so that packages resolve as they do in src/.
    mkdirSync('.cache', { recursive: true });
    root = mkdtempSync(join('.cache', 'planted-'));
    const write = (path: string, content: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    };
    write('scripts/tool.mjs', 'export {};');
    for (const from of layers) {
      write(`src/${from}/index.ts`, 'export type A = 1;');
      for (const to of layers) write(`src/${from}/to-${to}.ts`, `import '../${to}/index.ts';`);
    }
    for (const [path, content] of PLANTED) write(path, content);
    write('src/random/one.ts', "import type { B } from './two.ts'; export type A = B;");
    write('src/random/two.ts', "import type { A } from './one.ts'; export type B = A;");
    ({ modules, violations } = await checkImports(root));
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('reads every module', () => {
    const planted = PLANTED.filter(([path]) => path.startsWith('src/')).length;
    expect(modules).toBe(layers.length * (layers.length + 1) + planted + 2);
  });

  it.each(layers)('holds between %s and every layer', (from) => {
    const open = layers.filter((to) => about(`src/${from}/to-${to}.ts`, `/${to}/`).length === 0);
    const expected = [from, ...(allowed.get(from) ?? [])].filter((to) => to !== 'nothing');
    expect(open.sort()).toEqual(expected.sort());
  });

  it.each(PLANTED)('judges %s: %s', (path, _content, target) => {
    if (target === null) expect(about(path, '')).toEqual([]);
    else expect(about(path, target)).not.toEqual([]);
  });

  it('sees a circle of types', () => {
    const circle = violations.filter((line) => line.startsWith('no-circular: src/random/'));
    expect(circle).not.toEqual([]);
  });
});
