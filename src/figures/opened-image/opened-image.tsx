// One test image at full size, with what the laboratory's network makes of it at one moment or two. Page thread; the network
// is asked in the worker.
import { useEffect, useMemo, useState } from 'react';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { RunState } from '../../training/run-state.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { digits, side } from '../baseline/digits-data.ts';
import { useLaboratoryActions } from '../laboratory-run.ts';
import { takeInHand, useHand } from '../look-inside/hand.ts';
import { useTestImages } from '../worst-mistakes/use-test-images.ts';
import { verdictOf } from '../reading.ts';
import styles from './opened-image.module.css';

/** A network that the image is shown to. */
export interface Beholder {
  /** Such as “After epoch 3”. */
  readonly name: string;
  /** null: the run as it is now. */
  readonly moment: {
    readonly verdict: number;
    readonly network: NetworkSpec;
    /** null: they were not kept. */
    readonly parameters: Parameters | null;
  } | null;
}

interface OpenedImageProps {
  /** Tells it from others on the page. */
  readonly label: string;
  readonly run: RunState;
  /** In the test set; null: none is open. */
  readonly index: number | null;
  readonly beholders: readonly Beholder[];
}

/** Least milliseconds between two questions to a network in training. */
const interval = 500;

export function OpenedImage({ label, run, index, beholders }: OpenedImageProps) {
  const { readExamples } = useLaboratoryActions();
  const indices = useMemo(() => (index === null ? [] : [index]), [index]);
  const stored = useTestImages(readExamples, indices, run.plan.data);
  const image = index === null ? undefined : stored.get(index);
  const hand = useHand();
  const inHand = hand.source === 'test' && hand.index === index;
  return (
    <section className={styles.opened} aria-label={label} data-open={index !== null}>
      <div className={styles.sheet}>
        <PixelImage
          pixels={image?.pixels ?? null}
          width={side}
          height={side}
          label={image === undefined ? '' : `Test image ${String(index)}, a ${String(image.label)}`}
        />
      </div>
      {index === null ? (
        <p className={styles.hint}>Press an image to open it.</p>
      ) : (
        <>
          <div className={styles.name}>
            <p>
              Test image {index}
              {image && (
                <>
                  , a <b>{image.label}</b>
                </>
              )}
            </p>
            <Button inactive={inHand} onClick={() => takeInHand({ source: 'test', index })}>
              Take in hand
            </Button>
            <p>
              {inHand ? 'In hand now, for ' : 'For '}
              <a href="#inside">Look inside</a> and <a href="#why">Why this digit?</a>
            </p>
          </div>
          {beholders.map((beholder) => (
            <Reading
              key={beholder.name}
              run={run}
              pixels={image?.pixels ?? null}
              label={image?.label ?? null}
              beholder={beholder}
            />
          ))}
        </>
      )}
    </section>
  );
}

interface ReadingProps {
  readonly run: RunState;
  readonly pixels: Uint8Array | null;
  readonly label: number | null;
  readonly beholder: Beholder;
}

function Reading({ run, pixels, label, beholder }: ReadingProps) {
  const { name, moment } = beholder;
  const outputs = useOutputsOf(run, pixels, moment);
  const verdict = moment?.verdict ?? (outputs && verdictOf(outputs));
  return (
    <div className={styles.reading}>
      <h4>
        {name}: read as{' '}
        <b data-right={label === null || verdict === null ? undefined : verdict === label}>
          {verdict}
        </b>
      </h4>
      {moment !== null && outputs === null && missing(run, moment) !== null ? (
        <p>{missing(run, moment)}</p>
      ) : (
        <BarList
          label={`Outputs, ${name}`}
          items={digits.map((digit, at) => ({ name: digit, share: outputs?.[at] ?? null }))}
          top={verdict}
        />
      )}
    </div>
  );
}

/** Why the outputs of a moment cannot be told; null: they can. */
function missing(run: RunState, { network, parameters }: NonNullable<Beholder['moment']>) {
  if (parameters === null) return 'Of this moment the verdicts were kept, but not the weights.';
  return sameNetwork(run, network)
    ? null
    : 'The laboratory’s network was another one then: only its verdicts are kept.';
}

function sameNetwork({ plan }: RunState, network: NetworkSpec): boolean {
  return plan.network === network || JSON.stringify(plan.network) === JSON.stringify(network);
}

/** What the network of a moment, or the present one, gives for an image. */
function useOutputsOf(
  run: RunState,
  pixels: Uint8Array | null,
  moment: Beholder['moment'],
): Float32Array | null {
  const { inspect } = useLaboratoryActions();
  const [answer, setAnswer] = useState<{
    readonly of: object;
    readonly outputs: Float32Array;
  } | null>(null);
  const now = usePaced(run.position, interval);
  const position = moment === null ? now : null;
  const parameters = moment?.parameters ?? undefined;
  const open = run.status !== 'idle' && run.status !== 'failed' && run.status !== 'opening';
  const can = open && (moment === null || missing(run, moment) === null);
  /** One for each question: an answer to another one is none. */
  const of = useMemo(() => ({ pixels, parameters }), [pixels, parameters]);
  useEffect(() => {
    if (of.pixels === null || !can) return;
    const inputs = Float32Array.from(of.pixels, (byte) => byte / 255);
    const given = { kind: 'given', inputs, targets: null, count: 1 } as const;
    void inspect(given, false, of.parameters).then((found) => {
      if (found !== null) setAnswer({ of, outputs: found.layers.at(-1)!.outputs });
    });
  }, [inspect, of, can, position]);
  return answer?.of === of && can ? answer.outputs : null;
}
