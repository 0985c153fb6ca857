// A picture of square cells with a frame on it, moved by pointer or by arrow keys. Page thread.
import { useId, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './grid-picker.module.css';

export interface Place {
  readonly row: number;
  readonly column: number;
}

interface GridPickerProps {
  /** Its accessible name. */
  readonly label: string;
  /** What the frame shows now, in words. */
  readonly value: string;
  /** Cells along one side. */
  readonly side: number;
  /** Cells left empty around the picture, such as an image's margin. */
  readonly margin?: number;
  /** The picture; it fills the sheet inside of the margin. */
  readonly children: ReactNode;
  /** The frame's upper left corner and its side, in cells. */
  readonly frame: Place & { readonly side: number };
  /** One more cell that is pointed out. */
  readonly dot?: Place | null;
  /** Called with the cell under the pointer. */
  readonly onPoint: (place: Place) => void;
  /** Called with steps of 1 down and to the right. */
  readonly onMove: (down: number, right: number) => void;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function GridPicker(props: GridPickerProps) {
  const { label, value, side, margin = 0, children, frame, dot = null, onPoint, onMove } = props;
  const help = useId();

  function point(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const cell = (share: number) => Math.min(side - 1, Math.max(0, Math.floor(share * side)));
    onPoint({
      row: cell((event.clientY - box.top) / box.height),
      column: cell((event.clientX - box.left) / box.width),
    });
  }

  function pressKey(event: KeyboardEvent): void {
    const direction = arrows[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(...direction);
  }

  return (
    <>
      <div
        className={styles.sheet}
        // A slider in two directions: its arrow keys are its own, and a screen reader passes them on.
        role="slider"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={side * side - 1}
        aria-valuenow={frame.row * side + frame.column}
        aria-valuetext={value}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={pressKey}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 0) point(event);
        }}
      >
        <div className={styles.picture} style={{ '--inset': `${String((100 * margin) / side)}%` }}>
          {children}
        </div>
        <svg
          viewBox={`0 0 ${String(side)} ${String(side)}`}
          className={styles.overlay}
          aria-hidden="true"
        >
          <rect
            className={styles.frame}
            x={frame.column}
            y={frame.row}
            width={frame.side}
            height={frame.side}
          />
          {dot !== null && (
            <rect className={styles.dot} x={dot.column} y={dot.row} width={1} height={1} />
          )}
        </svg>
      </div>
      <p id={help} hidden>
        Arrow keys move the frame.
      </p>
    </>
  );
}
