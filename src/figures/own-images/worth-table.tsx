// What each stage is worth in accuracy, measured at a press with the network on the bench. Page thread.
import { useEffect, useRef, useState } from 'react';
import type { RunActions } from '../../training/run-state.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import { percentText, wholeText } from '../reading.ts';
import type { OwnImage } from './own-image.ts';
import { stageText } from './stage-strip.tsx';
import { photographed, ways, worthOf } from './worth.ts';
import styles from './own-images.module.css';

interface WorthTableProps {
  readonly images: readonly OwnImage[];
  readonly predict: RunActions['predict'];
  /** Of the network on the bench; null: it cannot be asked. */
  readonly epoch: number | null;
}

interface Measured {
  readonly photographs: readonly number[];
  /** null: no picture had a label. */
  readonly own: readonly number[] | null;
  readonly ownCount: number;
  readonly epoch: number;
}

const count = 400;
const seed = 1;

export function WorthTable({ images, predict, epoch }: WorthTableProps) {
  const [measured, setMeasured] = useState<Measured | null>(null);
  /** 0 to 1; null: nothing is under way. */
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const labelled = images.flatMap(({ image, label }) => (label === null ? [] : [{ image, label }]));

  async function measure(at: number): Promise<void> {
    setProblem(null);
    setShare(0);
    const some = labelled.length > 0;
    const told = (from: number, to: number) => (done: number) => {
      // A hundred steps are enough to see it move.
      if (alive.current) setShare(Math.round(100 * (from + done * (to - from))) / 100);
      return alive.current;
    };
    const whole = count + labelled.length;
    try {
      const photographs = await worthOf(
        await photographed(count, seed),
        predict,
        told(0, count / whole),
      );
      const own = some ? await worthOf(labelled, predict, told(count / whole, 1)) : null;
      if (!alive.current) return;
      if (photographs === null || (some && own === null)) {
        setProblem('The network did not answer. Try again.');
      } else {
        setMeasured({ photographs, own, ownCount: labelled.length, epoch: at });
      }
    } catch {
      setProblem('MNIST’s test images could not be had. Try again.');
    }
    setShare(null);
  }

  return (
    <section className={styles.worth} aria-label="What each stage is worth">
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <table>
        <caption>
          What each stage is worth: read right by the network on the bench
          {measured && `, epoch ${measured.epoch.toFixed(1)}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">stages</th>
            <th scope="col">{wholeText(count)} pictures made of MNIST</th>
            <th scope="col">
              {measured?.own
                ? `your ${wholeText(measured.ownCount)}`
                : `your labelled pictures${labelled.length === 0 ? ': none' : ''}`}
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map(({ without }, way) => (
            <tr key={without ?? 'all'}>
              <th scope="row">{without === null ? 'all' : `without “${stageText[without]}”`}</th>
              <Cell shares={measured?.photographs ?? null} way={way} />
              <Cell shares={measured?.own ?? null} way={way} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.measure}>
        <Button
          inactive={share !== null || epoch === null}
          onClick={() => {
            if (epoch !== null) void measure(epoch);
          }}
        >
          Measure
        </Button>
        {share === null ? (
          <p>
            The pictures are MNIST’s first {wholeText(count)} test images on sheets of paper: dark
            ink at a size and a place of chance, under a lamp.
          </p>
        ) : (
          <Meter
            label="Measured"
            value={share}
            max={1}
            text={`${String(Math.round(100 * share))} % measured`}
          />
        )}
      </div>
    </section>
  );
}

function Cell({
  shares,
  way,
}: {
  readonly shares: readonly number[] | null;
  readonly way: number;
}) {
  if (shares === null) return <td>–</td>;
  const [whole = 0, own = 0] = [shares[0], shares[way]];
  const lost = 100 * (own - whole);
  return (
    <td>
      {percentText(100 * own)}
      {way > 0 && <small>{`${lost < 0 ? '−' : '+'}${Math.abs(lost).toFixed(1)}`}</small>}
    </td>
  );
}
