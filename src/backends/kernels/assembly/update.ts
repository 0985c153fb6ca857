// The optimisers: what becomes of a parameter once its gradient is known. AssemblyScript. Formulas: network/optimisers.
import { Optimiser, Program, Regularisation, Run, Tensor } from '../build/records';
import { flush, madd } from './vector';

/** Whether all of a mini-batch is in the network at once, so that its gradient is complete after one pass. */
export function isWhole(program: Program, run: Run): bool {
  return run.batchSize <= program.capacity;
}

/** From so many examples on it pays to bring together what is used by all. */
export const manyExamples = 32;

/** Whether the first layer takes the examples as lists alone, and learns from them example by example. */
export function takesLists(program: Program, run: Run): bool {
  if (program.listsInput == 0) return false;
  return !run.training || (run.batchSize < manyExamples && isWhole(program, run));
}

/** Whether the gradient of the mini-batch is complete once the `count` examples in the network are added. */
export function isLast(run: Run, count: i32): bool {
  return run.batchFrom + count == run.batchSize;
}

/** Whether a weight's update is its gradient times -eta and nothing else, so that it may be added piece by piece. */
export function isPlain(program: Program, run: Run, tensor: Tensor): bool {
  return (
    program.optimiser == Optimiser.sgd &&
    isWhole(program, run) &&
    (!tensor.regularised || program.regularisation == Regularisation.none || run.penalty == 0)
  );
}

/** Where to put the gradient of parameters that begin `at` bytes into the tensor: in the strip, if one pass completes it. */
export function gradientAt(program: Program, run: Run, tensor: Tensor, at: usize): usize {
  return isWhole(program, run) ? program.strip : tensor.gradient + at;
}

/** Where the gradient's sum starts from. */
export function gradientStart(program: Program, run: Run, gradient: usize): usize {
  return run.batchFrom == 0 ? program.zeros : gradient;
}

/** Whether parameters stay as they are, whatever the optimiser remembers of them, where their gradient is 0. */
export function restsWithout(program: Program, run: Run, tensor: Tensor): bool {
  return (
    (program.optimiser == Optimiser.sgd || program.optimiser == Optimiser.rmsprop) &&
    (!tensor.regularised || run.penalty == 0)
  );
}

/** update for a gradient of 0 and parameters that stay as they are. */
export function rest(program: Program, tensor: Tensor, at: usize, vectors: i32): void {
  if (program.optimiser == Optimiser.sgd) return;
  const rho = f32x4.splat(program.decay);
  const meanSquare = tensor.slot + at;
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    const m = f32x4.mul(rho, v128.load(meanSquare + i));
    v128.store(meanSquare + i, flush(m, leastMemory));
  }
}

/** Too small to matter, and their squares would be denormal. */
const leastGradient: f32 = 1e-18;
const leastMemory: f32 = 1e-30;

/** @param gradient of `vectors` times four parameters that begin `at` bytes into the tensor */
export function update(
  program: Program,
  run: Run,
  tensor: Tensor,
  at: usize,
  gradient: usize,
  vectors: i32,
): void {
  if (tensor.regularised && run.penalty != 0) {
    if (program.regularisation == Regularisation.l2) {
      addL2(run.penalty, tensor.values + at, gradient, vectors);
    } else if (program.regularisation == Regularisation.l1) {
      addL1(run.penalty, tensor.values + at, gradient, vectors);
    }
  }
  const values = tensor.values + at;
  switch (program.optimiser) {
    case Optimiser.sgd:
      return sgd(run, values, gradient, vectors);
    case Optimiser.momentum:
      return momentum(program, run, values, tensor.slot + at, gradient, vectors);
    case Optimiser.rmsprop:
      return rmsprop(program, run, values, tensor.slot + at, gradient, vectors);
    default:
      return adam(
        program,
        run,
        values,
        tensor.slot + at,
        tensor.secondSlot + at,
        gradient,
        vectors,
      );
  }
}

function addL2(penalty: f32, values: usize, gradient: usize, vectors: i32): void {
  const share = f32x4.splat(penalty);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    v128.store(gradient + i, madd(share, v128.load(values + i), v128.load(gradient + i)));
  }
}

function addL1(penalty: f32, values: usize, gradient: usize, vectors: i32): void {
  const share = f32x4.splat(penalty);
  const zero = f32x4.splat(0);
  const signBit = i32x4.splat(0x80000000);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    const w = v128.load(values + i);
    const signed = v128.or(share, v128.and(w, signBit));
    const pull = v128.and(signed, f32x4.ne(w, zero));
    v128.store(gradient + i, f32x4.add(pull, v128.load(gradient + i)));
  }
}

function sgd(run: Run, values: usize, gradient: usize, vectors: i32): void {
  const eta = f32x4.splat(-run.learningRate);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    v128.store(values + i, madd(eta, v128.load(gradient + i), v128.load(values + i)));
  }
}

function momentum(
  program: Program,
  run: Run,
  values: usize,
  velocity: usize,
  gradient: usize,
  vectors: i32,
): void {
  const eta = f32x4.splat(-run.learningRate);
  const mu = f32x4.splat(program.decay);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    const pull = f32x4.mul(eta, v128.load(gradient + i));
    const v = flush(madd(mu, v128.load(velocity + i), pull), leastMemory);
    v128.store(velocity + i, v);
    v128.store(values + i, f32x4.add(v128.load(values + i), v));
  }
}

function rmsprop(
  program: Program,
  run: Run,
  values: usize,
  meanSquare: usize,
  gradient: usize,
  vectors: i32,
): void {
  const eta = f32x4.splat(-run.learningRate);
  const rho = f32x4.splat(program.decay);
  const rest = f32x4.splat(1 - program.decay);
  const epsilon = f32x4.splat(program.epsilon);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    const g = flush(v128.load(gradient + i), leastGradient);
    const old = v128.load(meanSquare + i);
    const m = flush(madd(rest, f32x4.mul(g, g), f32x4.mul(rho, old)), leastMemory);
    v128.store(meanSquare + i, m);
    const step = f32x4.div(f32x4.mul(eta, g), f32x4.sqrt(f32x4.add(m, epsilon)));
    v128.store(values + i, f32x4.add(v128.load(values + i), step));
  }
}

function adam(
  program: Program,
  run: Run,
  values: usize,
  mean: usize,
  meanSquare: usize,
  gradient: usize,
  vectors: i32,
): void {
  const eta = f32x4.splat(-run.learningRate * run.meanCorrection);
  const beta1 = f32x4.splat(program.decay);
  const rest1 = f32x4.splat(1 - program.decay);
  const beta2 = f32x4.splat(program.squareDecay);
  const rest2 = f32x4.splat(1 - program.squareDecay);
  const correction = f32x4.splat(run.squareCorrection);
  const epsilon = f32x4.splat(program.epsilon);
  for (let i: usize = 0; i < (<usize>vectors) << 4; i += 16) {
    const g = flush(v128.load(gradient + i), leastGradient);
    const m = flush(madd(rest1, g, f32x4.mul(beta1, v128.load(mean + i))), leastMemory);
    const v = flush(
      madd(rest2, f32x4.mul(g, g), f32x4.mul(beta2, v128.load(meanSquare + i))),
      leastMemory,
    );
    v128.store(mean + i, m);
    v128.store(meanSquare + i, v);
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(v, correction)), epsilon);
    v128.store(values + i, f32x4.add(v128.load(values + i), f32x4.div(f32x4.mul(eta, m), size)));
  }
}
