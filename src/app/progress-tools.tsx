// What the device remembers of a reader, to be taken along or erased. Page thread and prerenderer.
import { useState } from 'react';
import { eraseProgress, useProgress } from './progress.ts';

export function ProgressTools() {
  const progress = useProgress();
  const [asked, setAsked] = useState(false);
  const { read, done } = progress;
  if (read.length === 0 && done.length === 0) return null;
  const file = `data:application/json,${encodeURIComponent(JSON.stringify(progress))}`;
  return (
    <p className="progress-tools">
      This device remembers {count(read.length, 'chapter')} read and{' '}
      {count(done.length, 'exercise')} done.{' '}
      <a href={file} download="neural-networks-live-progress.json">
        Save as a file
      </a>{' '}
      {asked ? (
        <span role="status">
          Forget all of it?{' '}
          <button
            type="button"
            onClick={() => {
              setAsked(false);
              eraseProgress();
            }}
          >
            Forget it
          </button>{' '}
          <button type="button" onClick={() => setAsked(false)}>
            Keep it
          </button>
        </span>
      ) : (
        <button type="button" onClick={() => setAsked(true)}>
          Forget it …
        </button>
      )}
    </p>
  );
}

function count(number: number, of: string): string {
  return `${String(number)} ${of}${number === 1 ? '' : 's'}`;
}
