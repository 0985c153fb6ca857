// What leaves a plot is not drawn over what stands around it.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CurvePlot } from './curve-plot.tsx';

it('draws the dots that lie between the ends of its axis', () => {
  const dot = (y: number) => ({ x: 1, y, tone: 'accent' }) as const;
  const drawn = renderToStaticMarkup(
    <CurvePlot
      label="accuracy"
      x={{ min: 0, max: 2, ticks: [], label: 'epoch' }}
      y={{ min: 80, max: 100, ticks: [], label: '%' }}
      curves={[]}
      dots={[10, 70, 80, 93, 100].map(dot)}
    />,
  );
  expect(drawn.match(/<circle/g)).toHaveLength(3);
});
