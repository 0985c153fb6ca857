// What each stage is worth: a thousand drawings made from test images, read with it and without. Page thread.
import { useEffect, useState } from 'react';
import { pixelsOf } from '../../data/baseline/summary.ts';
import { stageChoices } from '../../data/baseline/test-drawings.ts';
import type { Stages } from '../../data/digit/index.ts';
import { correctOf, countOf, type BaselineResultOf } from '../../network/baselines.ts';
import type { RunActions } from '../../training/run-state.ts';
import { useBaseline } from '../../training/use-baseline.ts';
import { digitsData } from '../baseline/digits-data.ts';
import { Measuring } from '../baseline/measuring.tsx';
import { useDigitsRun } from '../digits-run.ts';
import { percentText, verdictOf } from '../reading.ts';
import { useInSight } from '../use-in-sight.ts';
import styles from './ink-xray.module.css';

const job = {
  kind: 'stages',
  data: digitsData,
  remembered: 1000,
  seed: 1,
  drawings: 1000,
} as const;

function nameOf({ crop, scale, centre }: Stages): string {
  const left = [...(scale && !crop ? ['crop'] : []), ...(scale ? [] : ['scale'])];
  const out = [...left, ...(centre ? [] : ['centring'])];
  return out.length === 0 ? 'all stages' : `without ${out.join(' and ')}`;
}

/** The rows of the table differ where it matters. */
function isChosen(row: Stages, { crop, scale, centre }: Stages): boolean {
  return row.scale === scale && row.centre === centre && (!scale || row.crop === crop);
}

export function StageCosts({ chosen }: { readonly chosen: Stages }) {
  // Off the screen it is called off; once it is done, it stays.
  const [place, inSight] = useInSight<HTMLDivElement>();
  const measured = useBaseline(inSight ? job : null);
  const { result } = measured;
  // Apart from the figure's own questions, which would take the turn of these.
  const { state, actions } = useDigitsRun();
  const trained = state.position.step > 0 && state.status !== 'failed';
  const network = useNetworkShares(
    measured.finished ? result : null,
    trained && state.status !== 'training' ? state.position : null,
    actions.predict,
  );

  return (
    <div ref={place}>
      <table className={styles.costs}>
        <caption>Read right, of 1,000 drawings made from test images</caption>
        <thead>
          <tr>
            <th scope="col">stages</th>
            <th scope="col">nearest of 1,000</th>
            <th scope="col">network</th>
          </tr>
        </thead>
        <tbody>
          {stageChoices.map((choice, index) => {
            const confusion = result?.byShape[index];
            const count = confusion ? countOf(confusion) : 0;
            return (
              <tr key={nameOf(choice)} data-chosen={isChosen(choice, chosen)}>
                <th scope="row">{nameOf(choice)}</th>
                <td>
                  {confusion && count > 0 ? percentText((100 * correctOf(confusion)) / count) : '–'}
                </td>
                <td>{network ? percentText(100 * network[index]!) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Measuring state={measured} what="readings made" />
    </div>
  );
}

/** Share read right by the network as it stands, for each way of leaving stages out; null before it is known. */
function useNetworkShares(
  result: BaselineResultOf<'stages'> | null,
  at: object | null,
  predict: RunActions['predict'],
): readonly number[] | null {
  const [shares, setShares] = useState<readonly number[] | null>(null);
  useEffect(() => {
    if (result === null || at === null) return undefined;
    let wanted = true;
    const { labels, pixels } = result;
    async function ask(): Promise<void> {
      const found: number[] = [];
      for (const images of pixels) {
        const outputs = await predict(pixelsOf(images), labels.length);
        if (!wanted || outputs === null) return;
        found.push(shareRight(outputs, labels));
      }
      setShares(found);
    }
    void ask();
    return () => {
      wanted = false;
    };
  }, [result, at, predict]);
  return shares;
}

function shareRight(outputs: Float32Array, labels: Uint8Array): number {
  let right = 0;
  labels.forEach((label, n) => {
    const ten = outputs.subarray(n * 10, (n + 1) * 10);
    if (verdictOf(ten) === label) right += 1;
  });
  return right / labels.length;
}
