// Who may import whom: a whitelist. What is not written here is an error; ARCHITECTURE.md says why it is so.

/** Each layer with the layers it may import beside itself. */
const LAYERS = {
  app: ['figures', 'training', 'ui'],
  figures: ['training', 'data', 'network', 'ui'],
  training: ['protocol', 'network'],
  worker: ['protocol', 'engine', 'backends', 'data', 'network'],
  protocol: ['network'],
  engine: ['network', 'data', 'random'],
  backends: ['network', 'random'],
  data: ['network', 'random'],
  ui: [],
  network: [],
  random: [],
};

/** The npm packages that a folder may import. */
const PACKAGES = {
  'src/app': ['react', 'react-dom', 'valibot', 'wouter', 'minisearch', 'mdx', '@mdx-js/[^/]+'],
  'src/figures': ['react', 'valibot'],
  'src/training': ['react', 'valibot'],
  'src/ui': ['react', 'react-dom', 'recharts', 'katex'],
  'src/worker': ['valibot'],
  'src/protocol': ['valibot'],
  'src/network': ['valibot'],
  'src/data': ['valibot'],
  'src/backends/tensorflow': ['@tensorflow/[^/]+'],
};

/** Tests and what they share, describe-NAME.ts and testing/: they may import anything, and nothing may import them. */
const TESTS = '([.]test|/describe-[^/]+)[.]tsx?$|/testing/';

const layerRules = Object.entries(LAYERS).map(([layer, others]) => ({
  from: { path: `^src/${layer}/`, pathNot: TESTS },
  to: { path: `^src/(${[layer, ...others].join('|')})/`, pathNot: TESTS },
}));

const packageRules = Object.entries(PACKAGES).map(([folder, names]) => ({
  from: { path: `^${folder}/`, pathNot: TESTS },
  to: { path: `node_modules/(@types/)?(${names.join('|')})/` },
}));

/** @satisfies {import('dependency-cruiser').IConfiguration} */
const config = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or want a third; types count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  allowedSeverity: 'error',
  allowed: [
    ...layerRules,
    ...packageRules,
    { from: { path: `^src/.*(${TESTS})` }, to: {} },
    // What tests import from outside src/ is read too, and is free.
    { from: { pathNot: '^src/' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript has a compiler of its own; virtual modules are made by the build.
    exclude: { path: '^src/backends/kernels/(assembly|build)/|^virtual:' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'default', 'types'] },
  },
};

export default config;
