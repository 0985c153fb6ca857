import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SteadyLabel } from './steady-label.tsx';

it('holds the room of all that it may say, and says one', () => {
  const html = renderToStaticMarkup(<SteadyLabel label="Pause" among={['Train', 'Pause']} />);
  expect(html).toContain('<span>Pause</span><span aria-hidden="true">Train</span>');
  expect(html.match(/Pause/g)).toHaveLength(1);
});
