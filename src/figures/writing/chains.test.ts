import { describe, expect, it } from 'vitest';
import { chance } from '../../data/chance.ts';
import { firstMachine } from '../../network/boltzmann.ts';
import { chainCount, filterOf, firstChains, heldPixels, reconstruction, turned } from './chains.ts';

const { normal, uniform } = chance(1, 'test');
const drawing = Float32Array.from({ length: 784 }, (_, i) => (i % 3) / 2);
const machine = firstMachine(784, 5, new Float32Array(784).fill(-3), normal);

describe('chains', () => {
  it('begin with noise, with the drawing, or with its upper half', () => {
    const noise = firstChains('noise', drawing, uniform).states[0]!;
    expect(noise.every((state) => state === 0 || state === 1)).toBe(true);
    expect(firstChains('drawing', drawing, uniform).states[9]).toEqual(drawing);
    const half = firstChains('half', drawing, uniform).states[0]!;
    expect(half.subarray(0, heldPixels)).toEqual(drawing.subarray(0, heldPixels));
    expect(half.subarray(heldPixels)).not.toEqual(drawing.subarray(heldPixels));
    expect(firstChains('drawing', null, uniform).states.length).toBe(chainCount);
  });

  it('turn by the machine’s probabilities, and keep what is held', () => {
    const first = firstChains('half', drawing, uniform);
    const free = turned(machine, first, null, uniform);
    expect(free.turns).toBe(1);
    // Biases of −3 and hardly any weight: one pixel in twenty.
    expect(free.shares[0]![0]).toBeCloseTo(1 / (1 + Math.exp(3)), 1);
    const ink = free.states[0]!.reduce((sum, state) => sum + state, 0) / 784;
    expect(ink).toBeLessThan(0.1);
    const kept = turned(machine, first, drawing, uniform);
    expect(kept.states[3]!.subarray(0, heldPixels)).toEqual(drawing.subarray(0, heldPixels));
    expect(kept.states[3]!.subarray(heldPixels)).not.toEqual(drawing.subarray(heldPixels));
  });
});

it('reconstructs without chance, and shows a unit’s weights', () => {
  expect(reconstruction(machine, drawing)).toEqual(reconstruction(machine, drawing));
  expect(filterOf(machine, 2)[7]).toBe(machine.weights[2 * 784 + 7]);
});
