// What the settings of a plan are called at their controls. Page thread, pure. What is not here goes by its own name.
import { activationIds, activationText } from '../../network/activations/index.ts';

const settings: Readonly<Record<string, string>> = {
  units: 'Units',
  biases: 'Biases',
  maps: 'Feature maps',
  field: 'Field, pixels a side',
  border: 'Fields',
  size: 'Square, values a side',
  partial: 'What is left over',
  rate: 'Share silenced',
  function: 'Function',
  learningRate: 'Learning rate η',
  momentum: 'Momentum μ',
  rho: 'Memory ρ',
  epsilon: 'Floor ε',
  beta1: 'Memory β₁',
  beta2: 'Memory β₂',
  lambda: 'Strength λ',
  per: 'λ is divided by',
  deviation: 'Deviation σ',
  rotation: 'Rotation, degrees',
  skew: 'Slant, degrees',
  scaling: 'Scaling, share',
  translation: 'Shift, pixels',
  every: 'Every, epochs',
  factor: 'Factor',
  patience: 'Patience, epochs',
  on: 'Watches',
  batchSize: 'Mini-batch',
  epochs: 'Epochs',
  seed: 'Seed',
};

const choices: Readonly<Record<string, string>> = {
  valid: 'inside the image',
  full: 'all that touch it',
  drop: 'is dropped',
  keep: 'makes smaller squares',
  example: 'the images',
  batch: 'the mini-batches',
  accuracy: 'accuracy',
  cost: 'cost',
  ...Object.fromEntries(activationIds.map((id) => [id, activationText(id).label])),
};

export const settingName = (key: string): string => settings[key] ?? key;
export const choiceName = (key: string): string => choices[key] ?? key;
