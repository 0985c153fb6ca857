// One layer large: its weights and their gradient, what it gave for the image and its errors, as images. Page thread.
import { memo, useMemo } from 'react';
import type { NetworkSpec } from '../../network/network-spec.ts';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { SignedRamp } from '../../ui/signed-ramp.tsx';
import { wholeText } from '../reading.ts';
import { colourScale } from './histogram.ts';
import { columnNames, type Column, type LayerView } from './layer-rows.tsx';
import { short } from './numbers.ts';
import { SheetImage } from './sheet-image.tsx';
import {
  columnsFor,
  imageInto,
  outputTiles,
  rowTiles,
  sheetOf,
  weightTiles,
  type Tiles,
} from './tiles.ts';
import { layerName, learntText, sizesText, unitsOf, unitWord } from './words.ts';
import styles from './look-inside.module.css';

interface LayerDetailProps {
  readonly network: NetworkSpec;
  readonly layers: readonly LayerView[];
  readonly layer: number;
  /** From 0; null: all together. */
  readonly unit: number | null;
  readonly onUnit: (unit: number | null) => void;
  readonly weights: 'now' | 'added';
  readonly onWeights: (weights: 'now' | 'added') => void;
  /** What the gradient and the errors are of, or why there are none. */
  readonly sentences: Readonly<Record<Column, string>>;
}

const weightViews = [
  { value: 'now', label: 'as they are' },
  { value: 'added', label: 'what training has added' },
] as const;

const unknownFirst =
  'The first weights of this run are not known here: it was kept from an earlier visit.';

/** null where the first weights are not known, or those of another network. */
function addedTo(first: Float32Array | null, now: Float32Array | null): Float32Array | null {
  if (first === null || now === null || first.length !== now.length) return null;
  return now.map((weight, index) => weight - first[index]!);
}

/** How much wider than high a sheet of tiles is made. */
const wide = 1.1;

export const LayerDetail = memo(function LayerDetail(props: LayerDetailProps) {
  const { network, layers, layer, unit, onUnit, weights, onWeights, sentences } = props;
  const view = layers[layer]!;
  const { shapes, spec } = view;
  const units = unitsOf(shapes);
  const word = unitWord(shapes);
  const scale = useMemo(() => wholeScale(0, units), [units]);
  const shown = useMemo(
    () => (weights === 'now' ? view.weights : addedTo(view.first, view.weights)),
    [weights, view.first, view.weights],
  );
  const learns = shapes.parameters !== null;
  const all = useMemo(() => layers.map((one) => one.shapes), [layers]);
  const into = imageInto(network, all, layer);
  const out = imageInto(network, all, layer + 1);
  const isMap = shapes.output.length === 3;

  /** All tiles, or the chosen one alone. */
  const oneOf = (tiles: Tiles): Tiles =>
    unit === null || tiles.count <= unit
      ? tiles
      : { ...tiles, count: 1, tile: () => tiles.tile(unit) };
  const weightsOf = (values: Float32Array | null): Tiles | null => {
    if (values === null || shapes.parameters === null) return null;
    const tiles = weightTiles(spec, into, shapes.parameters.weights, values);
    if (tiles.count === 1 && unit !== null && units > 1) return rowTiles(values, units, unit);
    return oneOf(tiles);
  };
  const outputsOf = (values: Float32Array | null): Tiles | null => {
    if (values === null) return null;
    const tiles = outputTiles(out, values);
    return isMap ? oneOf(tiles) : tiles;
  };
  const of = (values: Float32Array | null) =>
    unit === null || values === null || isMap
      ? null
      : `${word} ${String(unit + 1)}: ${short(values[unit]!)}`;
  const choose = units > 1 && unit === null ? onUnit : undefined;
  const bias = unit === null || view.biases === null ? null : `bias ${short(view.biases[unit]!)}`;

  return (
    <section className={styles.detail} aria-label={`Layer ${String(layer + 1)} as images`}>
      <div className={styles.detailHead}>
        <h4>
          Layer {layer + 1}: {layerName(spec)}
          <span>
            {sizesText(shapes)}; {learntText(shapes)}
          </span>
        </h4>
        {learns && (
          <Select label="Weights" value={weights} options={weightViews} onChange={onWeights} />
        )}
        {units > 1 && (
          <div>
            <Slider
              label={word}
              value={unit === null ? 0 : unit + 1}
              scale={scale}
              format={(value) => (value === 0 ? 'all' : `${String(value)} of ${wholeText(units)}`)}
              describe={(value) => (value === 0 ? 'all' : String(value))}
              onChange={(value) => onUnit(value === 0 ? null : value - 1)}
            />
          </div>
        )}
      </div>
      <div className={styles.panels}>
        {learns && (
          <>
            <Panel
              column="weights"
              tiles={weightsOf(shown)}
              values={shown}
              sentence={weights === 'added' && shown === null ? unknownFirst : sentences.weights}
              note={bias}
              onChoose={choose}
            />
            <Panel
              column="gradient"
              tiles={weightsOf(view.gradient)}
              values={view.gradient}
              sentence={sentences.gradient}
              note={null}
              onChoose={choose}
            />
          </>
        )}
        <Panel
          column="outputs"
          tiles={outputsOf(view.outputs)}
          values={view.outputs}
          sentence={sentences.outputs}
          note={of(view.outputs)}
          onChoose={isMap ? choose : undefined}
        />
        <Panel
          column="errors"
          tiles={outputsOf(view.errors)}
          values={view.errors}
          sentence={sentences.errors}
          note={of(view.errors)}
          onChoose={isMap ? choose : undefined}
        />
      </div>
    </section>
  );
});

interface PanelProps {
  readonly column: Column;
  readonly tiles: Tiles | null;
  /** Of the whole layer: one scale for all its tiles. */
  readonly values: Float32Array | null;
  readonly sentence: string;
  readonly note: string | null;
  readonly onChoose: ((tile: number) => void) | undefined;
}

function Panel({ column, tiles, values, sentence, note, onChoose }: PanelProps) {
  const scale = useMemo(() => (values === null ? 1 : colourScale(values)), [values]);
  const sheet = tiles && sheetOf(tiles, columnsFor(tiles, wide), 1);
  const shown = [
    ...(sheet?.cut
      ? [`the first ${String(sheet.cut.rows)} rows and ${String(sheet.cut.columns)} columns`]
      : []),
    ...(sheet && sheet.count < tiles.count
      ? [`the first ${String(sheet.count)} of ${wholeText(tiles.count)}`]
      : []),
    ...(note === null ? [] : [note]),
  ];
  return (
    <div className={styles.panel}>
      <h5>{columnNames[column]}</h5>
      <div className={styles.picture}>
        {sheet && (
          <SheetImage
            sheet={sheet}
            scale={scale}
            label={`${columnNames[column]} as an image`}
            {...(onChoose !== undefined && sheet.count > 1 && { onChoose })}
          />
        )}
      </div>
      <p className={styles.key} data-known={sheet !== null}>
        <SignedRamp low={<>−{short(scale)}</>} high={<>{short(scale)}</>} />
        <span>{shown.join('; ')}</span>
      </p>
      <p className={styles.sentence}>{sentence}</p>
    </div>
  );
}
