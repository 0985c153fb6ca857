// The curve with both fits, and under it what is left over of each. Page thread.
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { fitName } from '../bumps/fit-table.tsx';
import { domain } from '../bumps/hidden-layer.ts';
import styles from './curve-fit.module.css';

interface FitPlotsProps {
  readonly places: readonly number[];
  readonly asked: readonly number[];
  readonly byHand: readonly number[];
  /** null: not known yet. */
  readonly network: readonly number[] | null;
  /** Whether it has been trained. */
  readonly learnt: boolean;
  readonly onDraw: (x: number, y: number) => void;
  readonly onLift: () => void;
}

const x = { min: domain.min, max: domain.max, ticks: [-1, -0.5, 0, 0.5, 1], label: 'x' };
/** The residual's axis ends here. */
const most = 0.4;

export function FitPlots(props: FitPlotsProps) {
  const { places, asked, byHand, network, learnt, onDraw, onLift } = props;
  const points = (values: readonly number[]) => places.map((at, i) => [at, values[i]!] as const);
  const rest = (values: readonly number[]) => values.map((value, i) => value - asked[i]!);
  const name = fitName(learnt);
  return (
    <div className={styles.plots}>
      <CurvePlot
        label={`The curve, the bumps that stand for it${network === null ? '' : `, and what the ${name} network answers`}.`}
        x={x}
        y={{ min: -1, max: 1, ticks: [-1, -0.5, 0, 0.5, 1], label: 'value' }}
        curves={[
          { name: 'by hand', points: points(byHand), tone: 'active' },
          ...(network === null ? [] : [{ name, points: points(network), tone: 'accent' as const }]),
          { name: 'curve', points: points(asked), tone: 'soft', dashed: true },
        ]}
        onDraw={onDraw}
        onLift={onLift}
      />
      <p className={styles.key}>
        <span data-tone="soft">the curve</span>
        <span data-tone="active">bumps by hand</span>
        <span data-tone="accent">{name}</span>
      </p>
      <CurvePlot
        label="What is left over: each fit minus the curve."
        x={x}
        y={{
          min: -most,
          max: most,
          ticks: [-0.4, -0.1, 0, 0.1, 0.4],
          label: 'fit minus curve',
        }}
        curves={[
          { name: 'by hand', points: points(rest(byHand)), tone: 'active' },
          ...(network === null
            ? []
            : [{ name, points: points(rest(network)), tone: 'accent' as const }]),
        ]}
      />
    </div>
  );
}
