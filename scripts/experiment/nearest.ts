// The reader that is no network: the label of the most similar of 100 random training images, by total ink as published and
// by shape, on all test images. Node. Recorded in experiments/baselines/.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { ImageMemory, randomPlaces } from '../../src/data/baseline/memory.ts';
import type { ByteImages } from '../../src/data/baseline/summary.ts';
import { imageSize } from '../../src/data/mnist/manifest.ts';
import type { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { nearestImage } from '../../src/network/presets/nearest-image.ts';
import { splitRange } from '../../src/data/mnist/split.ts';
import { usualSplit } from '../../src/network/mnist.ts';
import type { Split } from '../../src/network/examples.ts';
import { loadMnist } from './load-mnist.ts';
import { jsonOf } from './record.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
const folder = new URL('../../experiments/baselines/', import.meta.url);

function imagesOf(mnist: MnistData, split: Split): ByteImages {
  const { part, from, count } = splitRange(usualSplit, split);
  const { inputs, labels } = mnist.examples(part, from, count);
  if (!(inputs instanceof Uint8Array)) throw new Error('The images are bytes.');
  return { inputs, labels, count };
}

/** Reads the whole test set with the memories of seeds 1 to 10. */
export async function runNearest(): Promise<void> {
  const mnist = await loadMnist();
  const [training, test] = [imagesOf(mnist, 'training'), imagesOf(mnist, 'test')];
  const start = performance.now();
  const runs = seeds.map((seed) => {
    const places = randomPlaces(training.count, nearestImage.remembered, seed);
    const memory = new ImageMemory(training, places);
    let [byInk, byShape] = [0, 0];
    for (let index = 0; index < test.count; index++) {
      const image = test.inputs.subarray(index * imageSize, (index + 1) * imageSize);
      const label = test.labels[index];
      if (memory.byInk(image, 1).labels[0] === label) byInk += 1;
      if (memory.byShape(image, 1).labels[0] === label) byShape += 1;
    }
    console.log(`seed ${seed}, right by ink ${byInk}, by shape ${byShape} of ${test.count}`);
    return { seed, byInk, byShape };
  });
  const summary = {
    command: `npm run experiment -- ${nearestImage.id}`,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    remembered: nearestImage.remembered,
    secondsEach: Number(((performance.now() - start) / 1000 / seeds.length).toFixed(2)),
    byInk: runs.map((run) => run.byInk),
    byShape: runs.map((run) => run.byShape),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${nearestImage.id}.json`, folder), jsonOf(summary));
}
