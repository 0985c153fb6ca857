// The size budgets can fail: small built books that keep them, and that break each of them.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkBudgets } from './budgets.mjs';

const TENSORFLOW = 'throw Error("Tensor is disposed.")';
/** Text that gzip cannot make much smaller than this many bytes. */
const incompressible = (bytes: number): string => randomBytes(bytes).toString('base64');

const PAGE = `<head>
  <link rel="icon" href="/book/favicon.svg" />
  <link rel="stylesheet" href="/book/assets/app-1.css" />
  <link rel="modulepreload" href="/book/assets/training-3.js" />
  <script type="module" crossorigin src="/book/assets/app-1.js"></script>
</head>`;

const MANIFEST = {
  'index.html': { file: 'assets/app-1.js', imports: ['_react.js'], css: ['assets/app-1.css'] },
  '_react.js': { file: 'assets/react-2.js' },
  'chapters/training.mdx': { file: 'assets/training-3.js' },
  'src/ui/plot.tsx': { file: 'assets/plot-4.js' },
};

const KEPT = {
  'index.html': PAGE.replace(/.*modulepreload.*\n/, ''),
  'training/index.html': PAGE,
  '.vite/manifest.json': JSON.stringify(MANIFEST),
  'assets/app-1.js': 'start()',
  'assets/app-1.css': 'p {}',
  'assets/react-2.js': 'react()',
  'assets/training-3.js': 'chapter()',
  'assets/plot-4.js': incompressible(300_000),
  'assets/worker-5.js': TENSORFLOW,
};

describe('size budgets', () => {
  const folders: string[] = [];
  const problemsOf = (changes: Readonly<Record<string, string>>): readonly string[] => {
    const dist = mkdtempSync(join(tmpdir(), 'built-'));
    folders.push(dist);
    for (const [path, content] of Object.entries({ ...KEPT, ...changes })) {
      mkdirSync(dirname(join(dist, path)), { recursive: true });
      writeFileSync(join(dist, path), content);
    }
    return checkBudgets(dist).problems;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('are kept by a small page, whatever is fetched later', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each(['assets/app-1.js', 'assets/react-2.js', 'assets/training-3.js', 'assets/app-1.css'])(
    'are broken by a large %s',
    (file) => {
      expect(problemsOf({ [file]: incompressible(160_000) })).toContainEqual(
        expect.stringMatching(/^training\/index\.html needs 1[6-9]\d\.\d kB/),
      );
    },
  );

  it('are broken by a chapter that adds too much of its own, in whatever folder', () => {
    const changes = { 'new/index.html': PAGE, 'assets/training-3.js': incompressible(70_000) };
    expect(problemsOf(changes).map((problem) => problem.slice(0, 20))).toEqual([
      'new/index.html adds ',
      'training/index.html ',
    ]);
  });

  it.each(['assets/app-1.js', 'assets/react-2.js', 'assets/training-3.js', 'assets/plot-4.js'])(
    'are broken by TensorFlow.js in %s',
    (file) => {
      expect(problemsOf({ [file]: TENSORFLOW })).toContain(
        `The page can fetch TensorFlow.js, in ${file}`,
      );
    },
  );

  it('say so when TensorFlow.js can no longer be recognised', () => {
    expect(problemsOf({ 'assets/worker-5.js': 'worker()' })).toHaveLength(1);
  });

  it('say so when a page names no scripts', () => {
    expect(problemsOf({ 'training/index.html': '<p>text</p>' })).toHaveLength(2);
  });
});
