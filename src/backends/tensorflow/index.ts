// TensorFlow.js as four backends. Worker. This module is light: TensorFlow.js is downloaded at the first store() or
// compile(), and only the part that the backend needs. Only its modular parts are used (core and one backend, about
// 120 kB gzipped for WebGPU): the union package would bring Layers, data and converters, twice as much.
import type { Backend } from '../../network/backend.ts';
import { classesOnly, hasValueTargets } from '../../network/dataset.ts';
import {
  deviceLabels,
  devices,
  startFailure,
  type Device,
  type TensorflowAssets,
} from './devices.ts';
import { probe } from './probe.ts';

export type { TensorflowAssets } from './devices.ts';

/** Best first. */
export function tensorflowBackends(assets: TensorflowAssets): readonly Backend[] {
  return devices.map((device) => tensorflowBackend(device, assets));
}

export function tensorflowBackend(device: Device, assets: TensorflowAssets): Backend {
  const download = () =>
    import('./open.ts').catch((error: unknown) => {
      throw startFailure(device, error);
    });
  return {
    id: `tensorflow-${device}`,
    label: deviceLabels[device],
    probe: () => probe(device),
    // All layers, costs and optimisers run on all four devices: the conformance suite holds them to it.
    supports: (plan) => (hasValueTargets(plan.data) ? classesOnly : { supported: true }),
    async store(sizes, inputSize) {
      const { openStore } = await download();
      return openStore(device, assets, sizes, inputSize);
    },
    async compile(plan, store) {
      const { openTrainer } = await download();
      return openTrainer(device, plan, store);
    },
  };
}
