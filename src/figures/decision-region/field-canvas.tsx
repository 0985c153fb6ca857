// The sheet that one unit's field is painted on. Page thread.
import { memo, useEffect, useRef } from 'react';
import { side } from './fields.ts';
import type { Painter } from './painter.ts';

interface FieldCanvasProps {
  readonly painter: Painter;
  /** Counted from 0 behind the inputs; −1 is the output. */
  readonly layer: number;
  readonly unit: number;
}

export const FieldCanvas = memo(function FieldCanvas({ painter, layer, unit }: FieldCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => painter.add(canvas.current!, layer, unit), [painter, layer, unit]);
  return <canvas ref={canvas} width={side} height={side} aria-hidden="true" />;
});
