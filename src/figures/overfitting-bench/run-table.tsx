// The bench's runs in numbers, the test set's among them once it has been asked. Page thread.
import { Button } from '../../ui/button.tsx';
import type { Tone } from '../../ui/curve-plot.tsx';
import bench from '../digit-runs/bench.module.css';
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
      <div className={bench.scroll} tabIndex={0} role="region" aria-label="The runs in numbers">
        <table className={bench.table}>
          <thead>
            <tr>
              <th scope="col">run</th>
              <th scope="col">epochs</th>
              <th scope="col">training</th>
              <th scope="col">validation, best</th>
              <th scope="col">lowest cost</th>
              {asked && <th scope="col">test</th>}
            </tr>
          </thead>
          <tbody>
            {runs.map(({ plan, epochs }, index) => {
              const last = epochs.at(-1);
              const best = bestEpoch(epochs);
              const lowest = Math.min(
                ...epochs.map(({ validation }) => validation?.cost ?? Infinity),
              );
              return (
                <tr key={index}>
                  <th scope="row">
                    <span className={bench.key} data-tone={tones[index % tones.length]} />
                    {nameOf(plan)}
                  </th>
                  <td>{epochs.length}</td>
                  <td>{last ? `${(100 * last.training.accuracy).toFixed(1)} %` : '–'}</td>
                  <td>
                    {best?.validation
                      ? `${percentRight(best.validation).toFixed(2)} % at ${String(Math.round(best.epoch))}`
                      : '–'}
                  </td>
                  <td>{Number.isFinite(lowest) ? lowest.toFixed(3) : '–'}</td>
                  {asked && <td>{best ? `${percentRight(best.test).toFixed(2)} %` : '–'}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {runs.length === 0 && <p className={bench.status}>No run yet.</p>}
      <div className={bench.buttons}>
        <Button onClick={onAsk} inactive={asked || runs.length === 0}>
          {asked ? 'The test set has been asked' : 'Ask the test set'}
        </Button>
      </div>
    </>
  );
}
