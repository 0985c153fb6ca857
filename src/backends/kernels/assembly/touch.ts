// Memory that will be wanted soon. AssemblyScript.

const cacheLine = 64;

/**
 * Reads a word of every cache line and uses none: asking for all at once takes a fraction of the time of one after another.
 * @returns something, so that the compiler does not take it for superfluous
 */
export function touch(from: usize, bytes: usize): i32 {
  let touched = 0;
  const end = from + bytes;
  for (let at = from; at < end; at += cacheLine) touched ^= load<i32>(at);
  return touched;
}
