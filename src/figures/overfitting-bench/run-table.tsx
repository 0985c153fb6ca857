// The bench's runs in numbers, the test set's among them once it has been asked. Page thread.
import { Button } from '../../ui/button.tsx';
import type { Tone } from '../../ui/curve-plot.tsx';
import bench from '../digit-runs/bench.module.css';
import { Numbers, RunName } from '../digit-runs/numbers.tsx';
import { percentRight } from '../reading.ts';
import { bestEpoch, nameOf, type Remembered } from './remembered.ts';

interface RunTableProps {
  readonly runs: readonly Remembered[];
  readonly tones: readonly Tone[];
  readonly asked: boolean;
  readonly onAsk: () => void;
}

export function RunTable({ runs, tones, asked, onAsk }: RunTableProps) {
  return (
    <>
      <Numbers
        label="The runs in numbers"
        columns={[
          'run',
          'epochs',
          'training',
          'validation, best',
          'lowest cost',
          ...(asked ? ['test'] : []),
        ]}
      >
        {runs.length === 0 && (
          <tr>
            <th scope="row">no run yet</th>
          </tr>
        )}
        {runs.map(({ plan, epochs }, index) => {
          const last = epochs.at(-1);
          const best = bestEpoch(epochs);
          const lowest = Math.min(...epochs.map(({ validation }) => validation?.cost ?? Infinity));
          return (
            <tr key={index}>
              <RunName name={nameOf(plan)} tone={tones[index % tones.length]!} />
              <td>{epochs.length}</td>
              <td className={bench.later}>
                {last ? `${(100 * last.training.accuracy).toFixed(1)} %` : '–'}
              </td>
              <td className={bench.later} data-long>
                {best?.validation
                  ? `${percentRight(best.validation).toFixed(2)} % at ${String(Math.round(best.epoch))}`
                  : '–'}
              </td>
              <td>{Number.isFinite(lowest) ? lowest.toFixed(3) : '–'}</td>
              {asked && <td>{best ? `${percentRight(best.test).toFixed(2)} %` : '–'}</td>}
            </tr>
          );
        })}
      </Numbers>
      <div className={bench.buttons}>
        <Button onClick={onAsk} inactive={asked || runs.length === 0}>
          {asked ? 'The test set has been asked' : 'Ask the test set'}
        </Button>
      </div>
    </>
  );
}
