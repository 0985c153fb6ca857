// The test images that the network reads wrong and is most sure about. Page thread.
import { memo, useMemo } from 'react';
import type { FigureProps } from '../figure-props.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { useDigitsRun } from '../digits-run.ts';
import { wholeText } from '../reading.ts';
import { costliest } from './worst.ts';
import { useTestImages, type TestImage } from './use-test-images.ts';
import styles from './worst-mistakes.module.css';

const shownCount = 20;
/** Some of the costliest may have been read right, without conviction. */
const candidateCount = 60;
/** Least milliseconds between two selections: what is looked at should not run away. */
const interval = 1000;

const nothing: readonly number[] = [];

export default function WorstMistakes({ number }: FigureProps) {
  const { state, actions } = useDigitsRun();
  const test = usePaced(state.test, interval);
  const candidates = useMemo(
    () => (test === null ? nothing : costliest(test.evaluation, candidateCount)),
    [test],
  );
  const images = useTestImages(actions.readExamples, candidates);
  const mistakes = candidates
    .flatMap((index) => {
      const image = images.get(index);
      const place = index - (test?.evaluation.from ?? 0);
      const verdict = test?.evaluation.verdicts[place];
      if (image === undefined || verdict === undefined || verdict === image.label) return [];
      return [{ index, image, verdict, cost: test!.evaluation.costs[place]! }];
    })
    .slice(0, shownCount);

  return (
    <FigureFrame
      title="The worst mistakes"
      number={number}
      run={
        test === null
          ? 'no epoch is done yet'
          : `${wholeText(test.evaluation.count - test.evaluation.correct)} of ${wholeText(test.evaluation.count)} wrong after epoch ${String(Math.round(test.at.epoch))}`
      }
      tryThis="cover the verdicts and read these yourself. Which would you have got wrong too? Let the laboratory go on for ten epochs and see which of them are still here."
    >
      <ul className={styles.mistakes} aria-label="Test images read wrong, the costliest first">
        {mistakes.map((mistake) => (
          <Mistake key={mistake.index} {...mistake} />
        ))}
        {Array.from({ length: shownCount - mistakes.length }, (_, index) => (
          <li key={`empty ${String(index)}`} className={styles.empty} aria-hidden="true" />
        ))}
      </ul>
      <p className={styles.note}>
        {test === null
          ? 'After the laboratory’s first epoch: the test images that the network reads wrong and that cost it most.'
          : 'The costliest first. At a cost of 1 the output for the wrong digit is 1, and the one for the right digit 0.'}
      </p>
    </FigureFrame>
  );
}

interface MistakeProps {
  readonly image: TestImage;
  readonly verdict: number;
  readonly cost: number;
}

const Mistake = memo(function Mistake({ image, verdict, cost }: MistakeProps) {
  return (
    <li>
      <PixelImage pixels={image.pixels} width={28} height={28} label="" />
      <span className={styles.labels}>
        <b>{image.label}</b> <span>read as</span> <em>{verdict}</em>
      </span>
      <small>
        <span>cost</span> {cost.toFixed(2)}
      </small>
    </li>
  );
});
