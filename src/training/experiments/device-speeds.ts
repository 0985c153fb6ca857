// How fast each experiment was seen to train on this device, kept from visit to visit. Page thread.
import * as v from 'valibot';

const key = 'experiment-speeds';
const schema = v.record(v.string(), v.pipe(v.number(), v.gtValue(0)));

/** Examples a second, by preset. */
export type DeviceSpeeds = v.InferOutput<typeof schema>;

/** A browser may refuse storage: then nothing was measured, and nothing is kept. */
export function loadSpeeds(): DeviceSpeeds {
  try {
    return v.parse(schema, JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

export function saveSpeeds(speeds: DeviceSpeeds): void {
  try {
    localStorage.setItem(key, JSON.stringify(speeds));
  } catch {
    // They are measured again.
  }
}
