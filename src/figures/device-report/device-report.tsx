// What does the arithmetic on this device: which backends there are, whether they compute right, and how fast. Page thread.
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { oneConvolutionPlan } from '../../network/presets/convolutional.ts';
import type { BackendReport } from '../../network/device-report.ts';
import { useDeviceReport } from '../../training/use-device-report.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FigureProps } from '../figure-props.ts';
import { speedText } from '../reading.ts';
import { fastest, selfTestText, statusText } from './report-text.ts';
import styles from './device-report.module.css';

/** The network of the training chapter, and one with a convolution of 20 maps and 100 hidden units. */
const plans = [fullyConnectedPlan(), oneConvolutionPlan(20, 100)];
const networks = ['784-30-10', 'Convolution'] as const;

export default function DeviceReport({ number }: FigureProps) {
  const { backends, state, measure } = useDeviceReport(plans);
  const best = networks.map((_, which) => fastest(backends, which));
  const measuring = state === 'measuring';
  return (
    <FigureFrame
      title="What computes here"
      number={number}
      tryThis="let this device check and time its backends, and compare the two networks: the order need not be the same. On another browser or another machine the table is another one."
    >
      <div className={styles.head}>
        <Button primary inactive={state === 'asking' || measuring} onClick={measure}>
          {measuring ? 'At work …' : 'Check and time them'}
        </Button>
        <p role="status" aria-label="State of the report">
          {summary(backends, state)}
        </p>
      </div>
      {state === 'failed' && (
        <Notice tone="error" action={<Button onClick={measure}>Retry</Button>}>
          The part of the page that computes has stopped while it was asked. What was found before
          still stands.
        </Notice>
      )}
      <div className={styles.rows}>
        <table className={styles.report}>
          <thead>
            <tr>
              <th scope="col">Backend</th>
              <th scope="col">On this device</th>
              <th scope="col">Self-test</th>
              {networks.map((network) => (
                <th scope="col" key={network}>
                  {network}
                  <small>images/s</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {backends.map(({ id, label, status, detail, selfTest, speeds }) => (
              <tr key={id} data-status={status}>
                <th scope="row">{label}</th>
                <td>
                  <b>{statusText[status]}</b> {detail}
                </td>
                <td data-result={selfTest.kind} data-label="Self-test">
                  {selfTestText(selfTest, status)}
                </td>
                {networks.map((network, which) => {
                  const speed = speeds[which] ?? null;
                  const top = best[which]?.speed ?? null;
                  const share = speed === null || top === null ? 0 : speed / top;
                  return (
                    <td key={network} data-label={`${network}, images/s`} className={styles.speed}>
                      <span>{speed === null ? '–' : speedText(speed)}</span>
                      <i style={{ '--share': share }} data-best={share === 1} aria-hidden="true" />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FigureFrame>
  );
}

function summary(
  backends: readonly BackendReport[],
  state: ReturnType<typeof useDeviceReport>['state'],
): string {
  if (backends.length === 0) return 'Asking what there is …';
  if (state === 'measuring') {
    const tried = backends.filter(({ selfTest }) => selfTest.kind !== 'not-run').length;
    const usable = backends.filter(({ status }) => status !== 'unavailable').length;
    return `Tried ${String(tried)} of ${String(usable)}, one after the other.`;
  }
  const sentences = networks.flatMap((network, which) => {
    const first = fastest(backends, which);
    const plain = backends.find(({ id }) => id === 'reference')?.speeds[which];
    if (first === null || !plain || first.id === 'reference') return [];
    const times = (first.speed / plain).toPrecision(2);
    return [
      `${network}: ${first.label}, ${String(Number(times))} times as fast as plain TypeScript.`,
    ];
  });
  const usable = backends.filter(({ status }) => status !== 'unavailable').length;
  return sentences.length > 0
    ? sentences.join(' ')
    : `${String(usable)} of ${String(backends.length)} can run here. None has been timed with both networks yet.`;
}
