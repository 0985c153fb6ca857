// Keeps a figure's room, fetches it as the reader comes near, and says so where that fails. Page thread and prerenderer.
import { useEffect, useRef, useState, type ComponentType, type CSSProperties } from 'react';
import type { FigureEntry, FigureProps } from '../figures/index.ts';
import { figureAnchor } from '../ui/figure-anchor.ts';
import { FigureBoundary } from './figure-boundary.tsx';

/** How far off the screen a figure begins to load. */
const APPROACH = '600px';

type Stage =
  | { readonly kind: 'away' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly Figure: ComponentType<FigureProps> }
  | { readonly kind: 'failed' };

interface FigureHostProps extends FigureProps {
  readonly entry: FigureEntry;
}

export function FigureHost({ entry, number, ...rest }: FigureHostProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'away' });
  const room = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (stage.kind !== 'away' || !room.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setStage({ kind: 'loading' });
      },
      { rootMargin: APPROACH },
    );
    observer.observe(room.current);
    return () => {
      observer.disconnect();
    };
  }, [stage.kind]);

  useEffect(() => {
    if (stage.kind !== 'loading') return undefined;
    let wanted = true;
    entry.load().then(
      ({ default: Figure }) => {
        if (wanted) setStage({ kind: 'here', Figure });
      },
      () => {
        if (wanted) setStage({ kind: 'failed' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [stage.kind, entry]);

  const heights = {
    '--narrow': `${String(entry.height.narrow)}px`,
    '--medium': `${String(entry.height.medium)}px`,
    '--wide': `${String(entry.height.wide)}px`,
  } as CSSProperties;

  return (
    <div className="figure-room" id={figureAnchor(number)} ref={room} style={heights}>
      {stage.kind === 'here' ? (
        <FigureBoundary title={entry.title}>
          <stage.Figure number={number} {...rest} />
        </FigureBoundary>
      ) : (
        <figure className="figure-waiting" aria-busy={stage.kind === 'loading'}>
          <p>
            <b>{entry.title}</b> <span>Figure {number}</span>
          </p>
          <p className="without-scripts">
            This figure computes what it shows, here in the page, and needs JavaScript to do so.
          </p>
          {stage.kind === 'failed' && (
            <div role="alert">
              <p>The figure could not be fetched. Is the network there? The text goes on below.</p>
              <button
                type="button"
                onClick={() => {
                  setStage({ kind: 'loading' });
                }}
              >
                Retry
              </button>
            </div>
          )}
        </figure>
      )}
    </div>
  );
}
