// The questions behind one reading: the outputs, the slopes of the difference between two digits, and what happens when the
// strongest ink is erased. Page thread; the network is asked in the worker.
import { useMemo } from 'react';
import { checkedShapes } from '../../network/network-spec.ts';
import type { RunState } from '../../training/run-state.ts';
import { pixelCount } from '../baseline/digits-data.ts';
import type { InHand } from '../look-inside/hand.ts';
import { useInspected } from '../look-inside/use-inspected.ts';
import { verdictOf } from '../reading.ts';
import {
  differenceErrors,
  sharesOf,
  strongest,
  sumOf,
  sumsLayer,
  weighed,
  withoutInk,
} from './argument.ts';

export interface Argument {
  readonly outputs: Float32Array;
  readonly verdict: number;
  readonly pro: number;
  readonly contra: number;
  /** null before the network has answered for these two digits. */
  readonly weighed: {
    /** Of the difference of the two weighted sums, pixel by pixel. */
    readonly slopes: Float32Array;
    /** Slope times ink. */
    readonly shares: Float32Array;
    /** Weighted sum of `pro` less that of `contra`. */
    readonly difference: number;
  } | null;
  /** null before it was tried. */
  readonly erasure: {
    readonly image: Float32Array;
    /** Pixels that lost their ink: no more than argue for `pro`. */
    readonly count: number;
    readonly foretold: number;
    readonly came: number;
    readonly verdict: number;
  } | null;
}

interface Common {
  readonly run: RunState;
  readonly inSight: boolean;
  readonly image: InHand;
  /** Pixels to be erased. */
  readonly erase: number;
}

interface Asked extends Common {
  /** What the reader chose; null: as read. */
  readonly pro: number | null;
  readonly contra: number | null;
}

export function useArgument(asked: Asked): Argument | null {
  const { run, inSight, image: inHand } = asked;
  const { image, label } = inHand;
  const { network } = run.plan;
  const shapes = useMemo(() => checkedShapes(network), [network]);
  const of = useMemo(
    () => image && ({ kind: 'given', inputs: image, targets: null, count: 1 } as const),
    [image],
  );
  const read = useInspected({ of, subject: subjectOf(inHand), whole: false, run, shapes, inSight });
  const outputs = read?.found.layers.at(-1)!.outputs ?? null;
  const both = outputs && weighed(asked, outputs, label);
  const found = useWeighed(asked, both?.pro ?? null, both?.contra ?? null);
  if (outputs === null || both === null) return null;
  return { outputs, verdict: verdictOf(outputs), ...both, ...found };
}

function subjectOf({ hand }: InHand): string {
  return hand.source === 'own' ? 'own' : String(hand.index);
}

/** The difference of two digits' weighted sums, its slopes, and what becomes of it without the strongest ink. */
function useWeighed(
  { run, inSight, image: inHand, erase }: Common,
  pro: number | null,
  contra: number | null,
): Pick<Argument, 'weighed' | 'erasure'> {
  const { image } = inHand;
  const { network } = run.plan;
  const shapes = useMemo(() => checkedShapes(network), [network]);
  const classes = shapes.at(-1)!.output[0]!;
  const sums = sumsLayer(network);
  const common = {
    subject: `${subjectOf(inHand)} ${String(pro)} ${String(contra)}`,
    whole: false,
    run,
    shapes,
    inSight,
  };

  const argued = useMemo(() => {
    if (image === null || pro === null || contra === null) return null;
    const sumErrors = differenceErrors(classes, pro, contra, 1);
    return { kind: 'given', inputs: image, targets: null, sumErrors, count: 1 } as const;
  }, [image, classes, pro, contra]);
  const answer = useInspected({ ...common, of: argued });
  const found = useMemo(() => {
    if (answer?.of.kind !== 'given' || pro === null || contra === null) return null;
    const slopes = answer.found.inputErrors!;
    const z = answer.found.layers[sums]!.outputs;
    const shares = sharesOf(slopes, answer.of.inputs);
    return { slopes, shares, difference: z[pro]! - z[contra]! };
  }, [answer, sums, pro, contra]);

  const tried = useMemo(() => {
    if (image === null || found === null || pro === null || contra === null) return null;
    const inputs = new Float32Array(2 * pixelCount);
    inputs.set(image);
    inputs.set(withoutInk(image, strongest(found.shares, erase)), pixelCount);
    const sumErrors = differenceErrors(classes, pro, contra, 2);
    return { kind: 'given', inputs, targets: null, sumErrors, count: 2 } as const;
  }, [image, found, classes, pro, contra, erase]);
  const trial = useInspected({ ...common, of: tried });
  const erasure = useMemo(() => {
    if (trial?.of.kind !== 'given' || pro === null || contra === null) return null;
    const before = trial.of.inputs.subarray(0, pixelCount);
    const after = trial.of.inputs.slice(pixelCount);
    const lost = after.map((ink, pixel) => ink - before[pixel]!);
    const slopes = trial.found.inputErrors!.subarray(0, pixelCount);
    const z = trial.found.layers[sums]!.outputs;
    const apart = (from: number) => z[from + pro]! - z[from + contra]!;
    const outputs = trial.found.layers.at(-1)!.outputs.subarray(classes);
    return {
      image: after,
      count: lost.filter((change) => change !== 0).length,
      foretold: sumOf(sharesOf(slopes, lost)),
      came: apart(classes) - apart(0),
      verdict: verdictOf(outputs),
    };
  }, [trial, sums, classes, pro, contra]);

  return { weighed: found, erasure };
}
