// The sheet that is drawn on: mouse, touch, pen, or keys. Page thread.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { smoothLine, type Point } from '../../data/digit/index.ts';
import { useColours, type Rgb } from '../../ui/use-colours.ts';
import { beginStroke, extendStroke, undo, type Drawing } from './drawing.ts';
import styles from './draw-pad.module.css';

interface PadCanvasProps {
  readonly drawing: Drawing;
  /** Of the pen, in sides of the pad. */
  readonly penWidth: number;
  readonly onDraw: (change: (drawing: Drawing) => Drawing) => void;
}

/** Pixels of the backing store: sharp on a dense screen at any size that the pad takes. */
const pixels = 560;
const keyStep = 0.04;
const centre: Point = { x: 0.5, y: 0.5 };

/** A pen that is moved by keys. */
interface KeyPen {
  readonly at: Point;
  readonly down: boolean;
}

export function PadCanvas({ drawing, penWidth, onDraw }: PadCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointer = useRef<number | null>(null);
  const [keyPen, setKeyPen] = useState<KeyPen | null>(null);
  const { ink } = useColours();
  const help = useId();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paint(context, drawing, penWidth, ink, keyPen);
  }, [drawing, penWidth, ink, keyPen]);

  function press(event: PointerEvent<HTMLCanvasElement>): void {
    if (pointer.current !== null || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    setKeyPen(null);
    const at = placeOf(event, event.currentTarget);
    onDraw((now) => beginStroke(now, at));
  }

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    if (pointer.current !== event.pointerId) return;
    const sheet = event.currentTarget;
    const between = event.nativeEvent.getCoalescedEvents();
    const moves = between.length > 0 ? between : [event];
    const points = moves.map((one) => placeOf(one, sheet));
    onDraw((now) => extendStroke(now, points));
  }

  function lift(event: PointerEvent): void {
    if (pointer.current !== event.pointerId) return;
    pointer.current = null;
  }

  function pressKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pen = keyPen ?? { at: centre, down: false };
    const direction = arrows[event.key];
    if (event.key === ' ') {
      if (!pen.down) onDraw((now) => beginStroke(now, pen.at));

      setKeyPen({ ...pen, down: !pen.down });
    } else if (event.key === 'Backspace') {
      onDraw(undo);
      setKeyPen({ ...pen, down: false });
    } else if (direction !== undefined) {
      const at = {
        x: inside(pen.at.x + direction[0] * keyStep),
        y: inside(pen.at.y + direction[1] * keyStep),
      };
      if (pen.down) onDraw((now) => extendStroke(now, [at]));
      setKeyPen({ ...pen, at });
    } else {
      return;
    }
    event.preventDefault();
  }

  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={pixels}
        height={pixels}
        // Its arrow keys are its own: a screen reader must pass them on.
        // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
        role="application"
        aria-label="Draw a digit"
        aria-describedby={help}
        tabIndex={0}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={lift}
        onPointerCancel={lift}
        onKeyDown={pressKey}
        onBlur={() => setKeyPen(null)}
      />
      <p id={help} hidden>
        Draw with mouse, finger or pen. With keys: arrows move the pen, space lowers and lifts it,
        backspace takes a stroke back.
      </p>
    </>
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function inside(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function placeOf(
  event: { readonly clientX: number; readonly clientY: number },
  sheet: HTMLElement,
): Point {
  const box = sheet.getBoundingClientRect();
  return {
    x: inside((event.clientX - box.left) / box.width),
    y: inside((event.clientY - box.top) / box.height),
  };
}

function paint(
  context: CanvasRenderingContext2D,
  { strokes }: Drawing,
  penWidth: number,
  ink: Rgb,
  keyPen: KeyPen | null,
): void {
  context.reset();
  context.scale(pixels, pixels);
  context.lineWidth = penWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = `rgb(${ink.join(' ')})`;
  for (const stroke of strokes) {
    // The very line that the network's picture is made of.
    const line = smoothLine(stroke);
    context.beginPath();
    for (const { x, y } of line) context.lineTo(x, y);
    // A single point has no line to ink: a dot is a very short one.
    const [dot] = line;
    if (dot && line.length === 1) context.lineTo(dot.x, dot.y + 1e-6);
    context.stroke();
  }
  if (keyPen === null) return;
  context.lineWidth = 0.006;
  context.beginPath();
  context.arc(keyPen.at.x, keyPen.at.y, penWidth * (keyPen.down ? 0.5 : 0.8), 0, 2 * Math.PI);
  context.stroke();
}
