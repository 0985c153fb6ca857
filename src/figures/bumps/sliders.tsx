// The sliders by which steps, bumps and towers are placed and shaped by hand. Page thread.
import type { SliderScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { signed } from '../signed.ts';

interface ShapeSliderProps {
  readonly value: number;
  readonly scale: SliderScale;
  readonly onChange: (value: number) => void;
}

interface SignedSliderProps extends ShapeSliderProps {
  readonly label: string;
  readonly symbol: string;
}

/** A place, or a height. */
export function SignedSlider({ label, ...props }: SignedSliderProps) {
  return (
    <Slider
      label={label}
      {...props}
      format={(value) => signed(value, 2)}
      describe={(value) => `${label.toLowerCase()} ${signed(value, 2)}`}
    />
  );
}

export function WidthSlider(props: ShapeSliderProps) {
  return (
    <Slider
      label="Width"
      symbol="d"
      {...props}
      format={(value) => value.toFixed(2)}
      describe={(value) => `${value.toFixed(2)} wide`}
    />
  );
}

export function SteepnessSlider(props: ShapeSliderProps) {
  return (
    <Slider
      label="Steepness"
      symbol="w"
      {...props}
      format={String}
      describe={(value) => `steepness ${String(value)}`}
    />
  );
}
