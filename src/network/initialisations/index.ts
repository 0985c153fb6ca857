// How the first weights and biases are drawn: settings only, the drawing is engine/initial-parameters.ts. Any thread.
import * as v from 'valibot';

/**
 * zero: 0. normal: N(0, deviation^2). fanIn: N(0, 1/n_in). fanOut: N(0, 1/n_out).
 * he: N(0, 2/n_in) (He et al. 2015). glorot: uniform on +-sqrt(6 / (n_in + n_out)) (Glorot and Bengio 2010).
 */
export const distributionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('zero') }),
  v.strictObject({
    kind: v.literal('normal'),
    deviation: v.pipe(v.number(), v.gtValue(0), v.maxValue(100)),
  }),
  v.strictObject({ kind: v.literal('fanIn') }),
  v.strictObject({
    kind: v.literal('fanOut'),
    /** n_out is divided by this: NNDL 6 divides a convolution's by the area of the pool behind it. */
    divisor: v.optional(v.pipe(v.number(), v.minValue(1))),
  }),
  v.strictObject({ kind: v.literal('he') }),
  v.strictObject({ kind: v.literal('glorot') }),
]);
export type Distribution = v.InferOutput<typeof distributionSchema>;

export const initialisationSchema = v.strictObject({
  weights: distributionSchema,
  biases: distributionSchema,
});
export type Initialisation = v.InferOutput<typeof initialisationSchema>;
