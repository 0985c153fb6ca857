// A comparison as plain data for a link and for the next visit: the first plan whole, each other as
// what differs from the one before it that it is most like. What comes
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
  type Letter,
} from './comparison.ts';
import { patchBetween, patched } from './patch.ts';

/** Raised when a field changes its meaning. */
const version = 1;

export const comparisonData = v.object({
  version: v.number(),
  plans: v.pipe(
    /** A letter, that of the plan it is told by (null: it is told whole), and what differs. */
    v.array(v.strictTuple([v.picklist(letters), v.nullable(v.picklist(letters)), v.unknown()])),
    v.maxLength(letters.length),
  ),
  seeds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSeeds)),
  measure: v.picklist(measures),
  search: v.unknown(),
});
export type ComparisonData = v.InferOutput<typeof comparisonData>;

type Told = readonly [by: Letter | null, change: unknown];

/** By whichever of the others needs the fewest characters; whole where there is none. */
function told(plan: TrainingPlan, others: readonly ComparedPlan[]): Told {
  const ways = others.map((other): Told => [other.letter, patchBetween(other.plan, plan) ?? {}]);
  const length = ([, change]: Told) => JSON.stringify(change).length;
  return ways.sort((one, other) => length(one) - length(other))[0] ?? [null, plan];
}

export function writeComparison({ plans, seeds, measure, search }: Comparison): ComparisonData {
  const [by, base] = told(search.base, plans);
  return {
    version,
    plans: plans.map(({ letter, plan }, index) => [letter, ...told(plan, plans.slice(0, index))]),
    seeds,
    measure,
    search: { ...search, by, base },
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
  /** As they were told: checked only when they are taken. */
  const raw = new Map<Letter | null, unknown>();
  const plans: ComparedPlan[] = [];
  const problems: string[] = [];
  data.plans.forEach(([letter, by, change]) => {
    raw.set(letter, by === null ? change : patched(raw.get(by), change));
    const read = checked(raw.get(letter), limit);
    if (typeof read === 'string') problems.push(`Plan ${letter} was left out: ${read}`);
    else if (plans.every((one) => one.letter !== letter)) plans.push({ letter, plan: read });
  });
  const search = readSearch(data, raw);
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

const toldSearch = v.looseObject({ by: v.nullable(v.picklist(letters)), base: v.unknown() });

function readSearch(
  { search }: ComparisonData,
  raw: ReadonlyMap<Letter | null, unknown>,
): Search | null {
  const read = v.safeParse(toldSearch, search);
  if (!read.success) return null;
  const { by, base, ...rest } = read.output;
  const whole = by === null ? base : patched(raw.get(by), base);
  const parsed = v.safeParse(searchSchema, { ...rest, base: whole });
  return parsed.success && parsePlan(parsed.output.base).ok ? parsed.output : null;
}
