// Where the network runs, what else there is and why not, and the reader's choice. Page thread.
import { memo, useId, useState } from 'react';
import type { BackendId } from '../../network/backend.ts';
import type { BackendStatus } from '../../training/run-state.ts';
import { speedText } from '../reading.ts';
import styles from './backend-picker.module.css';

interface BackendPickerProps {
  readonly backends: readonly BackendStatus[];
  readonly reason: string;
  readonly onMove: (backend: BackendId | 'auto') => void;
}

const statusText: Readonly<Record<BackendStatus['status'], string>> = {
  running: 'running',
  ready: 'could run',
  fallback: 'imitated in software',
  unavailable: 'not here',
  unsupported: 'not for this network',
};

export const BackendPicker = memo(function BackendPicker(props: BackendPickerProps) {
  const { backends, reason, onMove } = props;
  const [chosen, setChosen] = useState<BackendId | 'auto'>('auto');
  const name = useId();
  const choose = (backend: BackendId | 'auto') => {
    setChosen(backend);
    onMove(backend);
  };
  return (
    <details className={styles.picker}>
      <summary>Where it runs</summary>
      <p>{reason || 'This is measured when the network is first built.'}</p>
      {backends.length > 0 && (
        <fieldset>
          <legend>Choose</legend>
          <label>
            <input
              type="radio"
              name={name}
              checked={chosen === 'auto'}
              onChange={() => choose('auto')}
            />
            the fastest, as measured
          </label>
          <table>
            <thead>
              <tr>
                <th scope="col">On</th>
                <th scope="col">State</th>
                <th scope="col">Images/s</th>
              </tr>
            </thead>
            <tbody>
              {backends.map(({ id, label, status, detail, examplesPerSecond }) => (
                <tr key={id} data-status={status}>
                  <td>
                    <label>
                      <input
                        type="radio"
                        name={name}
                        checked={chosen === id}
                        disabled={status === 'unavailable' || status === 'unsupported'}
                        onChange={() => choose(id)}
                      />
                      {label}
                    </label>
                  </td>
                  <td>
                    <b>{statusText[status]}</b> <span>{detail}</span>
                  </td>
                  <td>{examplesPerSecond === null ? '–' : speedText(examplesPerSecond)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </fieldset>
      )}
    </details>
  );
});
