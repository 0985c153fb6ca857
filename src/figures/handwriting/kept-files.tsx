// What the reader has written or brought, as it is kept on the device: taken home as files, and erased. Page thread.
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { download } from '../download.ts';
import { wholeText } from '../reading.ts';
import { imagesIdx, labelsIdx, sheetPng, type LabelledPixels } from './files.ts';
import styles from './kept-files.module.css';

interface KeptFilesProps {
  /** What one of them is called, and what begins the names of its files: 'digit'. */
  readonly one: string;
  readonly count: number;
  /** So many that are kept cannot be read. */
  readonly unreadable: number;
  /** What comes now lasts as long as the page. */
  readonly fleeting: boolean;
  /** What to do about that, as a sentence. */
  readonly advice?: string;
  /** There is nothing for a file. */
  readonly none: boolean;
  /** What goes into the files. */
  readonly made: () => readonly LabelledPixels[];
  /** What is asked before all is erased, but for its first sentence. */
  readonly warning: string;
  readonly onErase: () => void;
  /** What was said last, above the rest. */
  readonly said?: ReactNode;
  /** More buttons. */
  readonly more?: ReactNode;
  readonly note?: string;
}

const binary = 'application/octet-stream';

export function KeptFiles(props: KeptFilesProps) {
  const { one, count, unreadable, fleeting, advice, none, made, warning, onErase } = props;
  const [erasing, setErasing] = useState(false);
  const all = `${one}s`;
  const some = `${wholeText(count)} ${count === 1 ? one : all}`;
  const file = `my-${all}`;
  return (
    <section className={styles.keeping} aria-label={`Your ${all} as files`}>
      {props.said}
      {fleeting && (
        <Notice tone="note">
          This browser keeps no more for the book, because its storage is full or switched off:{' '}
          {all} that come now last as long as this page is open.
          {advice !== undefined && ` ${advice}`}
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="note">
          {wholeText(unreadable)} kept {unreadable === 1 ? one : all} could not be read: damaged, or
          of another version of this book. They stay until you erase all.
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
                  onErase();
                }}
              >
                Erase {some}
              </Button>
              <Button onClick={() => setErasing(false)}>Keep them</Button>
            </>
          }
        >
          Erase all your {all} from this device? {warning}
        </Notice>
      )}
      <div className={styles.row}>
        <b>On this device: {some}</b>
        <Button
          inactive={none}
          onClick={() => download(`${file}-images-idx3-ubyte`, imagesIdx(made()), binary)}
        >
          Images, IDX
        </Button>
        <Button
          inactive={none}
          onClick={() => download(`${file}-labels-idx1-ubyte`, labelsIdx(made()), binary)}
        >
          Labels, IDX
        </Button>
        <Button
          inactive={none}
          onClick={() =>
            void sheetPng(made()).then((blob) => download(`${file}.png`, blob, blob.type))
          }
        >
          Sheet, PNG
        </Button>
        {props.more}
        <Button inactive={count === 0 && unreadable === 0} onClick={() => setErasing(true)}>
          Erase all …
        </Button>
        {props.note !== undefined && <p>{props.note}</p>}
      </div>
    </section>
  );
}
