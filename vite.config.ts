// How the book is built. Node; read by Vite and by vitest's browser project.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { woff2Only } from './scripts/katex-woff2.ts';
import { chapters } from './scripts/mdx/plugin.ts';

export default defineConfig({
  // Where on its host the book lives, with a slash at both ends; also `npm run build -- --base /book/`.
  base: process.env['BASE_PATH'] ?? '/',
  plugins: [...chapters(), react()],
  css: { postcss: { plugins: [woff2Only()] } },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true },
  // Imported by the worker only when a backend is tried; unlisted, the dev server would reload the page then.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
    ],
  },
});
