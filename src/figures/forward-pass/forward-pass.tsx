// One example on its way through a [2, 3, 1] network, with every number written out. Page thread.
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { nodeName, type Node } from '../network-drawing/example.ts';
import { NetworkDrawing } from '../network-drawing/network-drawing.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import {
  forward,
  placeName,
  places,
  valueAt,
  withValue,
  type TinyNetwork,
} from '../tiny-network/tiny-network.ts';
import styles from './forward-pass.module.css';

const most = 9;
const number = v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const vector = (length: number) => v.pipe(v.array(number), v.length(length));

/** XOR by hand: at least one input, but not both. The second hidden neuron is idle: its weight to the output is 0. */
const start: TinyNetwork = [
  {
    w: [
      [4, 4],
      [2, -2],
      [5, 5],
    ],
    b: [-2, 0, -7.5],
  },
  { w: [[6, 0, -6]], b: [-3] },
];
const all = places(start);
const names = all.map(placeName);
const schema = v.strictObject({
  input: vector(2),
  /** All weights and biases in the order of `places`. */
  values: vector(all.length),
  parameter: v.picklist(names),
});
const initial: v.InferOutput<typeof schema> = {
  input: [1, 0],
  values: all.map((place) => valueAt(start, place)),
  parameter: 'w²₁₁',
};

/** z written out: 4.00 · 1.00 + ... */
function sum(w: readonly number[], a: readonly number[], b: number): string {
  const terms = w.map((weight, k) => `${signed(weight, 2)} · ${signed(a[k]!, 2)}`);
  return [...terms, signed(b, 2)].join(' + ').replaceAll('+ −', '− ');
}

export default function ForwardPass({ number: figureNumber }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('forward', schema, initial);
  const { input, values, parameter } = state;
  const network = all.reduce((now, place, index) => withValue(now, place, values[index]!), start);
  const { z, a } = forward(network, input, sigmoid);
  const at = names.indexOf(parameter);
  const chosen = all[at]!;
  const nodes: readonly Node[] = network.flatMap(({ b }, index) =>
    b.map((_, j) => ({ layer: index + 2, j })),
  );
  const isLit = ({ layer, j }: Node) => layer === chosen.layer && j === chosen.j;
  return (
    <FigureFrame
      title="Forward, number by number"
      number={figureNumber}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="set the inputs to 0 and 0, to 0 and 1, to 1 and 1, and read the output each time. Then change the weight w³₁₂, which is 0: now the second hidden neuron has a say."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <NetworkDrawing
          network={network}
          label={`Two inputs, ${input.join(' and ')}, three hidden neurons and one output, ${signed(a[2]![0]!, 3)}.`}
          activation={({ layer, j }) => a[layer - 1]![j]!}
          lit={{ nodes: [{ layer: chosen.layer, j: chosen.j }], places: [chosen] }}
          onChoose={(place) => change({ parameter: placeName(place) })}
        />
        <div className={styles.right}>
          <div className={styles.fields}>
            {input.map((value, k) => (
              <NumberField
                key={k}
                label={k === 0 ? 'Input x₁' : 'Input x₂'}
                value={value}
                min={-most}
                max={most}
                onChange={(next) =>
                  change({ input: input.map((old, index) => (index === k ? next : old)) })
                }
              />
            ))}
          </div>
          <div className={styles.fields}>
            <Select
              label="Weight or bias"
              value={parameter}
              options={names.map((name) => ({ value: name, label: name }))}
              onChange={(name) => change({ parameter: name })}
            />
            <NumberField
              label={`Value of ${parameter}`}
              value={values[at]!}
              min={-most}
              max={most}
              onChange={(next) =>
                change({ values: values.map((old, index) => (index === at ? next : old)) })
              }
            />
          </div>
          <div className={styles.work}>
            {nodes.map((node) => {
              const { w, b } = network[node.layer - 2]!;
              const before = a[node.layer - 2]!;
              return (
                <p key={nodeName('z', node)} data-lit={isLit(node)}>
                  {nodeName('z', node)} = {sum(w[node.j]!, before, b[node.j]!)} ={' '}
                  <b>{signed(z[node.layer - 1]![node.j]!, 3)}</b>
                  <br />
                  {nodeName('a', node)} = σ({nodeName('z', node)}) ={' '}
                  <b>{signed(a[node.layer - 1]![node.j]!, 3)}</b>
                </p>
              );
            })}
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}
