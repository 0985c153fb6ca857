// Which curve, how many bumps and units, and what the pointer does; each gesture by sliders too. Page thread.
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { domain } from '../bumps/hidden-layer.ts';
import { SteepnessSlider } from '../bumps/sliders.tsx';
import { signed } from '../signed.ts';
import type { CurveFitState } from './curve-fit-state.ts';
import { curveNames, curves, ownFrom, pulled } from './targets.ts';
import styles from './curve-fit.module.css';

interface CurveControlsProps {
  readonly state: CurveFitState;
  readonly change: (change: Partial<CurveFitState>) => void;
  readonly target: (x: number) => number;
  readonly heights: readonly number[];
  /** Index of the bump whose height the slider sets. */
  readonly chosen: number;
  readonly onHeight: (height: number) => void;
}

const counts = wholeScale(1, 60);
const steepnesses = wholeScale(5, 400);
const values = stepScale(-1, 1, 2);
const places = stepScale(domain.min, domain.max, 2);

export function CurveControls(props: CurveControlsProps) {
  const { state, change, target, heights, chosen, onHeight } = props;
  const { at } = state;
  const names = [...curveNames, ...(state.own === null ? [] : ['own' as const])];
  const draws = state.pointer === 'draw';

  return (
    <div className={styles.controls}>
      <Select
        label="Curve"
        value={state.curve}
        options={names.map((name) => ({
          value: name,
          label: name === 'own' ? 'your own' : curves[name].name,
        }))}
        onChange={(curve) => change({ curve, heights: null })}
      />
      <Slider
        label="Bumps"
        value={state.bumps}
        scale={counts}
        format={(value) => `${String(value)}, ${String(2 * value)} units`}
        describe={(value) =>
          `${String(value)} ${value === 1 ? 'bump' : 'bumps'}, ${String(2 * value)} hidden units`
        }
        onChange={(bumps) => change({ bumps, heights: null })}
      />
      <SteepnessSlider
        value={state.steepness}
        scale={steepnesses}
        onChange={(steepness) => change({ steepness })}
      />
      <Slider
        label="Units to train"
        value={state.units}
        scale={counts}
        format={String}
        describe={(value) => `${String(value)} hidden ${value === 1 ? 'unit' : 'units'} to train`}
        onChange={(units) => change({ units })}
      />
      <Select
        label="In the plot, the pointer"
        value={state.pointer}
        options={[
          { value: 'bumps', label: 'sets bumps' },
          { value: 'draw', label: 'draws the curve' },
        ]}
        onChange={(pointer) => change({ pointer })}
      />
      <Slider
        label={draws ? 'Pull it at' : 'Bump'}
        {...(draws ? { symbol: 'x' } : {})}
        value={draws ? at : chosen + 1}
        scale={draws ? places : wholeScale(1, Math.max(2, state.bumps))}
        format={(value) => (draws ? signed(value, 2) : String(value))}
        describe={(value) => (draws ? `place ${signed(value, 2)}` : `bump ${String(value)}`)}
        onChange={(value) => {
          if (draws) change({ at: value });
          else change({ bump: Math.min(state.bumps, value) - 1 });
        }}
      />
      <Slider
        label={draws ? 'to the height' : 'Its height'}
        value={draws ? Math.max(-1, Math.min(1, target(at))) : heights[chosen]!}
        scale={values}
        format={(value) => signed(value, 2)}
        describe={(value) => `height ${signed(value, 2)}`}
        onChange={(height) => {
          if (draws) {
            const before = state.curve === 'own' && state.own ? state.own : ownFrom(target);
            change({ curve: 'own', own: pulled(before, { x: at, y: height }), heights: null });
          } else {
            onHeight(height);
          }
        }}
      />
      <Button onClick={() => change({ heights: null })} inactive={state.heights === null}>
        Heights by the curve
      </Button>
    </div>
  );
}
