// Test material: digits drawn as strokes, as a hand might, in a place and size of chance. Only tests and measurements use it.
import type { Generator } from '../../../random/generator.ts';
import type { Point, Stroke } from '../stroke.ts';

export function polyline(...points: readonly (readonly [number, number])[]): Stroke {
  return points.map(([x, y]) => ({ x, y }));
}

/** Part of an ellipse; angles in degrees, 0 to the right, 90 down. */
function arc(
  [x, y]: readonly [number, number],
  [rx, ry]: readonly [number, number],
  from: number,
  to: number,
): Stroke {
  const pieces = Math.ceil(Math.abs(to - from) / 20);
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return { x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle) };
  });
}

/** Ways to write each digit: strokes of points, 0 to 1 down the digit's height. */
const templates: readonly (readonly (readonly Stroke[])[])[] = [
  [[arc([0.35, 0.5], [0.33, 0.5], -80, 285)], [arc([0.4, 0.5], [0.4, 0.5], -60, 300)]],
  [[polyline([0.5, 0], [0.5, 1])], [polyline([0.55, 0], [0.5, 0.5], [0.45, 1])]],
  [
    [[...arc([0.32, 0.28], [0.3, 0.28], 190, 390), ...polyline([0.05, 0.97], [0.68, 0.95])]],
    [[...arc([0.34, 0.27], [0.3, 0.27], 200, 400), ...polyline([0.02, 1], [0.7, 1])]],
  ],
  [[[...arc([0.3, 0.25], [0.28, 0.25], 205, 450), ...arc([0.3, 0.74], [0.32, 0.26], -90, 150)]]],
  [
    [
      polyline([0.1, 0], [0.04, 0.48], [0.3, 0.5], [0.62, 0.46]),
      polyline([0.6, 0], [0.58, 0.5], [0.56, 1]),
    ],
  ],
  [
    [
      [...polyline([0.18, 0.02], [0.12, 0.42]), ...arc([0.28, 0.69], [0.32, 0.29], -110, 140)],
      polyline([0.18, 0.02], [0.64, 0]),
    ],
    [
      [
        ...polyline([0.62, 0], [0.2, 0.03], [0.14, 0.44]),
        ...arc([0.28, 0.7], [0.32, 0.28], -100, 145),
      ],
    ],
  ],
  [
    [
      [
        ...polyline([0.5, 0], [0.3, 0.18], [0.14, 0.42], [0.07, 0.68]),
        ...arc([0.34, 0.75], [0.27, 0.25], 180, -190),
      ],
    ],
  ],
  [
    [polyline([0, 0.04], [0.62, 0], [0.25, 1])],
    [polyline([0.02, 0.08], [0.6, 0.04], [0.4, 0.5], [0.3, 1])],
  ],
  [
    [
      [
        ...arc([0.34, 0.25], [0.24, 0.25], -40, -270),
        ...arc([0.34, 0.75], [0.28, 0.25], -90, 270),
        ...arc([0.34, 0.25], [0.24, 0.25], 90, -40),
      ],
    ],
    [arc([0.33, 0.25], [0.23, 0.25], 90, 450), arc([0.33, 0.75], [0.29, 0.25], -90, 270)],
  ],
  [
    [
      [
        ...arc([0.3, 0.27], [0.26, 0.27], -10, -360),
        ...polyline([0.55, 0.3], [0.53, 0.6], [0.48, 1]),
      ],
    ],
  ],
];

/**
 * A digit on the pad: one of its templates, 25 to 90 % of the pad high, leaning up to 15 degrees, up to 15 % wider or
 * narrower, anywhere on the pad, its points off by about 1 % of its height.
 */
export function drawnDigit(digit: number, chance: Generator): readonly Stroke[] {
  const ways = templates[digit]!;
  return drawnAs(ways[chance.below(ways.length)]!, chance);
}

/** @param template strokes of points, 0 to 1 down the digit's height */
export function drawnAs(template: readonly Stroke[], chance: Generator): readonly Stroke[] {
  const within = (from: number, to: number) => from + (to - from) * chance.uniform();
  const height = within(0.25, 0.9);
  const width = height * within(0.85, 1.15);
  const slant = Math.tan((within(-15, 15) * Math.PI) / 180);
  const place = ({ x, y }: Point): Point => ({
    x: width * (x + slant * (0.5 - y) + 0.01 * chance.normal()),
    y: height * (y + 0.01 * chance.normal()),
  });
  const strokes = template.map((stroke) => stroke.map(place));
  const all = strokes.flat();
  const fit = (values: readonly number[]) => {
    const low = Math.min(...values);
    const room = 1 - (Math.max(...values) - low);
    return room * chance.uniform() - low;
  };
  const right = fit(all.map(({ x }) => x));
  const down = fit(all.map(({ y }) => y));
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + right, y: y + down })));
}
