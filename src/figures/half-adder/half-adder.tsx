// Two switches, five NAND perceptrons, and the sum of two bits. Page thread.
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { halfAdder, type Bit } from './circuit.ts';
import styles from './half-adder.module.css';

const bit = v.picklist([0, 1]);
const schema = v.strictObject({ x1: bit, x2: bit });
const initial: v.InferOutput<typeof schema> = { x1: 1, x2: 0 };

interface WireProps {
  readonly path: string;
  readonly on: Bit;
}
const Wire = ({ path, on }: WireProps) => <path d={path} data-on={on} className={styles.wire} />;

interface NeuronProps {
  readonly x: number;
  readonly y: number;
  readonly on: Bit;
  /** Weights at its inputs. */
  readonly weights: string;
}
/** A perceptron: its bias inside, its weights at its left. */
function Neuron({ x, y, on, weights }: NeuronProps) {
  return (
    <g className={styles.neuron} data-on={on}>
      <circle cx={x} cy={y} r={22} />
      <text x={x} y={y + 5} textAnchor="middle">
        3
      </text>
      <text className={styles.weight} x={x - 30} y={y - 20} textAnchor="end">
        {weights}
      </text>
    </g>
  );
}

export default function HalfAdder({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('adder', schema, initial);
  const { x1, x2 } = state;
  const { both, upper, lower, sum, carry } = halfAdder(x1, x2);
  return (
    <FigureFrame
      title="A half adder made of NANDs"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="throw both switches, and follow the filled wires. The number in each neuron is its bias; its weights stand at its inputs."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.adder}>
        <div className={styles.switches}>
          {(['x1', 'x2'] as const).map((input) => (
            <label key={input}>
              <input
                type="checkbox"
                role="switch"
                checked={state[input] === 1}
                onChange={(event) => change({ [input]: event.currentTarget.checked ? 1 : 0 })}
              />
              Input {input === 'x1' ? 1 : 2}: <b>{state[input]}</b>
            </label>
          ))}
        </div>
        <svg
          viewBox="0 0 620 270"
          className={styles.circuit}
          role="img"
          aria-label={`Inputs ${String(x1)} and ${String(x2)}. The five neurons answer ${[both, upper, lower, sum, carry].join(', ')}.`}
        >
          <Wire path="M10 60H240" on={x1} />
          <Wire path="M60 60V120H118" on={x1} />
          <Wire path="M10 200H240" on={x2} />
          <Wire path="M60 200V140H118" on={x2} />
          <Wire path="M162 130H205V80H240" on={both} />
          <Wire path="M205 130V180H240" on={both} />
          <Wire path="M205 180V245H418" on={both} />
          <Wire path="M284 70H360V120H418" on={upper} />
          <Wire path="M284 190H360V140H418" on={lower} />
          <Wire path="M462 130H560" on={sum} />
          <Wire path="M462 245H560" on={carry} />
          <Neuron x={140} y={130} on={both} weights="−2, −2" />
          <Neuron x={262} y={70} on={upper} weights="−2, −2" />
          <Neuron x={262} y={190} on={lower} weights="−2, −2" />
          <Neuron x={440} y={130} on={sum} weights="−2, −2" />
          <Neuron x={440} y={245} on={carry} weights="−4" />
          <text x={10} y={48}>
            x₁
          </text>
          <text x={10} y={222}>
            x₂
          </text>
          <text x={570} y={135}>
            {sum}
          </text>
          <text x={570} y={250}>
            {carry}
          </text>
          <text x={570} y={112} className={styles.weight}>
            sum
          </text>
          <text x={570} y={227} className={styles.weight}>
            carry
          </text>
        </svg>
        <p aria-live="polite" className={styles.result}>
          {x1} + {x2} = <b>{2 * carry + sum}</b>, in binary {carry}
          {sum}
        </p>
      </div>
    </FigureFrame>
  );
}
