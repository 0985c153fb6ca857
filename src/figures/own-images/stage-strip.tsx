// One picture on its way to the network, stage by stage, each with its switch. Page thread.
import { memo, type ReactNode } from 'react';
import { fieldSide } from '../../data/digit/normalise.ts';
import type { GreyImage, PhotoDigit, PhotoStages } from '../../data/photo/photo.ts';
import { GreyCanvas } from './grey-canvas.tsx';
import type { StageName } from './worth.ts';
import styles from './own-images.module.css';

interface StageStripProps {
  readonly image: GreyImage;
  readonly digit: PhotoDigit;
  readonly stages: PhotoStages;
  readonly onChange: (change: Partial<PhotoStages>) => void;
}

export const stageText: Readonly<Record<StageName, string>> = {
  invert: 'ink made light',
  clean: 'paper taken away',
  crop: 'cropped to the ink',
  scale: 'scaled to 20 pixels',
  centre: 'mass to the centre',
};

export const StageStrip = memo(function StageStrip(props: StageStripProps) {
  const { image, digit, stages, onChange } = props;
  const { inverted, isInverted, cleaned, normalised } = digit;
  const stage = (name: StageName) => (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={stages[name]}
        onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
      />
      {stageText[name]}
    </label>
  );
  return (
    <ol className={styles.strip} aria-label="Stages">
      <Step
        note={`${String(image.width)} × ${String(image.height)}, in greys`}
        picture={<GreyCanvas {...image} label="The picture as it came" />}
      >
        <span className={styles.switch}>as it came</span>
      </Step>
      <Step
        note={
          !stages.invert
            ? 'light counts as ink'
            : isInverted
              ? 'the paper was the lighter'
              : 'it was light already'
        }
        picture={<GreyCanvas {...inverted} light={inverted.ink} label="With light ink" />}
      >
        {stage('invert')}
      </Step>
      <Step
        note={
          normalised
            ? `ink: ${String(normalised.crop.width)} × ${String(normalised.crop.height)}`
            : 'no ink is left'
        }
        picture={
          <GreyCanvas
            {...cleaned}
            light={cleaned.ink}
            label="Without the paper"
            frame={normalised?.crop ?? null}
          />
        }
      >
        {stage('clean')}
      </Step>
      <Step
        note={
          normalised
            ? `${normalised.size.width.toFixed(1)} × ${normalised.size.height.toFixed(1)} pixels`
            : ''
        }
        picture={
          <GreyCanvas
            width={normalised?.scaledSide ?? fieldSide}
            height={normalised?.scaledSide ?? fieldSide}
            light={normalised?.scaled ?? null}
            label="Cropped and scaled"
          />
        }
      >
        {stage('crop')}
        {stage('scale')}
      </Step>
      <Step
        note={
          normalised
            ? `moved by ${String(normalised.offset.x)} right, ${String(normalised.offset.y)} down`
            : ''
        }
        picture={
          <GreyCanvas
            width={fieldSide}
            height={fieldSide}
            light={normalised?.pixels ?? null}
            label="What the network is given"
          />
        }
      >
        {stage('centre')}
      </Step>
    </ol>
  );
});

interface StepProps {
  readonly picture: ReactNode;
  readonly note: string;
  /** Its switches. */
  readonly children: ReactNode;
}

function Step({ picture, note, children }: StepProps) {
  return (
    <li>
      <div className={styles.square}>{picture}</div>
      {children}
      <small>{note}</small>
    </li>
  );
}
