// A surface turned by a drag or by the arrow keys. Page thread.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import * as v from 'valibot';
import type { Point } from '../plane/half-plane.ts';
import type { Pose } from './projection.ts';

export const firstPose: Pose = { turn: 0.5, tilt: 0.75 };
/** For a figure's settings; older links are without it. */
export const poseSchema = v.optional(
  v.strictObject({
    turn: v.pipe(v.number(), v.finite()),
    tilt: v.pipe(v.number(), v.minValue(0), v.maxValue(Math.PI / 2)),
  }),
  firstPose,
);
/** Radians for a press of an arrow key, and for a CSS pixel of a drag. */
const keyTurn = Math.PI / 24;
const dragTurn = 0.01;

const turned = ({ turn, tilt }: Pose, by: number, up: number): Pose => ({
  turn: turn + by,
  tilt: Math.min(Math.PI / 2, Math.max(0.15, tilt + up)),
});

/** Handlers for the element that takes the keys, and for the canvas that is dragged. */
export function useTurning(onTurn: (turn: (pose: Pose) => Pose) => void) {
  const last = useRef<Point | null>(null);
  const release = () => {
    last.current = null;
  };

  function onPointerDown(event: PointerEvent): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = [event.clientX, event.clientY];
  }

  function onPointerMove(event: PointerEvent): void {
    if (last.current === null) return;
    const [x, y] = last.current;
    last.current = [event.clientX, event.clientY];
    const by: Point = [(event.clientX - x) * dragTurn, (event.clientY - y) * dragTurn];
    onTurn((before) => turned(before, by[0], by[1]));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const turns: Readonly<Record<string, Point>> = {
      ArrowLeft: [-keyTurn, 0],
      ArrowRight: [keyTurn, 0],
      ArrowUp: [0, -keyTurn],
      ArrowDown: [0, keyTurn],
    };
    const turn = turns[event.key];
    if (turn === undefined) return;
    event.preventDefault();
    onTurn((before) => turned(before, turn[0], turn[1]));
  }

  return {
    onKeyDown,
    canvas: { onPointerDown, onPointerMove, onPointerUp: release, onPointerCancel: release },
  };
}
