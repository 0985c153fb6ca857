import { it } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { tensorflowBackend } from './index.ts';
import { wasmPath } from './wasm-path.ts';
import { conformanceCases } from '../conformance/cases.ts';
import { caseHyper, withTrainer } from '../conformance/run.ts';
import { startRuntime } from './runtime.ts';
import { TensorflowStore } from './store.ts';
const c = conformanceCases[0]!;
it.each(['webgl', 'webgpu'] as const)('%s', async (d) => {
  const { plan } = c;
  const lines: string[] = [];
  const b = tensorflowBackend(d, { wasmPath });
  await withTrainer(b, c, async (t) => {
    const order = Uint32Array.from({ length: 200 }, (_, i) => i % 64);
    let s = performance.now(); await t.steps(order, 10, caseHyper(plan)); lines.push(`first 20 steps ${(performance.now() - s).toFixed(0)} ms`);
    for (let r = 0; r < 3; r++) { s = performance.now(); await t.steps(order, 10, caseHyper(plan)); lines.push(`${d} ${(20 / (performance.now() - s) * 1000).toFixed(1)} steps/s`); }
  });
  const store = (await b.store({ training: 50000, validation: 0, test: 0 }, 784)) as TensorflowStore;
  const bytes = (seed: number) => Uint8Array.from({ length: 10000 * 784 }, (_, i) => (i * 31 + (i >> 9) + seed) & 255);
  for (let k = 0; k < 5; k++) { const s = performance.now(); await store.load('training', k * 10000, { inputs: bytes(k), labels: new Uint8Array(10000), count: 10000 }); lines.push(`load ${(performance.now() - s).toFixed(0)} ms`); }
  store.runtime.use();
  const s = performance.now();
  const idx = [0, 9999, 10000, 31234, 49999];
  const block = store.block('training', Uint32Array.from(idx), 10);
  const rows = block.inputs.batch(0, 5); const got = await rows.data(); 
  let bad = 0; idx.forEach((e, r) => { const w = bytes(Math.floor(e / 10000)); for (let k = 0; k < 784; k++) if (Math.abs(got[r * 784 + k]! * 255 - w[(e % 10000) * 784 + k]!) > 1e-3) bad++; });
  lines.push(`gather ${(performance.now() - s).toFixed(0)} ms, wrong ${bad}`, JSON.stringify(tf.memory()));
  rows.dispose(); block.inputs.dispose(); store.dispose();
  console.log(lines.join('\n'));
}, 300000);
