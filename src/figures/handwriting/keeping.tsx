// The reader's digits as files, from files, and erased. Page thread.
import { memo, useRef, useState } from 'react';
import { readIdxPair } from '../../data/idx.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pixelCount, side } from '../baseline/digits-data.ts';
import type { KeptState } from '../kept-list.ts';
import { wholeText } from '../reading.ts';
import { KeptFiles } from './kept-files.tsx';
import { storedDigit, type OwnDigit } from './own-digit.ts';
import { fullSentence, mostDigits, ownDigits } from './own-digits.ts';

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
  const file = useRef<HTMLInputElement>(null);

  async function take(chosen: readonly File[]): Promise<void> {
    const problem = await taken(chosen);
    setSaid(
      typeof problem === 'string'
        ? { tone: 'error', text: `${problem} ${unchanged}` }
        : { tone: 'note', text: `${wholeText(problem.count)} digits were added.` },
    );
  }

  return (
    <KeptFiles
      one="digit"
      count={digits.length}
      unreadable={unreadable}
      fleeting={fleeting}
      advice="Save them as files."
      none={digits.length === 0}
      made={() => digits}
      warning="They come back only from files that you saved."
      onErase={() => {
        setSaid(null);
        void ownDigits.eraseAll();
      }}
      said={said && <Notice tone={said.tone}>{said.text}</Notice>}
      more={
        <>
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
        </>
      }
    />
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
