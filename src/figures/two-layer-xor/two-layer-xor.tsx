// Two hidden perceptrons and a third that weighs their verdicts: the plane of the inputs, and the plane of the verdicts. Page thread.
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { corners, gates } from '../gate-workbench/gates.ts';
import type { FigureProps } from '../figure-props.ts';
import { perceptron, type Line, type Point } from '../plane/half-plane.ts';
import { Dot, HalfPlane, Plane } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import styles from './two-layer-xor.module.css';

const limit = 4;
const weight = v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const line = v.strictObject({ w1: weight, w2: weight, b: weight });
const schema = v.strictObject({ h1: line, h2: line, out: line });
type State = v.InferOutput<typeof schema>;

/** OR, NAND, and AND of the two. */
const initial: State = {
  h1: { w1: 1, w2: 1, b: -0.5 },
  h2: { w1: -1, w2: -1, b: 1.5 },
  out: { w1: 1, w2: 1, b: -1.5 },
};
const scale = stepScale(-limit, limit, 1);
const range = { min: -0.5, max: 1.5 };
const names = { h1: 'First hidden', h2: 'Second hidden', out: 'Output' } as const;
type NeuronId = keyof typeof names;

/** What the whole network answers at a corner, and what its hidden neurons say on the way. */
function answer({ h1, h2, out }: State, corner: Point): { hidden: Point; output: 0 | 1 } {
  const hidden: Point = [perceptron(h1, corner), perceptron(h2, corner)];
  return { hidden, output: perceptron(out, hidden) };
}

const rows = (of: Line) => corners.map((corner) => perceptron(of, corner)).join();
/** The gates of the text, which the exercise asks to replace. */
const usualGates = ['or', 'nand'] as const;

export default function TwoLayerXor({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('xor', schema, initial);
  const answers = corners.map((corner) => answer(state, corner));
  const right = answers.map(({ output }, row) => output === gates.xor.answers[row]);
  const rightCount = right.filter(Boolean).length;
  const hidden = [rows(state.h1), rows(state.h2)];
  const kept = usualGates.filter((gate) => hidden.includes(gates[gate].answers.join()));
  useReportGoal('xor-three', rightCount === 4 && kept.length === 0);

  /** Corners that have fallen onto the same hidden verdicts share a place, so their names are put together. */
  const places = new Map<string, { at: Point; output: 0 | 1; names: string[] }>();
  for (const [row, { hidden, output }] of answers.entries()) {
    const place = places.get(hidden.join()) ?? { at: hidden, output, names: [] };
    place.names.push(corners[row]!.join(' '));
    places.set(hidden.join(), place);
  }

  return (
    <FigureFrame
      title="XOR with three perceptrons"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="follow the corner (0, 1) from the left square to the right one. Then move the hidden lines and see where the corners fall."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.planes}>
        <div>
          <h4>What the hidden neurons see</h4>
          <Plane
            label="The plane of the inputs with the lines of both hidden neurons."
            range={range}
            axes={['x₁', 'x₂']}
            ticks={[0, 1]}
          >
            <HalfPlane line={state.h1} />
            <HalfPlane line={state.h2} />
            {corners.map((corner, row) => (
              <Dot
                key={row}
                at={corner}
                answer={answers[row]!.output}
                right={right[row]!}
                label={corner.join(' ')}
              />
            ))}
          </Plane>
        </div>
        <div>
          <h4>What the output sees</h4>
          <Plane
            label={`The plane of the hidden verdicts: the four corners lie on ${String(places.size)} places.`}
            range={range}
            axes={['h₁', 'h₂']}
            ticks={[0, 1]}
          >
            <HalfPlane line={state.out} />
            {[...places.values()].map(({ at, output, names: labels }) => (
              <Dot key={at.join()} at={at} answer={output} label={labels.join(', ')} />
            ))}
          </Plane>
        </div>
        <table className={styles.truth}>
          <thead>
            <tr>
              <th scope="col">x₁ x₂</th>
              <th scope="col">h₁</th>
              <th scope="col">h₂</th>
              <th scope="col">answer</th>
              <th scope="col">XOR</th>
            </tr>
          </thead>
          <tbody>
            {corners.map((corner, row) => (
              <tr key={row} data-right={right[row]}>
                <td>{corner.join(' ')}</td>
                <td>{answers[row]!.hidden[0]}</td>
                <td>{answers[row]!.hidden[1]}</td>
                <td>{answers[row]!.output}</td>
                <td>
                  {gates.xor.answers[row]}{' '}
                  <span aria-label={right[row] ? 'right' : 'wrong'}>{right[row] ? '✓' : '✗'}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.neurons}>
        {(Object.keys(names) as NeuronId[]).map((neuron) => (
          <fieldset key={neuron}>
            <legend>{names[neuron]} neuron</legend>
            {(['w1', 'w2', 'b'] as const).map((part) => {
              const label = `${names[neuron]} ${part === 'b' ? 'bias' : `weight ${part.slice(1)}`}`;
              return (
                <Slider
                  key={part}
                  label={label}
                  value={state[neuron][part]}
                  scale={scale}
                  format={signed}
                  describe={(value) => `${label} ${signed(value)}`}
                  onChange={(value) => change({ [neuron]: { ...state[neuron], [part]: value } })}
                />
              );
            })}
          </fieldset>
        ))}
      </div>
      <p aria-live="polite" className={styles.verdict}>
        {rightCount === 4
          ? `All four rows right: XOR, ${fromGates(kept.map((gate) => gates[gate].label))}`
          : `${String(rightCount)} of 4 rows right.`}
      </p>
    </FigureFrame>
  );
}

/** @param kept labels of those hidden neurons that are still a gate of the text */
function fromGates(kept: readonly string[]): string {
  if (kept.length === 2) return 'from OR and NAND.';
  const [one] = kept;
  return one === undefined
    ? 'from two other gates than OR and NAND.'
    : `from ${one} and another gate.`;
}
