// The settings of the figure that fits a curve, as a link carries them. Page thread, pure.
import * as v from 'valibot';
import { curveNames, ownCount } from './targets.ts';

const value = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60));
export const schema = v.strictObject({
  curve: v.picklist([...curveNames, 'own']),
  /** The reader's curve, once there is one. */
  own: v.nullable(v.pipe(v.array(value), v.length(ownCount))),
  bumps: count,
  /** Set by hand; null: each in the middle of its piece. */
  heights: v.nullable(v.array(value)),
  steepness: v.pipe(v.number(), v.minValue(5), v.maxValue(400)),
  pointer: v.picklist(['draw', 'bumps']),
  /** What the sliders that stand in for the pointer are at: a bump, counted from 0, and a place on the curve. */
  bump: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(59)), 0),
  at: v.optional(value, 0),
  units: count,
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
});
export type CurveFitState = v.InferOutput<typeof schema>;
export const initial: CurveFitState = {
  curve: 'hills',
  own: null,
  bumps: 8,
  heights: null,
  steepness: 200,
  pointer: 'bumps',
  bump: 0,
  at: 0,
  units: 6,
  seed: 1,
};
