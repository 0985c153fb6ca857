// The weights of a kernel, each a number that is turned: by dragging up and down, by the wheel, by keys. Page thread.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { signed } from '../signed.ts';
import { asCell, largestWeight } from './settings.ts';
import styles from './kernel-grid.module.css';

interface KernelGridProps {
  readonly weights: readonly number[];
  readonly onTurn: (index: number, weight: number) => void;
}

/** CSS pixels of a drag for a weight of 1. */
const pixelsPerUnit = 40;
const smallestWeight = -largestWeight;
const fine = 0.1;
const coarse = 1;

export function KernelGrid({ weights, onTurn }: KernelGridProps) {
  const field = Math.sqrt(weights.length);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, weights.length - 1);
  const cells = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly y: number; readonly from: number } | null>(null);
  const help = useId();

  useEffect(() => {
    // React's own wheel events cannot keep the page from scrolling. Only the cell in hand takes the wheel.
    const host = cells.current;
    if (host === null) return undefined;
    const turn = (event: WheelEvent) => {
      if (event.target !== document.activeElement || event.deltaY === 0) return;
      event.preventDefault();
      onTurn(at, asCell(weights[at]! + (event.deltaY < 0 ? fine : -fine)));
    };
    host.addEventListener('wheel', turn, { passive: false });
    return () => host.removeEventListener('wheel', turn);
  }, [at, weights, onTurn]);

  function choose(index: number): void {
    setChosen(index);
    cells.current?.querySelectorAll<HTMLElement>('[role=spinbutton]')[index]?.focus();
  }

  function pressKey(event: KeyboardEvent, index: number): void {
    const weight = weights[index]!;
    const turned: Readonly<Record<string, number>> = {
      ArrowUp: weight + fine,
      ArrowDown: weight - fine,
      PageUp: weight + coarse,
      PageDown: weight - coarse,
      Home: -largestWeight,
      End: largestWeight,
      '0': 0,
      Delete: 0,
      '-': -weight,
    };
    const next = turned[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (next !== undefined) onTurn(index, asCell(next));
    else if (event.key === 'ArrowRight') choose(Math.min(weights.length - 1, index + 1));
    else if (event.key === 'ArrowLeft') choose(Math.max(0, index - 1));
    else return;
    event.preventDefault();
  }

  function follow(event: PointerEvent, index: number): void {
    if (drag.current === null) return;
    const turned = drag.current.from + (drag.current.y - event.clientY) / pixelsPerUnit;
    onTurn(index, asCell(Math.round(turned * 10) / 10));
  }

  return (
    <>
      <div ref={cells} className={styles.kernel} style={{ '--field': field }}>
        {weights.map((weight, index) => (
          <div
            key={index}
            role="spinbutton"
            tabIndex={index === at ? 0 : -1}
            aria-label={`Weight in row ${String(Math.floor(index / field) + 1)}, column ${String((index % field) + 1)}`}
            aria-valuemin={smallestWeight}
            aria-valuemax={largestWeight}
            aria-valuenow={weight}
            aria-describedby={help}
            className={styles.cell}
            data-sign={weight < 0 ? 'negative' : 'positive'}
            style={{ '--share': Math.min(1, Math.abs(weight) / 2) }}
            onFocus={() => setChosen(index)}
            onKeyDown={(event) => pressKey(event, index)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              drag.current = { y: event.clientY, from: weight };
            }}
            onPointerMove={(event) => {
              // A press alone turns nothing: the hand must move a little.
              if (drag.current && Math.abs(event.clientY - drag.current.y) >= 3)
                follow(event, index);
            }}
            onPointerUp={() => {
              drag.current = null;
            }}
            onPointerCancel={() => {
              drag.current = null;
            }}
          >
            {weightText(weight)}
          </div>
        ))}
      </div>
      <p id={help} hidden>
        Up and down arrows turn it by a tenth, page up and page down by one, 0 sets it to nothing,
        minus changes its sign; left and right arrows go to its neighbours.
      </p>
    </>
  );
}

function weightText(weight: number): string {
  if (weight === 0) return '0';
  return signed(weight, 2)
    .replace(/(\.\d)0$/, '$1')
    .replace(/\.0$/, '');
}
