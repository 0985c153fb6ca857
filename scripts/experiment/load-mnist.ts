// MNIST for a program. Node.
import { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { nodeSource } from '../data/node-source.ts';

/** @throws with a sentence where the data cannot be had */
export async function loadMnist(): Promise<MnistData> {
  const mnist = new MnistData(nodeSource());
  const loaded = await mnist.load();
  if (!loaded.ok) throw new Error(`${loaded.problem.message} ${loaded.problem.hint}`);
  return mnist;
}
