// One point at a time, by number: what the pointer does in the square, for the keyboard. Page thread.
import { memo } from 'react';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { rounded, type LabelledPoint } from '../../network/plane-sets.ts';
import { mostPoints } from './settings.ts';
import styles from './decision-region.module.css';

interface PointEditorProps {
  readonly points: readonly LabelledPoint[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onChange: (points: readonly LabelledPoint[]) => void;
}

const colours = [
  { value: '1', label: 'blue (1)' },
  { value: '0', label: 'orange (0)' },
] as const;

export const PointEditor = memo(function PointEditor(props: PointEditorProps) {
  const { points, chosen, onChoose, onChange } = props;
  const point = points[chosen];
  const replace = (next: LabelledPoint) =>
    onChange(points.map((old, index) => (index === chosen ? next : old)));
  return (
    <div className={styles.editor}>
      {point !== undefined && (
        <>
          <Slider
            label="Point"
            value={chosen + 1}
            scale={wholeScale(1, Math.max(2, points.length))}
            format={(value) => `${String(value)} of ${String(points.length)}`}
            describe={(value) => `point ${String(value)} of ${String(points.length)}`}
            onChange={(value) => onChoose(Math.min(points.length, value) - 1)}
          />
          <div className={styles.fields}>
            <NumberField
              label="x₁"
              value={point.at[0]}
              min={-1}
              max={1}
              onChange={(x) => replace({ ...point, at: [rounded(x), point.at[1]] })}
            />
            <NumberField
              label="x₂"
              value={point.at[1]}
              min={-1}
              max={1}
              onChange={(y) => replace({ ...point, at: [point.at[0], rounded(y)] })}
            />
            <Select
              label="Colour"
              value={point.label === 1 ? '1' : '0'}
              options={colours}
              onChange={(colour) => replace({ ...point, label: colour === '1' ? 1 : 0 })}
            />
          </div>
        </>
      )}
      <div className={styles.buttons}>
        <Button
          inactive={points.length >= mostPoints}
          onClick={() => {
            onChange([...points, { at: [0, 0], label: point?.label ?? 1 }]);
            onChoose(points.length);
          }}
        >
          Add a point
        </Button>
        <Button
          inactive={point === undefined}
          onClick={() => {
            onChange(points.filter((_, index) => index !== chosen));
            onChoose(Math.max(0, Math.min(chosen, points.length - 2)));
          }}
        >
          Delete it
        </Button>
        <Button inactive={points.length === 0} onClick={() => onChange([])}>
          Delete all
        </Button>
      </div>
    </div>
  );
});
