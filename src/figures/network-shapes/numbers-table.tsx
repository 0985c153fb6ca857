// One layer's matrix and biases written out, between what comes in and what goes out; every number can be taken up. Page thread.
import { useRef, type KeyboardEvent } from 'react';
import { nodeName, samePlace } from '../network-drawing/example.ts';
import { signed } from '../signed.ts';
import { superscript } from '../small-digits.ts';
import {
  placeName,
  type Forward,
  type Place,
  type TinyNetwork,
} from '../tiny-network/tiny-network.ts';
import styles from './network-shapes.module.css';

interface NumbersTableProps {
  readonly network: TinyNetwork;
  readonly pass: Forward;
  /** From 2. */
  readonly layer: number;
  readonly chosen: Place;
  readonly onChoose: (place: Place) => void;
}

const arrows: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The reader's name of a number: x₁ for an input. */
export function numberName(place: Place): string {
  return place.layer === 1 ? `x${'₁₂₃₄₅₆₇₈'.charAt(place.j)}` : placeName(place);
}

export function NumbersTable({ network, pass, layer, chosen, onChoose }: NumbersTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const { w, b } = network[layer - 2]!;
  const before = pass.a[layer - 2]!;
  const here = chosen.layer === layer || (layer === 2 && chosen.layer === 1);

  /** One stop for the Tab key; the arrows go on from there. */
  function pressKey(event: KeyboardEvent<HTMLButtonElement>): void {
    const direction = arrows[event.key];
    if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { row, column } = event.currentTarget.dataset;
    const to = [Number(row) + direction[0], Number(column) + direction[1]];
    const next = table.current!.querySelector<HTMLButtonElement>(
      `button[data-row="${String(to[0])}"][data-column="${String(to[1])}"]`,
    );
    next?.focus();
    next?.click();
  }

  const cell = (place: Place, value: number, row: number, column: number) => {
    const isChosen = samePlace(place, chosen);
    const isFirst = !here && row === 1 && column === 0;
    return (
      <button
        type="button"
        data-row={row}
        data-column={column}
        data-sign={place.layer === 1 ? undefined : value < 0 ? 'negative' : 'positive'}
        tabIndex={isChosen || isFirst ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={`${numberName(place)}, ${signed(value, 2)}`}
        onClick={() => onChoose(place)}
        onKeyDown={pressKey}
      >
        {signed(value, 2)}
      </button>
    );
  };

  return (
    <div className={styles.scroll}>
      <table ref={table} className={styles.numbers}>
        <thead>
          <tr>
            <th scope="row">{layer === 2 ? 'x' : `a${superscript(layer - 1)}`}</th>
            {before.map((value, k) => (
              <td key={k}>
                {layer === 2 ? cell({ layer: 1, j: k, k: null }, value, 0, k) : signed(value, 2)}
              </td>
            ))}
            <th scope="col">b{superscript(layer)}</th>
            <th scope="col">z{superscript(layer)}</th>
            <th scope="col">a{superscript(layer)}</th>
          </tr>
        </thead>
        <tbody>
          {w.map((row, j) => (
            <tr key={j}>
              <th scope="row" aria-label={`neuron ${String(j + 1)}`}>
                {j === 0 ? `W${superscript(layer)}` : ''}
              </th>
              {row.map((weight, k) => (
                <td key={k}>{cell({ layer, j, k }, weight, j + 1, k)}</td>
              ))}
              <td>{cell({ layer, j, k: null }, b[j]!, j + 1, row.length)}</td>
              <td aria-label={nodeName('z', { layer, j })}>{signed(pass.z[layer - 1]![j]!, 2)}</td>
              <td>
                <b>{signed(pass.a[layer - 1]![j]!, 2)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
