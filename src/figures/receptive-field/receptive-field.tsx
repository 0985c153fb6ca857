// A field of 5 x 5 pixels moved over a digit: its 25 products, their sum, and the cell of the map that gets it. Page thread.
import { memo, useMemo, useState } from 'react';
import * as v from 'valibot';
import type { RunActions } from '../../training/run-state.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { digitSchema, usePickedDigit, type DigitChoice } from '../convolution/digit-choice.ts';
import { DigitPicker } from '../convolution/digit-picker.tsx';
import { convolve, fieldAt, mapSide, marginOf, scaleOf } from '../convolution/feature-map.ts';
import { GridPicker } from '../convolution/grid-picker.tsx';
import { kernelPresets } from '../convolution/presets.ts';
import { useConvnetRun } from '../convnet-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { ProductGrid } from './product-grid.tsx';
import styles from './receptive-field.module.css';

const side = 28;
const kernelIds = ['stroke', 'slant', 'corner', 'blur'] as const;
const cell = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31));
const schema = v.strictObject({
  digit: digitSchema,
  kernel: v.picklist(kernelIds),
  stride: v.picklist([1, 2]),
  border: v.picklist(['none', 'full']),
  /** The cell of the map. */
  row: cell,
  column: cell,
});
const initial: v.InferOutput<typeof schema> = {
  digit: 0,
  kernel: 'stroke',
  stride: 1,
  border: 'none',
  row: 16,
  column: 12,
};

export default function ReceptiveField({ number }: FigureProps) {
  // The run may be at work: what it does is not this figure's business.
  const { actions } = useConvnetRun();
  return <MovedField number={number} readExamples={actions.readExamples} />;
}

interface MovedFieldProps extends FigureProps {
  readonly readExamples: RunActions['readExamples'];
}

