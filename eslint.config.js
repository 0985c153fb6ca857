// Lint: typescript-eslint strict with types, hooks, accessibility, and bans that each say why.
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SEEDED = 'a run must be repeatable from its plan: take a Generator of src/random';
const CLOCKLESS = 'what is computed may not depend on when: take a clock as an argument';

export default defineConfig(
  { ignores: ['dist/', '.cache/', 'public/', '**/build/', 'src/backends/kernels/assembly/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // With noUncheckedIndexedAccess every read of a typed array within its bounds needs one.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/{app,figures,ui,training}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
    rules: {
      // A region that scrolls must be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region', 'tabpanel'], tags: [] }],
    },
  },
  {
    files: ['src/{engine,data,network,random,backends}/**/*.ts'],
    ignores: ['**/*.test.ts', '**/describe-*.ts', '**/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: SEEDED },
        { object: 'crypto', property: 'getRandomValues', message: SEEDED },
        { object: 'crypto', property: 'randomUUID', message: SEEDED },
        { object: 'Date', property: 'now', message: CLOCKLESS },
        { object: 'performance', property: 'now', message: CLOCKLESS },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"]', message: CLOCKLESS },
        { selector: 'CallExpression[callee.name="Date"]', message: CLOCKLESS },
      ],
    },
  },
  {
    // tf.backend() is typed as any backend at all; which class it is of is known by its name alone.
    files: ['src/backends/tensorflow/**'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    // Commands speak to who runs them.
    files: ['scripts/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      eqeqeq: 'error',
      'no-constant-condition': 'error',
      'no-unused-vars': 'error',
      'no-unreachable': 'error',
      'prefer-const': 'error',
    },
  },
);
