// An image, a field on it, and the maps it feeds, to scale; beside it the dense layer. Page thread.
import styles from './parameter-sharing.module.css';

interface LayerDrawingProps {
  readonly image: number;
  readonly field: number;
  readonly mapSide: number;
  readonly maps: number;
  readonly label: string;
}

const width = 430;
const height = 250;
/** The largest image that can be chosen fills this square. */
const room = 180;
/** More sheets than this cannot be told apart. */
const mostSheets = 20;

export function LayerDrawing({ image, field, mapSide, maps, label }: LayerDrawingProps) {
  const unit = room / image;
  const top = 36;
  const left = 6;
  const sheets = Math.min(maps, mostSheets);
  const step = Math.min(7, 60 / Math.max(1, sheets - 1));
  const mapSize = mapSide * unit * 0.72;
  const first = { x: 232, y: top + 26 };
  const at = Math.floor(mapSide / 3);
  const corner = { x: left + at * unit, y: top + at * unit };
  const span = field * unit;
  const cell = unit * 0.72;
  /** The front sheet is drawn last. */
  const front = { x: first.x + (sheets - 1) * step, y: first.y - (sheets - 1) * (step / 2) };
  const target = { x: front.x + at * cell, y: front.y + at * cell };
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={styles.drawing}
      role="img"
      aria-label={label}
    >
      <rect className={styles.image} x={left} y={top} width={room} height={room} />
      <text className={styles.label} x={left} y={top - 10}>
        {image} × {image} pixels
      </text>
      {Array.from({ length: sheets }, (_, sheet) => (
        <rect
          key={sheet}
          className={styles.sheet}
          x={first.x + sheet * step}
          y={first.y - sheet * (step / 2)}
          width={mapSize}
          height={mapSize}
        />
      ))}
      <text className={styles.label} x={first.x} y={top - 10}>
        {maps} {maps === 1 ? 'map' : 'maps'} of {mapSide} × {mapSide}
      </text>
      {[
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ].map(([x = 0, y = 0]) => (
        <line
          key={`${String(x)} ${String(y)}`}
          className={styles.ray}
          x1={corner.x + x * span}
          y1={corner.y + y * span}
          x2={target.x + x * cell}
          y2={target.y + y * cell}
        />
      ))}
      <rect className={styles.field} x={corner.x} y={corner.y} width={span} height={span} />
      <rect
        className={styles.cell}
        x={target.x}
        y={target.y}
        width={Math.max(cell, 3)}
        height={Math.max(cell, 3)}
      />
      <text className={styles.label} x={left} y={top + room + 22}>
        field {field} × {field}, the same weights wherever it stands
      </text>
    </svg>
  );
}
