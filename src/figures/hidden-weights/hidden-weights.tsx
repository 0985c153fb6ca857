// Each hidden unit's 784 weights as an image, while they are being learnt. Page thread.
import { memo, useCallback, useEffect, useMemo } from 'react';
import * as v from 'valibot';
import type { FigureProps } from '../figure-props.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { SignedRamp } from '../../ui/signed-ramp.tsx';
import { useDigitsRun } from '../digits-run.ts';
import { epochText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import { UnitDetails } from './unit-details.tsx';
import { commonScale, firstLayerUnits, type Unit } from './units.ts';
import styles from './hidden-weights.module.css';

/** Least milliseconds between two drawings. */
const interval = 250;
/** More would not be looked at one by one. */
const shownLimit = 60;
/** Room is kept for so many before there are any. */
const usualCount = 30;

const schema = v.strictObject({
  unit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(shownLimit - 1)),
});
const initial = { unit: 0 };

export default function HiddenWeights({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  const { parameters, plan } = usePaced(state, interval);
  const figure = useFigureState('units', schema, initial);
  const { change } = figure;
  const choose = useCallback((index: number) => change({ unit: index }), [change]);
  const units = useMemo(
    () => (parameters === null ? [] : firstLayerUnits(parameters, plan)),
    [parameters, plan],
  );
  const scale = useMemo(() => commonScale(units), [units]);
  const shown = units.slice(0, shownLimit);
  const unit = shown[Math.min(figure.state.unit, shown.length - 1)];

  // Before the laboratory was used, its first, random weights: built as soon as they can be seen.
  const [room, inSight] = useInSight<HTMLElement>();
  const { open } = actions;
  useEffect(() => {
    if (inSight && state.status === 'idle') open();
  }, [inSight, state.status, open]);

  return (
    <FigureFrame
      title="The weights of the hidden layer"
      number={number}
      room={room}
      run={<FigureTools onReset={figure.reset} link={figure.link} />}
      tryThis="reset the laboratory and take it through one epoch: from noise, what comes first? Press a unit to see which digits it speaks for. Then raise the L2 strength and watch the edges, where there is never any ink."
    >
      {figure.problem !== null && <Notice tone="note">{figure.problem}</Notice>}
      <div className={styles.layer}>
        <ul
          className={styles.units}
          aria-label="Units"
          style={{ '--columns': shown.length <= 36 ? 6 : 9 }}
        >
          {shown.map((one, index) => (
            <UnitImage
              key={index}
              unit={one}
              index={index}
              scale={scale}
              pressed={one === unit}
              onChoose={choose}
            />
          ))}
          {unit === undefined &&
            Array.from({ length: usualCount }, (_, index) => (
              <li key={index} className={styles.empty} aria-hidden="true" />
            ))}
        </ul>
        {unit === undefined ? (
          <p className={styles.before}>The weights of the laboratory’s network come.</p>
        ) : (
          <UnitDetails unit={unit} name={`Unit ${String(shown.indexOf(unit) + 1)}`} scale={scale} />
        )}
      </div>
      <p className={styles.key} data-known={unit !== undefined}>
        <SignedRamp
          wide
          low={<>−{scale.toFixed(1)} or less</>}
          high={<>+{scale.toFixed(1)} or more</>}
        />
        <span>{keyText(units.length, epochText(state))}</span>
      </p>
    </FigureFrame>
  );
}

function keyText(count: number, epoch: string): string {
  return [
    'one scale for all',
    ...(count > shownLimit ? [`the first ${String(shownLimit)} of ${String(count)}`] : []),
    epoch,
  ].join('; ');
}

interface UnitImageProps {
  readonly unit: Unit;
  readonly index: number;
  readonly scale: number;
  readonly pressed: boolean;
  readonly onChoose: (index: number) => void;
}

const UnitImage = memo(function UnitImage(props: UnitImageProps) {
  const { unit, index, scale, pressed, onChoose } = props;
  return (
    <li>
      <button
        type="button"
        aria-label={`Unit ${String(index + 1)}`}
        aria-pressed={pressed}
        onClick={() => onChoose(index)}
      >
        <SignedImage values={unit.weights} width={28} height={28} scale={scale} label="" />
      </button>
    </li>
  );
});
