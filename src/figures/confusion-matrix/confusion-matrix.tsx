// How often each digit is taken for each other one by the laboratory's network, with the images behind every count. Page thread.
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDigitsRun } from '../digits-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import { useTest } from '../use-test.ts';
import { cellSchema } from './confusion.ts';
import { ConfusionParts } from './confusion-parts.tsx';
import { TrainButton } from './train-button.tsx';

const schema = v.strictObject({
  /** null: the mistake that is made most often, whichever that is. */
  cell: v.nullable(cellSchema),
});
const initial: v.InferOutput<typeof schema> = { cell: null };

export default function ConfusionMatrix({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('confusion', schema, initial);
  const { state: run, actions } = useDigitsRun();
  const [room, inSight] = useInSight<HTMLElement>();
  const test = useTest(run, actions, inSight);
  return (
    <FigureFrame
      title="What is taken for what"
      number={number}
      room={room}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="press the fullest cell and its mirror image across the diagonal. Then give the laboratory seed 3, train for two epochs, and look down the column of 7."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <ConfusionParts
        run={run}
        test={test}
        actions={actions}
        train={<TrainButton run={run} actions={actions} />}
        cell={state.cell}
        onChoose={(cell) => change({ cell })}
      />
    </FigureFrame>
  );
}
