// The reference backend: the book's own code in plain TypeScript. Worker and Node. Every other backend is held against it.
import type { Backend, ExampleStore } from '../../network/backend.ts';
import { ReferenceStore } from './store.ts';
import { ReferenceTrainer } from './trainer.ts';

export const referenceBackend: Backend = {
  id: 'reference',
  label: 'Plain TypeScript (the book’s code)',
  probe: () => Promise.resolve({ status: 'available', detail: 'runs everywhere' }),
  supports: () => ({ supported: true }),
  store: (sizes, inputSize) => Promise.resolve(new ReferenceStore(sizes, inputSize)),
  compile: async (plan, store) => Promise.resolve(new ReferenceTrainer(plan, ours(store))),
};

function ours(store: ExampleStore): ReferenceStore {
  if (!(store instanceof ReferenceStore)) throw new TypeError('the store is another backend’s');
  return store;
}
