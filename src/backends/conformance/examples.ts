// Small made-up examples for the conformance suite: ten patterns of ink, each drawn many times with some of it missing.
// Worker and tests. Like digits they are mostly 0, and can be learnt.
import type { Examples, SplitSizes } from '../../network/examples.ts';
import { Generator } from '../../random/generator.ts';

export const conformanceSizes: SplitSizes = { training: 64, validation: 16, test: 24 };

/**
 * @param ink share of values above 0, 0..1
 * @param stream examples of another stream differ; their patterns do not
 */
export function patternExamples(
  inputSize: number,
  count: number,
  ink: number,
  stream: string,
): Examples & { readonly inputs: Uint8Array } {
  const patterns = Array.from({ length: 10 }, (_, digit) => {
    const generator = Generator.seeded(digit, 'patterns');
    return Array.from({ length: inputSize }, () => generator.uniform() < ink / 0.9);
  });
  const generator = Generator.seeded(1, stream);
  const inputs = new Uint8Array(count * inputSize);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const label = generator.below(10);
    labels[i] = label;
    for (let k = 0; k < inputSize; k++) {
      const inked = patterns[label]![k]! && generator.uniform() < 0.9;
      if (inked) inputs[i * inputSize + k] = 1 + generator.below(255);
    }
  }
  return { inputs, labels, count };
}

/** The same examples as floats of 0..1. */
export function asFloats(examples: Examples): Examples {
  return { ...examples, inputs: Float32Array.from(examples.inputs, (level) => level / 255) };
}
