// Two hidden units that make a bump: place, width and height as what they are in weights and biases. Page thread.
import * as v from 'valibot';
import { CurvePlot, sample } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import { bump, domain, weightedOutput } from '../bumps/hidden-layer.ts';
import { SignedSlider, SteepnessSlider, WidthSlider } from '../bumps/sliders.tsx';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { BumpNetwork } from './bump-network.tsx';
import styles from './bump-builder.module.css';

const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  place: between(-1, 1),
  width: between(0.02, 1.5),
  height: between(-1, 1),
  steepness: between(1, 200),
});
const initial: v.InferOutput<typeof schema> = {
  place: 0.2,
  width: 0.6,
  height: 0.8,
  steepness: 60,
};
const scales = {
  place: stepScale(-1, 1, 2),
  width: stepScale(0.02, 1.5, 2),
  height: stepScale(-1, 1, 2),
  steepness: wholeScale(1, 200),
};
/** Short of its height by more than this, a bump no longer reaches it. */
const reachShare = 0.95;

export default function BumpBuilder({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('bump', schema, initial);
  const { place, width, height, steepness } = state;
  const units = bump(place - width / 2, place + width / 2, height, steepness);
  const [up, down] = units;
  const top = weightedOutput(units, place);
  useReportGoal('bump-dip', height < 0 && place > 0 && Math.abs(width - 0.2) < 0.005 && top < -0.4);
  const short = height !== 0 && top / height < reachShare;

  return (
    <FigureFrame
      title="Two units, one bump"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="move the bump about, and watch which of the network’s numbers follow. Then make it narrow, and see how steep its sides must be."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <SignedSlider
            label="Place"
            symbol="p"
            value={place}
            scale={scales.place}
            onChange={(value) => change({ place: value })}
          />
          <WidthSlider
            value={width}
            scale={scales.width}
            onChange={(value) => change({ width: value })}
          />
          <SignedSlider
            label="Height"
            symbol="h"
            value={height}
            scale={scales.height}
            onChange={(value) => change({ height: value })}
          />
          <SteepnessSlider
            value={steepness}
            scale={scales.steepness}
            onChange={(value) => change({ steepness: value })}
          />
        </div>
        <div className={styles.plot}>
          <CurvePlot
            label={`The two steps and their sum, a bump from ${signed(place - width / 2, 2)} to ${signed(place + width / 2, 2)} that stands ${signed(top, 3)} high in its middle.`}
            x={{ min: domain.min, max: domain.max, ticks: [-1, -0.5, 0, 0.5, 1], label: 'input x' }}
            y={{ min: -1, max: 1, ticks: [-1, -0.5, 0, 0.5, 1], label: 'weighted output' }}
            curves={[
              {
                name: 'up',
                points: sample((x) => weightedOutput([up!], x), domain.min, domain.max, 300),
                tone: 'active',
                dashed: true,
              },
              {
                name: 'down',
                points: sample((x) => weightedOutput([down!], x), domain.min, domain.max, 300),
                tone: 'negative',
                dashed: true,
              },
              {
                name: 'sum',
                points: sample((x) => weightedOutput(units, x), domain.min, domain.max, 500),
                tone: 'accent',
              },
            ]}
            dots={[{ x: place, y: top, tone: 'accent' }]}
            onPlace={(x) => change({ place: Math.round(x * 100) / 100 })}
          />
          <p className={styles.key}>
            <span data-tone="active">first unit’s share</span>
            <span data-tone="negative">second unit’s share</span>
            <span data-tone="accent">their sum</span>
          </p>
          <p className={styles.verdict} role="status">
            {short
              ? `Too narrow for its steepness: the bump reaches only ${signed(top, 3)} of ${signed(height, 2)}.`
              : `The bump reaches ${signed(top, 3)} of ${signed(height, 2)}.`}
          </p>
        </div>
        <div className={styles.side}>
          <BumpNetwork up={up!} down={down!} />
          <Readings
            rows={[
              ['w₁ = w₂ = steepness', String(steepness)],
              ['b₁ = −w (p − d/2)', signed(up!.b, 2)],
              ['b₂ = −w (p + d/2)', signed(down!.b, 2)],
              ['to the output: h and −h', `${signed(up!.out, 2)}, ${signed(down!.out, 2)}`],
            ]}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
