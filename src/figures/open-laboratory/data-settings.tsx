// What the bench learns from: MNIST or a part of it, the reader's own digits, alone or mixed with MNIST, or points of the
// plane. Page thread.
import { useState } from 'react';
import { augmentationSchema, type Augmentation } from '../../network/augmentation.ts';
import { dividedData } from '../../data/own-split.ts';
import {
  areDigits,
  examplesName,
  isOfBench,
  trainingSize,
  validationSize,
  type BenchData,
  type MnistRef,
} from '../../network/dataset.ts';
import { mnistTraining, usualSplit } from '../../network/mnist.ts';
import { failure, success, type Result } from '../../network/result.ts';
import { fieldsOfKind } from '../../network/fields.ts';
import {
  firstPlane,
  mostPlaneNoise,
  mostPlanePoints,
  setIds,
  type PlaneRef,
} from '../../network/plane-sets.ts';
import { watchesValidation } from '../../network/schedule.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { useOwnDigits } from '../handwriting/own-digits.ts';
import { fewestDigits } from '../handwriting/fine-tuning.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { datasetText, withData, type BenchDataset } from './data-choice.ts';
import { KindPicker } from './fields.tsx';
import { augmentations, planeText } from './kinds.ts';
import { OwnFields } from './own-fields.tsx';
import styles from './open-laboratory.module.css';

interface DataSettingsProps {
  readonly plan: TrainingPlan;
  readonly onChange: (plan: TrainingPlan) => void;
}

const datasets = Object.keys(datasetText) as readonly BenchDataset[];

export function DataSettings({ plan, onChange }: DataSettingsProps) {
  const { data, augmentation } = plan;
  const { items: digits } = useOwnDigits();
  /** What was asked for and cannot be had. */
  const [refused, setRefused] = useState<string | null>(null);
  const watched = watchesValidation(plan);

  /** Divided so that what watches the validation results has some. */
  function first(dataset: BenchDataset): Result<BenchData> {
    switch (dataset) {
      case 'mnist':
        return success(usualSplit);
      case 'plane':
        return success(watched ? { ...firstPlane, validation: firstPlane.test } : firstPlane);
      case 'own-images':
        return digits.length < fewestDigits
          ? failure(
              'too-few-digits',
              `You have ${String(digits.length)} digits so far, and ten are the least.`,
              'Write them in “Your own hand” below, or bring pictures of them.',
            )
          : dividedData(digits, { validation: watched ? 0.2 : 0, test: 0.4, seed: plan.seed }, 0);
    }
  }

  function choose(dataset: BenchDataset): void {
    const chosen = first(dataset);
    setRefused(chosen.ok ? null : `${chosen.problem.message} ${chosen.problem.hint}`);
    if (chosen.ok) onChange(withData(plan, chosen.value));
  }

  const shown = isOfBench(data) ? data.dataset : 'mnist';
  return (
    <>
      <div className={styles.choice}>
        <Select
          label="It learns from"
          value={shown}
          options={datasets.map((value) => ({ value, label: datasetText[value] }))}
          onChange={choose}
        />
      </div>
      {refused !== null && shown !== 'own-images' && <Notice tone="note">{refused}</Notice>}
      {data.dataset === 'mnist' && (
        <MnistFields data={data} onChange={(next) => onChange({ ...plan, data: next })} />
      )}
      {data.dataset === 'own-images' && (
        <OwnFields
          data={data}
          digits={digits}
          watched={watched}
          onChange={(next) => onChange({ ...plan, data: next })}
        />
      )}
      {data.dataset === 'plane' && (
        <PlaneFields data={data} onChange={(next) => onChange({ ...plan, data: next })} />
      )}
      {watched && validationSize(data) === 0 && (
        <Notice tone="note">
          {plan.earlyStopping ? 'Stopping early' : 'A rate that halves'} watches the validation{' '}
          {examplesName(data)}: hold some out here, as many as show a difference.
        </Notice>
      )}
      {areDigits(data) && (
        <KindPicker
          label="Shown to it"
          kinds={augmentations}
          fields={(kind) => fieldsOfKind(augmentationSchema, kind)}
          value={augmentation ?? augmentations.none.initial}
          onChange={(next) => onChange(augmented(plan, next))}
        />
      )}
    </>
  );
}

function augmented(plan: TrainingPlan, augmentation: Augmentation): TrainingPlan {
  const { augmentation: before, ...others } = plan;
  if (augmentation.kind !== 'none') return { ...others, augmentation };
  return before === undefined ? plan : others;
}

interface FieldsOf<Data> {
  readonly data: Data;
  readonly onChange: (data: Data) => void;
}

function MnistFields({ data, onChange }: FieldsOf<MnistRef>) {
  return (
    <>
      <NumberField
        label="Training images"
        value={trainingSize(data)}
        min={1}
        max={mnistTraining}
        whole
        onChange={(training) => onChange({ ...data, training })}
      />
      <NumberField
        label="Held out for validation"
        value={validationSize(data)}
        min={0}
        max={mnistTraining - 1}
        whole
        onChange={(validation) => onChange({ ...data, validation })}
      />
    </>
  );
}

function withValidation(data: PlaneRef, count: number): PlaneRef {
  const { validation: before, ...others } = data;
  if (count > 0) return { ...others, validation: count };
  return before === undefined ? data : others;
}

function PlaneFields({ data, onChange }: FieldsOf<PlaneRef>) {
  return (
    <>
      <div className={styles.choice}>
        <Select
          label="Two colours"
          value={data.set}
          options={setIds.map((value) => ({ value, label: planeText[value] }))}
          onChange={(set) => onChange({ ...data, set })}
        />
      </div>
      <NumberField
        label="Training points"
        value={data.training}
        min={2}
        max={mostPlanePoints}
        whole
        onChange={(training) => onChange({ ...data, training })}
      />
      <NumberField
        label="Validation points, others"
        value={data.validation ?? 0}
        min={0}
        max={mostPlanePoints}
        whole
        onChange={(validation) => onChange(withValidation(data, validation))}
      />
      <NumberField
        label="Test points, others"
        value={data.test}
        min={2}
        max={mostPlanePoints}
        whole
        onChange={(test) => onChange({ ...data, test })}
      />
      <NumberField
        label="Noise"
        value={data.noise}
        min={0}
        max={mostPlaneNoise}
        onChange={(noise) => onChange({ ...data, noise })}
      />
    </>
  );
}