const MovedField = memo(function MovedField({ number, readExamples }: MovedFieldProps) {
  const { state, change, reset, link, problem } = useFigureState('field', schema, initial);
  const { digit, kernel: kernelId, stride, border } = state;
  const choose = (chosen: DigitChoice) => change({ digit: chosen });
  const { image, name, picker } = usePickedDigit(digit, choose, readExamples);
  const { kernel } = kernelPresets[kernelId];
  const { field } = kernel;
  /** The product that is pointed at, in all three grids and in the image. */
  const [hot, setHot] = useState<number | null>(null);

  const map = useMemo(
    () => convolve(image, kernel, stride, border),
    [image, kernel, stride, border],
  );
  const margin = marginOf(field, border);
  // A link may name a cell that a smaller map has not.
  const row = Math.min(state.row, map.side - 1);
  const column = Math.min(state.column, map.side - 1);
  const pixels = fieldAt(image, field, row * stride - margin, column * stride - margin);
  const products = pixels.map((a, i) => a * kernel.weights[i]!);
  const sum = map.values[row * map.side + column]!;

  const goTo = (nextRow: number, nextColumn: number) => {
    const inside = (at: number) => Math.min(map.side - 1, Math.max(0, at));
    change({ row: inside(nextRow), column: inside(nextColumn) });
  };
  const move = (down: number, right: number) => goTo(row + down, column + right);
  /** Other steps or borders: the field stays over the same pixels, as nearly as it can. */
  const relay = (next: Partial<Pick<typeof state, 'stride' | 'border'>>) => {
    const then = { stride, border, ...next };
    const place = (at: number) =>
      Math.min(
        mapSide(side, field, then.stride, then.border) - 1,
        Math.max(
          0,
          Math.round((at * stride - margin + marginOf(field, then.border)) / then.stride),
        ),
      );
    change({ ...next, row: place(row), column: place(column) });
  };
  const lit = hot === null ? null : { down: Math.floor(hot / field), right: hot % field };

  return (
    <FigureFrame
      title="A field moved over a digit"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="drag the field along the stem of the seven, or the lit cell across the map. Where is the sum largest, and where is it most negative? Then point at a single product."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DigitPicker {...picker} />
      <div className={styles.parts}>
        <div className={styles.picture}>
          <h4>
            The image, {side} × {side}
            {margin > 0 && `, in a border of ${String(margin)} zeros`}
          </h4>
          <GridPicker
            label={`Field on the image, ${name}`}
            value={`cell in row ${String(row)}, column ${String(column)} of the map`}
            side={side + 2 * margin}
            margin={margin}
            frame={{ row: row * stride, column: column * stride, side: field }}
            dot={lit && { row: row * stride + lit.down, column: column * stride + lit.right }}
            onPoint={(at) => {
              const corner = (pixel: number) => Math.round((pixel - (field - 1) / 2) / stride);
              goTo(corner(at.row), corner(at.column));
            }}
            onMove={move}
          >
            <div className={styles.edge}>
              <PixelImage pixels={image.values} width={side} height={side} label="" />
            </div>
          </GridPicker>
        </div>
        <div className={styles.sums}>
          <ProductGrid
            title="Pixels x"
            values={pixels}
            field={field}
            kind="ink"
            hot={hot}
            onPoint={setHot}
          />
          <ProductGrid
            title="Weights w"
            values={kernel.weights}
            field={field}
            kind="signed"
            hot={hot}
            onPoint={setHot}
          />
          <ProductGrid
            title="Products w × x"
            values={products}
            field={field}
            kind="signed"
            hot={hot}
            onPoint={setHot}
          />
          <div className={styles.total}>
            <p className={styles.sum}>
              their sum z = <output aria-label="Sum of the products">{signed(sum, 2)}</output>
            </p>
            <p className={styles.written}>{written(products)}</p>
          </div>
        </div>
        <div className={styles.picture}>
          <h4>
            The map, {map.side} × {map.side}
          </h4>
          <GridPicker
            label="Cell of the feature map"
            value={`row ${String(row)}, column ${String(column)}: ${signed(sum, 2)}`}
            side={map.side}
            frame={{ row, column, side: 1 }}
            onPoint={(at) => goTo(at.row, at.column)}
            onMove={move}
          >
            <SignedImage
              values={map.values}
              width={map.side}
              height={map.side}
              scale={scaleOf(map)}
              label=""
            />
          </GridPicker>
        </div>
      </div>
      <div className={styles.settings}>
        <Select
          label="Weights"
          value={kernelId}
          options={kernelIds.map((id) => ({ value: id, label: kernelPresets[id].label }))}
          onChange={(kernel) => change({ kernel })}
        />
        <Select
          label="Stride s"
          value={stride === 1 ? '1' : '2'}
          options={[
            { value: '1', label: '1: every place' },
            { value: '2', label: '2: every other' },
          ]}
          onChange={(value) => relay({ stride: value === '1' ? 1 : 2 })}
        />
        <Select
          label="Padding p"
          value={border}
          options={[
            { value: 'none', label: 'none: p = 0' },
            { value: 'full', label: 'full: p = 4' },
          ]}
          onChange={(next) => relay({ border: next })}
        />
        <Readings
          rows={[
            ['cell j, k', `${String(row)}, ${String(column)}`],
            [
              '(28 + 2p − 5) / s + 1',
              `(28 + ${String(2 * margin)} − 5) / ${String(stride)} + 1 → ${String(map.side)}`,
            ],
            ['cells of the map', String(map.side * map.side)],
          ]}
        />
      </div>
    </FigureFrame>
  );
});

/** The products that are not 0, as a sum; their number where they are many. */
function written(products: Float32Array): string {
  const terms = [...products].filter((value) => Math.abs(value) >= 0.005);
  if (terms.length === 0) return 'There is no ink under the field: all 25 products are 0.';
  const sum = terms
    .map((value, i) => {
      const size = Math.abs(value).toFixed(2);
      if (i === 0) return value < 0 ? `−${size}` : size;
      return `${value < 0 ? '−' : '+'} ${size}`;
    })
    .join(' ');
  const zeros = products.length - terms.length;
  return zeros === 0 ? sum : `${sum}, and ${String(zeros)} zeros`;
}
