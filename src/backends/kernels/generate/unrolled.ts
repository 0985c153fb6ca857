// The innermost loops, written out for every width, as AssemblyScript source: the language has no loop unrolling. Build.
//
// Every variant keeps its sums in registers. Offsets are immediates of the load and store instructions, which measures a
// tenth faster than adding them to the pointer.

/** Most vectors that one call of rows or scatter keeps in registers: of sixteen, some are for operands. */
export const widestRow = 12;
/**
 * Rows of the tallest tile of one vector and of two: eight sums, because a sum is ready for the next product four cycles
 * after the last, and two products begin in each. More would not fit into the registers beside their operands.
 */
const tallestTile = [8, 4] as const;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const lines = (count: number, line: (i: number) => string): string =>
  upTo(count).map(line).join('');

/**
 * Entries of a list taken at once, their rows and values looked up first: twice as fast as one by one. Lists are padded to
 * that with entries that add nothing (assembly/lists.ts).
 */
const entriesAtOnce = 2;

/** A loop over the entries of a list; `entry` is what is done with rowK and xK. */
function overList(entry: (k: number) => string): string {
  return `  while (offsets < end) {
${lines(
  entriesAtOnce,
  (k) => `    const row${k} = matrix + load<u32>(offsets, ${4 * k});
    const x${k} = v128.load32_splat(values, ${4 * k});
`,
)}\
${lines(entriesAtOnce, entry)}\
    offsets += ${4 * entriesAtOnce};
    values += ${4 * entriesAtOnce};
  }
`;
}

/** out = start + sum over the list of value * (row of the matrix at offset). The list's offsets reach to `end`. */
function rows(width: number): string {
  return `function rows${width}(offsets: usize, values: usize, end: usize, matrix: usize, start: usize, out: usize): void {
${lines(width, (j) => `  let s${j} = v128.load(start, ${16 * j});\n`)}\
${overList((k) =>
  lines(width, (j) => `    s${j} = madd(x${k}, v128.load(row${k}, ${16 * j}), s${j});\n`),
)}\
${lines(width, (j) => `  v128.store(out, s${j}, ${16 * j});\n`)}}
`;
}

/** For each entry of the list: row of the matrix at offset += value * delta. */
function scatter(width: number): string {
  return `function scatter${width}(offsets: usize, values: usize, end: usize, matrix: usize, delta: usize): void {
${lines(width, (j) => `  const d${j} = v128.load(delta, ${16 * j});\n`)}\
${overList((k) =>
  lines(
    width,
    (j) =>
      `    v128.store(row${k}, madd(x${k}, d${j}, v128.load(row${k}, ${16 * j})), ${16 * j});\n`,
  ),
)}}
`;
}

/**
 * c = start + a b, for `height` rows of a and `width` vectors of columns of b. A row of a is `segments` runs of `run`
 * numbers, segmentStride apart (one segment: a matrix; several: a field of an image). Rows of b follow each other.
 */
function tile(height: number, width: number): string {
  const sums = upTo(height).flatMap((i) => upTo(width).map((j) => ({ i, j, name: `s${i}${j}` })));
  return `function tile${height}x${width}(segments: i32, run: i32, segmentStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
${lines(height, (i) => (i === 0 ? '' : `  const start${i} = start + startStride * ${i};\n`))}\
${sums.map(({ i, j, name }) => `  let ${name} = v128.load(start${i === 0 ? '' : i}, ${16 * j});\n`).join('')}\
  for (; segments > 0; segments--) {
    let a0 = a;
${lines(height, (i) => (i === 0 ? '' : `    let a${i} = a + aStride * ${i};\n`))}\
    const end = a + (<usize>run << 2);
    while (a0 < end) {
${lines(width, (j) => `      const b${j} = v128.load(b, ${16 * j});\n`)}\
${lines(
  height,
  (i) => `      const x${i} = v128.load32_splat(a${i});
${lines(width, (j) => `      s${i}${j} = madd(x${i}, b${j}, s${i}${j});\n`)}`,
)}\
${lines(height, (i) => `      a${i} += 4;\n`)}\
      b += bStride;
    }
    a += segmentStride;
  }
${lines(height, (i) => (i === 0 ? '' : `  const c${i} = c + cStride * ${i};\n`))}\
${sums.map(({ i, j, name }) => `  v128.store(c${i === 0 ? '' : i}, ${name}, ${16 * j});\n`).join('')}}
`;
}

function dispatch(cases: readonly { readonly code: number; readonly call: string }[]): string {
  return cases.map(({ code, call }) => `    case ${code}: ${call}; break;\n`).join('');
}

/** For each mask of four lanes: the byte shuffle that moves the lanes that are set to the front. */
function compactions(): number[] {
  return upTo(16).flatMap((mask) => {
    const kept = upTo(4).filter((lane) => (mask >> lane) & 1);
    return upTo(4).flatMap((lane) => upTo(4).map((byte) => (kept[lane] ?? 0) * 4 + byte));
  });
}

export function unrolledSource(): string {
  const widths = upTo(widestRow).map((i) => i + 1);
  const tiles = tallestTile.flatMap((tallest, i) =>
    upTo(tallest).map((j) => ({ height: j + 1, width: i + 1 })),
  );
  const list = 'offsets, values, end, matrix';
  const product =
    'segments, run, segmentStride, a, aStride, b, bStride, start, startStride, c, cStride';
  return `import { madd } from '../assembly/vector';

export const widestRow: i32 = ${widestRow};
export const widestTile: i32 = ${tallestTile.length};
export const entriesAtOnce: i32 = ${entriesAtOnce};
export const compactions: usize = memory.data<u8>([${compactions().join(',')}], 16);

${widths.map(rows).join('\n')}
${widths.map(scatter).join('\n')}
${tiles.map(({ height, width }) => tile(height, width)).join('\n')}
export function rowsOf(vectors: i32, offsets: usize, values: usize, end: usize, matrix: usize, start: usize, out: usize): void {
  switch (vectors) {
${dispatch(widths.map((w) => ({ code: w, call: `rows${w}(${list}, start, out)` })))}  }
}

export function scatterOf(vectors: i32, offsets: usize, values: usize, end: usize, matrix: usize, delta: usize): void {
  switch (vectors) {
${dispatch(widths.map((w) => ({ code: w, call: `scatter${w}(${list}, delta)` })))}  }
}

/** Rows of the tallest tile of so many vectors. */
export function tallestTile(width: i32): i32 {
  return width == 1 ? ${tallestTile[0]} : ${tallestTile[1]};
}

export function tileOf(height: i32, width: i32, segments: i32, run: i32, segmentStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
  switch (height * 8 + width) {
${dispatch(tiles.map(({ height, width }) => ({ code: height * 8 + width, call: `tile${height}x${width}(${product})` })))}  }
}
`;
}
