// The test images that the network reads wrong and is most sure about; before it is trained, too. Page thread.
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import { TrainButton } from '../confusion-matrix/train-button.tsx';
import type { FigureProps } from '../figure-props.ts';
import type { RunState } from '../../training/run-state.ts';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { useDigitsRun } from '../digits-run.ts';
import { whenText, wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInSight } from '../use-in-sight.ts';
import { useTest } from '../use-test.ts';
import { costliest } from './worst.ts';
import { useTestImages, type TestImage } from './use-test-images.ts';
import styles from './worst-mistakes.module.css';

const schema = v.strictObject({
  /** Only those that were taken for this digit; null: for any. */
  takenFor: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
  /** Label and verdict stand under a cover until they are asked for. */
  covered: v.boolean(),
});
const initial: v.InferOutput<typeof schema> = { takenFor: null, covered: false };
const choices = [
  { value: 'any', label: 'any digit' },
  ...Array.from({ length: 10 }, (_, digit) => ({ value: String(digit), label: String(digit) })),
];

const shownCount = 20;
/** Some of the costliest may have been read right, without conviction. */
const candidateCount = 60;
/** Least milliseconds between two selections: what is looked at should not run away. */
const interval = 1000;

const nothing: readonly number[] = [];
const noneLifted: ReadonlySet<number> = new Set();

export default function WorstMistakes({ number }: FigureProps) {
  const { state: run, actions } = useDigitsRun();
  const { state, change, reset, link, problem } = useFigureState('worst', schema, initial);
  const { takenFor, covered } = state;
  /** Images whose cover was lifted. */
  const [lifted, setLifted] = useState(noneLifted);
  const lift = useCallback((index: number) => {
    setLifted((before) => new Set(before).add(index));
  }, []);
  const [room, inSight] = useInSight<HTMLElement>();
  const test = usePaced(useTest(run, actions, inSight), interval);
  const candidates = useMemo(
    () => (test === null ? nothing : costliest(test.evaluation, candidateCount, takenFor)),
    [test, takenFor],
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

  const none =
    takenFor !== null && mistakes.length === 0 && candidates.every((index) => images.has(index));

  return (
    <FigureFrame
      title="The worst mistakes"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            setLifted(noneLifted);
            reset();
          }}
          link={link}
        />
      }
      tryThis="cover the answers and read these yourself. Which would you have got wrong too? Let the laboratory go on for ten epochs and see which of them are still here."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.controls}>
        <Select
          label="Taken for"
          value={takenFor === null ? 'any' : String(takenFor)}
          options={choices}
          onChange={(digit) => change({ takenFor: digit === 'any' ? null : Number(digit) })}
        />
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={covered}
            onChange={(event) => {
              setLifted(noneLifted);
              change({ covered: event.currentTarget.checked });
            }}
          />{' '}
          Cover the answers
        </label>
        <TrainButton run={run} actions={actions} />
      </div>
      <ul className={styles.mistakes} aria-label="Test images read wrong, the costliest first">
        {mistakes.map((mistake) => (
          <Mistake
            key={mistake.index}
            {...mistake}
            covered={covered && !lifted.has(mistake.index)}
            onLift={lift}
          />
        ))}
        {Array.from({ length: shownCount - mistakes.length }, (_, index) => (
          <li key={`empty ${String(index)}`} className={styles.empty} aria-hidden="true" />
        ))}
      </ul>
      <p className={styles.note}>
        {test === null
          ? 'The network’s verdicts on the test images come.'
          : `${countText(test)}. ${none ? `No image was wrongly taken for a ${String(takenFor)}.` : 'The costliest first. At a cost of 1 the output for the wrong digit is 1, and the one for the right digit 0.'}`}
      </p>
    </FigureFrame>
  );
}

function countText({ evaluation: { count, correct }, at }: NonNullable<RunState['test']>): string {
  return `${wholeText(count - correct)} of ${wholeText(count)} wrong ${whenText(at)}`;
}

interface MistakeProps {
  readonly index: number;
  readonly image: TestImage;
  readonly verdict: number;
  readonly cost: number;
  readonly covered: boolean;
  readonly onLift: (index: number) => void;
}

const Mistake = memo(function Mistake(props: MistakeProps) {
  const { index, image, verdict, cost, covered, onLift } = props;
  /** The focus goes from the cover to what was under it. */
  const lifting = useRef(false);
  const answer = useCallback((element: HTMLElement | null) => {
    if (lifting.current && element !== null) element.focus();
    lifting.current = false;
  }, []);
  return (
    <li>
      <PixelImage pixels={image.pixels} width={28} height={28} label="" />
      {covered ? (
        <button
          type="button"
          className={styles.cover}
          aria-label={`Answer of test image ${String(index)}`}
          onClick={() => {
            lifting.current = true;
            onLift(index);
          }}
        >
          ?
        </button>
      ) : (
        <>
          <span ref={answer} tabIndex={-1} className={styles.labels}>
            <b>{image.label}</b> <span>read as</span> <em>{verdict}</em>
          </span>
          <small>
            <span>cost</span> {cost.toFixed(2)}
          </small>
        </>
      )}
    </li>
  );
});
