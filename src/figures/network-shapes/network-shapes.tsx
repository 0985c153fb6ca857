// Layers of any size: the drawing, the shapes of their matrices and the count of their parameters. Page thread.
import { useId, useMemo, useState } from 'react';
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { forward, type Place } from '../tiny-network/tiny-network.ts';
import { CornerTable } from './corner-table.tsx';
import {
  drawn,
  drawnNetwork,
  inputsOf,
  isThere,
  isWrittenOut,
  numberAt,
  withEdit,
} from './drawn-network.ts';
import { numberName, NumbersTable } from './numbers-table.tsx';
import { ShapesDrawing } from './shapes-drawing.tsx';
import { layerCounts, mostLayers, mostUnits, readSizes, total } from './shapes.ts';
import styles from './network-shapes.module.css';

/** Largest size of a weight, a bias or an input. */
const most = 9;
const firstChosen = { layer: 2, j: 0, k: 0 };
const values = stepScale(-most, most, 1);
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostUnits));
const value = v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(drawn));
const schema = v.strictObject({
  sizes: v.pipe(v.array(size), v.minLength(2), v.maxLength(mostLayers)),
  inputs: v.optional(v.pipe(v.array(value), v.maxLength(drawn)), []),
  /** What the reader has set: layer, j, k (null for a bias), value. */
  edits: v.optional(
    v.pipe(v.array(v.strictTuple([place, place, v.nullable(place), value])), v.maxLength(400)),
    [],
  ),
  /** The number in hand; an input's layer is 1. */
  chosen: v.optional(v.strictObject({ layer: place, j: place, k: v.nullable(place) }), firstChosen),
  /** The layer that is written out. */
  layer: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(mostLayers)), 2),
});
type Settings = v.InferOutput<typeof schema>;
const initial: Settings = {
  sizes: [784, 30, 10],
  inputs: [],
  edits: [],
  chosen: firstChosen,
  layer: 2,
};
const examples = [
  [2, 3, 1],
  [784, 30, 10],
  [784, 100, 100, 10],
];

export default function NetworkShapes({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('shapes', schema, initial);
  const { sizes } = state;
  const [lit, setLit] = useState<number | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const read = draft === null ? null : readSizes(draft);
  const counts = layerCounts(sizes);
  const all = total(sizes);
  useReportGoal('count-parameters', sizes[0] === 784 && sizes.at(-1) === 10 && all === 31_810);

  const small = isWrittenOut(sizes);
  const network = useMemo(() => drawnNetwork(sizes, state.edits), [sizes, state.edits]);
  const inputs = inputsOf(sizes, state.inputs);
  const pass = small ? forward(network, inputs, sigmoid) : null;
  const chosen =
    isThere(state.chosen, sizes) && state.chosen.layer > 0 ? state.chosen : firstChosen;
  const layer = Math.min(state.layer, sizes.length);

  const set = (next: readonly number[]) => {
    setDraft(null);
    change({ ...initial, sizes: [...next] });
  };
  const choose = (taken: Place) =>
    change({ chosen: taken, layer: taken.layer === 1 ? 2 : taken.layer });
  const setChosen = (next: number) => {
    if (chosen.layer === 1) change({ inputs: [...inputs.with(chosen.j, next)] });
    else change({ edits: withEdit(state.edits, chosen, next) });
  };
  const light = (at: number) => ({
    'data-lit': lit === at,
    onMouseEnter: () => setLit(at),
    onMouseLeave: () => setLit(null),
  });
  return (
    <FigureFrame
      title="Layers, shapes, parameters"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            setDraft(null);
            reset();
          }}
          link={link}
        />
      }
      tryThis="press 2-3-1, take up a weight, and move it: its line changes colour where it passes 0, and which numbers follow? Then type 784-100-100-10. Then find out how many hidden neurons bring a network of 784 inputs and 10 outputs nearest to a million parameters."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <ShapesDrawing
          sizes={sizes}
          network={network}
          activations={pass?.a ?? null}
          lit={lit}
          onLight={setLit}
          chosen={small ? chosen : null}
          onChoose={choose}
        />
        <div className={styles.right}>
          <div className={styles.field}>
            <label htmlFor={id}>Neurons, layer by layer</label>
            <input
              id={id}
              value={draft ?? sizes.join('-')}
              autoComplete="off"
              aria-invalid={read?.ok === false}
              aria-describedby={read?.ok === false ? `${id}-problem` : undefined}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setDraft(text);
                const typed = readSizes(text);
                if (typed.ok) change({ ...initial, sizes: [...typed.sizes] });
              }}
              onBlur={() => setDraft(null)}
            />
            {read?.ok === false && (
              <p id={`${id}-problem`} role="status">
                {read.complaint} The drawing stays at {sizes.join('-')}.
              </p>
            )}
          </div>
          <div className={styles.buttons}>
            {examples.map((one) => (
              <Button key={one.join('-')} onClick={() => set(one)}>
                {one.join('-')}
              </Button>
            ))}
          </div>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Layer</th>
                <th scope="col">W</th>
                <th scope="col">b</th>
                <th scope="col">parameters</th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ layer: at, units, before, parameters }) => (
                <tr key={at} {...light(at)}>
                  <th scope="row">{at}</th>
                  <td>
                    {wholeText(units)} × {wholeText(before)}
                  </td>
                  <td>{wholeText(units)}</td>
                  <td>{wholeText(parameters)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">together</th>
                <td />
                <td />
                <td>
                  <output aria-label="Parameters">{wholeText(all)}</output>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </div>
      <div className={styles.written}>
        <div className={styles.hand}>
          <Select
            label="Written out"
            value={String(layer)}
            options={counts.map(({ layer: at }) => ({
              value: String(at),
              label: `layer ${String(at)}`,
            }))}
            onChange={(next) => change({ layer: Number(next) })}
          />
          {small ? (
            <>
              <Slider
                label={numberName(chosen)}
                value={numberAt(network, inputs, chosen)}
                scale={values}
                format={(number) => signed(number, 2)}
                describe={(number) => signed(number, 2)}
                onChange={setChosen}
              />
              <NumberField
                label={`Value of ${numberName(chosen)}`}
                value={numberAt(network, inputs, chosen)}
                min={-most}
                max={most}
                onChange={setChosen}
              />
            </>
          ) : (
            <p className={styles.note}>
              Blue is above 0, orange below, wide is large; drawn at random, as a network starts.
              Layers of more than {drawn} neurons are folded, and of their matrix only a corner is
              written.
            </p>
          )}
        </div>
        {pass === null ? (
          <CornerTable sizes={sizes} network={network} layer={layer} />
        ) : (
          <NumbersTable
            network={network}
            pass={pass}
            layer={layer}
            chosen={chosen}
            onChoose={choose}
          />
        )}
      </div>
    </FigureFrame>
  );
}
