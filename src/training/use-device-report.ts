// What the backends of this device are worth, for React. Page thread.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BackendReport } from '../network/device-report.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { sharedClient } from './shared-client.ts';

interface DeviceReport {
  /** Empty before anything is known. */
  readonly backends: readonly BackendReport[];
  readonly state: 'asking' | 'measuring' | 'known' | 'failed';
}

/** Asks once what is known. @param plans what speeds are wanted for; the same list for as long as the figure lives */
export function useDeviceReport(
  plans: readonly TrainingPlan[],
): DeviceReport & { readonly measure: () => void } {
  const [report, setReport] = useState<DeviceReport>({ backends: [], state: 'asking' });
  const asked = useRef<number | null>(null);

  const ask = useCallback(
    (measure: boolean) => {
      const id = sharedClient.nextId();
      asked.current = id;
      sharedClient.send({ type: 'report-device', id, plans: [...plans], measure });
    },
    [plans],
  );

  useEffect(() => {
    const unsubscribe = sharedClient.subscribe({
      event(event) {
        if (event.type !== 'device' || event.id !== asked.current) return;
        const { backends, done } = event;
        setReport(({ state }) => ({ backends, state: done ? 'known' : state }));
      },
      // What was being tried may be what killed it: the reader decides whether to try again.
      died: () => setReport(({ backends }) => ({ backends, state: 'failed' })),
    });
    ask(false);
    return unsubscribe;
  }, [ask]);

  const measure = () => {
    setReport(({ backends }) => ({ backends, state: 'measuring' }));
    ask(true);
  };
  return { ...report, measure };
}
