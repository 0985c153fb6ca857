// Lays a plan on the bench, and brings the reader there. Page thread.
import type { TrainingPlan } from '../../network/training-plan.ts';
import { putOnBench } from '../open-laboratory/bench-plan.ts';

export function toBench(plan: TrainingPlan): void {
  putOnBench(plan);
  document.querySelector('main h1')?.scrollIntoView();
}
