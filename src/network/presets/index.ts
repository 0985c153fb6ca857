// The published experiments on MNIST, each with its plan and its figure. Any thread.
import { convolutionalPresets } from './convolutional.ts';
import { distortedPresets } from './distorted.ts';
import { fullyConnectedPresets } from './fully-connected.ts';
import { introductionPresets } from './introduction.ts';
import type { Preset } from './preset.ts';

export type { Preset } from './preset.ts';

export const presets: readonly Preset[] = [
  ...fullyConnectedPresets,
  ...introductionPresets,
  ...convolutionalPresets,
  ...distortedPresets,
];

/** undefined: there is no such experiment. */
export function presetOf(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
