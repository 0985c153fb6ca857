// What the bench learns from: MNIST or a part of it, the reader's own digits, alone or mixed with MNIST, or points of the
// plane. Page thread.
import { useState } from 'react';
import { augmentationSchema, type Augmentation } from '../../network/augmentation.ts';
import { trainingSize, validationSize, type MnistRef } from '../../network/dataset.ts';
import { mnistTraining, usualSplit } from '../../network/mnist.ts';
import { fieldsOfKind } from '../../network/fields.ts';
import { ownImagesData, type OwnImagesRef } from '../../network/own-images.ts';
import {
  firstPlane,
  mostPlaneNoise,
  mostPlanePoints,
  setIds,
  type PlaneRef,
} from '../../network/plane-sets.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { divided } from '../handwriting/own-digit.ts';
import { useOwnDigits } from '../handwriting/own-digits.ts';
import { fewestDigits, mixShares, mixText } from '../handwriting/fine-tuning.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import { datasetText, withData, type BenchDataset } from './data-choice.ts';
import { KindPicker } from './fields.tsx';
import { augmentations } from './kinds.ts';
import styles from './open-laboratory.module.css';

interface DataSettingsProps {
  readonly plan: TrainingPlan;
  readonly onChange: (plan: TrainingPlan) => void;
}

const datasets = Object.keys(datasetText) as readonly BenchDataset[];
const setText = { circle: 'a disc in a ring', xor: 'four corners', spiral: 'two spirals' } as const;

export function DataSettings({ plan, onChange }: DataSettingsProps) {
  const { data, augmentation } = plan;
  const { items: digits } = useOwnDigits();
  /** What was asked for and cannot be had. */
  const [refused, setRefused] = useState(false);

  function own(mixed: number): OwnImagesRef | null {
    const { learnt, heldOut } = divided(digits);
    return digits.length < fewestDigits || heldOut.length === 0
      ? null
      : ownImagesData(learnt, heldOut, mixed);
  }

  function choose(dataset: BenchDataset): void {
    const chosen = dataset === 'mnist' ? usualSplit : dataset === 'plane' ? firstPlane : own(0);
    setRefused(chosen === null);
    if (chosen !== null) onChange(withData(plan, chosen));
  }

  const shown =
    data.dataset === 'inline' || data.dataset === 'house-numbers' ? 'mnist' : data.dataset;
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
      {refused && shown !== 'own-images' && (
        <Notice tone="note">
          {digits.length < fewestDigits
            ? `You have ${String(digits.length)} digits so far, and ten are the least. Write them in “Your own hand” below, or bring pictures of them.`
            : 'Of each digit you have one alone, so that none can be held out to test it. Write some twice.'}
        </Notice>
      )}
      {data.dataset === 'mnist' && (
        <MnistFields data={data} onChange={(next) => onChange({ ...plan, data: next })} />
      )}
      {data.dataset === 'own-images' && (
        <>
          <p className={styles.about}>
            {wholeText(data.training)} of your digits to learn from, {wholeText(data.test)} held out
            to test it: two of every five of each.
          </p>
          <div className={styles.choice}>
            <Select
              label="Mixed with MNIST"
              value={String(data.mixed ?? 0)}
              options={mixShares.map((share) => ({ value: String(share), label: mixText(share) }))}
              onChange={(share) => onChange({ ...plan, data: mixedWith(data, Number(share)) })}
            />
          </div>
          {data.training + data.test !== digits.length && (
            <Button
              onClick={() => {
                const all = own(data.mixed ?? 0);
                if (all !== null) onChange(withData(plan, all));
              }}
            >
              Take all {wholeText(digits.length)} that you have now
            </Button>
          )}
        </>
      )}
      {data.dataset === 'plane' && (
        <PlaneFields data={data} onChange={(next) => onChange({ ...plan, data: next })} />
      )}
      {(data.dataset === 'mnist' || data.dataset === 'own-images') && (
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

function mixedWith(data: OwnImagesRef, share: number): OwnImagesRef {
  const { mixed: before, ...others } = data;
  if (share > 0) return { ...others, mixed: share };
  return before === undefined ? data : others;
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

function PlaneFields({ data, onChange }: FieldsOf<PlaneRef>) {
  return (
    <>
      <div className={styles.choice}>
        <Select
          label="Two colours"
          value={data.set}
          options={setIds.map((value) => ({ value, label: setText[value] }))}
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
