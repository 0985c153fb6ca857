// The chapters' whole vocabulary of figures: each is fetched when it comes into view. Page thread.
import type { ComponentType } from 'react';
import type { FigureProps } from './figure-props.ts';

export type { FigureProps } from './figure-props.ts';

export interface FigureEntry {
  readonly title: string;
  readonly load: () => Promise<{ readonly default: ComponentType<FigureProps> }>;
  /** Room kept before it is here: its height in CSS pixels on a phone (390 wide), a tablet (820) and a desk (from 1000). */
  readonly height: { readonly narrow: number; readonly medium: number; readonly wide: number };
}

export const figures = {
  Laboratory: {
    title: 'The laboratory',
    load: () => import('./laboratory/laboratory.tsx'),
    height: { narrow: 2320, medium: 1340, wide: 755 },
  },
  HiddenWeights: {
    title: 'The weights of the hidden layer',
    load: () => import('./hidden-weights/hidden-weights.tsx'),
    height: { narrow: 820, medium: 670, wide: 670 },
  },
  WorstMistakes: {
    title: 'The worst mistakes',
    load: () => import('./worst-mistakes/worst-mistakes.tsx'),
    height: { narrow: 650, medium: 850, wide: 420 },
  },
  GateWorkbench: {
    title: 'The gate workbench',
    load: () => import('./gate-workbench/gate-workbench.tsx'),
    height: { narrow: 980, medium: 700, wide: 480 },
  },
  HalfAdder: {
    title: 'A half adder made of NANDs',
    load: () => import('./half-adder/half-adder.tsx'),
    height: { narrow: 380, medium: 500, wide: 520 },
  },
  PerceptronRule: {
    title: 'The perceptron learning rule',
    load: () => import('./perceptron-rule/perceptron-rule.tsx'),
    height: { narrow: 850, medium: 480, wide: 480 },
  },
  TwoLayerXor: {
    title: 'XOR with three perceptrons',
    load: () => import('./two-layer-xor/two-layer-xor.tsx'),
    height: { narrow: 1500, medium: 800, wide: 700 },
  },
  StepAndSigmoid: {
    title: 'A step and a sigmoid',
    load: () => import('./step-and-sigmoid/step-and-sigmoid.tsx'),
    height: { narrow: 900, medium: 640, wide: 440 },
  },
  Nudge: {
    title: 'The nudge',
    load: () => import('./nudge/nudge.tsx'),
    height: { narrow: 1150, medium: 660, wide: 640 },
  },
  SlowStart: {
    title: 'A slow start',
    load: () => import('./slow-start/slow-start.tsx'),
    height: { narrow: 1450, medium: 600, wide: 540 },
  },
} as const satisfies Record<string, FigureEntry>;

export type FigureName = keyof typeof figures;
