// Checks the order of imports in src/ against the whitelist of .dependency-cruiser.mjs.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import rules from '../.dependency-cruiser.mjs';

/**
 * Every import under ROOT/src that no rule allows.
 * @param {string} root a repository, or a copy of one
 * @returns {Promise<{ modules: number, violations: string[] }>} modules: how many of ours were read
 */
export async function checkImports(root) {
  const { options, ...ruleSet } = rules;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(
    ['src'],
    { ...cruiseOptions, baseDir: resolve(root), validate: true, ruleSet },
    enhancedResolveOptions,
    { tsConfig: extractTsConfig(resolve(cruiseOptions.tsConfig.fileName)) },
  );
  if (typeof output === 'string') throw new TypeError('dependency-cruiser gave text, not a result');
  const modules = output.modules.filter(({ source }) => source.startsWith('src/'));
  const violations = output.summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`,
  );
  return { modules: modules.length, violations };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { modules, violations } = await checkImports(process.cwd());
  for (const violation of violations) console.error(violation);
  console.log(
    `${String(modules)} modules, ${String(violations.length)} imports that are not allowed`,
  );
  // A parser that reads nothing finds nothing: TypeScript's next major did just that.
  process.exitCode = modules > 0 && existsSync('src') && violations.length === 0 ? 0 : 1;
}
