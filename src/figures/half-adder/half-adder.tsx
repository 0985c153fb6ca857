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
  /** Of its inputs. */
  readonly weights: string;
}
/** A perceptron: its bias inside, its weights over it. */
function Neuron({ x, y, on, weights }: NeuronProps) {
  return (
    <g className={styles.neuron} data-on={on}>
      <circle cx={x} cy={y} r={22} />
      <text x={x} y={y + 5} textAnchor="middle">
        3
      </text>
      <text className={styles.weight} x={x} y={y - 29} textAnchor="middle">
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
      tryThis="throw both switches, and follow the filled wires. The number in each neuron is its bias; the weights of its inputs stand over it."
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
          viewBox="0 22 470 250"
          className={styles.circuit}
          role="img"
          aria-label={`Inputs ${String(x1)} and ${String(x2)}. The five neurons answer ${[both, upper, lower, sum, carry].join(', ')}.`}
        >
          <Wire path="M6 58H189" on={x1} />
          <Wire path="M44 58V118H70" on={x1} />
          <Wire path="M6 202H189" on={x2} />
          <Wire path="M44 202V142H70" on={x2} />
          <Wire path="M114 130H146V82H189" on={both} />
          <Wire path="M146 130V178H189" on={both} />
          <Wire path="M146 178V248H330" on={both} />
          <Wire path="M233 70H284V118H330" on={upper} />
          <Wire path="M233 190H284V142H330" on={lower} />
          <Wire path="M374 130H420" on={sum} />
          <Wire path="M374 248H420" on={carry} />
          <Neuron x={92} y={130} on={both} weights="−2, −2" />
          <Neuron x={211} y={70} on={upper} weights="−2, −2" />
          <Neuron x={211} y={190} on={lower} weights="−2, −2" />
          <Neuron x={352} y={130} on={sum} weights="−2, −2" />
          <Neuron x={352} y={248} on={carry} weights="−4" />
          <text x={6} y={46}>
            x₁
          </text>
          <text x={6} y={226}>
            x₂
          </text>
          <text x={428} y={136}>
            {sum}
          </text>
          <text x={428} y={254}>
            {carry}
          </text>
          <text x={428} y={114} className={styles.weight}>
            sum
          </text>
          <text x={428} y={232} className={styles.weight}>
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
