// What of the reader's own digits the bench learns from, what is held out and what is mixed in. Page thread.
import { useState } from 'react';
import { dividedData } from '../../data/own-split.ts';
import {
  ownImagesOf,
  type Cut,
  type OwnImage,
  type OwnImagesRef,
} from '../../network/own-images.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { mixShares, mixText } from '../handwriting/fine-tuning.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { wholeText } from '../reading.ts';
import styles from './open-laboratory.module.css';

interface OwnFieldsProps {
  readonly data: OwnImagesRef;
  /** All that the reader has now. */
  readonly digits: readonly OwnImage[];
  /** Whether the validation results have a say in the run. */
  readonly watched: boolean;
  readonly onChange: (data: OwnImagesRef) => void;
}

/** Percent of the digits that can be held out in all. */
const mostHeld = 90;
/** Fewer are too coarse a measure to go by without a word. */
const fewHeld = 10;
const percent = (share: number) => Math.round(100 * share);

/** As they were divided; before there was a choice, two of every five were for the test. */
const cutOf = ({ cut }: OwnImagesRef): Cut => cut ?? { validation: 0, test: 0.4, seed: 1 };

export function OwnFields({ data, digits, watched, onChange }: OwnFieldsProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const cut = cutOf(data);
  const held = { validation: percent(cut.validation), test: percent(cut.test) };

  function divide(change: Partial<Cut>, images = ownImagesOf(data)): void {
    const divided = dividedData(images, { ...cut, ...change }, data.mixed ?? 0);
    setRefused(divided.ok ? null : `${divided.problem.message} ${divided.problem.hint}`);
    if (divided.ok) onChange(divided.value);
  }

  return (
    <>
      <p className={styles.about}>
        {wholeText(data.training)} of your digits to learn from,{' '}
        {data.validation > 0 && <>{wholeText(data.validation)} held out for validation, </>}
        {wholeText(data.test)} held out to test it: as many of each digit as can be.
      </p>
      <NumberField
        label="Validation, % of them"
        value={held.validation}
        min={0}
        max={mostHeld - held.test}
        whole
        onChange={(share) => divide({ validation: share / 100 })}
      />
      <NumberField
        label="Test, % of them"
        value={held.test}
        min={1}
        max={mostHeld - held.validation}
        whole
        onChange={(share) => divide({ test: share / 100 })}
      />
      <NumberField
        label="Drawn by seed"
        value={cut.seed}
        min={0}
        max={2 ** 32 - 1}
        whole
        onChange={(seed) => divide({ seed })}
      />
      {refused !== null && <Notice tone="note">{refused} They stay divided as they are.</Notice>}
      {watched && data.validation > 0 && data.validation < fewHeld && (
        <Notice tone="note">
          With {wholeText(data.validation)} held out for validation, one digit more or less makes{' '}
          {percent(1 / data.validation)} % of their accuracy: what watches it is led by luck.
        </Notice>
      )}
      <div className={styles.choice}>
        <Select
          label="Mixed with MNIST"
          value={String(data.mixed ?? 0)}
          options={mixShares.map((share) => ({ value: String(share), label: mixText(share) }))}
          onChange={(share) => onChange(mixedWith(data, Number(share)))}
        />
      </div>
      {data.labels.length !== digits.length && digits.length > 0 && (
        <Button onClick={() => divide({}, digits)}>
          Take all {wholeText(digits.length)} that you have now
        </Button>
      )}
    </>
  );
}

function mixedWith(data: OwnImagesRef, share: number): OwnImagesRef {
  const { mixed: before, ...others } = data;
  if (share > 0) return { ...others, mixed: share };
  return before === undefined ? data : others;
}
