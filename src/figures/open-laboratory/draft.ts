// Whether a plan that is being edited can be built, and where not. Page thread, pure.
import { isOfBench } from '../../network/dataset.ts';
import { memoryNeeded } from '../../network/memory.ts';
import { networkShapes, parameterCount, type LayerShapes } from '../../network/network-spec.ts';
import { planKey } from '../../network/plan-key.ts';
import type { Problem } from '../../network/result.ts';
import { parsePlan, type TrainingPlan } from '../../network/training-plan.ts';

export type Verdict =
  | {
      readonly ok: true;
      readonly shapes: readonly LayerShapes[];
      readonly parameters: number;
      readonly bytes: number;
    }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** Where it arises; null: not in a layer. */
      readonly layer: number | null;
      /** Of the layers before it, or of all where they fit together. */
      readonly shapes: readonly LayerShapes[];
    };

const gigabyte = 2 ** 30;
/** Most that one part of a page may hold where browsers agree: the kernels' own limit. */
const mostBytes = 2 * gigabyte;
/** What a device is taken to have where it does not tell. */
const usualGigabytes = 4;

/** A quarter of the device's memory, as far as it tells (never more than 8 GB), is for a network and its images. */
export function memoryLimit({ deviceMemory }: { readonly deviceMemory?: number }): number {
  return Math.min(mostBytes, ((deviceMemory ?? usualGigabytes) / 4) * gigabyte);
}

/** @param limit bytes that may be used */
export function judge(plan: TrainingPlan, limit: number): Verdict {
  const { network } = plan;
  const found = networkShapes(network);
  if (!found.ok) {
    const { problem } = found;
    const before = networkShapes({ ...network, layers: network.layers.slice(0, problem.layer) });
    return { ok: false, problem, layer: problem.layer, shapes: before.ok ? before.value : [] };
  }
  const shapes = found.value;
  const checked = parsePlan(plan);
  if (!checked.ok) {
    const { problem } = checked;
    return { ok: false, problem, layer: layerOf(problem, plan), shapes };
  }
  const bytes = memoryNeeded(plan);
  const parameters = parameterCount(network);
  if (bytes > limit) return { ok: false, problem: tooLarge(bytes, limit), layer: null, shapes };
  if (!isOfBench(plan.data)) {
    return { ok: false, problem: otherData, layer: null, shapes };
  }
  return { ok: true, shapes, parameters, bytes };
}

const otherData: Problem = {
  code: 'not-mnist',
  message:
    'This plan is for a figure’s own data. The laboratory trains on MNIST, on your digits or on points of the plane.',
  hint: 'Choose one of them under Data.',
};

function layerOf({ code }: Problem, { network }: TrainingPlan): number | null {
  switch (code) {
    case 'softmax-inside':
      return network.layers.findIndex(
        (layer) => layer.kind === 'activation' && layer.function === 'softmax',
      );
    case 'output-not-vector':
      return network.layers.length - 1;
    case 'outputs-not-classes': {
      const dense = network.layers.findLastIndex(({ kind }) => kind === 'dense');
      return dense < 0 ? network.layers.length - 1 : dense;
    }
    default:
      return null;
  }
}

function tooLarge(bytes: number, limit: number): Problem {
  return {
    code: 'network-too-large',
    message: `This network needs about ${bytesText(bytes)} with its images, and this device should give it no more than ${bytesText(limit)}.`,
    hint: 'Make its largest layer smaller, pool before it, or take smaller mini-batches.',
  };
}

export function bytesText(bytes: number): string {
  return bytes >= gigabyte
    ? `${(bytes / gigabyte).toFixed(1)} GB`
    : `${String(Math.ceil(bytes / 2 ** 20))} MB`;
}

/** Whether two plans say the same. */
export function samePlan(one: TrainingPlan, other: TrainingPlan): boolean {
  return one === other || planKey(one) === planKey(other);
}
