// How the network is trained: data, cost, optimiser, first weights, and what keeps it from overfitting. Page thread. What
// can be set in each part is read from the plan's own schemas.
import { costIds, costs } from '../../network/costs/index.ts';
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
import { DataSettings } from './data-settings.tsx';
import { Fields, KindPicker } from './fields.tsx';
import { distributions, optimisers, regularisations, schedules, stopping } from './kinds.ts';
import styles from './open-laboratory.module.css';

interface SettingsPanelProps {
  readonly plan: TrainingPlan;
  readonly onChange: (plan: TrainingPlan) => void;
}

/** batchSize, epochs and seed. */
const counts = fieldsOf(planSchema).filter((field) => field.kind === 'number' && field.whole);
const countControls: Readonly<Record<string, Control>> = { batchSize: 'batch', epochs: 'epochs' };
const rateKey = 'learningRate';
const optimiserFields = (kind: string) => fieldsOfKind(optimiserSchema, kind);
const stoppingFields = fieldsOf(earlyStoppingSchema);

export function SettingsPanel({ plan, onChange }: SettingsPanelProps) {
  const { initialisation, schedule, earlyStopping } = plan;
  const set = (change: Partial<TrainingPlan>) => onChange({ ...plan, ...change });
  const without = (key: 'schedule' | 'earlyStopping') => {
    const others = Object.entries(plan).filter(([name]) => name !== key);
    onChange(Object.fromEntries(others) as TrainingPlan);
  };
  return (
    <div className={styles.settings}>
      <div>
        <section>
          <h4>Data</h4>
          <Lockable control="data">
            <DataSettings plan={plan} onChange={onChange} />
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
