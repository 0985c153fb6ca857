// Begins a study, rests it and takes it up again; says so where it could not go on. Page thread.
import type { StudyJob } from '../network/studies.ts';
import type { StudyStatus } from '../training/study-state.ts';
import type { StudyActions } from '../training/use-study.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface StudyButtonProps<Job> {
  readonly status: StudyStatus;
  readonly actions: Pick<StudyActions<Job>, 'start' | 'rest' | 'goOn'>;
  /** What it begins. */
  readonly job: Job;
  /** While there is nothing to go on with. */
  readonly label: string;
}

const labels: Partial<Readonly<Record<StudyStatus, string>>> = {
  learning: 'Pause',
  resting: 'Go on',
  done: 'Train again',
};

export function StudyButton<Job extends StudyJob>(props: StudyButtonProps<Job>) {
  const { status, actions, job, label } = props;
  const press = () => {
    if (status === 'learning') actions.rest();
    else if (status === 'resting') actions.goOn();
    else actions.start(job);
  };
  return (
    <>
      {status === 'failed' && (
        <Notice tone="error">
          The part of the page that trains has stopped. Press {label} to begin again.
        </Notice>
      )}
      <div>
        <Button primary onClick={press}>
          {labels[status] ?? label}
        </Button>
      </div>
    </>
  );
}
