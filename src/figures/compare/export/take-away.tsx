// The comparison as files: all curves as a table, the plot as a picture. Page thread.
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { download } from '../../download.ts';
import { saveDrawing, type PictureKind } from '../../save-drawing.ts';
import { measureText, type Measure } from '../bands/measures.ts';
import { spreadText } from '../bands/verdict.ts';
import styles from '../compare.module.css';
import type { PlanEntry } from '../plans/plan-list.tsx';
import type { PlottedBand } from '../plot/comparison-plot.tsx';
import { comparisonCsv } from './comparison-csv.ts';
import { ComparisonPicture } from './comparison-picture.tsx';

interface TakeAwayProps {
  readonly entries: readonly PlanEntry[];
  readonly bands: readonly PlottedBand[];
  readonly measure: Measure;
  readonly epochs: number;
  readonly common: string;
}

export function TakeAway({ entries, bands, measure, epochs, common }: TakeAwayProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const trained = entries.filter(({ runs }) => runs.length > 0);
  const none = trained.length === 0;
  const save = (kind: PictureKind) => {
    const legend = trained.flatMap(({ letter, words, spread }) =>
      spread === null
        ? []
        : [
            {
              letter,
              text: `${words === '' ? '' : `${words}: `}${measureText[measure].label} after epoch ${String(spread.epoch)}, ${spreadText(measure, spread)}`,
            },
          ],
    );
    const drawing = (
      <ComparisonPicture
        bands={bands}
        measure={measure}
        epochs={epochs}
        common={common}
        legend={legend}
      />
    );
    void saveDrawing(drawing, 'comparison', kind).then(setProblem);
  };
  return (
    <div className={styles.away}>
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <span>Take away</span>
      <Button
        inactive={none}
        onClick={() => download('comparison.csv', comparisonCsv(trained), 'text/csv')}
      >
        CSV
      </Button>
      {(['SVG', 'PNG'] as const).map((kind) => (
        <Button key={kind} inactive={none} onClick={() => save(kind)}>
          {kind}
        </Button>
      ))}
    </div>
  );
}
