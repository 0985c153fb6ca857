// The LSTM's gates and cells over one sequence: a row a cell, a column a moment. Page thread.
import { useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { Select } from '../../ui/select.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import bench from '../digit-runs/bench.module.css';
import { imageOf, type Look } from './look.ts';
import { hidden, type Settings } from './settings.ts';
import styles from './forgetting.module.css';

const choices = [
  { value: 'forget', label: 'forget gates f' },
  { value: 'input', label: 'input gates i' },
  { value: 'output', label: 'output gates o' },
  { value: 'cell', label: 'cells c' },
] as const;

const meanings: Readonly<Record<Settings['show'], string>> = {
  forget: 'Much ink: the cell keeps what it holds. Little: it forgets.',
  input: 'Much ink: the cell takes in what is offered. Little: it is shut.',
  output: 'Much ink: the cell shows what it holds. Little: it hides it.',
  cell: 'Blue above 0, orange below; full colour from 2.',
};

/** Letters, then what stands for the noise. */
const symbols = ['A', 'B', 'C', 'D', 'w', 'x', 'y', 'z'] as const;

/** More moments than this leave no room for letters. */
const legible = 31;

interface GateMapProps {
  readonly look: Look;
  readonly settings: Settings;
  readonly trained: boolean;
  readonly onChange: (change: Partial<Settings>) => void;
}

export function GateMap({ look, settings, trained, onChange }: GateMapProps) {
  const { show } = settings;
  const { sequence, plain, lstm } = look;
  const image = useMemo(() => imageOf(lstm.pass[show]), [lstm, show]);
  const moments = sequence.length;
  const name = choices.find(({ value }) => value === show)!.label;
  const label = `The LSTM’s ${name} over one sequence, ${String(hidden)} cells by ${String(moments)} moments`;
  return (
    <div className={`${bench.part!} ${bench.columns!}`}>
      <div className={bench.controls}>
        <Select
          label="One sequence, its"
          value={show}
          options={choices}
          onChange={(next) => onChange({ show: next })}
        />
        <div className={bench.buttons}>
          <Button onClick={() => onChange({ sequence: (settings.sequence % 1000) + 1 })}>
            Another sequence
          </Button>
        </div>
      </div>
      <div>
        <div className={styles.symbols} style={{ '--moments': moments }} aria-hidden="true">
          {Array.from(sequence, (symbol, t) =>
            t === 0 ? (
              <b key={t}>{symbols[symbol]}</b>
            ) : (
              <span key={t}>{moments <= legible ? symbols[symbol] : '·'}</span>
            ),
          )}
        </div>
        <div className={styles.map}>
          {show === 'cell' ? (
            <SignedImage values={image} width={moments} height={hidden} scale={2} label={label} />
          ) : (
            <PixelImage pixels={image} width={moments} height={hidden} label={label} />
          )}
        </div>
        <p className={styles.caption}>
          {meanings[show]} The letter was <b>{symbols[sequence[0]!]}</b>; the plain network names{' '}
          <b>{symbols[plain.verdict]}</b>, the LSTM <b>{symbols[lstm.verdict]}</b>
          {trained ? '.' : ', both untrained.'}
        </p>
      </div>
    </div>
  );
}
