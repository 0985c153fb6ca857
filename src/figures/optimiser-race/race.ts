// Four optimisers on a landscape; the rules are those of src/network/optimisers, for two parameters. Page thread, pure.
import { isLost } from '../landscape/descent.ts';
import type { Landscape } from '../landscape/landscapes.ts';
import type { Point } from '../plane/half-plane.ts';

export const racerNames = ['sgd', 'momentum', 'rmsprop', 'adam'] as const;
export type RacerName = (typeof racerNames)[number];

/** What the optimisers have beside their rates: the values they were published with, RMSprop's epsilon as Theano programs had it. */
export const settings = {
  momentum: 0.9,
  rho: 0.9,
  rmspropEpsilon: 1e-6,
  beta1: 0.9,
  beta2: 0.999,
  adamEpsilon: 1e-8,
} as const;

/** Of one parameter: its value, and what the optimiser remembers about it. */
interface Parameter {
  readonly w: number;
  /** Velocity, or Adam's mean gradient. */
  readonly mean: number;
  readonly meanSquare: number;
}

type Update = (before: Parameter, gradient: number, eta: number, t: number) => Parameter;

/** Each rule for one parameter; t counts the steps from 1. */
const updates: Readonly<Record<RacerName, Update>> = {
  sgd: (p, g, eta) => ({ ...p, w: p.w - eta * g }),
  momentum(p, g, eta) {
    const mean = settings.momentum * p.mean - eta * g;
    return { ...p, mean, w: p.w + mean };
  },
  rmsprop(p, g, eta) {
    const meanSquare = settings.rho * p.meanSquare + (1 - settings.rho) * g * g;
    const w = p.w - (eta * g) / Math.sqrt(meanSquare + settings.rmspropEpsilon);
    return { ...p, meanSquare, w };
  },
  adam(p, g, eta, t) {
    const { beta1, beta2, adamEpsilon } = settings;
    const mean = beta1 * p.mean + (1 - beta1) * g;
    const meanSquare = beta2 * p.meanSquare + (1 - beta2) * g * g;
    const root = Math.sqrt(meanSquare / (1 - beta2 ** t)) + adamEpsilon;
    return { w: p.w - (eta * (mean / (1 - beta1 ** t))) / root, mean, meanSquare };
  },
};

/** The places of a racer that takes `steps` steps, the start first; ends with the first place that is lost. */
export function race(
  name: RacerName,
  { gradient }: Pick<Landscape, 'gradient'>,
  start: Point,
  eta: number,
  steps: number,
): Point[] {
  const update = updates[name];
  let [x, y] = start.map((w): Parameter => ({ w, mean: 0, meanSquare: 0 })) as [
    Parameter,
    Parameter,
  ];
  const places = [start];
  for (let t = 1; t <= steps && !isLost(places.at(-1)!); t++) {
    const g = gradient([x.w, y.w]);
    x = update(x, g[0], eta, t);
    y = update(y, g[1], eta, t);
    places.push([x.w, y.w]);
  }
  return places;
}
