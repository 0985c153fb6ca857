// Two plans, or parts of plans, that say the same have the same key, in whatever order they say it. Any thread, pure.

/** @param plan or a part of one; where it has none, all those without one are alike */
export function planKey(plan: unknown): string {
  return JSON.stringify(sorted(plan));
}

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
