// One image at a time: what each network read, the vote and its margin; and a sheet of more such images. Page thread.
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import bench from '../digit-runs/bench.module.css';
import { wholeText } from '../reading.ts';
import type { TestImage } from '../worst-mistakes/use-test-images.ts';
import { verdictsAt, voteOf, type Verdicts } from './count.ts';
import styles from './votes.module.css';

/** As many as in the published picture. */
export const sheetSize = 33;

interface BallotProps {
  /** Places in the test set. */
  readonly list: readonly number[];
  /** Which of them is looked at. */
  readonly at: number;
  /** Of the members that vote, with their seeds; empty while not all are trained. */
  readonly voters: readonly { readonly seed: number; readonly verdicts: Verdicts }[];
  readonly voted: Verdicts | null;
  readonly images: ReadonlyMap<number, TestImage>;
  readonly onLook: (at: number) => void;
}

export function Ballot({ list, at, voters, voted, images, onLook }: BallotProps) {
  const image = list[at];
  const shown = image === undefined ? undefined : images.get(image);
  const verdicts =
    image === undefined
      ? []
      : verdictsAt(
          voters.map((voter) => voter.verdicts),
          image,
        );
  const vote = verdicts.length === 0 ? null : voteOf(verdicts);
  const first = Math.floor(at / sheetSize) * sheetSize;
  const sheet = list.slice(first, first + sheetSize);
  return (
    <div className={styles.ballot}>
      <div className={styles.one}>
        <div className={styles.large}>
          <PixelImage
            pixels={shown?.pixels ?? null}
            width={28}
            height={28}
            label={
              image === undefined
                ? 'no image of this kind'
                : `test image ${String(image)}, a ${String(shown?.label ?? '…')}`
            }
          />
        </div>
        <div className={styles.buttons}>
          <Button inactive={at === 0} onClick={() => onLook(at - 1)}>
            Previous
          </Button>
          <Button inactive={at >= list.length - 1} onClick={() => onLook(at + 1)}>
            Next
          </Button>
        </div>
        <p className={bench.status}>
          {image === undefined
            ? voted === null
              ? 'The vote begins when all of them are trained.'
              : 'There is no such image.'
            : `${wholeText(at + 1)} of ${wholeText(list.length)}: test image ${String(image)}, labelled ${String(shown?.label ?? '…')}.`}
        </p>
      </div>
      <div className={styles.verdicts}>
        <ul className={styles.voters} aria-label="Verdicts">
          {voters.map(({ seed }, index) => (
            <li key={seed} data-right={shown !== undefined && verdicts[index] === shown.label}>
              <b>{verdicts[index] ?? '–'}</b>
              <span>seed {seed}</span>
            </li>
          ))}
          <li className={styles.vote} data-right={vote !== null && vote.winner === shown?.label}>
            <b>{vote === null ? '–' : vote.winner}</b>
            <span>the vote</span>
          </li>
        </ul>
        <p className={bench.status}>
          {vote === null
            ? ''
            : vote.margin === 0
              ? `A tie at ${String(vote.most)} of ${String(verdicts.length)}: the network trained first decides.`
              : `${String(vote.most)} of ${String(verdicts.length)} votes, a margin of ${String(vote.margin)}.`}
        </p>
        <ul className={styles.sheet} aria-label="Images of this kind: label, and the vote">
          {sheet.map((place, index) => {
            const found = images.get(place);
            const label = found?.label ?? '…';
            const winner = voted?.[place] ?? '–';
            return (
              <li key={place}>
                <button
                  type="button"
                  aria-pressed={first + index === at}
                  aria-label={`test image ${String(place)}, a ${String(label)}, voted ${String(winner)}`}
                  onClick={() => onLook(first + index)}
                >
                  <PixelImage pixels={found?.pixels ?? null} width={28} height={28} label="" />
                  <span>
                    {label} <em data-right={winner === label}>{winner}</em>
                  </span>
                </button>
              </li>
            );
          })}
          {Array.from({ length: sheetSize - sheet.length }, (_, index) => (
            <li key={`empty ${String(index)}`} className={styles.empty} aria-hidden="true" />
          ))}
        </ul>
      </div>
    </div>
  );
}
