// What the bands say beside each other, in sentences: medians, ranges, how many seeds, and whether the ranges overlap. No
// more than that: a handful of runs says nothing of how likely it is. Page thread, pure.
import { overlap, type Spread } from './band.ts';
import { better, measureText, valueText, type Measure } from './measures.ts';

export interface Contestant {
  readonly letter: string;
  readonly spread: Spread;
}

const list = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;

function seedsText(count: number): string {
  return count === 1 ? '1 seed' : `${String(count)} seeds`;
}

function rangeText(measure: Measure, { low, high }: Spread): string {
  const unit = measureText[measure].unit === 'percent' ? '\u00a0%' : '';
  const text = (value: number) => valueText(measure, value).replace('\u00a0%', '');
  return `${text(low)} to ${text(high)}${unit}`;
}

/** Such as “A: median 94.20 %, 94.01 to 94.52 %, 3 seeds”. */
export function spreadText(measure: Measure, spread: Spread): string {
  const { median, count } = spread;
  return count === 1
    ? `${valueText(measure, median)}, 1 seed`
    : `median ${valueText(measure, median)}, ${rangeText(measure, spread)}, ${seedsText(count)}`;
}

/** @param contestants in the order of their letters, each with a run at least */
export function verdict(measure: Measure, contestants: readonly Contestant[]): string {
  const ranked = [...contestants].sort((a, b) =>
    better(measure, a.spread.median, b.spread.median) ? -1 : 1,
  );
  const [best, ...others] = ranked;
  if (best === undefined) return '';
  const where = epochsText(contestants);
  const { unit } = measureText[measure];
  if (others.length === 0) {
    return `${where}, ${best.letter} comes to ${spreadText(measure, best.spread)}.`;
  }
  const level = others.every(({ spread }) => spread.median === best.spread.median);
  const opening = level
    ? `${where}, ${list(contestants.map(({ letter }) => letter))} have the same median, ${valueText(measure, best.spread.median)}.`
    : `${where}, ${best.letter} has the ${unit === 'percent' ? 'highest' : 'lowest'} median of ${list(contestants.map(({ letter }) => letter))}: ${valueText(measure, best.spread.median)}.`;
  return `${opening} ${rangesSentence(measure, best, others)}`;
}

function epochsText(contestants: readonly Contestant[]): string {
  const epochs = [...new Set(contestants.map(({ spread }) => spread.epoch))];
  return epochs.length === 1
    ? `After epoch ${String(epochs[0])}`
    : `After epoch ${list(contestants.map(({ letter, spread }) => `${String(spread.epoch)} of ${letter}`))}`;
}

function rangesSentence(measure: Measure, best: Contestant, others: readonly Contestant[]): string {
  const alone = [best, ...others].filter(({ spread }) => spread.count === 1);
  if (alone.length > 0) {
    return 'How far chance moves such a run cannot be seen from one seed: train several of each.';
  }
  const meeting = others.filter(({ spread }) => overlap(best.spread, spread));
  const apart = others.filter(({ spread }) => !overlap(best.spread, spread));
  const own = `Its range, ${rangeText(measure, best.spread)} over ${seedsText(best.spread.count)},`;
  const named = (them: readonly Contestant[]) =>
    list(
      them.map(
        ({ letter, spread }) =>
          `${letter} (${rangeText(measure, spread)}, ${seedsText(spread.count)})`,
      ),
    );
  if (meeting.length === 0) {
    return `${own} does not overlap that of ${named(apart)}: every one of its runs came out ${betterWord(measure)}.`;
  }
  const rest = apart.length === 0 ? '' : ` It lies apart from that of ${named(apart)}.`;
  return `${own} overlaps that of ${named(meeting)}: these seeds do not tell them apart.${rest}`;
}

const betterWord = (measure: Measure) =>
  measureText[measure].unit === 'percent' ? 'higher' : 'lower';
