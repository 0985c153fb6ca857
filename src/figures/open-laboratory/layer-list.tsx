// The network as a list of layers that can be set, moved, removed and added. Page thread. What does not fit is said at
// its layer.
import { useEffect, useId, useState } from 'react';
import {
  layerFields,
  layerKinds,
  layerText,
  newLayer,
  type LayerKind,
  type LayerSpec,
} from '../../network/layers/index.ts';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import { inputSize, type LayerShapes, type NetworkSpec } from '../../network/network-spec.ts';
import { imagePixels } from '../../network/own-images.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { wholeText } from '../reading.ts';
import type { Verdict } from './draft.ts';
import { Fields } from './fields.tsx';
import styles from './open-laboratory.module.css';

interface LayerListProps {
  readonly network: NetworkSpec;
  readonly verdict: Verdict;
  readonly onChange: (network: NetworkSpec) => void;
}

const mostLayers = 64;
const inputs = {
  list: { label: '784 pixels in a row', shape: [784] },
  image: { label: '28 × 28 image', shape: [28, 28, 1] },
} as const;

const shapeText = (shape: readonly number[]): string => shape.map(wholeText).join(' × ');

export function LayerList({ network, verdict, onChange }: LayerListProps) {
  const { layers, inputShape } = network;
  const id = useId();
  /** Where a layer has been moved, and by which button: the focus goes along. */
  const [moved, setMoved] = useState<{ readonly to: number; readonly way: Way } | null>(null);
  useEffect(() => {
    if (moved) document.getElementById(`${id}-${String(moved.to)}-${moved.way}`)?.focus();
  }, [id, moved]);

  const set = (next: readonly LayerSpec[]) => onChange({ ...network, layers: [...next] });
  const input = inputShape.length === 1 ? 'list' : 'image';
  return (
    <div>
      {inputSize(network) === imagePixels ? (
        <div className={styles.choice}>
          <Select
            label="The digit comes in as"
            value={input}
            options={(['list', 'image'] as const).map((value) => ({
              value,
              label: inputs[value].label,
            }))}
            onChange={(value) =>
              onChange({ ...network, inputShape: value === 'list' ? [784] : [28, 28, 1] })
            }
          />
        </div>
      ) : (
        <p className={styles.about}>
          {wholeText(inputSize(network))} numbers come in, such as the two of a point.
        </p>
      )}
      <ol className={styles.layers} aria-label="Layers">
        {layers.map((spec, index) => (
          <Layer
            key={`${String(index)} ${spec.kind}`}
            id={`${id}-${String(index)}`}
            place={index}
            count={layers.length}
            spec={spec}
            shapes={verdict.shapes[index] ?? null}
            problem={!verdict.ok && verdict.layer === index ? verdict.problem : null}
            onChange={(next) => set(layers.with(index, next))}
            onRemove={() => set(layers.toSpliced(index, 1))}
            onMove={(way) => {
              const to = way === 'up' ? index - 1 : index + 1;
              set(layers.with(to, spec).with(index, layers[to]!));
              setMoved({ to, way });
            }}
          />
        ))}
      </ol>
      <Adder layers={layers} onAdd={(at, kind) => set(layers.toSpliced(at, 0, newLayer(kind)))} />
    </div>
  );
}

type Way = 'up' | 'down';

interface LayerProps {
  readonly id: string;
  /** From 0. */
  readonly place: number;
  readonly count: number;
  readonly spec: LayerSpec;
  /** null: a layer before it does not fit, or it does not itself. */
  readonly shapes: LayerShapes | null;
  readonly problem: { readonly message: string; readonly hint: string } | null;
  readonly onChange: (spec: LayerSpec) => void;
  readonly onRemove: () => void;
  readonly onMove: (way: Way) => void;
}

function Layer(props: LayerProps) {
  const { id, place, count, spec, shapes, problem, onChange, onRemove, onMove } = props;
  const { label, sentence } = layerText(spec.kind);
  const name = `layer ${String(place + 1)}, ${label.toLowerCase()}`;
  const ends: Readonly<Record<Way, boolean>> = { up: place === 0, down: place === count - 1 };
  return (
    <li className={styles.layer} data-wrong={problem !== null}>
      <div className={styles.layerHead}>
        <span className={styles.layerNumber}>{place + 1}</span>
        <div className={styles.layerName}>
          <b title={sentence}>{label}</b>
          <span>{shapes && `→ ${shapeText(shapes.output)}`}</span>
        </div>
        {(['up', 'down'] as const).map((way) => (
          <button
            key={way}
            id={`${id}-${way}`}
            type="button"
            aria-label={`Move ${name} ${way}`}
            aria-disabled={ends[way]}
            onClick={() => {
              if (!ends[way]) onMove(way);
            }}
          >
            {way === 'up' ? '↑' : '↓'}
          </button>
        ))}
        <button
          type="button"
          aria-label={`Remove ${name}`}
          aria-disabled={count === 1}
          onClick={() => {
            if (count > 1) onRemove();
          }}
        >
          ×
        </button>
      </div>
      <div className={styles.layerFields}>
        <Fields fields={layerFields(spec.kind)} value={spec} onChange={onChange} />
        {'initialisation' in spec && spec.initialisation !== undefined && (
          <label className={styles.switch}>
            First weights of its own
            <input
              type="checkbox"
              checked
              onChange={() => onChange({ ...spec, initialisation: undefined })}
            />
          </label>
        )}
      </div>
      {shapes?.parameters && (
        <p className={styles.layerCount}>{parameterText(shapes.parameters)}</p>
      )}
      {problem && (
        <p className={styles.problem} role="status">
          {problem.message} {problem.hint}
        </p>
      )}
    </li>
  );
}

function parameterText({ weights, biases }: NonNullable<LayerShapes['parameters']>): string {
  const held = biases === null ? '' : ` + ${wholeText(biases[0])} biases`;
  return `${shapeText(weights)} = ${wholeText(sizeOf(weights))} weights${held}`;
}

interface AdderProps {
  readonly layers: readonly LayerSpec[];
  readonly onAdd: (at: number, kind: LayerKind) => void;
}

function Adder({ layers, onAdd }: AdderProps) {
  const [kind, setKind] = useState<LayerKind>('dense');
  const [before, setBefore] = useState(0);
  const at = Math.min(before, layers.length);
  const places = [
    ...layers.map((spec, index) => ({
      value: String(index),
      label: `before ${String(index + 1)}, ${layerText(spec.kind).label.toLowerCase()}`,
    })),
    { value: String(layers.length), label: 'at the end' },
  ];
  return (
    <div className={styles.adder}>
      <Select
        label="New layer"
        value={kind}
        options={layerKinds.map((value) => ({ value, label: layerText(value).label }))}
        onChange={setKind}
      />
      <Select
        label="Place"
        value={String(at)}
        options={places}
        onChange={(place) => setBefore(Number(place))}
      />
      <Button inactive={layers.length >= mostLayers} onClick={() => onAdd(at, kind)}>
        Add
      </Button>
      <p>
        {layers.length < mostLayers
          ? layerText(kind).sentence
          : `A network has at most ${String(mostLayers)} layers: remove one to add another.`}
      </p>
    </div>
  );
}
