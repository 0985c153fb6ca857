// A number to be typed; what cannot be taken is said at the field while it stands there, and the last good number stays in
// force. Page thread.
import { useId, useState } from 'react';
import { plain } from '../signed.ts';
import styles from './number-field.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** Both ends can be taken. */
  readonly min: number;
  readonly max: number;
  /** No fractions. */
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, whole = false, onChange } = props;
  const id = useId();
  /** What has been typed, and the number that was in force then. */
  const [draft, setDraft] = useState<{ readonly text: string; readonly held: number } | null>(null);
  const read = draft === null ? value : readNumber(draft.text);
  const complaint = complaintOf(read, min, max, whole);
  // A number that came from elsewhere ends the draft.
  const drafting = draft !== null && value === (complaint === null ? read : draft.held);
  const problem = drafting ? complaint : null;

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        // A keypad of digits has no minus on some phones.
        inputMode={whole && min >= 0 ? 'numeric' : 'text'}
        autoComplete="off"
        value={drafting ? draft.text : String(value)}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setDraft({ text, held: value });
          const number = readNumber(text);
          if (complaintOf(number, min, max, whole) === null) onChange(number);
        }}
        onBlur={() => setDraft(null)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="status">
          {problem} It stays at {plain(value)}.
        </p>
      )}
    </div>
  );
}

/** Takes a decimal comma and a true minus sign as well; NaN for what is no number. */
export function readNumber(text: string): number {
  const trimmed = text.trim().replace(',', '.').replace('−', '-');
  return trimmed === '' ? NaN : Number(trimmed);
}

function complaintOf(value: number, min: number, max: number, whole: boolean): string | null {
  if (Number.isNaN(value)) return 'This is not a number.';
  if (value < min || value > max) return `Only ${plain(min)} to ${plain(max)}.`;
  if (whole && !Number.isInteger(value)) return 'Only whole numbers.';
  return null;
}
