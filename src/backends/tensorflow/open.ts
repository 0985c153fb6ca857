// The heavy end of the TensorFlow.js backends: what index.ts imports once one of them is used. Worker.
import type { ExampleStore, Trainer } from '../../network/backend.ts';
import type { SplitSizes } from '../../network/examples.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Device, TensorflowAssets } from './devices.ts';
import { startRuntime } from './runtime.ts';
import { TensorflowStore } from './store.ts';
import { TensorflowTrainer } from './trainer.ts';

/** @throws BackendLost where the device cannot be started */
export async function openStore(
  device: Device,
  assets: TensorflowAssets,
  sizes: SplitSizes,
  inputSize: number,
): Promise<ExampleStore> {
  return new TensorflowStore(await startRuntime(device, assets), sizes, inputSize);
}

/** @throws BackendLost where the store's device is lost */
export function openTrainer(
  device: Device,
  plan: TrainingPlan,
  store: ExampleStore,
): Promise<Trainer> {
  if (!(store instanceof TensorflowStore) || store.runtime.device !== device) {
    throw new TypeError('the store is another backend’s');
  }
  return TensorflowTrainer.open(plan, store);
}
