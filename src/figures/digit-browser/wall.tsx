// The wall: a strip of canvas as high as the window, over a sheet as long as all images. Page thread.
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { useColours } from '../../ui/use-colours.ts';
import { useWidth } from '../../ui/use-width.ts';
import { movedBy } from './wall-list.ts';
import { WallImages } from './wall-images.ts';
import styles from './digit-browser.module.css';

interface WallProps {
  /** Indices of the images that hang there. */
  readonly list: Uint32Array;
  /** CSS pixels from one image to the next. */
  readonly cell: number;
  /** Position in the list. */
  readonly chosen: number;
  readonly describe: string;
  readonly onChoose: (position: number) => void;
}

const height = 304;
const density = () => Math.min(2, devicePixelRatio);

export function Wall({ list, cell, chosen, describe, onChoose }: WallProps) {
  const [scroller, width] = useWidth<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const help = useId();
  const columns = Math.max(1, Math.floor(width / cell));
  const rows = Math.ceil(list.length / columns);

  const images = useMemo(() => new WallImages(list, colours.ink), [list, colours.ink]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const view = scroller.current;
    if (!context || !view || width === 0) return undefined;
    const edge = cell > 20 ? 2 : 1;
    const size = cell - edge;
    let frame = 0;

    function paint(on: CanvasRenderingContext2D, top: number): void {
      const firstRow = Math.floor(top / cell);
      const lastRow = Math.min(rows - 1, Math.floor((top + height) / cell));
      on.setTransform(density(), 0, 0, density(), 0, 0);
      on.clearRect(0, 0, width, height);
      on.imageSmoothingEnabled = size * density() < 56;
      const last = Math.min(list.length, (lastRow + 1) * columns);
      for (let position = firstRow * columns; position < last; position++) {
        const x = (position % columns) * cell;
        const y = Math.floor(position / columns) * cell - top;
        const sprite = images.sprite(position);
        if (sprite) on.drawImage(sprite.sheet, sprite.x, sprite.y, 28, 28, x, y, size, size);
        if (position !== chosen) continue;
        on.strokeStyle = `rgb(${colours.positive.join(' ')})`;
        on.lineWidth = 2;
        on.strokeRect(x + 1, y + 1, size - 1, size - 1);
      }
      images.touch(firstRow * columns, last);
    }
    /** One painting a frame, whatever asks for it. */
    const schedule = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        paint(context, view.scrollTop);
      });
    };
    schedule();
    const deafen = images.listen(schedule);
    view.addEventListener('scroll', schedule, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      deafen();
      view.removeEventListener('scroll', schedule);
    };
  }, [images, list, cell, columns, rows, chosen, width, colours, scroller]);

  // The chosen image is in sight whenever it is another, or hangs elsewhere.
  useEffect(() => {
    const view = scroller.current;
    if (view === null || width === 0) return;
    const top = Math.floor(chosen / columns) * cell;
    if (top < view.scrollTop || top + cell > view.scrollTop + height) {
      view.scrollTo({ top: Math.max(0, top - height / 2) });
    }
  }, [chosen, columns, cell, list, width, scroller]);

  function pressKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pageRows = Math.max(1, Math.floor(height / cell) - 1);
    const next = movedBy(event.key, chosen, columns, pageRows, list.length);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
  }

  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height }}
        // Its arrow keys are its own: a screen reader must pass them on.
        role="application"
        aria-label={describe}
        aria-describedby={help}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={pressKey}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const column = Math.floor((event.clientX - box.left) / cell);
          const row = Math.floor((event.clientY - box.top + event.currentTarget.scrollTop) / cell);
          const position = row * columns + column;
          if (column < columns && position < list.length) onChoose(position);
        }}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          width={width * density()}
          height={height * density()}
          style={{ width, height }}
        />
        <div style={{ height: rows * cell, marginTop: -height }} />
      </div>
      <p id={help} hidden>
        Arrow keys go from image to image, page up and page down a wall at a time, home and end to
        the first and the last.
      </p>
    </>
  );
}
