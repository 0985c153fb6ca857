// Every published experiment, to be run here: published beside own, how long it would take, one press to run. Page thread.
import { useMemo } from 'react';
import { convolutionalPresets } from '../../network/presets/convolutional.ts';
import { distortedPresets } from '../../network/presets/distorted.ts';
import { fullyConnectedPresets } from '../../network/presets/fully-connected.ts';
import { presetOf, type Preset } from '../../network/presets/index.ts';
import { introductionPresets } from '../../network/presets/introduction.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import { experimentQueue, useExperiments } from '../../training/experiments/use-experiments.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ExperimentRow } from './experiment-row.tsx';
import styles from './experiments.module.css';
import { NearestRow } from './nearest-row.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { nextSeed } from './standing.ts';
import { missingMembers } from './team.ts';

const groups: readonly { readonly title: string; readonly presets: readonly Preset[] }[] = [
  { title: 'Hidden layers of sigmoids', presets: fullyConnectedPresets },
  { title: 'Networks without biases', presets: introductionPresets },
  { title: 'Convolutional networks', presets: convolutionalPresets },
  { title: 'Distorted images', presets: distortedPresets },
];

const none: readonly FinishedRun[] = [];

function sorted(runs: readonly FinishedRun[]): ReadonlyMap<string, readonly FinishedRun[]> {
  const found = new Map<string, FinishedRun[]>();
  for (const run of runs) {
    const own = found.get(run.preset) ?? [];
    own.push(run);
    found.set(run.preset, own);
  }
  return found;
}

function run(id: string, epochs: number): void {
  const { queue, kept } = experimentQueue().snapshot();
  const own = <Run extends { readonly preset: string }>(runs: readonly Run[]) =>
    runs.filter(({ preset }) => preset === id);
  const runs = own(kept?.runs ?? []);
  const waiting = own(queue.items);
  const preset = presetOf(id)!;
  const seed = nextSeed(id, [...waiting, ...runs]);
  const count = missingMembers(preset, epochs, runs, waiting);
  for (let n = 0; n < count; n++) {
    experimentQueue().add({ id: crypto.randomUUID(), preset: id, seed: seed + n, epochs });
  }
}

const forget = (key: string): void => experimentQueue().forget(key);

export function Experiments() {
  const state = useExperiments();
  const { queue, speeds, kept, archiveProblem } = state;
  const byPreset = useMemo(() => sorted(kept?.runs ?? none), [kept]);
  const places = new Map<string, number>();
  queue.items.forEach(({ preset }, index) => {
    if (!places.has(preset)) places.set(preset, index);
  });
  return (
    <div className={styles.experiments}>
      {archiveProblem !== null && <Notice tone="error">{archiveProblem}</Notice>}
      {kept?.unreadable.map(({ key, why }) => (
        <Notice
          key={key}
          tone="note"
          action={<Button onClick={() => forget(key)}>Delete it</Button>}
        >
          A run on this device cannot be shown. {why} It stays as it is until you delete it.
        </Notice>
      ))}
      <QueuePanel state={state} />
      <section className={styles.group}>
        <h2>No network</h2>
        <ul>
          <NearestRow />
        </ul>
      </section>
      {groups.map(({ title, presets }) => (
        <section key={title} className={styles.group}>
          <h2>{title}</h2>
          <ul>
            {presets.map((preset) => (
              <ExperimentRow
                key={preset.id}
                preset={preset}
                runs={byPreset.get(preset.id) ?? none}
                speeds={speeds}
                place={places.get(preset.id) ?? null}
                onRun={run}
                onForget={forget}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
