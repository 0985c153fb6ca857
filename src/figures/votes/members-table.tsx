// The voters and the vote in numbers, and the mistakes that each two of them share. Page thread.
import bench from '../digit-runs/bench.module.css';
import { wholeText } from '../reading.ts';
import { sharedWrong, wrongCount, type Verdicts } from './count.ts';
import type { Member } from './use-members.ts';
import styles from './votes.module.css';

interface MembersTableProps {
  readonly members: readonly Member[];
  /** Of the ensemble; null while not all are trained. */
  readonly voted: Verdicts | null;
  readonly labels: Uint8Array | null;
  /** Index of the network in training. */
  readonly at: number | null;
}

const percent = (wrong: number, of: number) => `${(100 - (100 * wrong) / of).toFixed(2)} %`;

export function MembersTable({ members, voted, labels, at }: MembersTableProps) {
  const votedWrong = voted !== null && labels !== null ? wrongCount(voted, labels) : null;
  return (
    <div className={styles.tables}>
      <div className={bench.scroll} tabIndex={0} role="region" aria-label="The networks in numbers">
        <table className={bench.table}>
          <thead>
            <tr>
              <th scope="col">network</th>
              <th scope="col">wrong of 10,000</th>
              <th scope="col">right</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ seed, verdicts, state }, index) => {
              const wrong = verdicts && labels ? wrongCount(verdicts, labels) : null;
              return (
                <tr key={index}>
                  <th scope="row">seed {seed}</th>
                  <td>
                    {wrong !== null
                      ? wholeText(wrong)
                      : index === at
                        ? `epoch ${state.position.epoch.toFixed(1)}`
                        : '–'}
                  </td>
                  <td className={styles.right}>
                    {wrong !== null && labels ? percent(wrong, labels.length) : '–'}
                  </td>
                </tr>
              );
            })}
            <tr data-vote="true" className={styles.voteRow}>
              <th scope="row">the vote</th>
              <td>{votedWrong === null ? '–' : wholeText(votedWrong)}</td>
              <td className={styles.right}>
                {votedWrong !== null && labels ? percent(votedWrong, labels.length) : '–'}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className={bench.scroll} tabIndex={0} role="region" aria-label="Mistakes two share">
        <table className={bench.table}>
          <thead>
            <tr>
              <th scope="col">wrong in both</th>
              {members.slice(1).map(({ seed }) => (
                <th key={seed} scope="col">
                  {seed}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.slice(0, -1).map((one, row) => (
              <tr key={one.seed}>
                <th scope="row">seed {one.seed}</th>
                {members.slice(1).map((other, column) => (
                  <td key={other.seed} className={styles.shared}>
                    {column < row
                      ? ''
                      : one.verdicts && other.verdicts && labels
                        ? wholeText(sharedWrong(one.verdicts, other.verdicts, labels))
                        : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
