// The page's one comparison, shared by the figure and by the bench that adds to it; written down for the next visit. Page thread.
import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { memoryLimit } from '../../open-laboratory/draft.ts';
import { readLink, writeLink } from '../../state/figure-state.ts';
import {
  initialComparison,
  reduceComparison,
  type Comparison,
  type ComparisonAction,
} from './comparison.ts';
import { comparisonData, readComparison, writeComparison } from './comparison-data.ts';

/** Part of every link that readers have kept. */
const figure = 'compare';
const storageKey = 'comparison';
/** Longer ones are cut off on their way. */
const longestLink = 4_000;

interface Shown {
  readonly comparison: Comparison;
  /** What of a link, or of what was kept, could not be read; empty: nothing. */
  readonly problems: readonly string[];
}

const deviceLimit = () => memoryLimit(navigator as Navigator & { deviceMemory?: number });

function kept(): Shown | null {
  try {
    const text = localStorage.getItem(storageKey);
    if (text === null) return null;
    const parsed = v.safeParse(comparisonData, JSON.parse(text));
    return parsed.success ? readComparison(parsed.output, deviceLimit()) : null;
  } catch {
    // Storage that is refused, or holds something else: then nothing was kept.
    return null;
  }
}

function first(): Shown {
  const linked = readLink(location.search, figure, comparisonData);
  if (linked?.ok) return readComparison(linked.state, deviceLimit());
  const shown = kept() ?? { comparison: initialComparison, problems: [] };
  return linked === null
    ? shown
    : { ...shown, problems: ['The link’s comparison could not be read.'] };
}

let shown: Shown | null = null;
const listeners = new Set<() => void>();
const snapshot = (): Shown => (shown ??= first());

export function dispatch(action: ComparisonAction): void {
  const comparison = reduceComparison(snapshot().comparison, action);
  shown = { comparison, problems: [] };
  try {
    localStorage.setItem(storageKey, JSON.stringify(writeComparison(comparison)));
  } catch {
    // It lives as long as the page then.
  }
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For components that are rendered in the browser only. */
export const useComparison = (): Shown => useSyncExternalStore(subscribe, snapshot);

/** The page's address with the comparison, as many of its plans as a link may hold. */
export function comparisonLink(comparison: Comparison): {
  readonly address: string;
  readonly plans: number;
} {
  const { plans } = comparison;
  for (let count = plans.length; ; count--) {
    const part = { ...comparison, plans: plans.slice(0, count) };
    const address = writeLink(location.href, figure, writeComparison(part));
    if (count === 0 || address.length <= longestLink) return { address, plans: count };
  }
}
