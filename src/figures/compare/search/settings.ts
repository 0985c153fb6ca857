// Which numbers of a plan a search can vary, where they stand, and how far it is sensible to go. Page thread, pure.
import { mnistTraining } from '../../../network/mnist.ts';
import { augmentationSchema } from '../../../network/augmentation.ts';
import { validationSize } from '../../../network/dataset.ts';
import { fieldsOf, fieldsOfKind, type Field } from '../../../network/fields.ts';
import { distributionSchema } from '../../../network/initialisations/index.ts';
import { layerFields } from '../../../network/layers/index.ts';
import { optimiserSchema } from '../../../network/optimisers/index.ts';
import { earlyStoppingSchema, scheduleSchema } from '../../../network/schedule.ts';
import {
  planSchema,
  regularisationSchema,
  type TrainingPlan,
} from '../../../network/training-plan.ts';
import { settingName } from '../../open-laboratory/words.ts';
import { layerSetting, shortName } from '../differences/names.ts';

export type Scale = 'linear' | 'log';

type NumberField = Extract<Field, { readonly kind: 'number' }>;

export interface Setting {
  /** Where it stands, such as 'optimiser.learningRate' or 'network.layers.0.units'. */
  readonly id: string;
  /** For a picker. */
  readonly label: string;
  /** For an axis. */
  readonly short: string;
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
  /** What a search tries unless told otherwise. */
  readonly range: { readonly from: number; readonly to: number; readonly scale: Scale };
}

/** Their values are compared by their ratios. */
const byRatio = [
  'learningRate',
  'lambda',
  'epsilon',
  'units',
  'maps',
  'batchSize',
  'training',
  'deviation',
];

/** Around what the plan has: from a tenth of it to ten times as much, or the whole of a share. */
function usualRange({ key, whole, least, most }: NumberField, now: number): Setting['range'] {
  const tidy = (value: number) => {
    const round = whole ? Math.round(value) : Number(value.toPrecision(2));
    return Math.min(most, Math.max(least, round));
  };
  if (byRatio.includes(key)) {
    const middle = now > 0 ? now : 1;
    const factor = whole ? 4 : 10;
    return { from: tidy(middle / factor), to: tidy(middle * factor), scale: 'log' };
  }
  if (!whole && most <= 1) return { from: least > 0 ? 0.1 : 0, to: tidy(0.9), scale: 'linear' };
  return { from: tidy(now / 2), to: tidy(Math.max(2 * now, now + 1)), scale: 'linear' };
}

/** What the parts of this plan let be set. */
function partsOf(plan: TrainingPlan): readonly (readonly [at: string, fields: readonly Field[]])[] {
  const { optimiser, regularisation, schedule, augmentation, earlyStopping, initialisation } = plan;
  return [
    ['optimiser', fieldsOfKind(optimiserSchema, optimiser.kind)],
    ['regularisation', fieldsOfKind(regularisationSchema, regularisation.kind)],
    ['', fieldsOf(planSchema).filter(({ key }) => key !== 'seed')],
    ['data', plan.data.dataset === 'mnist' ? [trainingImages(plan)] : []],
    ['schedule', schedule ? fieldsOfKind(scheduleSchema, schedule.kind) : []],
    ['augmentation', augmentation ? fieldsOfKind(augmentationSchema, augmentation.kind) : []],
    ['earlyStopping', earlyStopping ? fieldsOf(earlyStoppingSchema) : []],
    ['initialisation.weights', fieldsOfKind(distributionSchema, initialisation.weights.kind)],
    ['initialisation.biases', fieldsOfKind(distributionSchema, initialisation.biases.kind)],
  ];
}

const trainingImages = ({ data }: TrainingPlan): NumberField => ({
  kind: 'number',
  key: 'training',
  whole: true,
  least: 1,
  most: mnistTraining - validationSize(data),
});

const labels: Readonly<Record<string, string>> = {
  'data.training': 'Training images',
  'initialisation.weights.deviation': 'First weights’ σ',
  'initialisation.biases.deviation': 'First biases’ σ',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** All numbers of a plan that can be varied, the usual ones first. */
export function settingsOf(plan: TrainingPlan): readonly Setting[] {
  const { layers } = plan.network;
  const make = (id: string, field: Field, label: string, short: string): readonly Setting[] => {
    if (field.kind !== 'number') return [];
    const { whole, least, most } = field;
    const range = usualRange(field, readSetting(plan, id) ?? 0);
    return [{ id, label, short, whole, least, most, range }];
  };
  const parts = partsOf(plan).flatMap(([at, fields]) =>
    fields.flatMap((field) => {
      const id = at === '' ? field.key : `${at}.${field.key}`;
      const label = labels[id] ?? settingName(field.key);
      return make(id, field, label, at === 'data' ? 'images' : shortName(field.key));
    }),
  );
  const inLayers = layers.flatMap((layer, index) => {
    // The last dense layer has one unit a class.
    const last = layers.findLastIndex(({ kind }) => kind === 'dense') === index;
    return layerFields(layer.kind)
      .filter(({ key }) => !(last && key === 'units'))
      .flatMap((field) => {
        const name = layerSetting(layers, index, field.key);
        return make(`network.layers.${String(index)}.${field.key}`, field, capital(name), name);
      });
  });
  return [...parts.slice(0, 2), ...inLayers, ...parts.slice(2), ...absent(plan)];
}

/** Settings of what the plan has not got, and gets with the first value. */
function absent({ optimiser, regularisation }: TrainingPlan): readonly Setting[] {
  const find = (fields: readonly Field[], key: string) =>
    fields.find((field) => field.key === key) as NumberField;
  const make = (id: string, field: NumberField, label: string): Setting => {
    const { key, whole, least, most } = field;
    const range = usualRange(field, 0);
    return { id, label, short: shortName(key), whole, least, most, range };
  };
  return [
    ...(optimiser.kind === 'sgd'
      ? [
          make(
            'optimiser.momentum',
            find(fieldsOfKind(optimiserSchema, 'momentum'), 'momentum'),
            settingName('momentum'),
          ),
        ]
      : []),
    ...(regularisation.kind === 'none'
      ? [
          make(
            'regularisation.lambda',
            find(fieldsOfKind(regularisationSchema, 'l2'), 'lambda'),
            'L2, strength λ',
          ),
        ]
      : []),
  ];
}

/** null where the plan has no number there. */
export function readSetting(plan: TrainingPlan, id: string): number | null {
  let at: unknown = plan;
  for (const key of id.split('.')) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return typeof at === 'number' ? at : null;
}

/** The plan with another number there. What the plan has not got and `settingsOf` offers is added. */
export function withSetting(plan: TrainingPlan, id: string, value: number): TrainingPlan {
  const { optimiser, regularisation } = plan;
  if (id === 'optimiser.momentum' && optimiser.kind === 'sgd') {
    const { learningRate } = optimiser;
    return { ...plan, optimiser: { kind: 'momentum', learningRate, momentum: value } };
  }
  if (id === 'regularisation.lambda' && regularisation.kind === 'none') {
    return { ...plan, regularisation: { kind: 'l2', lambda: value, per: 'example' } };
  }
  // What comes out is checked as every plan is, before it is trained.
  return replaced(plan, id.split('.'), value) as TrainingPlan;
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) {
    return part.map((one: unknown, index) =>
      String(index) === key ? replaced(one, rest, value) : one,
    );
  }
  const fields = part as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replaced(fields[key], rest, value) };
}
