// The reader's own hand: fifty digits, what the network on the bench makes of them beside MNIST's, and what it learns from
// them. Page thread. All of it stays on the device.
import { useCallback, useMemo, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import type { Cell } from '../confusion-matrix/confusion.ts';
import type { FigureProps } from '../figure-props.ts';
import { laboratoryPlan, useLaboratoryActions, useLaboratoryRun } from '../laboratory-run.ts';
import { epochsText, wholeText } from '../reading.ts';
import { useInSight } from '../use-in-sight.ts';
import { useFigureState } from '../state/figure-state.ts';
import { cellSentence, Side } from './compared.tsx';
import { fewestDigits, mixShares, readsDigits } from './fine-tuning.ts';
import { Keeping } from './keeping.tsx';
import { confusionOf } from './measure.ts';
import { divided, type OwnDigit } from './own-digit.ts';
import { fullSentence, ownDigits, useOwnDigits } from './own-digits.ts';
import { PromptPad } from './prompt-pad.tsx';
import { Tray } from './tray.tsx';
import { TuningPanel } from './tuning-panel.tsx';
import { useMnist } from './use-mnist.ts';
import { useTuning } from './use-tuning.ts';
import { noVerdicts, useVerdicts } from './use-verdicts.ts';
import styles from './handwriting.module.css';

const digit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));
const schema = v.strictObject({
  /** Of the prompts' order. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  /** Learning rate of fine-tuning, of the bench's. */
  rate: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)),
  epochs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(80)),
  /** Share of MNIST's images in fine-tuning; links of earlier books know of none. */
  mixed: v.optional(v.picklist(mixShares), 0),
  cell: v.strictObject({ label: digit, verdict: digit }),
});
const initial: v.InferOutput<typeof schema> = {
  seed: 1,
  rate: 0.1,
  epochs: 20,
  mixed: 0,
  cell: { label: 7, verdict: 1 },
};
/** Least milliseconds between two readings of the digits while the bench trains. */
const interval = 500;

