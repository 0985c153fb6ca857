// The optimisers' settings, checked. The updates themselves stand in each backend. Any thread.
import * as v from 'valibot';

const learningRate = v.pipe(v.number(), v.gtValue(0), v.maxValue(1000));
const share = v.pipe(v.number(), v.minValue(0), v.ltValue(1));
const epsilon = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));

/** w <- w - eta g */
const sgd = v.strictObject({ kind: v.literal('sgd'), learningRate });
/** velocity <- momentum velocity - eta g; w <- w + velocity. State: velocity. */
const momentum = v.strictObject({ kind: v.literal('momentum'), learningRate, momentum: share });
/** m <- rho m + (1 - rho) g^2; w <- w - eta g / sqrt(m + epsilon). State: meanSquare. Hinton 2012, as in Theano programs. */
const rmsprop = v.strictObject({ kind: v.literal('rmsprop'), learningRate, rho: share, epsilon });
/**
 * m <- beta1 m + (1 - beta1) g; v <- beta2 v + (1 - beta2) g^2; t the step, from 1;
 * w <- w - eta (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). State: mean, meanSquare. Kingma and Ba 2015.
 */
const adam = v.strictObject({
  kind: v.literal('adam'),
  learningRate,
  beta1: share,
  beta2: share,
  epsilon,
});

export const optimiserSchema = v.variant('kind', [sgd, momentum, rmsprop, adam]);
export type OptimiserSpec = v.InferOutput<typeof optimiserSchema>;
export type OptimiserKind = OptimiserSpec['kind'];

/** Names of what each optimiser remembers for every parameter (TrainerState.optimiser). */
export const optimiserSlots = {
  sgd: [],
  momentum: ['velocity'],
  rmsprop: ['meanSquare'],
  adam: ['mean', 'meanSquare'],
} as const satisfies Record<OptimiserKind, readonly string[]>;
