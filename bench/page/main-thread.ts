// How long each task keeps the main thread of a page, from Chromium's trace. Bench and end-to-end tests.
import type { Browser, Page } from 'playwright';

/** Milliseconds on the clock and on the processor of one task of the main thread. */
export interface Task {
  readonly wall: number;
  /** Without what other programs took of the processor in the midst of it. */
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** @param meanwhile what the page is watched doing */
export async function mainThreadTasks(
  browser: Browser,
  page: Page,
  meanwhile: () => Promise<unknown>,
): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await meanwhile();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ args }) => args.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }: TraceEvent): readonly Task[] =>
    traceEvents
      .filter((event) => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'))
      .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
  // Of the renderers the one at work.
  return mains.map(tasksOf).sort((a, b) => b.length - a.length)[0] ?? [];
}
