// The plain recurrent network: h_t = tanh(W h_{t-1} + U x_t + b). Any thread, pure.
import { readOut, readOutBack, type Passage, type RecurrentNet } from './recurrent-net.ts';
import { letterCount, symbolCount } from './task.ts';

/** @param size hidden units. The list holds W, U, b, V, c, row by row. */
export function plainNet(size: number): RecurrentNet {
  const u = size * size;
  const b = u + size * symbolCount;
  const v = b + size;
  const parameterCount = v + letterCount * (size + 1);

  return {
    parameterCount,
    start(normal) {
      const parameters = new Float64Array(parameterCount);
      for (let i = 0; i < b; i++) parameters[i] = normal() / Math.sqrt(size);
      for (let i = v; i < v + letterCount * size; i++) parameters[i] = normal() / Math.sqrt(size);
      return parameters;
    },

    forward(parameters, sequence) {
      const hidden: Float64Array[] = [];
      let before = new Float64Array(size);
      for (const symbol of sequence) {
        const now = new Float64Array(size);
        for (let j = 0; j < size; j++) {
          let z = parameters[b + j]! + parameters[u + j * symbolCount + symbol]!;
          for (let k = 0; k < size; k++) z += parameters[j * size + k]! * before[k]!;
          now[j] = Math.tanh(z);
        }
        hidden.push(now);
        before = now;
      }
      return { hidden, outputs: readOut(parameters, v, before) };
    },

    backward(parameters, sequence, pass: Passage, gradient) {
      const errors: Float64Array[] = [];
      let error = readOutBack(parameters, v, pass, sequence[0]!, gradient);
      for (let t = sequence.length - 1; t >= 0; t--) {
        errors[t] = error;
        const now = pass.hidden[t]!;
        const before = pass.hidden[t - 1];
        const earlier = new Float64Array(size);
        for (let j = 0; j < size; j++) {
          const delta = error[j]! * (1 - now[j]! * now[j]!);
          gradient[b + j]! += delta;
          gradient[u + j * symbolCount + sequence[t]!]! += delta;
          if (before === undefined) continue;
          for (let k = 0; k < size; k++) {
            gradient[j * size + k]! += delta * before[k]!;
            earlier[k]! += delta * parameters[j * size + k]!;
          }
        }
        error = earlier;
      }
      return errors;
    },
  };
}
