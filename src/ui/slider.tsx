// A labelled slider. Page thread, domain-free.
//
// The native range input holds the true value, so that assistive technology and scripts read and set what is meant. Its
// own track would be linear; ours is drawn under it on the given scale, and pointer and arrow keys are mapped to that.
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import type { SliderScale } from './slider-scale.ts';
import styles from './slider.module.css';

interface SliderProps {
  /** Its accessible name. */
  readonly label: string;
  /** Shown after the name, such as η. */
  readonly symbol?: string;
  readonly value: number;
  readonly scale: SliderScale;
  /** The value as it is shown. */
  readonly format: (value: number) => string;
  /** The value as it is spoken: with its unit or meaning. */
  readonly describe: (value: number) => string;
  /** While it moves. */
  readonly onChange: (value: number) => void;
  /** When it has come to rest; for settings that are too dear to follow the thumb. */
  readonly onCommit?: (value: number) => void;
  readonly note?: ReactNode;
}

/** A touch that moves this far sideways is meant for the slider, not for the page; CSS pixels. */
const sideways = 6;

export function Slider(props: SliderProps) {
  const { label, symbol, value, scale, format, describe, onChange, onCommit, note } = props;
  const id = useId();
  const drag = useRef<{ readonly startX: number; live: boolean; at: number } | null>(null);
  const [dragging, setDragging] = useState(false);

  function set(next: number): void {
    onChange(next);
    onCommit?.(next);
  }

  function follow(event: PointerEvent<HTMLInputElement>): void {
    if (drag.current === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const next = scale.fromFraction((event.clientX - box.left - 8) / (box.width - 16));
    if (next === drag.current.at) return;
    drag.current.at = next;
    onChange(next);
  }

  function press(event: PointerEvent<HTMLInputElement>): void {
    if (event.button !== 0) return;
    const touch = event.pointerType === 'touch';
    drag.current = { startX: event.clientX, live: !touch, at: value };
    if (touch) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    follow(event);
  }

  function moveThumb(event: PointerEvent<HTMLInputElement>): void {
    if (drag.current === null) return;
    if (!drag.current.live && Math.abs(event.clientX - drag.current.startX) > sideways) {
      drag.current.live = true;
      setDragging(true);
    }
    if (drag.current.live) follow(event);
  }

  function release(event: PointerEvent<HTMLInputElement>): void {
    if (drag.current === null) return;
    follow(event);
    onCommit?.(drag.current.at);
    drag.current = null;
    setDragging(false);
  }

  /** The page took the touch to scroll. */
  function abandon(): void {
    drag.current = null;
    setDragging(false);
  }

  function pressKey(event: KeyboardEvent): void {
    const next = keyTarget(event.key, value, scale);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) set(next);
  }

  return (
    <div className={styles.slider}>
      <label className={styles.label} htmlFor={id}>
        <span>
          {label}
          {symbol !== undefined && <span aria-hidden="true"> {symbol}</span>}
        </span>
        <span className={styles.value}>{format(value)}</span>
      </label>
      <div
        className={styles.track}
        data-dragging={dragging}
        style={{ '--at': scale.toFraction(value) }}
      >
        <input
          id={id}
          type="range"
          aria-label={label}
          aria-valuetext={describe(value)}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          min={scale.min}
          max={scale.max}
          step={scale.whole ? 1 : 'any'}
          value={value}
          onChange={(event) => {
            if (drag.current === null) set(scale.accept(event.currentTarget.valueAsNumber));
          }}
          onKeyDown={pressKey}
          onPointerDown={press}
          onPointerMove={moveThumb}
          onPointerUp={release}
          onPointerCancel={abandon}
        />
        <span className={styles.rail} />
        <span className={styles.thumb} />
      </div>
      {note !== undefined && (
        <p className={styles.note} id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Where a key moves the thumb, as sliders do it; null for keys that are not the slider's. */
function keyTarget(key: string, value: number, scale: SliderScale): number | null {
  const page = 5;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return scale.move(value, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return scale.move(value, -1);
    case 'PageUp':
      return scale.move(value, page);
    case 'PageDown':
      return scale.move(value, -page);
    case 'Home':
      return scale.min;
    case 'End':
      return scale.max;
    default:
      return null;
  }
}
