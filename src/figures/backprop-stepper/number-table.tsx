// All numbers of the example, each to be typed over, with its slope as soon as that is known. Page thread.
import { samePlace, type Example } from '../network-drawing/example.ts';
import { signed } from '../signed.ts';
import {
  placeName,
  places,
  valueAt,
  withValue,
  type Place,
  type TinyNetwork,
} from '../tiny-network/tiny-network.ts';
import { targetName } from './moments.ts';
import { NumberCell } from './number-cell.tsx';
import styles from './backprop-stepper.module.css';

interface NumberTableProps {
  readonly example: Example;
  readonly limit: number;
  readonly gradient: TinyNetwork;
  /** Whether a slope has been computed at the moment in hand. */
  readonly known: (place: Place) => boolean;
  readonly lit: readonly Place[];
  readonly onChange: (example: Example) => void;
}

export function NumberTable(props: NumberTableProps) {
  const { example, limit, gradient, known, lit, onChange } = props;
  const { network, input, target } = example;
  const replaced = (list: readonly number[], index: number, value: number) =>
    list.map((old, i) => (i === index ? value : old));
  const inputName = (k: number) => `a¹${'₁₂₃₄'[k] ?? ''}`;
  return (
    <div className={styles.tables}>
      <div className={styles.ends}>
        {input.map((value, k) => (
          <span key={inputName(k)}>
            <i>{inputName(k)}</i>
            <NumberCell
              name={`input ${inputName(k)}`}
              value={value}
              limit={limit}
              onChange={(next) => onChange({ ...example, input: replaced(input, k, next) })}
            />
          </span>
        ))}
        {target.map((value, j) => (
          <span key={targetName(j)}>
            <i>{targetName(j)}</i>
            <NumberCell
              name={`target ${targetName(j)}`}
              value={value}
              limit={limit}
              onChange={(next) => onChange({ ...example, target: replaced(target, j, next) })}
            />
          </span>
        ))}
      </div>
      {network.map((_, index) => (
        <table key={index} className={styles.numbers}>
          <caption>Layer {index + 2}</caption>
          <thead>
            <tr>
              <th scope="col">name</th>
              <th scope="col">value</th>
              <th scope="col">slope of C</th>
            </tr>
          </thead>
          <tbody>
            {places(network)
              .filter(({ layer }) => layer === index + 2)
              .map((place) => (
                <tr key={placeName(place)} data-lit={lit.some((one) => samePlace(one, place))}>
                  <th scope="row">{placeName(place)}</th>
                  <td>
                    <NumberCell
                      name={placeName(place)}
                      value={valueAt(network, place)}
                      limit={limit}
                      onChange={(value) =>
                        onChange({ ...example, network: withValue(network, place, value) })
                      }
                    />
                  </td>
                  <td>{known(place) ? signed(valueAt(gradient, place), 4) : '·'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
