// The chapters' whole vocabulary of figures: each is fetched when it comes into view. Page thread.
import type { ComponentType } from 'react';
import type { FigureProps } from './figure-props.ts';

export type { FigureProps } from './figure-props.ts';

export interface FigureEntry {
  readonly title: string;
  readonly load: () => Promise<{ readonly default: ComponentType<FigureProps> }>;
  /** Room kept before it is here: its height in CSS pixels on a phone (390 wide), a tablet (820), both for a finger, and a desk (from 1000). */
  readonly height: { readonly narrow: number; readonly medium: number; readonly wide: number };
}

export const figures = {
  WelcomeDigits: {
    title: 'A network that learns to read',
    load: () => import('./welcome-digits/welcome-digits.tsx'),
    height: { narrow: 1442, medium: 470, wide: 472 },
  },
  Laboratory: {
    title: 'The laboratory',
    load: () => import('./laboratory/laboratory.tsx'),
    height: { narrow: 2500, medium: 1403, wide: 695 },
  },
  OpenLaboratory: {
    title: 'The laboratory',
    load: () => import('./open-laboratory/open-laboratory.tsx'),
    height: { narrow: 5794, medium: 3754, wide: 2009 },
  },
  LaboratoryConfusion: {
    title: 'What is taken for what',
    load: () => import('./laboratory-confusion/laboratory-confusion.tsx'),
    height: { narrow: 1299, medium: 841, wide: 818 },
  },
  LearnedForgotten: {
    title: 'Learned and forgotten',
    load: () => import('./learned-forgotten/learned-forgotten.tsx'),
    height: { narrow: 1698, medium: 955, wide: 935 },
  },
  LookInside: {
    title: 'Look inside',
    load: () => import('./look-inside/look-inside.tsx'),
    height: { narrow: 1807, medium: 912, wide: 878 },
  },
  WhyThisDigit: {
    title: 'Why this digit?',
    load: () => import('./why-this-digit/why-this-digit.tsx'),
    height: { narrow: 1361, medium: 813, wide: 768 },
  },
  Handwriting: {
    title: 'Your own hand',
    load: () => import('./handwriting/handwriting.tsx'),
    height: { narrow: 3143, medium: 2577, wide: 1634 },
  },
  Compare: {
    title: 'Side by side',
    load: () => import('./compare/compare.tsx'),
    height: { narrow: 2405, medium: 1649, wide: 1331 },
  },
  OwnImages: {
    title: 'Pictures of your own',
    load: () => import('./own-images/own-images.tsx'),
    height: { narrow: 2078, medium: 1244, wide: 820 },
  },
  HiddenWeights: {
    title: 'The weights of the hidden layer',
    load: () => import('./hidden-weights/hidden-weights.tsx'),
    height: { narrow: 1185, medium: 687, wide: 673 },
  },
  WorstMistakes: {
    title: 'The worst mistakes',
    load: () => import('./worst-mistakes/worst-mistakes.tsx'),
    height: { narrow: 804, medium: 560, wide: 498 },
  },
  ConfusionMatrix: {
    title: 'What is taken for what',
    load: () => import('./confusion-matrix/confusion-matrix.tsx'),
    height: { narrow: 984, medium: 608, wide: 590 },
  },
  DeviceReport: {
    title: 'What computes here',
    load: () => import('./device-report/device-report.tsx'),
    height: { narrow: 1169, medium: 602, wide: 594 },
  },
  GateWorkbench: {
    title: 'The gate workbench',
    load: () => import('./gate-workbench/gate-workbench.tsx'),
    height: { narrow: 1193, medium: 835, wide: 450 },
  },
  HalfAdder: {
    title: 'A half adder made of NANDs',
    load: () => import('./half-adder/half-adder.tsx'),
    height: { narrow: 452, medium: 558, wide: 541 },
  },
  PerceptronRule: {
    title: 'The perceptron learning rule',
    load: () => import('./perceptron-rule/perceptron-rule.tsx'),
    height: { narrow: 946, medium: 503, wide: 473 },
  },
  TwoLayerXor: {
    title: 'XOR with three perceptrons',
    load: () => import('./two-layer-xor/two-layer-xor.tsx'),
    height: { narrow: 1903, medium: 688, wide: 688 },
  },
  StepAndSigmoid: {
    title: 'A step and a sigmoid',
    load: () => import('./step-and-sigmoid/step-and-sigmoid.tsx'),
    height: { narrow: 992, medium: 731, wide: 396 },
  },
  Nudge: {
    title: 'The nudge',
    load: () => import('./nudge/nudge.tsx'),
    height: { narrow: 1179, medium: 617, wide: 596 },
  },
  SlowStart: {
    title: 'A slow start',
    load: () => import('./slow-start/slow-start.tsx'),
    height: { narrow: 1403, medium: 637, wide: 547 },
  },
  NetworkShapes: {
    title: 'Layers, shapes, parameters',
    load: () => import('./network-shapes/network-shapes.tsx'),
    height: { narrow: 1194, medium: 658, wide: 696 },
  },
  ForwardPass: {
    title: 'Forward, number by number',
    load: () => import('./forward-pass/forward-pass.tsx'),
    height: { narrow: 1032, medium: 596, wide: 589 },
  },
  DecisionRegion: {
    title: 'Regions of the plane',
    load: () => import('./decision-region/decision-region.tsx'),
    height: { narrow: 1087, medium: 640, wide: 529 },
  },
  BallOnCurve: {
    title: 'A ball on a curve',
    load: () => import('./ball-on-curve/ball-on-curve.tsx'),
    height: { narrow: 951, medium: 540, wide: 452 },
  },
  Surface: {
    title: 'A ball on a surface',
    load: () => import('./surface/surface.tsx'),
    height: { narrow: 1547, medium: 671, wide: 736 },
  },
  BatchPaths: {
    title: 'All, a few, or one at a time',
    load: () => import('./batch-paths/batch-paths.tsx'),
    height: { narrow: 1732, medium: 703, wide: 732 },
  },
  OptimiserRace: {
    title: 'A race of optimisers',
    load: () => import('./optimiser-race/optimiser-race.tsx'),
    height: { narrow: 1465, medium: 1162, wide: 543 },
  },
  BackpropStepper: {
    title: 'Backpropagation, step by step',
    load: () => import('./backprop-stepper/backprop-stepper.tsx'),
    height: { narrow: 1790, medium: 853, wide: 715 },
  },
  GradientCheck: {
    title: 'Do not take our word',
    load: () => import('./gradient-check/gradient-check.tsx'),
    height: { narrow: 1000, medium: 640, wide: 645 },
  },
  DigitBackwards: {
    title: 'Your digit, backwards',
    load: () => import('./digit-backwards/digit-backwards.tsx'),
    height: { narrow: 2296, medium: 1229, wide: 761 },
  },
  DigitBrowser: {
    title: 'The 70,000 images',
    load: () => import('./digit-browser/digit-browser.tsx'),
    height: { narrow: 1488, medium: 975, wide: 950 },
  },
  Darkness: {
    title: 'Read by darkness',
    load: () => import('./darkness/darkness.tsx'),
    height: { narrow: 1368, medium: 957, wide: 586 },
  },
  MeanDigits: {
    title: 'Ten mean images',
    load: () => import('./mean-digits/mean-digits.tsx'),
    height: { narrow: 1498, medium: 677, wide: 649 },
  },
  NearestImage: {
    title: 'The most similar image',
    load: () => import('./nearest-image/nearest-image.tsx'),
    height: { narrow: 1527, medium: 756, wide: 772 },
  },
  InkXray: {
    title: 'The way into the field',
    load: () => import('./ink-xray/ink-xray.tsx'),
    height: { narrow: 1687, medium: 1078, wide: 736 },
  },
  CostsCompared: {
    title: 'Two costs',
    load: () => import('./costs-compared/costs-compared.tsx'),
    height: { narrow: 1249, medium: 601, wide: 575 },
  },
  SoftmaxBars: {
    title: 'Shares of one',
    load: () => import('./softmax-bars/softmax-bars.tsx'),
    height: { narrow: 888, medium: 514, wide: 472 },
  },
  StartingWeights: {
    title: 'Two ways to start',
    load: () => import('./starting-weights/starting-weights.tsx'),
    height: { narrow: 1432, medium: 812, wide: 794 },
  },
  OverfittingBench: {
    title: 'Too few images',
    load: () => import('./overfitting-bench/overfitting-bench.tsx'),
    height: { narrow: 1200, medium: 691, wide: 614 },
  },
  OptimisersOnDigits: {
    title: 'Four optimisers on digits',
    load: () => import('./optimisers-on-digits/optimisers-on-digits.tsx'),
    height: { narrow: 1063, medium: 604, wide: 588 },
  },
  HyperSearch: {
    title: 'A search by validation',
    load: () => import('./hyper-search/hyper-search.tsx'),
    height: { narrow: 806, medium: 498, wide: 436 },
  },
  PublishedRuns: {
    title: 'Three published runs',
    load: () => import('./published-runs/published-runs.tsx'),
    height: { narrow: 934, medium: 555, wide: 512 },
  },
  ReceptiveField: {
    title: 'A field moved over a digit',
    load: () => import('./receptive-field/receptive-field.tsx'),
    height: { narrow: 1635, medium: 1022, wide: 587 },
  },
  ParameterSharing: {
    title: 'The price of a layer',
    load: () => import('./parameter-sharing/parameter-sharing.tsx'),
    height: { narrow: 1093, medium: 839, wide: 434 },
  },
  KernelBench: {
    title: 'A kernel in your hands',
    load: () => import('./kernel-bench/kernel-bench.tsx'),
    height: { narrow: 1514, medium: 952, wide: 723 },
  },
  PoolingShifts: {
    title: 'What pooling does not notice',
    load: () => import('./pooling-shifts/pooling-shifts.tsx'),
    height: { narrow: 998, medium: 468, wide: 454 },
  },
  ConvnetLive: {
    title: 'A convolutional network at work',
    load: () => import('./convnet-live/convnet-live.tsx'),
    height: { narrow: 2035, medium: 997, wide: 842 },
  },
  ConvolutionBackwards: {
    title: 'Backwards through a convolution and its pool',
    load: () => import('./convolution-backwards/convolution-backwards.tsx'),
    height: { narrow: 1414, medium: 1332, wide: 700 },
  },
  ChainOfNeurons: {
    title: 'A chain of neurons',
    load: () => import('./chain-of-neurons/chain-of-neurons.tsx'),
    height: { narrow: 1413, medium: 1104, wide: 595 },
  },
  GradientThermometer: {
    title: 'A thermometer in every layer',
    load: () => import('./gradient-thermometer/gradient-thermometer.tsx'),
    height: { narrow: 1844, medium: 1320, wide: 833 },
  },
  SixDepths: {
    title: 'Six depths at once',
    load: () => import('./six-depths/six-depths.tsx'),
    height: { narrow: 1368, medium: 817, wide: 800 },
  },
  ShallowAndDeep: {
    title: 'Shallow and deep, side by side',
    load: () => import('./shallow-and-deep/shallow-and-deep.tsx'),
    height: { narrow: 974, medium: 721, wide: 433 },
  },
  StepBuilder: {
    title: 'One unit, one step',
    load: () => import('./step-builder/step-builder.tsx'),
    height: { narrow: 913, medium: 652, wide: 397 },
  },
  BumpBuilder: {
    title: 'Two units, one bump',
    load: () => import('./bump-builder/bump-builder.tsx'),
    height: { narrow: 1130, medium: 662, wide: 442 },
  },
  TowerBuilder: {
    title: 'Steps, ridges, towers',
    load: () => import('./tower-builder/tower-builder.tsx'),
    height: { narrow: 1176, medium: 799, wide: 471 },
  },
  CurveFit: {
    title: 'A curve, by hand and by training',
    load: () => import('./curve-fit/curve-fit.tsx'),
    height: { narrow: 1449, medium: 857, wide: 629 },
  },
  PlaneFit: {
    title: 'The same over a plane',
    load: () => import('./plane-fit/plane-fit.tsx'),
    height: { narrow: 1765, medium: 773, wide: 573 },
  },
  SmallestChange: {
    title: 'The smallest change',
    load: () => import('./smallest-change/smallest-change.tsx'),
    height: { narrow: 873, medium: 747, wide: 528 },
  },
  Dreams: {
    title: 'What it dreams of',
    load: () => import('./dreams/dreams.tsx'),
    height: { narrow: 1217, medium: 573, wide: 494 },
  },
  Forgetting: {
    title: 'What was the first letter?',
    load: () => import('./forgetting/forgetting.tsx'),
    height: { narrow: 1492, medium: 813, wide: 746 },
  },
  RecordsTable: {
    title: 'The road to 99.67',
    load: () => import('./records-table/records-table.tsx'),
    height: { narrow: 1586, medium: 1157, wide: 1117 },
  },
  ActivationRace: {
    title: 'Three activations',
    load: () => import('./activation-race/activation-race.tsx'),
    height: { narrow: 1012, medium: 602, wide: 558 },
  },
  AugmentationPreview: {
    title: 'One digit, many times',
    load: () => import('./augmentation-preview/augmentation-preview.tsx'),
    height: { narrow: 1565, medium: 751, wide: 746 },
  },
  Votes: {
    title: 'A vote',
    load: () => import('./votes/votes.tsx'),
    height: { narrow: 1818, medium: 885, wide: 844 },
  },
  Writing: {
    title: 'A machine that writes',
    load: () => import('./writing/writing.tsx'),
    height: { narrow: 1399, medium: 607, wide: 547 },
  },
  HouseNumbers: {
    title: 'Numbers from the street',
    load: () => import('./house-numbers/house-numbers.tsx'),
    height: { narrow: 1667, medium: 734, wide: 711 },
  },
  ReplayLinks: {
    title: 'Links that replay, and lessons',
    load: () => import('./replay-links/replay-links.tsx'),
    height: { narrow: 1333, medium: 1058, wide: 851 },
  },
} as const satisfies Record<string, FigureEntry>;
