// What the laboratory's network takes for what: the matrix of its last epoch, the images in every cell, and any of them at
// full size. Page thread.
import { useState } from 'react';
import * as v from 'valibot';
import { areDigits } from '../../network/dataset.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { cellSchema } from '../confusion-matrix/confusion.ts';
import { ConfusionParts } from '../confusion-matrix/confusion-parts.tsx';
import { TrainButton } from '../confusion-matrix/train-button.tsx';
import { Lockable } from '../lesson/lockable.tsx';
import type { FigureProps } from '../figure-props.ts';
import { useLaboratoryRun } from '../laboratory-run.ts';
import { OpenedImage, type Beholder } from '../opened-image/opened-image.tsx';
import { OtherData } from '../other-data.tsx';
import { useFigureState } from '../state/figure-state.ts';

const schema = v.strictObject({
  /** null: the mistake that is made most often, whichever that is. */
  cell: v.nullable(cellSchema),
});
const initial: v.InferOutput<typeof schema> = { cell: null };
const beholders: readonly Beholder[] = [{ name: 'Now', moment: null }];

export default function LaboratoryConfusion({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('lab-confusion', schema, initial);
  const { state: bench, actions } = useLaboratoryRun();
  const { data } = bench.plan;
  // Verdicts on points are no verdicts on digits.
  const run = areDigits(data) ? bench : { ...bench, test: null };
  const [opened, open] = useState<number | null>(null);
  return (
    <FigureFrame
      title="What is taken for what"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            reset();
            open(null);
          }}
          link={link}
        />
      }
      tryThis="press the fullest cell, then an image in it. Is it a close call, or is the network sure of its mistake? Take it in hand and ask why."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <OtherData data={data} />
      <ConfusionParts
        run={run}
        test={run.test}
        actions={actions}
        train={
          <Lockable control="train">
            <TrainButton run={run} actions={actions} />
          </Lockable>
        }
        cell={state.cell}
        onChoose={(cell) => change({ cell })}
        opening={{ index: opened, open }}
      />
      <OpenedImage label="The opened mistake" run={run} index={opened} beholders={beholders} />
    </FigureFrame>
  );
}
