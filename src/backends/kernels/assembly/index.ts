// What the kernels are called with: train, evaluate, predict. AssemblyScript.
//
// A network is a list of stages in memory (see records.ts), so that thousands of steps pass without returning to JavaScript.
import {
  ActivationStage,
  BorderStage,
  ConvolutionStage,
  DenseStage,
  DropoutStage,
  Optimiser,
  PoolStage,
  Program,
  Run,
  Source,
  Stage,
  StageKind,
} from '../build/records';
import { activationBackward, activationForward } from './activation';
import { convolutionBackward, convolutionForward } from './convolution';
import { costOf, judge, verdictOf } from './cost';
import { denseBackward, denseForward } from './dense';
import { dropoutBackward, dropoutForward } from './dropout';
import { gather } from './gather';
import { borderBackward, borderForward, poolBackward, poolForward } from './pool';

export { fillSlots } from './slots';

/** First byte of memory that is not the module's own. */
export const heapBase: usize = __heap_base;

function stageAt(program: Program, index: i32): usize {
  return load<usize>(program.stages + ((<usize>index) << 2));
}

function forward(program: Program, run: Run, count: i32): void {
  for (let i = 0; i < program.stageCount; i++) {
    const at = stageAt(program, i);
    switch (changetype<Stage>(at).kind) {
      case StageKind.dense:
        denseForward(changetype<DenseStage>(at), program, run, count);
        break;
      case StageKind.convolution:
        convolutionForward(changetype<ConvolutionStage>(at), program, count);
        break;
      case StageKind.pool:
        poolForward(changetype<PoolStage>(at), count);
        break;
      case StageKind.border:
        borderForward(changetype<BorderStage>(at), count);
        break;
      case StageKind.activation:
        activationForward(changetype<ActivationStage>(at), count);
        break;
      case StageKind.dropout:
        dropoutForward(changetype<DropoutStage>(at), program, run, count);
        break;
    }
  }
}

function backward(program: Program, run: Run, count: i32): void {
  for (let i = program.backwardFrom; i >= 0; i--) {
    const at = stageAt(program, i);
    switch (changetype<Stage>(at).kind) {
      case StageKind.dense:
        denseBackward(changetype<DenseStage>(at), program, run, count);
        break;
      case StageKind.convolution:
        convolutionBackward(changetype<ConvolutionStage>(at), program, run, count);
        break;
      case StageKind.pool:
        poolBackward(changetype<PoolStage>(at), count);
        break;
      case StageKind.border:
        borderBackward(changetype<BorderStage>(at), count);
        break;
      case StageKind.activation:
        activationBackward(changetype<ActivationStage>(at), count);
        break;
      case StageKind.dropout:
        dropoutBackward(changetype<DropoutStage>(at), count);
        break;
    }
  }
}

/** Takes ceil(count / batchSize) steps on the examples of `order`, and reports in `run`. */
export function train(
  program: Program,
  run: Run,
  source: Source,
  order: usize,
  count: i32,
  batchSize: i32,
): void {
  run.training = 1;
  run.cost = 0;
  run.correct = 0;
  run.divergedAt = -1;
  for (let from = 0, step = 0; from < count; from += batchSize, step++) {
    const before = run.cost;
    run.cost = 0;
    takeStep(program, run, source, order + ((<usize>from) << 2), min(batchSize, count - from));
    if (run.divergedAt < 0 && !isFinite(run.cost)) run.divergedAt = step;
    run.cost += before;
  }
}

/** One step on one mini-batch, which goes through the network in as many parts as it needs. */
function takeStep(program: Program, run: Run, source: Source, order: usize, size: i32): void {
  if (program.optimiser == Optimiser.adam) {
    const t = <f64>(run.step + 1);
    run.meanCorrection = <f32>(1 / (1 - Math.pow(<f64>program.decay, t)));
    run.squareCorrection = <f32>(1 / (1 - Math.pow(<f64>program.squareDecay, t)));
  }
  run.batchSize = size;
  for (let from = 0; from < size; from += program.capacity) {
    const count = min(program.capacity, size - from);
    const part = order + ((<usize>from) << 2);
    run.batchFrom = from;
    gather(program, run, source, part, count);
    forward(program, run, count);
    judge(program, run, source.labels, part, count);
    backward(program, run, count);
  }
  run.step++;
}

/** Classifies `count` examples, given by their indices. verdicts: bytes; costs: float32. */
export function evaluate(
  program: Program,
  run: Run,
  source: Source,
  order: usize,
  count: i32,
  verdicts: usize,
  costs: usize,
): void {
  run.training = 0;
  run.batchSize = 0;
  run.cost = 0;
  run.correct = 0;
  for (let from = 0; from < count; from += program.capacity) {
    const part = min(program.capacity, count - from);
    const indices = order + ((<usize>from) << 2);
    gather(program, run, source, indices, part);
    forward(program, run, part);
    for (let i = 0; i < part; i++) {
      const row = program.output + <usize>(i * program.outputStride);
      const label = <i32>load<u8>(source.labels + load<u32>(indices + ((<usize>i) << 2)));
      const cost = costOf(program, row, label);
      const verdict = verdictOf(row, program.classes);
      run.cost += <f64>cost;
      run.correct += <i32>(verdict == label);
      store<u8>(verdicts + <usize>(from + i), verdict);
      store<f32>(costs + ((<usize>(from + i)) << 2), cost);
    }
  }
}

/** The outputs for at most `capacity` examples, which stand in program.output afterwards. */
export function predict(program: Program, run: Run, source: Source, count: i32): void {
  run.training = 0;
  run.batchSize = 0;
  gather(program, run, source, 0, count);
  forward(program, run, count);
}
