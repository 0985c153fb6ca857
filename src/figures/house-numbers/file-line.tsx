// Where the reader's file comes in: chosen or dropped, read with progress, refused with a sentence. Page thread.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { houseNumbers, type HouseNumbersState } from '../../training/house-numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { wholeText } from '../reading.ts';
import styles from './house-numbers.module.css';
import { commonest } from './settings.ts';
import { standInsFile } from './stand-ins.ts';

const standInCount = 4000;
const standInName = 'Numbers drawn by this page';

interface FileLineProps {
  readonly state: HouseNumbersState;
  /** A file may be dropped anywhere on it. */
  readonly room: RefObject<HTMLElement | null>;
}

export function FileLine({ state, room }: FileLineProps) {
  const { held, problem } = state;
  const input = useRef<HTMLInputElement>(null);
  const [drawing, setDrawing] = useState(false);
  const over = useFileDrop(room, (file) => houseNumbers.read(file, file.name));
  const draw = async () => {
    setDrawing(true);
    const file = await standInsFile(standInCount);
    setDrawing(false);
    houseNumbers.read(file, standInName);
  };
  return (
    <div className={styles.file} data-over={over}>
      {problem !== null && (
        <Notice tone="error">
          {problem.name}: {problem.problem.message} {problem.problem.hint}
          {held !== null && ' What was read before stays in use.'}
        </Notice>
      )}
      <div className={styles.fileRow}>
        <Button primary={held === null} onClick={() => input.current?.click()}>
          Choose train_32x32.mat …
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File of house numbers"
          accept=".mat"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) houseNumbers.read(chosen, chosen.name);
            event.currentTarget.value = '';
          }}
        />
        <Button inactive={drawing} onClick={() => void draw()}>
          Draw {wholeText(standInCount)} to train on
        </Button>
        {held !== null && <Button onClick={houseNumbers.drop}>Put them away</Button>}
      </div>
      <p role="status">{sentence(state, drawing)}</p>
    </div>
  );
}

function sentence({ held, reading }: HouseNumbersState, drawing: boolean): string {
  if (drawing) return 'Drawing …';
  if (reading !== null) {
    return `Reading ${reading.name}: ${String(Math.floor(100 * reading.share))} %.`;
  }
  if (held === null) {
    return 'No file yet. The numbers below are no photographs: this page drew them with the fonts of your device. The file train_32x32.mat (182 MB, 73,257 photographed digits) is at ufldl.stanford.edu/housenumbers, for non-commercial use only. Drop it here; it does not leave your device.';
  }
  const { name, set } = held;
  const { digit, share } = commonest(set);
  // One image at least is kept for the test.
  if (set.count < 2)
    return `${name}: 1 image. A network needs two or more, to learn from and to be tested with.`;
  const more =
    set.inFile > set.count ? ` (the first of ${wholeText(set.inFile)}; more do not fit)` : '';
  return `${name}: ${wholeText(set.count)} images${more}. The commonest digit is ${String(digit)}: who always says it is right in ${(100 * share).toFixed(1)} % of cases.`;
}

/** @returns whether a file hovers over the room now */
function useFileDrop(room: RefObject<HTMLElement | null>, take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  }, [take]);
  useEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const hover = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!element.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      setOver(false);
      if (file === undefined) return;
      event.preventDefault();
      latest.current(file);
    };
    element.addEventListener('dragover', hover);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', hover);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, [room]);
  return over;
}
