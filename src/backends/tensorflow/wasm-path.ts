// Where Vite puts TensorFlow.js's WebAssembly. Worker; needs Vite.
import wasmPath from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

export { wasmPath };
