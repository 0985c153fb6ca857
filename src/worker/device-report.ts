// Tells what the backends of this device are worth: what is known already, and on demand tried and timed anew, one after
// the other. Worker.
import type { Finding } from '../backends/selection.ts';
import type { Stopwatch } from '../backends/time-steps.ts';
import { backendIds } from '../network/backend.ts';
import type { BackendReport } from '../network/device-report.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { DeviceBackends } from './device-backends.ts';

interface Wanted {
  readonly plans: readonly TrainingPlan[];
  /** Whether to try and to time what is not known, or known from another day. */
  readonly measure: boolean;
}

type Tell = (backends: readonly BackendReport[], done: boolean) => void;

/** Tells at once, and again after each thing found out. Never rejects: a backend that throws has failed. */
export async function reportDevice(
  device: DeviceBackends,
  { plans, measure }: Wanted,
  stopwatch: Stopwatch,
  tell: Tell,
): Promise<void> {
  if (measure) for (const id of backendIds) device.forget(id);
  const byPlan = await Promise.all(plans.map((plan) => device.findings(plan, new Map())));
  const rows = (byPlan[0] ?? []).map((_, at) => rowOf(byPlan.map((findings) => findings[at]!)));
  tell([...rows], !measure);
  if (!measure) return;
  for (const [at, { status }] of rows.entries()) {
    if (status === 'unavailable') continue;
    const { backend } = byPlan[0]![at]!;
    const fault = await device.faultOf(backend);
    rows[at] = {
      ...rows[at]!,
      selfTest: fault === null ? { kind: 'passed' } : { kind: 'failed', fault },
    };
    tell([...rows], false);
    for (const [which, plan] of plans.entries()) {
      if (fault !== null || !backend.supports(plan).supported) continue;
      const speed = await device.time(backend, byPlan[which]![at]!.detail, plan, stopwatch);
      const row: BackendReport = rows[at];
      rows[at] = { ...row, speeds: row.speeds.with(which, speed) };
      tell([...rows], false);
    }
  }
  tell([...rows], true);
}

/** What is known of one backend. @param findings one for each plan */
function rowOf(findings: readonly Finding[]): BackendReport {
  const { backend, status, detail } =
    findings.find((one) => one.status !== 'unsupported') ?? findings[0]!;
  return {
    id: backend.id,
    label: backend.label,
    status: status === 'unsupported' ? 'ready' : status,
    detail,
    selfTest: { kind: 'not-run' },
    speeds: findings.map(({ examplesPerSecond }) => examplesPerSecond),
  };
}
