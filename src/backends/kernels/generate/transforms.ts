// The transforms of fast convolution, written out as AssemblyScript source from their matrices. Build.
//
// A correlation of 8 numbers with 5 has 4 outputs and costs 20 products; by way of polynomials that are multiplied by their
// values at 7 points and at infinity it costs 8: y = A' ((G w) * (B' x)), where * goes value by value (Toom and Cook;
// S. Winograd, Arithmetic Complexity of Computations, SIAM 1980). Done along rows and then along columns, 4 x 4 outputs of a
// 5 x 5 field cost 64 products in place of 400 (A. Lavin, S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016).
// The way back uses the same matrices transposed.

/** Outputs of a tile, and the field, along one side. */
export const tileSide = 4;
export const tiledField = 5;
/** Values of a tile along one side, and in all. */
const side = tileSide + tiledField - 1;
export const tileValues = side * side;

/** Small and simple, so that little is lost to rounding. Beside 0 they are pairs of p and -p, which halves the work. */
const points = [0, 1, -1, 2, -2, 1 / 2, -1 / 2];

type Matrix = readonly (readonly number[])[];

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Coefficients of the product of (x - p) over all points but the one at `left`. */
function productWithout(left: number): number[] {
  return points.reduce<number[]>(
    (product, point, i) =>
      i === left
        ? product
        : upTo(product.length + 1).map((k) => (product[k - 1] ?? 0) - point * (product[k] ?? 0)),
    [1],
  );
}

/** What productWithout(i) is at point i. */
function divisor(i: number): number {
  const point = points[i]!;
  return points.reduce((product, other, k) => (k === i ? product : product * (point - other)), 1);
}

/** The values of a polynomial at all points, and at infinity: its leading coefficient. */
function valuesOfPolynomial(coefficients: number): Matrix {
  return [
    ...points.map((point) => upTo(coefficients).map((k) => point ** k)),
    upTo(coefficients).map((k) => (k === coefficients - 1 ? 1 : 0)),
  ];
}

function transposed(matrix: Matrix): Matrix {
  return matrix[0]!.map((_, column) => matrix.map((row) => row[column]!));
}

/** A (8 x 4), G (8 x 5) and B' (8 x 8). */
const spread: Matrix = valuesOfPolynomial(tileSide);
const weigh: Matrix = valuesOfPolynomial(tiledField).map((row, i) =>
  i < points.length ? row.map((value) => value / divisor(i)) : row,
);
const analyse: Matrix = upTo(side).map((i) => upTo(side).map((k) => productWithout(i)[k] ?? 0));

interface Transform {
  readonly name: string;
  readonly matrix: Matrix;
  /** Adds to what is there. */
  readonly adds: boolean;
  readonly role: string;
}

const transforms: readonly Transform[] = [
  { name: 'analyseInput', matrix: analyse, adds: false, role: '8 x 8 inputs to values' },
  { name: 'analyseField', matrix: weigh, adds: false, role: '5 x 5 weights to values' },
  { name: 'toOutput', matrix: transposed(spread), adds: false, role: 'values to 4 x 4 outputs' },
  { name: 'spreadDelta', matrix: spread, adds: false, role: '4 x 4 errors to values' },
  { name: 'toField', matrix: transposed(weigh), adds: true, role: 'values to 5 x 5 gradients' },
  { name: 'toInputDelta', matrix: transposed(analyse), adds: true, role: 'values to 8 x 8 errors' },
];

/** The constants that a matrix multiplies with, each once. */
function constantsOf(matrix: Matrix): readonly number[] {
  return [...new Set(matrix.flat())].filter((value) => Math.abs(value) !== 1 && value !== 0);
}

interface Term {
  readonly factor: number;
  readonly name: string;
}

/** A sum of products as an expression; at least one term. */
function sum(terms: readonly Term[], constants: readonly number[]): string {
  const plain = terms.findIndex(({ factor }) => factor === 1);
  const first = terms[Math.max(plain, 0)]!;
  const constant = (factor: number): string => `c${constants.indexOf(factor)}`;
  return terms
    .filter((term) => term !== first)
    .reduce(
      (before, { factor, name }) => {
        if (factor === 1) return `f32x4.add(${before}, ${name})`;
        if (factor === -1) return `f32x4.sub(${before}, ${name})`;
        return `madd(${constant(factor)}, ${name}, ${before})`;
      },
      first.factor === 1
        ? first.name
        : first.factor === -1
          ? `f32x4.neg(${first.name})`
          : `f32x4.mul(${constant(first.factor)}, ${first.name})`,
    );
}

