// What the device remembers of a reader, to be taken along or erased. Page thread and prerenderer.
import { eraseProgress, useProgress } from './progress.ts';

export function ProgressTools() {
  const progress = useProgress();
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
      <button type="button" onClick={eraseProgress}>
        Forget it
      </button>
    </p>
  );
}

function count(number: number, of: string): string {
  return `${String(number)} ${of}${number === 1 ? '' : 's'}`;
}
