import { describe, expect, it } from 'vitest';
import type { RecurrentReport } from '../network/studies.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import { afterDeath, noStudy, reduceStudy, startedStudy } from './study-state.ts';

const learner = { accuracy: [], parameters: new Float64Array() };
const report: RecurrentReport = { kind: 'recurrent', step: 1, plain: learner, lstm: learner };
const told = (id: number, done = false): WorkerEvent => ({ type: 'study', id, done, report });
const problem = { code: 'data-offline', message: 'The images did not come.', hint: 'Retry.' };
const failed: WorkerEvent = { type: 'data-failed', problem };
const data: WorkerEvent = {
  type: 'data',
  progress: {
    loadedBytes: 1,
    totalBytes: 2,
    training: 0,
    validation: 0,
    test: 0,
    complete: false,
  },
};

describe('a study on the page', () => {
  it('shows its own reports until it is done, and no others', () => {
    expect(reduceStudy(startedStudy, told(2), 1)).toBe(startedStudy);
    const learning = reduceStudy(startedStudy, told(1), 1);
    expect(learning).toEqual({ status: 'learning', report, dataProblem: null });
    expect(reduceStudy(learning, told(1, true), 1).status).toBe('done');
    expect(reduceStudy(noStudy, told(1), 1)).toBe(noStudy);
  });

  it('says why its images do not come, until they do', () => {
    const waiting = reduceStudy(startedStudy, failed, 1);
    expect(waiting.dataProblem).toBe(problem);
    expect(waiting.status).toBe('learning');
    expect(reduceStudy(waiting, data, 1).dataProblem).toBeNull();
    expect(reduceStudy(waiting, told(1), 1).dataProblem).toBeNull();
  });

  it('does not mind failures of images that it does not wait for', () => {
    expect(reduceStudy(noStudy, failed, 1)).toBe(noStudy);
    const learning = reduceStudy(startedStudy, told(1), 1);
    expect(reduceStudy(learning, failed, 1)).toBe(learning);
  });

  it('has failed when its worker dies, unless there was nothing to lose', () => {
    expect(afterDeath(startedStudy).status).toBe('failed');
    expect(afterDeath(noStudy)).toBe(noStudy);
  });
});
