// The points over the coloured square: placed, chosen and dragged by the pointer. Page thread.
import { memo, useRef, type PointerEvent } from 'react';
import { rounded, type LabelledPoint } from '../../network/plane-sets.ts';
import styles from './decision-region.module.css';

interface PointsLayerProps {
  readonly points: readonly LabelledPoint[];
  readonly chosen: number | null;
  readonly label: string;
  /** A press beside all points. */
  readonly onPlace: (at: readonly [number, number]) => void;
  readonly onChoose: (index: number) => void;
  readonly onMove: (index: number, at: readonly [number, number]) => void;
  /** The pointer has let go of what it placed or moved. */
  readonly onRelease: () => void;
}

/** How near to a point a press takes it, in the square's own units. */
const reach = 0.055;

export const PointsLayer = memo(function PointsLayer(props: PointsLayerProps) {
  const { points, chosen, label, onPlace, onChoose, onMove, onRelease } = props;
  const held = useRef<number | null>(null);

  function place(event: PointerEvent<SVGSVGElement>): readonly [number, number] {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      rounded((2 * (event.clientX - box.left)) / box.width - 1),
      rounded(1 - (2 * (event.clientY - box.top)) / box.height),
    ];
  }

  function press(event: PointerEvent<SVGSVGElement>): void {
    const [x, y] = place(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const near = points.findLastIndex(({ at }) => Math.hypot(at[0] - x, at[1] - y) < reach);
    held.current = near >= 0 ? near : points.length;
    if (near >= 0) onChoose(near);
    else onPlace([x, y]);
  }

  function release(): void {
    if (held.current !== null) onRelease();
    held.current = null;
  }

  return (
    <svg
      viewBox="-1 -1 2 2"
      className={styles.points}
      role="img"
      aria-label={label}
      onPointerDown={press}
      onPointerMove={(event) => {
        if (held.current !== null) onMove(held.current, place(event));
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {points.map(({ at, label: colour }, index) => (
        <circle
          key={index}
          cx={at[0]}
          cy={-at[1]}
          r={index === chosen ? 0.036 : 0.026}
          data-label={colour}
          data-chosen={index === chosen}
        />
      ))}
    </svg>
  );
});
