// What one convolution costs in parameters, beside the same outputs without sharing and without fields. Page thread.
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { costsOf } from './count.ts';
import { LayerDrawing } from './layer-drawing.tsx';
import styles from './parameter-sharing.module.css';

const scales = {
  image: wholeScale(12, 64),
  channels: wholeScale(1, 3),
  field: wholeScale(1, 11),
  maps: wholeScale(1, 40),
  units: wholeScale(1, 100),
} as const;
const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  image: within(scales.image),
  channels: within(scales.channels),
  field: within(scales.field),
  maps: within(scales.maps),
  units: within(scales.units),
});
const initial: v.InferOutput<typeof schema> = {
  image: 28,
  channels: 1,
  field: 5,
  maps: 1,
  units: 30,
};
/** The exercise's price, for twenty maps. */
const asked = { maps: 20, parameters: 1000 } as const;

export default function ParameterSharing({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('sharing', schema, initial);
  const { image, channels, field, maps, units } = state;
  const costs = costsOf(state);
  useReportGoal('twenty-maps', maps === asked.maps && costs.shared === asked.parameters);

  const bars = [
    { name: 'shared: one field a map', count: costs.shared, tone: 'accent' },
    { name: `a dense layer of ${String(units)}`, count: costs.dense, tone: 'soft' },
    { name: 'a field for each cell', count: costs.local, tone: 'soft' },
    { name: 'each cell to each pixel', count: costs.full, tone: 'soft' },
  ] as const;
  /** A power of ten is one step along; the longest bar fills the row. */
  const highest = Math.max(...bars.map(({ count }) => Math.log10(count)));

  return (
    <FigureFrame
      title="The price of a layer"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="make the image larger. Which of the four counts does not move? Then go to twenty maps, and compare the multiplications."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <div className={styles.sliders}>
          <Slider
            label="Maps"
            value={maps}
            scale={scales.maps}
            format={String}
            describe={(value) => `${String(value)} maps`}
            onChange={(value) => change({ maps: value })}
          />
          <Slider
            label="Field"
            value={field}
            scale={scales.field}
            format={(value) => `${String(value)} × ${String(value)}`}
            describe={(value) => `${String(value)} by ${String(value)}`}
            onChange={(value) => change({ field: value })}
          />
          <Slider
            label="Image"
            value={image}
            scale={scales.image}
            format={(value) => `${String(value)} × ${String(value)}`}
            describe={(value) => `${String(value)} by ${String(value)} pixels`}
            onChange={(value) => change({ image: value })}
          />
          <Slider
            label="Channels"
            value={channels}
            scale={scales.channels}
            format={String}
            describe={(value) => (value === 1 ? 'grey' : `${String(value)} channels`)}
            onChange={(value) => change({ channels: value })}
          />
          <Slider
            label="Dense units"
            value={units}
            scale={scales.units}
            format={String}
            describe={(value) => `${String(value)} units`}
            onChange={(value) => change({ units: value })}
          />
        </div>
        <LayerDrawing
          image={image}
          field={field}
          mapSide={costs.mapSide}
          maps={maps}
          label={`An image of ${String(image)} by ${String(image)} pixels, a field of ${String(field)} by ${String(field)}, and ${String(maps)} maps of ${String(costs.mapSide)} by ${String(costs.mapSide)}`}
        />
        <div className={styles.counts}>
          <h4>Weights and biases; bars in powers of ten</h4>
          <ul aria-label="Weights and biases">
            {bars.map(({ name, count, tone }) => (
              <li key={name} data-tone={tone}>
                <span>{name}</span>
                <b>{wholeText(count)}</b>
                <span
                  className={styles.bar}
                  style={{ '--share': Math.max(0.01, Math.log10(count) / highest) }}
                />
              </li>
            ))}
          </ul>
          <Readings
            rows={[
              [
                'maps × (field² × channels + 1)',
                `${String(maps)} × ${String(field * field * channels + 1)}`,
              ],
              ['outputs', wholeText(costs.outputs)],
              ['products an image, convolution', wholeText(costs.products.convolution)],
              ['products an image, dense', wholeText(costs.products.dense)],
            ]}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
