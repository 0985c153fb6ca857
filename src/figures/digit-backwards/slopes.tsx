// What one example tells a network: the errors of its neurons, the slopes of its pixels, and a check of any. Page thread.
import { useMemo } from 'react';
import { Readings } from '../../ui/readings.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { exponential } from '../scientific.ts';
import { verdictOf } from '../reading.ts';
import { ErrorBars } from './error-bars.tsx';
import {
  passOf,
  pixelSlopeByDifference,
  weightSlopeByDifference,
  type DenseNetwork,
} from './pass.ts';
import { PixelPicker, type Pixel } from './pixel-picker.tsx';
import styles from './digit-backwards.module.css';

interface SlopesProps {
  readonly network: DenseNetwork;
  /** 28 x 28, 0..1 */
  readonly digit: Float32Array;
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
}

interface Settings {
  readonly meant: number;
  /** null: where most hangs on it. */
  readonly pixel: Pixel | null;
  /** null: the one whose error is largest. */
  readonly unit: number | null;
}

const side = 28;
const rows = wholeScale(1, side);

export function Slopes({ network, digit, settings, change }: SlopesProps) {
  const { meant, pixel: chosenPixel, unit: chosenUnit } = settings;
  const setPixel = (chosen: Pixel) => change({ pixel: chosen });
  const setUnit = (chosen: number) => change({ unit: chosen });
  const pass = useMemo(() => passOf(network, digit, meant), [network, digit, meant]);
  // Blue is ink that the network asks for: it lowers the cost.
  const wish = useMemo(() => Float32Array.from(pass.inputSlopes, (slope) => -slope), [pass]);
  const scale = useMemo(() => Math.max(1e-30, ...wish.map(Math.abs)), [wish]);

  const first = pass.delta[0]!;
  const hidden = pass.delta.length > 1;
  const unit = Math.min(chosenUnit ?? largest(first), first.length - 1);
  const telling = useMemo(
    () => largest(pass.inputSlopes.map((slope, index) => slope * digit[index]!)),
    [pass, digit],
  );
  const pixel = chosenPixel ?? { row: Math.floor(telling / side), column: telling % side };
  const at = pixel.row * side + pixel.column;
  const check = useMemo(
    () => ({
      pixel: pixelSlopeByDifference(network, digit, meant, at),
      weight: weightSlopeByDifference(network, digit, meant, unit, at),
    }),
    [network, digit, meant, unit, at],
  );
  const pixelSlope = pass.inputSlopes[at]!;
  const weightSlope = first[unit]! * digit[at]!;
  const verdict = verdictOf(pass.outputs);
  const unitName = `${hidden ? 'hidden unit' : 'output'} ${String(hidden ? unit + 1 : unit)}`;

  return (
    <div className={styles.slopes}>
      <div className={styles.errors}>
        <h4>δ of the ten outputs</h4>
        <ErrorBars
          label="Errors of the outputs"
          delta={pass.delta.at(-1)!}
          nameOf={String}
          marked={hidden ? meant : unit}
          {...(hidden ? {} : { onChoose: setUnit })}
        />
        <Readings
          rows={[
            ['meant, read as', `${String(meant)}, ${String(verdict)}`],
            ['cost C', pass.cost.toFixed(4)],
          ]}
        />
      </div>
      {hidden && (
        <div className={styles.errors}>
          <h4>δ of the {first.length} hidden units</h4>
          <div
            className={styles.hidden}
            // It scrolls when there are many.
            role="region"
            aria-label="Errors of the hidden units"
            tabIndex={0}
          >
            <ErrorBars
              label="Hidden units"
              delta={first}
              nameOf={(index) => String(index + 1)}
              marked={unit}
              onChoose={setUnit}
            />
          </div>
        </div>
      )}
      <div className={styles.pixels}>
        <h4>What ink would do, pixel by pixel</h4>
        <PixelPicker
          values={wish}
          scale={scale}
          label={`The slopes of the cost at the pixels. Strongest: ${exponential(scale, 1)} for a full pixel of ink.`}
          chosen={pixel}
          onChoose={setPixel}
        />
        <p className={styles.key}>
          <span data-sign="positive">blue: surer of {meant}</span>
          <span data-sign="negative">orange: in doubt</span>
        </p>
      </div>
      <div className={styles.check}>
        <h4>Judged by finite differences</h4>
        <Slider
          label="Row"
          value={pixel.row + 1}
          scale={rows}
          format={String}
          describe={(value) => `row ${String(value)} of ${String(side)}`}
          onChange={(value) => setPixel({ ...pixel, row: value - 1 })}
        />
        <Slider
          label="Column"
          value={pixel.column + 1}
          scale={rows}
          format={String}
          describe={(value) => `column ${String(value)} of ${String(side)}`}
          onChange={(value) => setPixel({ ...pixel, column: value - 1 })}
        />
        <Readings
          rows={[
            ['ink of this pixel', digit[at]!.toFixed(2)],
            ['∂C/∂x, backpropagation', slopeText(pixelSlope)],
            ['by differences', slopeText(check.pixel)],
            [`∂C/∂w from here to ${unitName}`, slopeText(weightSlope)],
            ['by differences', slopeText(check.weight)],
          ]}
        />
      </div>
    </div>
  );
}

/** Index of the value furthest from 0. */
function largest(values: Float64Array): number {
  return values.reduce(
    (best, value, index) => (Math.abs(value) > Math.abs(values[best]!) ? index : best),
    0,
  );
}

/** Seven digits, whatever the size: both ways should agree in nearly all of them. */
function slopeText(value: number): string {
  return exponential(value, 6);
}