export default function Handwriting({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('handwriting', schema, initial);
  const { state: bench, actions } = useLaboratoryRun();
  const measuring = useLaboratoryActions();
  const kept = useOwnDigits();
  const { items: digits } = kept;
  const [chosen, setChosen] = useState<number | null>(null);
  const [full, setFull] = useState(false);
  const [place, inSight] = useInSight<HTMLElement>();
  /** A number: the station of fine-tuning; Infinity: its latest. */
  const [shown, setShown] = useState<'bench' | number>('bench');
  const tuning = useTuning('handwriting', laboratoryPlan);

  const fits = readsDigits(bench.plan.network);
  const there = bench.parameters !== null && bench.status !== 'failed' && fits;
  const occasion = usePaced(there && inSight ? bench.position : null, interval);
  const known = useVerdicts(actions.predict, digits, occasion);
  const verdicts = there ? known : noVerdicts;
  const mnist = useMnist(bench, measuring.predict);
  const benchOwn = useMemo(() => {
    const read = digits.filter(({ key }) => verdicts.has(key));
    if (read.length === 0) return null;
    const labels = read.map(({ label }) => label);
    return confusionOf(
      labels,
      Uint8Array.from(read, ({ key }) => verdicts.get(key)!),
    );
  }, [digits, verdicts]);
  const benchData = bench.plan.data;
  const parts = useMemo(() => divided(digits, benchData), [digits, benchData]);

  const { stations } = tuning.state;
  const station = shown === 'bench' ? undefined : (stations[shown] ?? stations.at(-1));
  const own = station ? station.own : benchOwn;
  const theirs = station ? station.mnist : mnist.confusion;
  const training = bench.status === 'training' || bench.status === 'opening';
  const obstacle = training
    ? 'The bench is training: pause it first.'
    : !there || bench.position.step === 0
      ? 'The network on the bench has learnt nothing yet.'
      : digits.length < fewestDigits
        ? `${String(fewestDigits - digits.length)} more to write.`
        : parts.heldOut.length === 0
          ? 'Write some digit twice, so that one of the two can be held out.'
          : null;

  const choose = useCallback((cell: Cell) => change({ cell }), [change]);
  const tellFull = useCallback(() => setFull(true), []);
  const remove = useCallback((removed: OwnDigit) => {
    setChosen(null);
    void ownDigits.remove(removed);
  }, []);

  return (
    <FigureFrame
      room={place}
      title="Your own hand"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            tuning.forget();
            setShown('bench');
            setChosen(null);
            reset();
          }}
          link={link}
        />
      }
      tryThis="train the network on the bench, then write your fifty. Which digit of yours does it misread most, and does it misread MNIST’s so too? Then teach it your hand, at a tenth of its learning rate and at the whole."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      {full && (
        <Notice tone="error" action={<Button onClick={() => setFull(false)}>I see</Button>}>
          {fullSentence}
        </Notice>
      )}
      <div className={styles.writing}>
        <PromptPad digits={digits} seed={state.seed} onFull={tellFull} />
        <Tray
          digits={digits}
          verdicts={verdicts}
          cell={state.cell}
          chosen={chosen}
          onChoose={setChosen}
          onRemove={remove}
        />
      </div>
      <div className={styles.bench}>
        <p>{benchSentence()}</p>
        {there ? (
          stations.length > 0 && (
            <Select
              label="Read by the network"
              value={station ? String(stations.indexOf(station)) : 'bench'}
              options={[
                { value: 'bench', label: 'on the bench' },
                ...stations.map(({ epoch }, index) => ({
                  value: String(index),
                  label: epoch === 0 ? 'before fine-tuning' : `fine-tuned, ${epochsText(epoch)}`,
                })),
              ]}
              onChange={(value) => setShown(value === 'bench' ? 'bench' : Number(value))}
            />
          )
        ) : (
          <Button primary inactive={training || !fits} onClick={actions.train}>
            {training ? 'The bench is at work' : 'Train the bench’s network'}
          </Button>
        )}
        {station === undefined && mnist.measure !== null && fits && (
          <Button onClick={mnist.measure}>Measure on MNIST</Button>
        )}
      </div>
      <div className={styles.compared}>
        <Side
          title="Your digits"
          confusion={own}
          note={station ? ', held out' : ''}
          cell={state.cell}
          onChoose={choose}
        />
        <Side
          title="MNIST’s test images"
          confusion={theirs}
          note={station ? '' : `, epoch ${mnist.epoch.toFixed(1)}`}
          cell={state.cell}
          onChoose={choose}
        />
      </div>
      <p className={styles.cell} aria-live="polite">
        {cellSentence(state.cell, own, theirs)}
      </p>
      <TuningPanel
        settings={state}
        onChange={change}
        parts={parts}
        state={tuning.state}
        benchRate={bench.plan.optimiser.learningRate}
        obstacle={obstacle}
        onStart={() => {
          if (bench.parameters === null) return;
          setShown(Infinity);
          tuning.start(bench.plan, bench.parameters, parts, state);
        }}
        onStop={tuning.stop}
        onTake={() => {
          const { parameters } = tuning.state;
          if (parameters === null) return;
          setShown('bench');
          actions.reset(bench.plan, parameters);
        }}
      />
      <Keeping {...kept} />
    </FigureFrame>
  );

  function benchSentence(): string {
    if (station) {
      return station.epoch === 0
        ? 'Read by the copy before it goes on learning: of your digits those alone that are held out.'
        : `Read by the copy after ${epochsText(station.epoch)} of fine-tuning: of your digits those alone that it has not learnt from.`;
    }
    if (!fits) {
      return 'The network on the bench does not read digits: it needs 784 inputs and 10 outputs.';
    }
    if (mnist.problem !== null) return mnist.problem;
    if (mnist.done !== null) return `Reading MNIST’s test images: ${wholeText(mnist.done)} so far.`;
    if (bench.status === 'failed') return 'The network on the bench has failed; why is said there.';
    if (!there) return 'The network on the bench, above, has not been built yet.';
    return bench.position.step === 0
      ? 'The network on the bench has its first weights, and guesses.'
      : `Read by the network on the bench, after ${bench.position.epoch.toFixed(1)} epochs.`;
  }
}
