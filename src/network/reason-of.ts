// What a thrown value says of itself, to be quoted in a sentence. Pure; shared.

/** @param error anything that was thrown */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
