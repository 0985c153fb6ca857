// What the laboratory's network does with some examples, asked again whenever it has changed, while it is in sight. Page thread.
import { useEffect, useState } from 'react';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import type { LayerShapes } from '../../network/network-spec.ts';
import type { RunState } from '../../training/run-state.ts';
import { useLaboratoryActions } from '../laboratory-run.ts';
import type { Inspected, Inspection } from '../use-inspection.ts';

interface Asked {
  /** null: nothing to ask. The same object is the same question. */
  readonly of: Inspected | null;
  /** What it is about: the last answer stays while a drawing grows, but not when another image is taken up. */
  readonly subject: string;
  readonly whole: boolean;
  /** As often as is to be asked: looking inside must not slow the training down much. */
  readonly run: RunState;
  readonly shapes: readonly LayerShapes[];
  /** Whether anybody looks. The first question opens the run. */
  readonly inSight: boolean;
}

export interface Answer {
  readonly of: Inspected;
  readonly subject: string;
  readonly found: Inspection;
}

/** @returns the last answer on this subject; null before there is one of this network */
export function useInspected(asked: Asked): Answer | null {
  const { of, subject, whole, run, shapes, inSight } = asked;
  const { inspect } = useLaboratoryActions();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asking = inSight && run.status !== 'failed';
  const resting = run.status !== 'training';
  const { position } = run;
  const { network } = run.plan;
  /** Until its images are here a question may go unanswered. */
  const arrived = run.data?.complete ?? false;

  useEffect(() => {
    if (of === null || !asking) return;
    void inspect(of, whole).then((found) => {
      if (found !== null) setAnswer({ of, subject, found });
    });
  }, [inspect, of, subject, whole, asking, position, network, resting, arrived]);

  const current = answer !== null && of !== null && answer.subject === subject;
  return current && fits(answer.found, shapes) ? answer : null;
}

/** Whether it is of a network of these shapes: the reader may have built another one meanwhile. */
function fits({ layers, count }: Inspection, shapes: readonly LayerShapes[]): boolean {
  return (
    layers.length === shapes.length &&
    layers.every(({ outputs }, index) => outputs.length === count * sizeOf(shapes[index]!.output))
  );
}
