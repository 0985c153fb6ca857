// On every page but its own: how far the experiment is that trains meanwhile, and the way back to it. Page thread.
import { Link } from 'wouter';
import { useBackground } from '../training/experiments/background.ts';
import { experimentsPath } from './page.ts';

export function RunningNote() {
  const run = useBackground();
  if (run === null) return null;
  const percent = `${String(Math.floor(100 * run.share))} %`;
  return (
    <aside className="running-note" aria-label="Experiment under way">
      <Link href={experimentsPath}>
        Experiment {run.paused ? `paused at ${percent}` : percent}
        {run.waiting > 0 && `, ${String(run.waiting)} waiting`}
      </Link>
    </aside>
  );
}
