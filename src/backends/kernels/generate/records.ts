// AssemblyScript classes and codes from the table in records.ts. Build.
import { codes, records } from '../records.ts';

const assemblyType = { pointer: 'usize', i32: 'i32', f32: 'f32', f64: 'f64' } as const;

export function recordSource(): string {
  const classes = Object.entries(records).map(
    ([name, fields]) =>
      `@unmanaged export class ${name} {\n${Object.entries(fields)
        .map(([field, type]) => `  ${field}: ${assemblyType[type]};\n`)
        .join('')}}\n`,
  );
  // A stage as such: what all stage records begin with.
  const common = Object.entries(records.ActivationStage).slice(0, 7);
  classes.push(
    `@unmanaged export class Stage {\n${common.map(([field, type]) => `  ${field}: ${assemblyType[type]};\n`).join('')}}\n`,
  );
  const enums = Object.entries(codes).map(
    ([name, values]) => `export const enum ${name} { ${values.join(', ')} }\n`,
  );
  return [...classes, ...enums].join('\n');
}
