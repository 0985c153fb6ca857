// The network with long short-term memory: cells behind gates. Any thread, pure.
import { readOut, readOutBack, type Passage, type RecurrentNet } from './recurrent-net.ts';
import { letterCount, symbolCount, type Sequence } from './task.ts';

export interface LstmPassage extends Passage {
  /** [moments x hidden], 0 to 1: what is let in, kept and let out. */
  readonly input: readonly Float64Array[];
  readonly forget: readonly Float64Array[];
  readonly output: readonly Float64Array[];
  /** What is offered to the cells, -1 to 1. */
  readonly candidate: readonly Float64Array[];
  readonly cell: readonly Float64Array[];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/**
 * @param size cells. The list holds W, U, b for the rows of i, f, o, g (4 size each), then V, c, row by row.
 * @param forgetBias what the biases of the forget gates start with
 */
export function lstmNet(size: number, forgetBias: number): RecurrentNet<LstmPassage> {
  const rows = 4 * size;
  const u = rows * size;
  const b = u + rows * symbolCount;
  const v = b + rows;
  const parameterCount = v + letterCount * (size + 1);

  function start(normal: () => number): Float64Array {
    const parameters = new Float64Array(parameterCount);
    for (let i = 0; i < b; i++) parameters[i] = normal() / Math.sqrt(size);
    for (let j = 0; j < size; j++) parameters[b + size + j] = forgetBias;
    for (let i = v; i < v + letterCount * size; i++) parameters[i] = normal() / Math.sqrt(size);
    return parameters;
  }

  function forward(parameters: Float64Array, sequence: Sequence): LstmPassage {
    const pass = {
      input: [] as Float64Array[],
      forget: [] as Float64Array[],
      output: [] as Float64Array[],
      candidate: [] as Float64Array[],
      cell: [] as Float64Array[],
      hidden: [] as Float64Array[],
    };
    let h = new Float64Array(size);
    let c = new Float64Array(size);
    const z = new Float64Array(rows);
    for (const symbol of sequence) {
      for (let row = 0; row < rows; row++) {
        let sum = parameters[b + row]! + parameters[u + row * symbolCount + symbol]!;
        for (let k = 0; k < size; k++) sum += parameters[row * size + k]! * h[k]!;
        z[row] = sum;
      }
      const i = new Float64Array(size);
      const f = new Float64Array(size);
      const o = new Float64Array(size);
      const g = new Float64Array(size);
      const before = c;
      c = new Float64Array(size);
      h = new Float64Array(size);
      for (let j = 0; j < size; j++) {
        // #region lstm
        i[j] = sigmoid(z[j]!);
        f[j] = sigmoid(z[size + j]!);
        o[j] = sigmoid(z[2 * size + j]!);
        g[j] = Math.tanh(z[3 * size + j]!);
        c[j] = f[j]! * before[j]! + i[j]! * g[j]!;
        h[j] = o[j]! * Math.tanh(c[j]!);
        // #endregion lstm
      }
      pass.input.push(i);
      pass.forget.push(f);
      pass.output.push(o);
      pass.candidate.push(g);
      pass.cell.push(c);
      pass.hidden.push(h);
    }
    return { ...pass, outputs: readOut(parameters, v, h) };
  }

  function backward(
    parameters: Float64Array,
    sequence: Sequence,
    pass: LstmPassage,
    gradient: Float64Array,
  ): readonly Float64Array[] {
    const errors: Float64Array[] = [];
    let error = readOutBack(parameters, v, pass, sequence[0]!, gradient);
    /** The error that comes back along the cells. */
    let carried = new Float64Array(size);
    const delta = new Float64Array(rows);
    for (let t = sequence.length - 1; t >= 0; t--) {
      const i = pass.input[t]!;
      const f = pass.forget[t]!;
      const o = pass.output[t]!;
      const g = pass.candidate[t]!;
      const before = pass.cell[t - 1];
      const onCell = new Float64Array(size);
      for (let j = 0; j < size; j++) {
        const seen = Math.tanh(pass.cell[t]![j]!);
        onCell[j] = carried[j]! + error[j]! * o[j]! * (1 - seen * seen);
        delta[j] = onCell[j]! * g[j]! * i[j]! * (1 - i[j]!);
        delta[size + j] = onCell[j]! * (before?.[j] ?? 0) * f[j]! * (1 - f[j]!);
        delta[2 * size + j] = error[j]! * seen * o[j]! * (1 - o[j]!);
        delta[3 * size + j] = onCell[j]! * i[j]! * (1 - g[j]! * g[j]!);
      }
      errors[t] = onCell;
      const h = pass.hidden[t - 1];
      const earlier = new Float64Array(size);
      for (let row = 0; row < rows; row++) {
        const d = delta[row]!;
        gradient[b + row]! += d;
        gradient[u + row * symbolCount + sequence[t]!]! += d;
        if (h === undefined) continue;
        for (let k = 0; k < size; k++) {
          gradient[row * size + k]! += d * h[k]!;
          earlier[k]! += d * parameters[row * size + k]!;
        }
      }
      carried = new Float64Array(size);
      for (let j = 0; j < size; j++) carried[j] = onCell[j]! * f[j]!;
      error = earlier;
    }
    return errors;
  }

  return { parameterCount, start, forward, backward };
}
