// A device report in words. Page thread, pure.
import type { BackendId } from '../../network/backend.ts';
import type { BackendReport, SelfTestResult } from '../../network/device-report.ts';

export const statusText: Readonly<Record<BackendReport['status'], string>> = {
  ready: 'can run.',
  fallback: 'imitated in software.',
  unavailable: 'not here.',
};

export function selfTestText(result: SelfTestResult, status: BackendReport['status']): string {
  switch (result.kind) {
    case 'passed':
      return 'passed';
    case 'failed':
      return `failed: ${result.fault}`;
    case 'not-run':
      return status === 'unavailable' ? '–' : 'not yet';
  }
}

/** @returns the backend that trains the network of this place fastest; null where none was timed */
export function fastest(
  backends: readonly BackendReport[],
  which: number,
): { readonly id: BackendId; readonly label: string; readonly speed: number } | null {
  return backends.reduce<ReturnType<typeof fastest>>((best, { id, label, speeds }) => {
    const speed = speeds[which] ?? null;
    return speed !== null && speed > (best?.speed ?? 0) ? { id, label, speed } : best;
  }, null);
}
