// A comparison as plain data for a link and for the next visit: the first plan whole, the others as what differs. What comes
// back is checked part by part, and what cannot be read is left out and said. Page thread, pure.
import * as v from 'valibot';
import { parsePlan, type TrainingPlan } from '../../../network/training-plan.ts';
import { judge } from '../../open-laboratory/draft.ts';
import { measures } from '../bands/measures.ts';
import { searchSchema, type Search } from '../search/search-plan.ts';
import {
  initialComparison,
  letters,
  mostSeeds,
  type ComparedPlan,
  type Comparison,
} from './comparison.ts';
import { patchBetween, patched } from './patch.ts';

/** Raised when a field changes its meaning. */
const version = 1;

export const comparisonData = v.object({
  version: v.number(),
  plans: v.pipe(
    v.array(v.strictTuple([v.picklist(letters), v.unknown()])),
    v.maxLength(letters.length),
  ),
  seeds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSeeds)),
  measure: v.picklist(measures),
  search: v.unknown(),
});
export type ComparisonData = v.InferOutput<typeof comparisonData>;

export function writeComparison({ plans, seeds, measure, search }: Comparison): ComparisonData {
  const [first] = plans;
  return {
    version,
    plans: plans.map(({ letter, plan }, index) => [
      letter,
      index === 0 ? plan : (patchBetween(first!.plan, plan) ?? {}),
    ]),
    seeds,
    measure,
    search:
      first === undefined
        ? search
        : { ...search, base: patchBetween(first.plan, search.base) ?? {} },
  };
}

interface ReadComparison {
  readonly comparison: Comparison;
  /** What was left out, in sentences; empty: nothing. */
  readonly problems: readonly string[];
}

/** @param limit bytes that a network may use here */
export function readComparison(data: ComparisonData, limit: number): ReadComparison {
  const { seeds, measure } = data;
  if (data.version !== version) {
    return {
      comparison: initialComparison,
      problems: [
        `The comparison is of another version of this book (${String(data.version)}, where this one reads ${String(version)}), so this one starts from its own.`,
      ],
    };
  }
  const whole: unknown = data.plans[0]?.[1];
  const plans: ComparedPlan[] = [];
  const problems: string[] = [];
  data.plans.forEach(([letter, plan], index) => {
    const read = checked(index === 0 ? plan : patched(whole, plan), limit);
    if (typeof read === 'string') problems.push(`Plan ${letter} was left out: ${read}`);
    else if (plans.every((one) => one.letter !== letter)) plans.push({ letter, plan: read });
  });
  const search = readSearch(data, whole);
  if (search === null) problems.push('Its search could not be read, and is the book’s own.');
  return {
    comparison: { plans, seeds, measure, search: search ?? initialComparison.search },
    problems,
  };
}

function checked(input: unknown, limit: number): TrainingPlan | string {
  const parsed = parsePlan(input);
  if (!parsed.ok) return parsed.problem.message;
  const verdict = judge(parsed.value, limit);
  return verdict.ok ? parsed.value : verdict.problem.message;
}

function readSearch({ search }: ComparisonData, whole: unknown): Search | null {
  if (typeof search !== 'object' || search === null || !('base' in search)) return null;
  const base = whole === undefined ? search.base : patched(whole, search.base);
  const parsed = v.safeParse(searchSchema, { ...search, base });
  return parsed.success && parsePlan(parsed.output.base).ok ? parsed.output : null;
}
