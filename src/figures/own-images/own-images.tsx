// Pictures of the reader's own, brought into MNIST's form stage by stage: what each stage does, and what it is worth. Page
// thread. All of it stays on the device.
import { useMemo, useRef, useState, type DragEvent } from 'react';
import * as v from 'valibot';
import { photoDigit } from '../../data/photo/photo.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { digits } from '../baseline/digits-data.ts';
import type { FigureProps } from '../figure-props.ts';
import { readsDigits } from '../handwriting/fine-tuning.ts';
import { bytesOf, storedDigit } from '../handwriting/own-digit.ts';
import { fullSentence, ownDigits } from '../handwriting/own-digits.ts';
import { useLaboratoryActions, useLaboratoryRun } from '../laboratory-run.ts';
import { useOutputs } from '../laboratory/use-outputs.ts';
import { wholeText, verdictOf } from '../reading.ts';
import { useInSight } from '../use-in-sight.ts';
import { useFigureState } from '../state/figure-state.ts';
import { GreyCanvas } from './grey-canvas.tsx';
import { KeepingPictures } from './keeping-pictures.tsx';
import { ownImages, useOwnImages } from './images-store.ts';
import { mostImages, readFiles } from './own-image.ts';
import { StageStrip } from './stage-strip.tsx';
import { useExamples } from './use-examples.ts';
import { everyStage } from './worth.ts';
import { WorthTable } from './worth-table.tsx';
import styles from './own-images.module.css';

const schema = v.strictObject({
  invert: v.boolean(),
  clean: v.boolean(),
  crop: v.boolean(),
  scale: v.boolean(),
  centre: v.boolean(),
});

interface Said {
  readonly tone: 'error' | 'note';
  readonly text: string;
}

export default function OwnImages({ number }: FigureProps) {
  const {
    state: stages,
    change,
    reset,
    link,
    problem,
  } = useFigureState('pictures', schema, everyStage);
  const { state: bench, actions } = useLaboratoryRun();
  const [place, inSight] = useInSight<HTMLElement>();
  const measuring = useLaboratoryActions();
  const { items: own, unreadable, fleeting } = useOwnImages();
  const examples = useExamples();
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const file = useRef<HTMLInputElement>(null);

  const shown = own.length > 0 ? own : examples;
  const looked = shown.find(({ key }) => key === chosen) ?? shown[0] ?? null;
  const digit = useMemo(() => looked && photoDigit(looked.image, stages), [looked, stages]);
  const there =
    bench.parameters !== null && bench.status !== 'failed' && readsDigits(bench.plan.network);
  const outputs = useOutputs(
    actions.predict,
    digit?.normalised?.pixels ?? null,
    there && inSight,
    bench.position,
  );
  const verdict = outputs && verdictOf(outputs);
  const labelled = own.filter(({ label }) => label !== null).length;
  const training = bench.status === 'training' || bench.status === 'opening';

  async function take(files: readonly File[]): Promise<void> {
    const read = await readFiles(files);
    const refused = !read.ok
      ? `${read.problem.message} ${read.problem.hint}`
      : own.length + read.value.length > mostImages
        ? `There is room for ${wholeText(mostImages)} pictures.`
        : null;
    if (refused !== null || !read.ok) {
      setSaid({ tone: 'error', text: `${refused ?? ''} Your pictures are as they were.` });
      return;
    }
    const first = await ownImages.add(read.value);
    if (first !== null) setChosen(first);
    const named = read.value.filter(({ label }) => label !== null).length;
    const left = read.value.length - named;
    const unnamed =
      left === 1 ? 'say of one what it shows' : `say of ${String(left)} what they show`;
    setSaid({
      tone: 'note',
      text: `${picturesText(read.value.length)} came in${left === 0 ? ', all with what they show' : `; ${unnamed}`}.`,
    });
  }

  async function keep(): Promise<void> {
    const made = own.flatMap(({ image, label }) => {
      const pixels = photoDigit(image, stages).normalised?.pixels;
      return label === null || !pixels ? [] : [storedDigit(label, bytesOf(pixels), 'image')];
    });
    setSaid(
      (await ownDigits.add(made))
        ? {
            tone: 'note',
            text: `${wholeText(made.length)} are among your digits now, in the figure above: the bench can learn from them, as its data.`,
          }
        : { tone: 'error', text: fullSentence },
    );
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void take(files);
  }

  return (
    <FigureFrame
      room={place}
      title="Pictures of your own"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="switch off one stage after another and watch the picture at the right, and what the network says to it. Then measure what each is worth. Which could be spared if everybody wrote as large as MNIST’s writers, and in the middle?"
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
      <div
        className={styles.parts}
        role="presentation"
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <div className={styles.chooser}>
          <div className={styles.row}>
            <Button primary={own.length === 0} onClick={() => file.current?.click()}>
              Choose pictures …
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              multiple
              aria-label="Files of pictures"
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                if (files.length > 0) void take(files);
                event.currentTarget.value = '';
              }}
            />
          </div>
          <p>
            {own.length === 0
              ? 'PNG, JPEG or a pair of IDX files, also dropped here; one digit a picture. They are kept on this device, and none leaves it. Until then, sheets made of MNIST’s test images:'
              : `${picturesText(own.length)}, ${String(labelled)} of them with what they show.`}
          </p>
          <ul className={styles.thumbs} aria-label="Pictures">
            {shown.map(({ key, name, image, label }) => (
              <li key={key}>
                <button
                  type="button"
                  aria-pressed={key === looked?.key}
                  aria-label={`${name}, ${label === null ? 'not said what' : `a ${String(label)}`}`}
                  onClick={() => setChosen(key)}
                >
                  <GreyCanvas {...image} label="" />
                  <b>{label ?? '?'}</b>
                </button>
              </li>
            ))}
          </ul>
          {looked && own.length > 0 && (
            <div className={styles.label} role="group" aria-label="What it shows">
              <span>It is a</span>
              {digits.map((name, value) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={looked.label === value}
                  onClick={() => void ownImages.setLabel(looked, value)}
                >
                  {name}
                </button>
              ))}
            </div>
          )}
          {own.length > 0 && (
            <div className={styles.row}>
              <Button inactive={labelled === 0} onClick={() => void keep()}>
                Add {labelled} to your digits
              </Button>
              <Button
                onClick={() => {
                  if (looked) void ownImages.remove(looked);
                }}
              >
                Remove this one
              </Button>
            </div>
          )}
        </div>
        <div className={styles.way}>
          {looked && digit && (
            <StageStrip image={looked.image} digit={digit} stages={stages} onChange={change} />
          )}
        </div>
      </div>
      <div className={styles.result}>
        <div className={styles.verdict}>
          <h4>
            What the network reads
            <output aria-label="Verdict of the picture">{verdict ?? '–'}</output>
          </h4>
          <BarList
            label="Outputs for the picture"
            items={digits.map((name, index) => ({ name, share: outputs?.[index] ?? null }))}
            top={verdict}
          />
          {!there && (
            <Button inactive={training || !readsDigits(bench.plan.network)} onClick={actions.train}>
              {training ? 'The bench is at work' : 'Train the bench’s network'}
            </Button>
          )}
        </div>
        <WorthTable
          images={own}
          predict={measuring.predict}
          epoch={there ? bench.position.epoch : null}
        />
      </div>
      <KeepingPictures images={own} stages={stages} unreadable={unreadable} fleeting={fleeting} />
    </FigureFrame>
  );
}

const picturesText = (count: number) =>
  count === 1 ? 'One picture' : `${wholeText(count)} pictures`;
