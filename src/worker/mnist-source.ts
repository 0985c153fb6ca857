// MNIST as the worker wants it: counted and read by the splits of a plan. Worker and Node.
import { imageSize } from '../data/mnist/manifest.ts';
import type { MnistData } from '../data/mnist/mnist-data.ts';
import { splitArrived, splitRange, testImages } from '../data/mnist/split.ts';
import type { DataSource } from './data-source.ts';

export function mnistSource(mnist: MnistData): DataSource {
  return {
    inputSize: imageSize,
    testSize: testImages,
    get loadedBytes() {
      return mnist.progress.loadedBytes;
    },
    get totalBytes() {
      return mnist.progress.totalBytes;
    },
    get complete() {
      return mnist.progress.complete;
    },
    load: () => mnist.load(),
    onProgress: (listener) => void mnist.onProgress(listener),
    arrived: (split, data) => splitArrived(data, mnist.progress)[split],
    examples(split, from, count, data) {
      const whole = splitRange(data, split);
      return mnist.examples(whole.part, whole.from + from, count);
    },
  };
}
