// One instance of the compiled kernels, with its own memory. Any thread.
import { Heap } from './heap.ts';

/** Arguments are addresses of records (records.ts), of arrays, and counts. */
export interface KernelFunctions {
  train(
    program: number,
    run: number,
    source: number,
    order: number,
    count: number,
    batchSize: number,
  ): void;
  evaluate(
    program: number,
    run: number,
    source: number,
    order: number,
    count: number,
    verdicts: number,
    costs: number,
  ): void;
  fillSlots(source: number, at: number, from: number, count: number): void;
  predict(program: number, run: number, source: number, count: number): void;
}

interface KernelExports extends KernelFunctions {
  readonly heapBase: WebAssembly.Global<'i32'>;
}

export interface KernelInstance {
  readonly functions: KernelFunctions;
  readonly heap: Heap;
}

/** Must agree with scripts/build-kernels.ts. */
const limits: WebAssembly.MemoryDescriptor = { initial: 2, maximum: 32_768 };

export async function instantiate(module: WebAssembly.Module): Promise<KernelInstance> {
  const memory = new WebAssembly.Memory(limits);
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort } });
  const functions = exports as unknown as KernelExports;
  return { functions, heap: new Heap(memory, functions.heapBase.value) };
}

/** AssemblyScript calls this where its library gives up; ours never asks it to. */
function abort(): never {
  throw new Error('the kernels gave up');
}
