// The neuron of the slow start, once with each cost. Page thread.
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import bench from '../digit-runs/bench.module.css';
import { signed } from '../signed.ts';
import { answers, slopeOfCost } from './neuron.ts';

const steps = 300;
const starts = stepScale(-2, 8, 1);
const etas = stopScale([0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3]);

interface NeuronPartProps {
  readonly z: number;
  readonly eta: number;
  readonly onChange: (change: { readonly z?: number; readonly eta?: number }) => void;
}

/** Steps until the answer is below 0.1. */
function reachedText(all: readonly number[]): string {
  const at = all.findIndex((a) => a < 0.1);
  return at < 0 ? `> ${String(steps)}` : String(at);
}

export function NeuronPart({ z, eta, onChange }: NeuronPartProps) {
  const quadratic = answers('quadratic', z, eta, steps);
  const entropy = answers('crossEntropy', z, eta, steps);
  return (
    <div className={bench.columns}>
      <div className={bench.controls}>
        <Slider
          label="First weighted sum"
          symbol="z"
          value={z}
          scale={starts}
          format={(value) => signed(value)}
          describe={(value) => `first weighted sum ${signed(value)}`}
          onChange={(value) => onChange({ z: value })}
        />
        <Slider
          label="Neuron’s learning rate"
          symbol="η"
          value={eta}
          scale={etas}
          format={String}
          describe={String}
          onChange={(value) => onChange({ eta: value })}
        />
      </div>
      <div className={bench.plotAndTable}>
        <div>
          <h4 className={bench.heading}>One neuron: its answer, which should be 0</h4>
          <CurvePlot
            label={`Answer by step: quadratic below 0.1 after ${reachedText(quadratic)} steps, cross-entropy after ${reachedText(entropy)}.`}
            x={{ min: 0, max: steps, ticks: [0, 100, 200, 300], label: 'step' }}
            y={{ min: 0, max: 1, ticks: [0, 0.5, 1], label: 'a' }}
            curves={[
              { name: 'quadratic', points: quadratic.map((a, i) => [i, a]), tone: 'negative' },
              { name: 'cross-entropy', points: entropy.map((a, i) => [i, a]), tone: 'accent' },
            ]}
          />
        </div>
        <div className={bench.scroll} tabIndex={0} role="region" aria-label="The neuron’s numbers">
          <table className={bench.table}>
            <thead>
              <tr>
                <th scope="col">cost</th>
                <th scope="col">first ∂C/∂w</th>
                <th scope="col">a &lt; 0.1 after</th>
              </tr>
            </thead>
            <tbody>
              {(['quadratic', 'crossEntropy'] as const).map((cost) => (
                <tr key={cost}>
                  <th scope="row">
                    <span
                      className={bench.key}
                      data-tone={cost === 'quadratic' ? 'negative' : 'accent'}
                    />
                    {cost === 'quadratic' ? 'quadratic' : 'cross-entropy'}
                  </th>
                  <td>{slopeOfCost(cost, z).toFixed(4)}</td>
                  <td>{reachedText(cost === 'quadratic' ? quadratic : entropy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Readings rows={[['answer at first', (quadratic[0] ?? 0).toFixed(4)]]} />
        </div>
      </div>
    </div>
  );
}
