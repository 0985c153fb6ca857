// The names that chapters may use: the figures of the registry and the elements of prose. Build time.
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * `Source`, `Glossary` and `Bibliography` are resolved at build time (source-region.ts, appendix.ts), the others are
 * src/app/prose/.
 */
export const PROSE_ELEMENTS = [
  'Answer',
  'Bibliography',
  'Exercise',
  'Exercises',
  'Glossary',
  'Hint',
  'Note',
  'Source',
  'Sources',
  'Summary',
  'Term',
] as const;

/**
 * The keys of the object `figures` in the registry's source text. Read rather than imported, because
 * the registry leads to components that only a browser can load.
 */
export function figureNames(registry: string): string[] {
  const source = ts.createSourceFile(
    registry,
    readFileSync(registry, 'utf8'),
    ts.ScriptTarget.ES2022,
  );
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== 'figures' || !initializer) continue;
      const object = unwrap(initializer);
      if (ts.isObjectLiteralExpression(object)) {
        return object.properties.flatMap(({ name: key }) =>
          key && (ts.isIdentifier(key) || ts.isStringLiteral(key)) ? [key.text] : [],
        );
      }
    }
  }
  throw new Error(`${registry}: no object named figures`);
}

/** The expression under `as const` and `satisfies T`. */
function unwrap(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
    ? unwrap(expression.expression)
    : expression;
}
