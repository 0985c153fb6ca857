// The reader's digits as files, from files, and erased. Page thread.
import { memo, useRef, useState } from 'react';
import { readIdxPair } from '../../data/idx.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pixelCount, side } from '../baseline/digits-data.ts';
import { download } from '../download.ts';
import type { KeptState } from '../kept-list.ts';
import { wholeText } from '../reading.ts';
import { imagesFile, imagesIdx, labelsFile, labelsIdx, sheetFile, sheetPng } from './files.ts';
import { storedDigit, type OwnDigit } from './own-digit.ts';
import { fullSentence, mostDigits, ownDigits } from './own-digits.ts';
import styles from './handwriting.module.css';

const binary = 'application/octet-stream';

interface Said {
  readonly tone: 'error' | 'note';
  readonly text: string;
}

/** As it is put into words after what was wrong. */
const unchanged = 'Your digits are as they were.';

type KeepingProps = Pick<KeptState<OwnDigit>, 'items' | 'unreadable' | 'fleeting'>;

export const Keeping = memo(function Keeping({
  items: digits,
  unreadable,
  fleeting,
}: KeepingProps) {
  const [said, setSaid] = useState<Said | null>(null);
  const [erasing, setErasing] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const none = digits.length === 0;
  const some = `${wholeText(digits.length)} ${digits.length === 1 ? 'digit' : 'digits'}`;

  async function take(chosen: readonly File[]): Promise<void> {
    const problem = await taken(chosen);
    setSaid(
      typeof problem === 'string'
        ? { tone: 'error', text: `${problem} ${unchanged}` }
        : { tone: 'note', text: `${wholeText(problem.count)} digits were added.` },
    );
  }

  return (
    <section className={styles.keeping} aria-label="Your digits as files">
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
      {fleeting && (
        <Notice tone="note">
          This browser keeps no more for the book, because its storage is full or switched off:
          digits that come now last as long as this page is open. Save them as files.
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="note">
          {wholeText(unreadable)} kept {unreadable === 1 ? 'digit' : 'digits'} could not be read:
          damaged, or of another version of this book. They stay until you erase all.
        </Notice>
      )}
      {erasing && (
        <Notice
          tone="error"
          action={
            <>
              <Button
                primary
                onClick={() => {
                  setErasing(false);
                  setSaid(null);
                  void ownDigits.eraseAll();
                }}
              >
                Erase {some}
              </Button>
              <Button onClick={() => setErasing(false)}>Keep them</Button>
            </>
          }
        >
          Erase all your digits from this device? They come back only from files that you saved.
        </Notice>
      )}
      <div className={styles.row}>
        <b>On this device: {some}</b>
        <Button inactive={none} onClick={() => download(imagesFile, imagesIdx(digits), binary)}>
          Images, IDX
        </Button>
        <Button inactive={none} onClick={() => download(labelsFile, labelsIdx(digits), binary)}>
          Labels, IDX
        </Button>
        <Button
          inactive={none}
          onClick={() => void sheetPng(digits).then((blob) => download(sheetFile, blob, blob.type))}
        >
          Sheet, PNG
        </Button>
        <Button onClick={() => file.current?.click()}>Import IDX …</Button>
        <input
          ref={file}
          type="file"
          hidden
          multiple
          aria-label="IDX files of digits"
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            if (chosen.length > 0) void take(chosen);
            event.currentTarget.value = '';
          }}
        />
        <Button inactive={none && unreadable === 0} onClick={() => setErasing(true)}>
          Erase all …
        </Button>
      </div>
    </section>
  );
});

/** @returns how many were added, or in a sentence why none was */
async function taken(files: readonly File[]): Promise<{ readonly count: number } | string> {
  const most = mostDigits * pixelCount + 16;
  const large = files.find(({ size }) => size > most);
  if (large) return `${large.name} is larger than a file of ${wholeText(mostDigits)} digits.`;
  let contents;
  try {
    contents = await Promise.all(
      files.map(async (one) => ({
        name: one.name,
        bytes: new Uint8Array(await one.arrayBuffer()),
      })),
    );
  } catch {
    return 'A file could not be read.';
  }
  const read = readIdxPair(contents);
  if (!read.ok) return `${read.problem.message} ${read.problem.hint}`;
  const { count, height, width, pixels, labels } = read.value;
  if (height !== side || width !== side) {
    return `These images are ${String(width)} × ${String(height)} pixels, but a digit here is 28 × 28.`;
  }
  const digits = Array.from(labels, (label, index) =>
    storedDigit(label, pixels.slice(index * pixelCount, (index + 1) * pixelCount), 'idx'),
  );
  return (await ownDigits.add(digits)) !== null ? { count } : fullSentence;
}
