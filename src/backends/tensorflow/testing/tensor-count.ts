// How many tensors TensorFlow.js holds, on all of its backends together. Tests only.
import { engine } from '@tensorflow/tfjs-core';

/** As tf.memory().numTensors, which cannot be asked before a backend has started. */
export function tensorCount(): number {
  return engine().state.numTensors;
}
