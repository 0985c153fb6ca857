// Fine-tuning: its settings, how far it is, and what it did to both accuracies. Page thread.
import { correctOf, countOf, type Confusion } from '../../network/baselines.ts';
import { Button } from '../../ui/button.tsx';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { stopScale } from '../../ui/slider-scale.ts';
import { percentText } from '../reading.ts';
import { fewestDigits, mixShares, mixText, type Tuning } from './fine-tuning.ts';
import type { Divided } from './own-digit.ts';
import type { TuningState } from './use-tuning.ts';
import styles from './handwriting.module.css';

const rateScale = stopScale([0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1]);
const epochScale = stopScale([1, 2, 5, 10, 20, 30, 50, 80], true);

interface TuningPanelProps {
  readonly settings: Tuning;
  readonly onChange: (change: Partial<Tuning>) => void;
  readonly parts: Divided;
  readonly state: TuningState;
  /** The bench's learning rate. */
  readonly benchRate: number;
  /** Why it cannot begin; null: it can. */
  readonly obstacle: string | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
  /** Puts the network that came of it on the bench. */
  readonly onTake: () => void;
}

const percentOf = (confusion: Confusion) => (100 * correctOf(confusion)) / countOf(confusion);

export function TuningPanel(props: TuningPanelProps) {
  const { settings, onChange, parts, state, benchRate, obstacle } = props;
  const { status, stations, doing, problem } = state;
  const running = status === 'running';
  const [first, last] = [stations[0], stations.at(-1)];
  const changes = (read: 'own' | 'mnist') =>
    first && last
      ? `${percentText(percentOf(first[read]))} → ${percentText(percentOf(last[read]))}`
      : '–';
  const measuredOn = last ? ` ${String(countOf(last.own))}` : '';
  const points = (read: 'own' | 'mnist') =>
    stations.map((station) => [station.epoch, percentOf(station[read])] as const);
  const lowest = Math.min(90, ...[...points('own'), ...points('mnist')].map(([, y]) => y));
  const floor = Math.max(0, 10 * Math.floor(lowest / 10));
  const { learnt, heldOut } = parts;
  const until = state.epochs || settings.epochs;
  return (
    <section className={styles.tuning} aria-label="Fine-tuning">
      <div className={styles.tuningSet}>
        <h4>Teach it your hand</h4>
        <p>
          {learnt.length + heldOut.length < fewestDigits
            ? `From ${String(fewestDigits)} digits on, a copy of the bench’s network can go on learning from yours.`
            : `A copy of the bench’s network goes on learning from ${String(learnt.length)} of your digits. The other ${String(heldOut.length)}, as many of each digit as can be, are held out to measure it.`}
        </p>
        <Slider
          label="Learning rate, of the bench’s"
          value={settings.rate}
          scale={rateScale}
          format={(rate) => `${String(rate)} × ${String(benchRate)}`}
          describe={(rate) => `${String(rate)} times the bench’s`}
          onChange={(rate) => onChange({ rate })}
        />
        <Slider
          label="Epochs"
          value={settings.epochs}
          scale={epochScale}
          format={String}
          describe={(epochs) => `${String(epochs)} epochs`}
          onChange={(epochs) => onChange({ epochs })}
        />
        <Select
          label="MNIST’s training images among them"
          value={String(settings.mixed)}
          options={mixShares.map((share) => ({ value: String(share), label: mixText(share) }))}
          onChange={(share) => onChange({ mixed: mixShares.find((one) => String(one) === share)! })}
        />
        <p className={styles.measured}>
          Measured, medians of three seeds: one convolution, which read 97.4 % of MNIST and 50 % of
          a hand’s barred 7s and 1s with an upstroke, learnt 15 of each in 20 epochs at the whole
          rate. Unmixed, it then read 100 % of the hand and 93.0 % of MNIST; mixed with 90 % of
          MNIST, 100 % and 97.2 %. A hand that is read well already gains nothing by it.
        </p>
        <div className={styles.row}>
          <Button
            primary={!running}
            inactive={running || obstacle !== null}
            onClick={props.onStart}
          >
            Fine-tune
          </Button>
          <Button inactive={!running} onClick={props.onStop}>
            Stop
          </Button>
          <Button inactive={status !== 'done'} onClick={props.onTake}>
            Put it on the bench
          </Button>
        </div>
        <p className={styles.doing}>{running ? doing : (obstacle ?? '')}</p>
      </div>
      <div className={styles.tuned}>
        {problem !== null && <Notice tone="error">{problem}</Notice>}
        <CurvePlot
          label={`Share read right over the epochs of fine-tuning. Your held-out digits: ${changes('own')}. MNIST’s test images: ${changes('mnist')}.`}
          x={{
            min: 0,
            max: until,
            ticks: [0, until],
            label: 'epochs on your digits',
          }}
          y={{
            min: floor,
            max: 100,
            ticks: [floor, (floor + 100) / 2, 100],
            label: 'read right, %',
          }}
          curves={[
            { name: 'MNIST', points: points('mnist'), tone: 'soft' },
            { name: 'yours', points: points('own'), tone: 'accent' },
          ]}
          dots={[
            ...points('mnist').map(([x, y]) => ({ x, y, tone: 'soft' as const })),
            ...points('own').map(([x, y]) => ({ x, y, tone: 'accent' as const })),
          ]}
        />
        <Readings
          rows={[
            [<span className={styles.own}>your{measuredOn} held-out digits</span>, changes('own')],
            [<span className={styles.theirs}>MNIST’s 10,000 test images</span>, changes('mnist')],
          ]}
        />
      </div>
    </section>
  );
}
