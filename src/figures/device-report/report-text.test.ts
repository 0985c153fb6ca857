import { describe, expect, it } from 'vitest';
import type { BackendReport } from '../../network/device-report.ts';
import { fastest, selfTestText } from './report-text.ts';

const report = (id: BackendReport['id'], speeds: BackendReport['speeds']): BackendReport => ({
  id,
  label: id,
  status: 'ready',
  detail: '',
  selfTest: { kind: 'not-run' },
  speeds,
});

describe('a device report', () => {
  it('knows the fastest of those that were timed, network by network', () => {
    const backends = [report('kernels', [30, null]), report('reference', [20, 10])];
    expect(fastest(backends, 0)).toEqual({ id: 'kernels', label: 'kernels', speed: 30 });
    expect(fastest(backends, 1)?.id).toBe('reference');
    expect(fastest(backends, 2)).toBeNull();
  });

  it('says what a self-test found', () => {
    expect(selfTestText({ kind: 'failed', fault: 'off by 2 %' }, 'ready')).toBe(
      'failed: off by 2 %',
    );
    expect(selfTestText({ kind: 'not-run' }, 'unavailable')).toBe('–');
  });
});
