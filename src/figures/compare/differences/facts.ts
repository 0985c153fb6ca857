// A plan as a list of small facts in words, so that two plans can be told apart by what they say differently. Page thread, pure.
import { augmentationSchema } from '../../../network/augmentation.ts';
import { costs } from '../../../network/costs/index.ts';
import { examplesName, trainingSize, validationSize } from '../../../network/dataset.ts';
import { fieldsOf, fieldsOfKind, type Field } from '../../../network/fields.ts';
import { distributionSchema, type Distribution } from '../../../network/initialisations/index.ts';
import { layerFields, type LayerSpec } from '../../../network/layers/index.ts';
import { optimiserSchema } from '../../../network/optimisers/index.ts';
import { earlyStoppingSchema, scheduleSchema } from '../../../network/schedule.ts';
import { regularisationSchema, type TrainingPlan } from '../../../network/training-plan.ts';
import {
  augmentations,
  distributions,
  optimisers,
  regularisations,
  schedules,
} from '../../open-laboratory/kinds.ts';
import { wholeText } from '../../reading.ts';
import { layerSetting, numberText, shortChoice, shortName } from './names.ts';
import { networkWords } from './network-words.ts';

export interface Fact {
  /** Where in the plan it stands, such as 'optimiser.momentum'. */
  readonly key: string;
  /** What it is of, such as 'μ'. */
  readonly name: string;
  readonly value: string;
  /** The value says by itself what it is of. */
  readonly bare: boolean;
}

/** Counted things: their number comes first. */
const counted = ['epochs', 'training images', 'training points', 'hidden units'];

export function said({ name, value, bare }: Fact): string {
  if (bare) return value;
  return counted.includes(name) ? `${value} ${name}` : `${name} ${value}`;
}

const fact = (key: string, name: string, value: string, bare = false): Fact => ({
  key,
  name,
  value,
  bare,
});

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function valueText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return shortChoice(String(value));
}

/** The numbers, choices and switches in a part of a plan. */
function factsIn(at: string, fields: readonly Field[], part: object): readonly Fact[] {
  const values = part as Readonly<Record<string, unknown>>;
  return fields
    .filter(({ key }) => values[key] !== undefined)
    .map(({ key }) => fact(`${at}.${key}`, shortName(key), valueText(values[key])));
}

function distributionFacts(at: string, name: string, spec: Distribution): readonly Fact[] {
  const fields = fieldsOfKind(distributionSchema, spec.kind);
  return [
    fact(at, name, lower(distributions[spec.kind].label).replace(', of deviation σ', '')),
    ...factsIn(at, fields, spec).map((one) => ({ ...one, name: `${name} ${one.name}` })),
  ];
}

function layerFacts(layers: readonly LayerSpec[], index: number): readonly Fact[] {
  const layer = layers[index]!;
  const at = `network.layers.${String(index)}`;
  const facts = factsIn(at, layerFields(layer.kind), layer).map((one) => ({
    ...one,
    name: layerSetting(layers, index, one.key.slice(at.length + 1)),
  }));
  const own = 'initialisation' in layer ? layer.initialisation : undefined;
  if (own === undefined) return facts;
  const place = `layer ${String(index + 1)}`;
  return [
    ...facts,
    ...distributionFacts(`${at}.weights`, `weights of ${place}`, own.weights),
    ...distributionFacts(`${at}.biases`, `biases of ${place}`, own.biases),
  ];
}

function dataFacts({ data }: TrainingPlan): readonly Fact[] {
  const what = examplesName(data);
  return [
    fact('data.training', `training ${what}`, wholeText(trainingSize(data))),
    fact('data.validation', `held out`, wholeText(validationSize(data))),
  ];
}

function descentFacts(plan: TrainingPlan): readonly Fact[] {
  const { optimiser, schedule } = plan;
  return [
    fact('cost', 'cost', lower(costs[plan.cost].label), true),
    fact('optimiser', 'optimiser', lower(optimisers[optimiser.kind].label), true),
    ...factsIn('optimiser', fieldsOfKind(optimiserSchema, optimiser.kind), optimiser),
    ...(schedule === undefined || schedule.kind === 'constant'
      ? [fact('schedule', 'the rate', 'stays')]
      : [
          fact('schedule', 'the rate', lower(schedules[schedule.kind].label)),
          ...factsIn('schedule', fieldsOfKind(scheduleSchema, schedule.kind), schedule),
        ]),
    fact('batchSize', 'mini-batch', numberText(plan.batchSize)),
    fact('epochs', 'epochs', numberText(plan.epochs)),
  ];
}

function overfittingFacts(plan: TrainingPlan): readonly Fact[] {
  const { regularisation, augmentation, earlyStopping } = plan;
  const { kind } = regularisation;
  return [
    kind === 'none'
      ? fact('regularisation', 'regularisation', 'no regularisation', true)
      : fact('regularisation', 'regularisation', regularisations[kind].label, true),
    ...factsIn('regularisation', fieldsOfKind(regularisationSchema, kind), regularisation),
    ...(augmentation === undefined || augmentation.kind === 'none'
      ? [fact('augmentation', 'images', augmentations.none.label)]
      : [
          fact('augmentation', 'images', augmentations[augmentation.kind].label),
          ...factsIn(
            'augmentation',
            fieldsOfKind(augmentationSchema, augmentation.kind),
            augmentation,
          ),
        ]),
    ...(augmentation?.kind === 'distort'
      ? [fact('augmentation.elastic', 'elastic', elasticText(augmentation.elastic))]
      : []),
    ...(earlyStopping === undefined
      ? [fact('earlyStopping', 'stops early', 'no')]
      : [
          fact('earlyStopping', 'stops early', 'yes'),
          ...factsIn('earlyStopping', fieldsOf(earlyStoppingSchema), earlyStopping),
        ]),
  ];
}

const elasticText = (elastic: { readonly alpha: number; readonly sigma: number } | null) =>
  elastic === null ? 'no' : `α ${numberText(elastic.alpha)}, σ ${numberText(elastic.sigma)}`;

/** @param byLayer whether the network is told layer by layer, and not as a whole */
export function factsOf(plan: TrainingPlan, byLayer: boolean): readonly Fact[] {
  const { network, initialisation, seed } = plan;
  return [
    ...(byLayer
      ? network.layers.flatMap((_, index) => layerFacts(network.layers, index))
      : [fact('network', 'network', networkWords(network), true)]),
    ...dataFacts(plan),
    ...descentFacts(plan),
    ...overfittingFacts(plan),
    ...distributionFacts('initialisation.weights', 'weights', initialisation.weights),
    ...distributionFacts('initialisation.biases', 'biases', initialisation.biases),
    fact('seed', 'seed', String(seed)),
  ];
}
