// One piece of plain data as what makes it of another, so that a link can carry many plans that are much alike. Page thread, pure.

/** Beside the keys that a patch sets: those that it takes away. */
const gone = '-';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects, and lists of the same length, are patched part by part. */
function alike(from: unknown, to: unknown): boolean {
  if (Array.isArray(from) && Array.isArray(to)) return from.length === to.length;
  return isFields(from) && isFields(to);
}

/** @returns undefined where both say the same; else what `patched` makes `to` of `from` with */
export function patchBetween(from: unknown, to: unknown): unknown {
  if (from === to) return undefined;
  if (!alike(from, to)) return to;
  const [before, after] = [from as Fields, to as Fields];
  const set = Object.keys(after).flatMap((key) => {
    const change = patchBetween(before[key], after[key]);
    return change === undefined ? [] : [[key, change] as const];
  });
  const taken = Object.keys(before).filter((key) => !(key in after));
  if (set.length === 0 && taken.length === 0) return undefined;
  return { ...Object.fromEntries(set), ...(taken.length > 0 && { [gone]: taken }) };
}

/** Of damaged patches comes damaged data, and never an error: what comes out is checked like all that comes from outside. */
export function patched(from: unknown, patch: unknown): unknown {
  if (!isFields(patch) || typeof from !== 'object' || from === null) return patch;
  if (Array.isArray(from)) {
    return from.map((part: unknown, index) =>
      String(index) in patch ? patched(part, patch[String(index)]) : part,
    );
  }
  const { [gone]: taken, ...set } = patch;
  const left = Object.entries(from).filter(
    ([key]) => !(Array.isArray(taken) && taken.includes(key)),
  );
  const before: Fields = Object.fromEntries(left);
  const changed = Object.entries(set).map(
    ([key, part]) => [key, key in before ? patched(before[key], part) : part] as const,
  );
  return { ...before, ...Object.fromEntries(changed) };
}
