// The examples that a network is to be looked into with: the page's own, or some of the data set. Worker.
import type { InspectedExamples } from '../backends/inspect.ts';
import { inputSize, outputSize } from '../network/network-spec.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Inspected } from '../protocol/messages.ts';
import type { DataFeed } from './data-feed.ts';

/** @returns null when they do not fit the network, or have not arrived */
export function examplesOf(
  of: Inspected,
  { network, data }: TrainingPlan,
  feed: DataFeed,
): InspectedExamples | null {
  const size = inputSize(network);
  const classes = outputSize(network);
  if (of.kind === 'given') {
    const { inputs, count } = of;
    const back = of.targets ?? of.sumErrors;
    const fits =
      inputs.length === count * size && (back === undefined || back.length === count * classes);
    return fits ? of : null;
  }

  const { split, indices } = of;
  const arrived = feed.arrived(split, data);
  if (indices.some((index) => index >= arrived)) return null;
  const inputs = new Float32Array(indices.length * size);
  const targets = new Float32Array(indices.length * classes);
  for (const [i, index] of indices.entries()) {
    const example = feed.examples(split, index, 1, data);
    const scale = example.inputs instanceof Uint8Array ? 1 / 255 : 1;
    for (let k = 0; k < size; k++) inputs[i * size + k] = example.inputs[k]! * scale;
    if (example.targets) targets.set(example.targets, i * classes);
    else targets[i * classes + example.labels[0]!] = 1;
  }
  return { inputs, targets, count: indices.length };
}
