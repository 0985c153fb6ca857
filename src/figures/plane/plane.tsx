// A square piece of the plane of two inputs, with axes, as SVG; what lies in it is drawn by its children. Page thread.
import { createContext, useContext, useRef, type PointerEvent, type ReactNode } from 'react';
import { signed } from '../signed.ts';
import { lineEnds, positivePart, type Line, type Point, type Range } from './half-plane.ts';
import styles from './plane.module.css';

const size = 300;
const margin = 26;

interface View {
  readonly range: Range;
  readonly toView: (point: Point) => Point;
}
const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('only inside of a Plane');
  return view;
}

interface PlaneProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  readonly range: Range;
  /** Names of the inputs along and up. */
  readonly axes: readonly [string, string];
  readonly ticks: readonly number[];
  readonly children: ReactNode;
  /** Called with the place of a press that no child took, in the plane's own units. */
  readonly onPress?: (point: Point) => void;
  /** Called while the pointer is held down and moves. */
  readonly onDrag?: (point: Point) => void;
  readonly onRelease?: () => void;
}

export function Plane(props: PlaneProps) {
  const { label, range, axes, ticks, children, onPress, onDrag, onRelease } = props;
  const svg = useRef<SVGSVGElement>(null);
  const unit = (size - margin) / (range.max - range.min);
  const toView = ([x, y]: Point): Point => [
    margin + (x - range.min) * unit,
    size - margin - (y - range.min) * unit,
  ];

  function place(event: PointerEvent): Point {
    const box = svg.current!.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * size;
    const y = ((event.clientY - box.top) / box.height) * size;
    return [(x - margin) / unit + range.min, (size - margin - y) / unit + range.min];
  }

  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      className={styles.plane}
      data-live={onPress !== undefined || onDrag !== undefined}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        if (onPress === undefined && onDrag === undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onPress?.(place(event));
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) onDrag?.(place(event));
      }}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
    >
      <rect
        className={styles.field}
        x={margin}
        y={0}
        width={size - margin}
        height={size - margin}
      />
      <ViewContext value={{ range, toView }}>{children}</ViewContext>
      {ticks.map((tick) => (
        <g key={tick} className={styles.tick}>
          <text x={toView([tick, 0])[0]} y={size - margin + 15} textAnchor="middle">
            {signed(tick, 0)}
          </text>
          <text x={margin - 6} y={toView([0, tick])[1] + 4} textAnchor="end">
            {signed(tick, 0)}
          </text>
        </g>
      ))}
      <text className={styles.axis} x={size - 6} y={size - margin - 8} textAnchor="end">
        {axes[0]}
      </text>
      <text className={styles.axis} x={margin + 6} y={17}>
        {axes[1]}
      </text>
    </svg>
  );
}

/** Tints the side where a neuron says yes, and draws its line. */
export function HalfPlane({
  line,
  quiet = false,
}: {
  readonly line: Line;
  readonly quiet?: boolean;
}) {
  const { range, toView } = useView();
  const polygon = positivePart(line, range).map((point) => toView(point).join(','));
  const ends = lineEnds(line, range)?.map(toView);
  return (
    <g className={styles.halfPlane} data-quiet={quiet}>
      {polygon.length > 0 && <polygon points={polygon.join(' ')} />}
      {ends?.[0] !== undefined && ends[1] !== undefined && (
        <line x1={ends[0][0]} y1={ends[0][1]} x2={ends[1][0]} y2={ends[1][1]} />
      )}
    </g>
  );
}

interface DotProps {
  readonly at: Point;
  /** The answer at this place: filled for 1, hollow for 0. */
  readonly answer: 0 | 1;
  /** Whether it is the answer asked for; left out where none is asked for. */
  readonly right?: boolean;
  readonly label?: string;
  readonly chosen?: boolean;
}

/** A place in the plane with its answer; ringed and crossed where it is wrong. */
export function Dot({ at, answer, right, label, chosen = false }: DotProps) {
  const { toView } = useView();
  const [x, y] = toView(at);
  return (
    <g className={styles.dot} data-answer={answer} data-right={right} data-chosen={chosen}>
      <circle cx={x} cy={y} r={8} />
      {right === false && <path d={`M${String(x - 13)} ${String(y - 13)}l26 26m0-26l-26 26`} />}
      {label !== undefined && (
        <text x={x + 13} y={y - 10}>
          {label}
        </text>
      )}
    </g>
  );
}