/** The second of each pair of points p and -p stands behind the first. */
const firstOfPairs = [1, 3, 5];

/** y = matrix x where the points are the matrix's rows: what is even in p is shared by both rows of a pair, and what is odd. */
function fromPoints(matrix: Matrix, constants: readonly number[]): string[] {
  const terms = (row: number, wanted: (column: number) => boolean): Term[] =>
    matrix[row]!.flatMap((factor, k) =>
      factor !== 0 && wanted(k) ? [{ factor, name: `x${k}` }] : [],
    );
  const single = (row: number): string =>
    `const y${row} = ${sum(
      terms(row, () => true),
      constants,
    )};`;
  return [
    single(0),
    ...firstOfPairs.flatMap((row) => {
      const even = (k: number): boolean => matrix[row]![k] === matrix[row + 1]![k];
      return [
        `const even${row} = ${sum(terms(row, even), constants)};`,
        `const odd${row} = ${sum(
          terms(row, (k) => !even(k)),
          constants,
        )};`,
        `const y${row} = f32x4.add(even${row}, odd${row});`,
        `const y${row + 1} = f32x4.sub(even${row}, odd${row});`,
      ];
    }),
    single(side - 1),
  ];
}

/** y = matrix x where the points are the matrix's columns: a row takes of each pair either the sum or the difference. */
function toCoefficients(matrix: Matrix, constants: readonly number[]): string[] {
  return [
    ...firstOfPairs.flatMap((k) => [
      `const sum${k} = f32x4.add(x${k}, x${k + 1});`,
      `const gap${k} = f32x4.sub(x${k}, x${k + 1});`,
    ]),
    ...matrix.map((row, i) => {
      const terms = row.flatMap((factor, k): Term[] => {
        if (factor === 0) return [];
        if (k === 0 || k === side - 1) return [{ factor, name: `x${k}` }];
        if (!firstOfPairs.includes(k)) return [];
        return [{ factor, name: row[k + 1] === factor ? `sum${k}` : `gap${k}` }];
      });
      return `const y${i} = ${sum(terms, constants)};`;
    }),
  ];
}

/** Rows first, into a square of vectors that stays in the nearest cache, then columns. */
function transform({ name, matrix, adds, role }: Transform): string {
  const outputs = matrix.length;
  const inputs = matrix[0]!.length;
  const constants = constantsOf(matrix);
  const body = outputs === side && name !== 'toInputDelta' ? fromPoints : toCoefficients;
  const lines = body(matrix, constants)
    .map((line) => `    ${line}\n`)
    .join('');
  const stores = upTo(outputs).map((k) => {
    const value = adds ? `f32x4.add(v128.load(target), y${k})` : `y${k}`;
    return `    v128.store(target, ${value});\n${k < outputs - 1 ? '    target += toRow;\n' : ''}`;
  });
  return `/** ${role}. */
export function ${name}(from: usize, fromRow: usize, fromColumn: usize, to: usize, toRow: usize, toColumn: usize): void {
${constants.map((_, i) => `  const c${i} = v128.load32_splat(${name}Constants, ${4 * i});\n`).join('')}\
  let at = square;
  for (let row = 0; row < ${inputs}; row++) {
    let source = from;
${upTo(inputs)
  .map((k) => `${k > 0 ? '    source += fromColumn;\n' : ''}    const x${k} = v128.load(source);\n`)
  .join('')}\
${lines}\
${upTo(outputs)
  .map((k) => `    v128.store(at, y${k}, ${16 * k});\n`)
  .join('')}\
    from += fromRow;
    at += ${16 * outputs};
  }
  at = square;
  for (let column = 0; column < ${outputs}; column++) {
${upTo(inputs)
  .map((k) => `    const x${k} = v128.load(at, ${16 * outputs * k});\n`)
  .join('')}\
${lines}\
    let target = to;
${stores.join('')}\
    at += 16;
    to += toColumn;
  }
}
const ${name}Constants: usize = memory.data<f32>([${constants.join(', ')}], 16);
`;
}

export function transformSource(): string {
  return `import { madd } from '../assembly/vector';

export const tileSide: i32 = ${tileSide};
export const tiledField: i32 = ${tiledField};
export const tileValues: i32 = ${tileValues};
/** Values of a tile along one side. */
export const valuesSide: i32 = ${side};
const square: usize = memory.data(${16 * tileValues}, 16);

${transforms.map(transform).join('\n')}`;
}
