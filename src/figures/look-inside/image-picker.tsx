// Which image the laboratory's figures look at: a test image by its number, the next one read wrong, or the reader's drawing;
// and a network that has learnt nothing is trained from here. Page thread.
import { areDigits } from '../../network/dataset.ts';
import type { RunState } from '../../training/run-state.ts';
import { useLaboratoryActions } from '../laboratory-run.ts';
import { Lockable } from '../lesson/lockable.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { digits } from '../baseline/digits-data.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { testCountOf, useTestLabels } from '../tested-on.ts';
import { takeInHand, useHand } from './hand.ts';
import styles from './image-picker.module.css';

const sources = [
  { value: 'test', label: 'a test image' },
  { value: 'own', label: 'my drawing' },
] as const;
const unsaid = 'not said';

export function ImagePicker({ run }: { readonly run: RunState }) {
  const { source, index: asked, meant } = useHand();
  const { train } = useLaboratoryActions();
  const { data } = run.plan;
  const testCount = testCountOf(data);
  const index = Math.min(asked, testCount - 1);
  const evaluation = (areDigits(data) ? run.test?.evaluation : null) ?? null;
  const labels = useTestLabels(data, evaluation !== null);
  const mistake =
    evaluation === null || labels === null ? null : nextMistake(evaluation.verdicts, labels, index);
  /** Of a network that has learnt nothing: all its answers are chance. */
  const training =
    run.position.step === 0 ? (
      <Lockable control="train">
        <Button primary inactive={run.status === 'training'} onClick={train}>
          Train the network
        </Button>
      </Lockable>
    ) : null;
  return (
    <div className={styles.picker}>
      <Select
        label="The image in hand"
        value={source}
        options={sources}
        onChange={(next) => takeInHand({ source: next })}
      />
      {source === 'test' ? (
        <>
          <NumberField
            label="Its number"
            value={index}
            min={0}
            max={testCount - 1}
            whole
            onChange={(next) => takeInHand({ index: next })}
          />
          <div className={styles.buttons}>
            <Button onClick={() => takeInHand({ index: (index + 1) % testCount })}>Next</Button>
            {training ?? (
              <Button
                inactive={mistake === null}
                onClick={() => {
                  if (mistake !== null) takeInHand({ index: mistake });
                }}
              >
                Next mistake
              </Button>
            )}
          </div>
        </>
      ) : (
        <Select
          label="It is meant to be a"
          value={meant === null ? unsaid : String(meant)}
          options={[unsaid, ...digits].map((value) => ({ value, label: value }))}
          onChange={(next) => takeInHand({ meant: next === unsaid ? null : Number(next) })}
        />
      )}
      {source === 'own' && training}
    </div>
  );
}

/** The first image after `index`, round and round, that was read wrong; null where there is none. */
function nextMistake(verdicts: Uint8Array, labels: Uint8Array, index: number): number | null {
  const count = Math.min(verdicts.length, labels.length);
  for (let ahead = 1; ahead <= count; ahead++) {
    const at = (index + ahead) % count;
    if (verdicts[at] !== labels[at]) return at;
  }
  return null;
}
