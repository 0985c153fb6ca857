// How the network is trained: data, cost, optimiser, first weights, and what keeps it from overfitting. Page thread. What
// can be set in each part is read from the plan's own schemas.
import { augmentationSchema } from '../../network/augmentation.ts';
import { costIds, costs } from '../../network/costs/index.ts';
import { trainingSize, validationSize } from '../../network/dataset.ts';
import { fieldsOf, fieldsOfKind } from '../../network/fields.ts';
import { distributionSchema } from '../../network/initialisations/index.ts';
import { optimiserSchema } from '../../network/optimisers/index.ts';
import { earlyStoppingSchema, scheduleSchema } from '../../network/schedule.ts';
import {
  planSchema,
  regularisationSchema,
  type TrainingPlan,
} from '../../network/training-plan.ts';
import { Select } from '../../ui/select.tsx';
import type { Control } from '../lesson/lesson.ts';
import { Lockable } from '../lesson/lockable.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { Fields, KindPicker } from './fields.tsx';
import {
  augmentations,
  distributions,
  optimisers,
  regularisations,
  schedules,
  stopping,
} from './kinds.ts';
import styles from './open-laboratory.module.css';

interface SettingsPanelProps {
  readonly plan: TrainingPlan;
  readonly onChange: (plan: TrainingPlan) => void;
}

const allTraining = 60_000;
/** batchSize, epochs and seed. */
const counts = fieldsOf(planSchema).filter((field) => field.kind === 'number' && field.whole);
const countControls: Readonly<Record<string, Control>> = { batchSize: 'batch', epochs: 'epochs' };
const rateKey = 'learningRate';
const optimiserFields = (kind: string) => fieldsOfKind(optimiserSchema, kind);
const stoppingFields = fieldsOf(earlyStoppingSchema);

export function SettingsPanel({ plan, onChange }: SettingsPanelProps) {
  const { data, initialisation, augmentation, schedule, earlyStopping } = plan;
  const set = (change: Partial<TrainingPlan>) => onChange({ ...plan, ...change });
  const without = (key: 'augmentation' | 'schedule' | 'earlyStopping') => {
    const others = Object.entries(plan).filter(([name]) => name !== key);
    onChange(Object.fromEntries(others) as TrainingPlan);
  };
  const split = (change: { readonly training?: number; readonly validation?: number }) =>
    set({
      data: {
        dataset: 'mnist',
        training: trainingSize(data),
        validation: validationSize(data),
        ...change,
      },
    });
  return (
    <div className={styles.settings}>
      <div>
        <section>
          <h4>Data</h4>
          <Lockable control="data">
            <NumberField
              label="Training images"
              value={trainingSize(data)}
              min={1}
              max={allTraining}
              whole
              onChange={(training) => split({ training })}
            />
            <NumberField
              label="Held out for validation"
              value={validationSize(data)}
              min={0}
              max={allTraining - 1}
              whole
              onChange={(validation) => split({ validation })}
            />
            <KindPicker
              label="Shown to it"
              kinds={augmentations}
              fields={(kind) => fieldsOfKind(augmentationSchema, kind)}
              value={augmentation ?? augmentations.none.initial}
              onChange={(next) =>
                next.kind === 'none' ? without('augmentation') : set({ augmentation: next })
              }
            />
          </Lockable>
        </section>
        <section>
          <h4>First weights</h4>
          <Lockable control="start">
            <KindPicker
              label="Weights"
              kinds={distributions}
              fields={(kind) => fieldsOfKind(distributionSchema, kind)}
              value={initialisation.weights}
              onChange={(weights) => set({ initialisation: { ...initialisation, weights } })}
            />
            <KindPicker
              label="Biases"
              kinds={distributions}
              fields={(kind) => fieldsOfKind(distributionSchema, kind)}
              value={initialisation.biases}
              onChange={(biases) => set({ initialisation: { ...initialisation, biases } })}
            />
          </Lockable>
        </section>
      </div>
      <div>
        <section>
          <h4>Descent</h4>
          <Lockable control="cost">
            <div className={styles.choice}>
              <Select
                label="Cost"
                value={plan.cost}
                options={costIds.map((value) => ({ value, label: costs[value].label }))}
                onChange={(cost) => set({ cost })}
              />
            </div>
          </Lockable>
          <Lockable control="optimiser">
            <KindPicker
              label="Optimiser"
              kinds={optimisers}
              fields={(kind) => optimiserFields(kind).filter(({ key }) => key !== rateKey)}
              value={plan.optimiser}
              onChange={(optimiser) => set({ optimiser })}
            />
          </Lockable>
          <Lockable control="rate">
            <Fields
              fields={optimiserFields(plan.optimiser.kind).filter(({ key }) => key === rateKey)}
              value={plan.optimiser}
              onChange={(optimiser) => set({ optimiser })}
            />
          </Lockable>
          <Lockable control="schedule">
            <KindPicker
              label="The rate"
              kinds={schedules}
              fields={(kind) => fieldsOfKind(scheduleSchema, kind)}
              value={schedule ?? schedules.constant.initial}
              onChange={(next) =>
                next.kind === 'constant' ? without('schedule') : set({ schedule: next })
              }
            />
          </Lockable>
          {counts.map((field) => (
            <Lockable key={field.key} control={countControls[field.key] ?? 'seed'}>
              <Fields fields={[field]} value={plan} onChange={onChange} />
            </Lockable>
          ))}
        </section>
        <section>
          <h4>Against overfitting</h4>
          <Lockable control="overfitting">
            <KindPicker
              label="Regularisation"
              kinds={regularisations}
              fields={(kind) => fieldsOfKind(regularisationSchema, kind)}
              value={plan.regularisation}
              onChange={(regularisation) => set({ regularisation })}
            />
            <label className={styles.switch}>
              Stop early
              <input
                type="checkbox"
                checked={earlyStopping !== undefined}
                onChange={(event) => {
                  if (event.currentTarget.checked) set({ earlyStopping: stopping });
                  else without('earlyStopping');
                }}
              />
            </label>
            {earlyStopping && (
              <Fields
                fields={stoppingFields}
                value={earlyStopping}
                onChange={(next) => set({ earlyStopping: next })}
              />
            )}
          </Lockable>
        </section>
      </div>
    </div>
  );
}
