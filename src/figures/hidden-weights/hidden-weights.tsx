// Each hidden unit's 784 weights as an image, while they are being learnt. Page thread.
import { memo, useMemo, useState } from 'react';
import type { FigureProps } from '../figure-props.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { useDigitsRun } from '../digits-run.ts';
import { epochText } from '../reading.ts';
import { UnitDetails } from './unit-details.tsx';
import { commonScale, firstLayerUnits, type Unit } from './units.ts';
import styles from './hidden-weights.module.css';

/** Least milliseconds between two drawings. */
const interval = 250;
/** More would not be looked at one by one. */
const shownLimit = 60;
/** Room is kept for so many before there are any. */
const usualCount = 30;

export default function HiddenWeights({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  const { parameters, plan, position } = usePaced(state, interval);
  const [chosen, setChosen] = useState(0);
  const units = useMemo(
    () => (parameters === null ? [] : firstLayerUnits(parameters, plan)),
    [parameters, plan],
  );
  const scale = useMemo(() => commonScale(units), [units]);
  const shown = units.slice(0, shownLimit);
  const unit = shown[Math.min(chosen, shown.length - 1)];

  return (
    <FigureFrame
      title="The weights of the hidden layer"
      number={number}
      run={unit === undefined ? 'nothing built yet' : epochText(state)}
      tryThis="Reset the laboratory and take it through one epoch: from noise, what comes first? Press a unit to see which digits it speaks for. Then raise the L2 strength and watch the edges, where there is never any ink."
    >
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
              onChoose={setChosen}
            />
          ))}
          {unit === undefined &&
            Array.from({ length: usualCount }, (_, index) => (
              <li key={index} className={styles.empty} aria-hidden="true" />
            ))}
        </ul>
        {unit === undefined ? (
          <div className={styles.before}>
            <p>
              Here stand the weights from the 784 pixels to each hidden unit, as images that change
              while the laboratory is at work.
            </p>
            <Button onClick={() => actions.reset()}>Show the first, random weights</Button>
          </div>
        ) : (
          <UnitDetails unit={unit} name={`Unit ${String(shown.indexOf(unit) + 1)}`} scale={scale} />
        )}
      </div>
      <p className={styles.key} data-known={unit !== undefined}>
        <span className={styles.negative}>−{scale.toFixed(1)} or less</span>
        <span className={styles.ramp} aria-hidden="true" />
        <span className={styles.positive}>+{scale.toFixed(1)} or more</span>
        <span>{keyText(units.length, position.step)}</span>
      </p>
    </FigureFrame>
  );
}

function keyText(count: number, step: number): string {
  return [
    'one scale for all',
    ...(count > shownLimit ? [`the first ${String(shownLimit)} of ${String(count)}`] : []),
    ...(step === 0 ? ['random, before the first step'] : []),
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
