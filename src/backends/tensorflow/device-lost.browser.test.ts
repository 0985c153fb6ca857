// A GPU that goes away: calls reject with BackendLost, nothing hangs, and the backend can be used again. In Chromium, whose
// imitated GPU is taken away as a real one would be.
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { describe, expect, it } from 'vitest';
import { BackendLost } from '../../network/backend.ts';
import { conformanceCases } from '../conformance/cases.ts';
import { caseHyper, caseOrder, withTrainer } from '../conformance/run.ts';
import { tensorflowBackend } from './index.ts';
import { startRuntime, type Runtime } from './runtime.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { wasmPath } from './wasm-path.ts';

const which = conformanceCases.find(({ name }) => name === 'batches of one')!;
const { plan } = which;
const order = caseOrder(which);

function takeAway({ backend }: Runtime): void {
  if (backend instanceof WebGPUBackend) {
    backend.device.destroy();
  } else if (backend instanceof MathBackendWebGL) {
    backend.getGPGPUContext().gl.getExtension('WEBGL_lose_context')!.loseContext();
  }
}

describe.each(['webgl', 'webgpu'] as const)('%s', (device) => {
  const backend = tensorflowBackend(device, { wasmPath });

  it('rejects the steps that are under way, and all that comes after', async () => {
    const before = tensorCount();
    await withTrainer(backend, which, async (trainer) => {
      const runtime = await startRuntime(device, { wasmPath });
      const underWay = trainer.steps(order, 1, caseHyper(plan));
      takeAway(runtime);
      await expect(underWay).rejects.toThrow(BackendLost);
      await expect(trainer.steps(order, 1, caseHyper(plan))).rejects.toThrow(BackendLost);
      await expect(trainer.evaluate('test', 0, 1)).rejects.toThrow(BackendLost);
      await expect(trainer.read()).rejects.toMatchObject({ problem: { code: 'device-lost' } });
    });
    expect(tensorCount()).toBe(before);
  });

  it('rejects steps on a loss that nobody has been told of yet', async () => {
    await withTrainer(backend, which, async (trainer) => {
      takeAway(await startRuntime(device, { wasmPath }));
      await expect(trainer.steps(order, 1, caseHyper(plan))).rejects.toThrow(BackendLost);
    });
  });

  it('trains again on a device that has come back', async () => {
    await withTrainer(backend, which, async (trainer) => {
      const report = await trainer.steps(order.slice(0, 5), 1, caseHyper(plan));
      expect(report.steps).toBe(5);
      expect(Number.isFinite(report.cost)).toBe(true);
    });
  });
});
