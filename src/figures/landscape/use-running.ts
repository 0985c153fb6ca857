// Something that goes on by itself, step by step, until it is stopped or has come to its end. Page thread.
import { useEffect, useRef, useState } from 'react';

/**
 * @param step takes one step
 * @param pace milliseconds between two steps
 * @param ended whether there is nothing more to do
 * @param resting whether it waits for now, as when nobody sees it
 */
export function useRunning(
  step: () => void,
  pace: number,
  ended: boolean,
  resting = false,
): readonly [boolean, (running: boolean) => void] {
  const [wanted, setRunning] = useState(false);
  const [hasEnded, setHasEnded] = useState(ended);
  // What has come to its end does not set off again by itself when it is put back to its start.
  if (ended !== hasEnded) {
    setHasEnded(ended);
    if (ended) setRunning(false);
  }
  const running = wanted && !ended;
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  }, [step]);
  useEffect(() => {
    if (!running || resting) return undefined;
    const timer = setInterval(() => latest.current(), pace);
    return () => clearInterval(timer);
  }, [running, resting, pace]);
  return [running, setRunning];
}
