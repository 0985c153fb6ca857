// What tells earlier runs apart. Page thread, pure.
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { commonWords, ownWords } from '../compare/differences/differences.ts';
import { percentText } from '../reading.ts';

type Note = RunState['earlier'][number]['note'];

/**
 * Of each, how far it came and what it has that the others have not; where nothing, what it is.
 * @param now the plan of the present run
 */
export function earlierTexts(notes: readonly Note[], now: TrainingPlan): readonly string[] {
  const [, ...own] = ownWords([now, ...notes.map(({ plan }) => plan)]);
  return notes.map(({ plan, at, accuracy }, index) => {
    const share = accuracy === null ? '' : `, ${percentText(100 * accuracy)} right`;
    return `epoch ${at.epoch.toFixed(1)}${share}: ${own[index] || commonWords([plan])}`;
  });
}
