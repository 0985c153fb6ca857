// Arithmetic on four float32 at once. AssemblyScript.

/** a b + c: fused where the build may use it, twice rounded elsewhere. */
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** b where a is below it, else a: NaN in a stays. (f32x4.max costs six times as much.) */
export function atLeast(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

export function atMost(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b);
}

/**
 * Constants of exp, loaded where they are used: that is one instruction, while a constant in the code is built from several.
 * 0, 1: beyond +-60 exp is cut off, so that neither infinities nor denormal numbers arise, which cost 100 cycles each.
 * 2: 1 / ln 2. 3: added to a float, it leaves the nearest integer in the lowest bits. 4, 5: - ln 2 in two parts.
 * 6 to 11: the polynomial. 12: 1, whose bits are an exponent of 0.
 */
const expConstants: usize = memory.data<f32>([
  -60, 60, 1.44269504, 12582912, -0.693359375, 2.1219444e-4, 1.9875691e-4, 1.39819995e-3,
  8.33345191e-3, 4.16657959e-2, 1.66666655e-1, 0.5, 1,
]);

function expConstant(index: usize): v128 {
  return v128.load32_splat(expConstants + (index << 2));
}

/** e^x for x within +-60, relative error about 1e-7 (S. Moshier, Cephes expf). */
export function exp(x: v128): v128 {
  x = atMost(atLeast(x, expConstant(0)), expConstant(1));
  const shifted = madd(x, expConstant(2), expConstant(3));
  const n = f32x4.sub(shifted, expConstant(3));
  // r = x - n ln 2.
  let r = madd(n, expConstant(4), x);
  r = madd(n, expConstant(5), r);
  let p = madd(expConstant(6), r, expConstant(7));
  p = madd(p, r, expConstant(8));
  p = madd(p, r, expConstant(9));
  p = madd(p, r, expConstant(10));
  p = madd(p, r, expConstant(11));
  p = f32x4.add(madd(f32x4.mul(p, r), r, r), expConstant(12));
  // 2^n, from the bits of n.
  const power = i32x4.add(i32x4.shl(shifted, 23), expConstant(12));
  return f32x4.mul(p, power);
}

/** ln x for normal x above 0, relative error about 1e-7 (S. Moshier, Cephes logf). NaN stays NaN. */
export function log(x: v128): v128 {
  let exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126)));
  // The mantissa, from 1/2 to 1; below sqrt(1/2) it is doubled.
  const mantissa = v128.or(v128.and(x, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const small = f32x4.lt(mantissa, f32x4.splat(0.707106781));
  exponent = f32x4.sub(exponent, v128.and(small, f32x4.splat(1)));
  const m = f32x4.sub(f32x4.add(mantissa, v128.and(small, mantissa)), f32x4.splat(1));
  let p = f32x4.splat(7.0376836292e-2);
  p = madd(p, m, f32x4.splat(-1.151461031e-1));
  p = madd(p, m, f32x4.splat(1.167699874e-1));
  p = madd(p, m, f32x4.splat(-1.2420140846e-1));
  p = madd(p, m, f32x4.splat(1.4249322787e-1));
  p = madd(p, m, f32x4.splat(-1.6668057665e-1));
  p = madd(p, m, f32x4.splat(2.0000714765e-1));
  p = madd(p, m, f32x4.splat(-2.4999993993e-1));
  p = madd(p, m, f32x4.splat(3.3333331174e-1));
  const square = f32x4.mul(m, m);
  let y = f32x4.mul(f32x4.mul(p, m), square);
  y = madd(exponent, f32x4.splat(-2.1219444e-4), y);
  y = madd(square, f32x4.splat(-0.5), y);
  const result = madd(exponent, f32x4.splat(0.693359375), f32x4.add(m, y));
  return f32x4.add(result, f32x4.sub(x, x));
}

export function sigmoid(x: v128): v128 {
  const one = expConstant(12);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** Near 0 a polynomial (S. Moshier, Cephes tanhf), elsewhere 1 - 2 / (e^2x + 1). */
export function tanh(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = madd(p, square, f32x4.splat(2.06390887954e-2));
  p = madd(p, square, f32x4.splat(-5.37397155531e-2));
  p = madd(p, square, f32x4.splat(1.33314422036e-1));
  p = madd(p, square, f32x4.splat(-3.33332819422e-1));
  const near = madd(f32x4.mul(p, square), x, x);
  const e = exp(f32x4.add(x, x));
  const far = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))));
  return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), f32x4.splat(0.625)));
}

/** 0 where |x| is below `least`: products of such numbers would be denormal. */
export function flush(x: v128, least: f32): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(least)));
}

/** The sum of the four lanes. */
export function sumOf(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** All bits set in the first `count` lanes, 0 to 4. */
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Groups of four that hold `width` numbers. */
export function vectorsFor(width: i32): i32 {
  return (width + 3) >> 2;
}
