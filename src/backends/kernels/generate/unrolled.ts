// The innermost loops, written out for every width, as AssemblyScript source: the language has no loop unrolling. Build.
//
// Every variant keeps its sums in registers. Offsets are immediates of the load and store instructions, which measures a
// tenth faster than adding them to the pointer.

/** Most vectors that one call of rows or scatter keeps in registers: of sixteen, some are for operands. */
export const widestRow = 12;
/**
 * Rows of the tallest tile of one, two and three vectors: eight sums or nine, because a sum is ready for the next product
 * four cycles after the last, and two products begin in each. More would not fit into the registers beside their operands.
 */
const tallestTile = [8, 4, 3] as const;

/** Most segments of a field that one call takes, of one vector or two each. */
const mostSegments = 6;
const widestSegment = 2;

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

/** out += sum over the list of value * (`height` rows of the matrix from the offset on). A short field goes through in one pass. */
function segments(height: number, width: number): string {
  const sums = sumsOf(height, width);
  const at = ({ i, j }: { readonly i: number; readonly j: number }): number => 16 * (i * width + j);
  return `function segments${height}x${width}(offsets: usize, values: usize, end: usize, matrix: usize, stride: usize, out: usize): void {
${sums.map((sum) => `  let ${sum.name} = v128.load(out, ${at(sum)});\n`).join('')}\
${overList((k) =>
  lines(
    height,
    (i) =>
      (i === 0 ? `    let at${k} = row${k};\n` : `    at${k} += stride;\n`) +
      lines(
        width,
        (j) => `    s${i}${j} = madd(x${k}, v128.load(at${k}, ${16 * j}), s${i}${j});\n`,
      ),
  ),
)}\
${sums.map((sum) => `  v128.store(out, ${sum.name}, ${at(sum)});\n`).join('')}}
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

/** The sums of a tile of so many rows and vectors. */
function sumsOf(height: number, width: number) {
  return upTo(height).flatMap((i) => upTo(width).map((j) => ({ i, j, name: `s${i}${j}` })));
}

/**
 * c = start + a b, for `blocks` times `height` rows of a and `width` vectors of columns of b. A row of a is `segments` runs of
 * `run` numbers, segmentStride apart (one segment: a matrix; several: a field of an image). Rows of b follow each other.
 */
function tile(height: number, width: number): string {
  const sums = sumsOf(height, width);
  const row = (name: string, i: number): string =>
    i === 0 ? name : `${name} + ${name}Stride * ${i}`;
  return `function tile${height}x${width}(blocks: i32, segments: i32, run: i32, segmentStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
  for (; blocks > 0; blocks--) {
${lines(height, (i) => `    const start${i} = ${row('start', i)};\n`)}\
${sums.map(({ i, j, name }) => `    let ${name} = v128.load(start${i}, ${16 * j});\n`).join('')}\
    let segment = a;
    let factors = b;
    for (let left = segments; left > 0; left--) {
      let a0 = segment;
${lines(height, (i) => (i === 0 ? '' : `      let a${i} = segment + aStride * ${i};\n`))}\
      const end = segment + (<usize>run << 2);
      while (a0 < end) {
${lines(width, (j) => `        const b${j} = v128.load(factors, ${16 * j});\n`)}\
${lines(
  height,
  (i) => `        const x${i} = v128.load32_splat(a${i});
${lines(width, (j) => `        s${i}${j} = madd(x${i}, b${j}, s${i}${j});\n`)}`,
)}\
${lines(height, (i) => `        a${i} += 4;\n`)}\
        factors += bStride;
      }
      segment += segmentStride;
    }
${lines(height, (i) => `    const c${i} = ${row('c', i)};\n`)}\
${sums.map(({ i, j, name }) => `    v128.store(c${i}, ${name}, ${16 * j});\n`).join('')}\
    a += aStride * ${height};
    start += startStride * ${height};
    c += cStride * ${height};
  }
}
`;
}

/** The usual field on an image of one channel. */
const pixelField = 5;
const tallestPixelTile = [4, 4, 3] as const;

/**
 * The fields of `blocks` times `height` neighbouring positions of an image of one channel, times `width` vectors of maps.
 * Rows of the field in which all of them are blank add nothing: more than half of those of a digit.
 */
function pixelTile(height: number, width: number): string {
  const sums = sumsOf(height, width);
  return `function pixelTile${height}x${width}(blocks: i32, image: usize, rowStride: usize, b: usize, c: usize, cStride: usize): void {
  for (; blocks > 0; blocks--) {
${sums.map(({ name }) => `    let ${name} = f32x4.splat(0);\n`).join('')}\
    let row = image;
    let factors = b;
    for (let left = ${pixelField}; left > 0; left--) {
      const end = factors + ${16 * pixelField * width};
      if (v128.any_true(v128.or(v128.load(row), v128.load(row, ${4 * height})))) {
        let pixel = row;
        while (factors < end) {
${lines(width, (j) => `          const b${j} = v128.load(factors, ${16 * j});\n`)}\
${lines(
  height,
  (i) => `          const x${i} = v128.load32_splat(pixel, ${4 * i});
${lines(width, (j) => `          s${i}${j} = madd(x${i}, b${j}, s${i}${j});\n`)}`,
)}\
          pixel += 4;
          factors += ${16 * width};
        }
      }
      row += rowStride;
      factors = end;
    }
${lines(height, (i) => `    const c${i} = ${i === 0 ? 'c' : `c + cStride * ${i}`};\n`)}\
${sums.map(({ i, j, name }) => `    v128.store(c${i}, ${name}, ${16 * j});\n`).join('')}\
    image += ${4 * height};
    c += cStride * ${height};
  }
}
`;
}

/** c += a' b, for `blocks` times `height` columns of a, which has as many rows as b: a' is a with columns as rows. */
function transposedTile(height: number, width: number): string {
  const sums = sumsOf(height, width);
  return `function transposedTile${height}x${width}(blocks: i32, depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize): void {
  for (; blocks > 0; blocks--) {
${lines(height, (i) => `    const c${i} = ${i === 0 ? 'c' : `c + cStride * ${i}`};\n`)}\
${sums.map(({ i, j, name }) => `    let ${name} = v128.load(c${i}, ${16 * j});\n`).join('')}\
    let column = a;
    let row = b;
    for (let left = depth; left > 0; left--) {
${lines(width, (j) => `      const b${j} = v128.load(row, ${16 * j});\n`)}\
${lines(
  height,
  (i) => `      const x${i} = v128.load32_splat(column, ${4 * i});
${lines(width, (j) => `      s${i}${j} = madd(x${i}, b${j}, s${i}${j});\n`)}`,
)}\
      column += aStride;
      row += bStride;
    }
${sums.map(({ i, j, name }) => `    v128.store(c${i}, ${name}, ${16 * j});\n`).join('')}\
    a += ${4 * height};
    c += cStride * ${height};
  }
}
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
  const fields = upTo(widestSegment).flatMap((j) =>
    upTo(mostSegments - 1).map((i) => ({ height: i + 2, width: j + 1 })),
  );
  const columns = 'blocks, depth, a, aStride, b, bStride, c, cStride';
  const list = 'offsets, values, end, matrix';
  const product =
    'blocks, segments, run, segmentStride, a, aStride, b, bStride, start, startStride, c, cStride';
  return `import { madd } from '../assembly/vector';

export const widestRow: i32 = ${widestRow};
export const mostSegments: i32 = ${mostSegments};
export const widestSegment: i32 = ${widestSegment};
export const entriesAtOnce: i32 = ${entriesAtOnce};
export const compactions: usize = memory.data<u8>([${compactions().join(',')}], 16);

${widths.map(rows).join('\n')}
${widths.map(scatter).join('\n')}
${fields.map(({ height, width }) => segments(height, width)).join('\n')}
${tiles.map(({ height, width }) => tile(height, width)).join('\n')}
${tallestPixelTile.map((height, i) => pixelTile(height, i + 1)).join('\n')}
${tiles.map(({ height, width }) => transposedTile(height, width)).join('\n')}
export function rowsOf(vectors: i32, offsets: usize, values: usize, end: usize, matrix: usize, start: usize, out: usize): void {
  switch (vectors) {
${dispatch(widths.map((w) => ({ code: w, call: `rows${w}(${list}, start, out)` })))}  }
}

export function scatterOf(vectors: i32, offsets: usize, values: usize, end: usize, matrix: usize, delta: usize): void {
  switch (vectors) {
${dispatch(widths.map((w) => ({ code: w, call: `scatter${w}(${list}, delta)` })))}  }
}

export function segmentsOf(height: i32, width: i32, offsets: usize, values: usize, end: usize, matrix: usize, stride: usize, out: usize): void {
  switch (height * 8 + width) {
${dispatch(fields.map(({ height, width }) => ({ code: height * 8 + width, call: `segments${height}x${width}(${list}, stride, out)` })))}  }
}

/** How wide the next tile is where so many vectors are left: two, as long as that leaves no single one. */
export function tileWidth(vectors: i32): i32 {
  return vectors == 3 ? 3 : min(vectors, 2);
}

/** Rows of the tallest tile of so many vectors. */
export function tallestTile(width: i32): i32 {
  return width == 1 ? ${tallestTile[0]} : width == 2 ? ${tallestTile[1]} : ${tallestTile[2]};
}

export function tileOf(height: i32, width: i32, blocks: i32, segments: i32, run: i32, segmentStride: usize, a: usize, aStride: usize, b: usize, bStride: usize, start: usize, startStride: usize, c: usize, cStride: usize): void {
  switch (height * 8 + width) {
${dispatch(tiles.map(({ height, width }) => ({ code: height * 8 + width, call: `tile${height}x${width}(${product})` })))}  }
}

export const pixelField: i32 = ${pixelField};

export function tallestPixelTile(width: i32): i32 {
  return width == 3 ? ${tallestPixelTile[2]} : ${tallestPixelTile[0]};
}

export function pixelTilesOf(width: i32, blocks: i32, image: usize, rowStride: usize, b: usize, c: usize, cStride: usize): void {
  switch (width) {
${dispatch(tallestPixelTile.map((height, i) => ({ code: i + 1, call: `pixelTile${height}x${i + 1}(blocks, image, rowStride, b, c, cStride)` })))}  }
}

export function transposedTileOf(height: i32, width: i32, blocks: i32, depth: i32, a: usize, aStride: usize, b: usize, bStride: usize, c: usize, cStride: usize): void {
  switch (height * 8 + width) {
${dispatch(tiles.map(({ height, width }) => ({ code: height * 8 + width, call: `transposedTile${height}x${width}(${columns})` })))}  }
}
`;
}
