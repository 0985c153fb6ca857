// Layers of any size: the drawing, the shapes of their matrices and the count of their parameters. Page thread.
import { useId, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { layerCounts, mostLayers, mostUnits, readSizes, total } from './shapes.ts';
import styles from './network-shapes.module.css';

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostUnits));
const schema = v.strictObject({
  sizes: v.pipe(v.array(size), v.minLength(2), v.maxLength(mostLayers)),
});
const initial: v.InferOutput<typeof schema> = { sizes: [784, 30, 10] };
const examples = [
  [2, 3, 1],
  [784, 30, 10],
  [784, 100, 100, 10],
];

/** A layer of more neurons is folded. */
const drawn = 8;
const width = 480;
const height = 340;

/** Places of the drawn circles of a layer; null where the fold is. */
function column(count: number): readonly (number | null)[] {
  const shown = Math.min(count, drawn);
  const rows = count > drawn ? shown + 1 : shown;
  const gap = Math.min(36, (height - 110) / Math.max(1, rows - 1));
  const top = 60 + (height - 110 - gap * (rows - 1)) / 2;
  const fold = count > drawn ? Math.floor(rows / 2) : -1;
  return Array.from({ length: rows }, (_, row) => (row === fold ? null : top + gap * row));
}

function foldAt(count: number): number | null {
  if (count <= drawn) return null;
  const places = column(count);
  const fold = places.indexOf(null);
  return (places[fold - 1]! + places[fold + 1]!) / 2;
}

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

  const set = (next: readonly number[]) => {
    setDraft(null);
    change({ sizes: [...next] });
  };
  const x = (index: number) => 50 + (index * (width - 100)) / (sizes.length - 1);
  const light = (layer: number) => ({
    'data-lit': lit === layer,
    onMouseEnter: () => setLit(layer),
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
      tryThis="type 784-100-100-10. Then find out how many hidden neurons bring a network of 784 inputs and 10 outputs nearest to a million parameters."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <svg
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          className={styles.drawing}
          role="img"
          aria-label={`A network with layers of ${sizes.map(wholeText).join(', ')} neurons.`}
        >
          {counts.map(({ layer, units, before }, index) => (
            <g key={layer} {...light(layer)}>
              {column(before).map((from, k) =>
                column(units).map((to, j) =>
                  from === null || to === null ? null : (
                    <line
                      key={`${String(k)}-${String(j)}`}
                      data-lit={lit === layer}
                      x1={x(index)}
                      y1={from}
                      x2={x(index + 1)}
                      y2={to}
                    />
                  ),
                ),
              )}
            </g>
          ))}
          {sizes.map((count, index) => (
            <g key={index}>
              {column(count).map((y, row) =>
                y === null ? null : <circle key={row} cx={x(index)} cy={y} r={11} />,
              )}
              {foldAt(count) !== null && (
                <text className={styles.fold} x={x(index)} y={foldAt(count)! + 5}>
                  ⋮
                </text>
              )}
              <text x={x(index)} y={24}>
                {wholeText(count)}
              </text>
              <text className={styles.fold} x={x(index)} y={height - 10}>
                {index === 0 ? 'inputs' : index === sizes.length - 1 ? 'outputs' : 'hidden'}
              </text>
            </g>
          ))}
        </svg>
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
                if (typed.ok) change({ sizes: [...typed.sizes] });
              }}
              onBlur={() => {
                if (read?.ok !== false) setDraft(null);
              }}
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
              {counts.map(({ layer, units, before, parameters }) => (
                <tr key={layer} {...light(layer)}>
                  <th scope="row">{layer}</th>
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
    </FigureFrame>
  );
}
