// What the laboratory says when something goes wrong, and where its one press leads.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { initialState } from '../../training/reducer.ts';
import { digitsPlan } from '../digits-run.ts';
import { Troubles, wayOn } from './troubles.tsx';

/** Markup calls nothing. */
const actions = {} as RunActions;
const before = initialState(digitsPlan);
const diverged: RunState = {
  ...before,
  status: 'failed',
  problem: { code: 'diverged', message: 'The cost is NaN at step 7.', hint: 'Try less.' },
};

function shown(state: RunState): string {
  return renderToStaticMarkup(<Troubles state={state} actions={actions} />);
}

test('a run that goes well has no troubles', () => {
  expect(shown({ ...before, status: 'training' })).toBe('');
});

test('a diverged run can start again with a tenth of the rate, all else the same', () => {
  expect(shown(diverged)).toContain('role="alert"');
  expect(shown(diverged)).toContain('The cost is NaN at step 7. Try less.');
  expect(shown(diverged)).toContain('>Start again with η = 0.3</button>');
  const optimiser = { kind: 'sgd', learningRate: 0.3 };
  expect(wayOn(diverged)).toEqual({ ...digitsPlan, optimiser });
});

test('any other failure is tried again as it was', () => {
  const lost = { code: 'device-lost', message: 'The GPU went away.', hint: 'Try again.' };
  const state = { ...diverged, problem: lost };
  expect(shown(state)).toContain('>Start again</button>');
  expect(wayOn(state)).toBe(digitsPlan);
});

test('data that did not come can be asked for again', () => {
  const missing = { code: 'data-missing', message: '“training-0.bin” is missing.', hint: '' };
  expect(shown({ ...before, dataProblem: missing })).toContain('training-0.bin');
  expect(shown({ ...before, dataProblem: missing })).toContain('>Retry</button>');
});

test('of all notices the latest is shown', () => {
  const markup = shown({ ...before, notices: ['An old one.', 'The worker was replaced.'] });
  expect(markup).toContain('The worker was replaced.');
  expect(markup).not.toContain('An old one.');
});
