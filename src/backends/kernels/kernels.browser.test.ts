// The kernels in a browser: files fetched as the worker does, the build that the browser itself picks.
import { expect, it } from 'vitest';
import { describeConformance } from '../conformance/describe-conformance.ts';
import { fetchBinary } from './browser-binary.ts';
import { kernelsBackend } from './index.ts';
import { bestVariant, runsVariant } from './variant.ts';

it('takes fused multiply-add where there is one', () => {
  expect(runsVariant('simd')).toBe(true);
  expect(bestVariant()).toBe(runsVariant('relaxed-simd') ? 'relaxed-simd' : 'simd');
});

describeConformance(kernelsBackend({ loadBinary: fetchBinary }));
