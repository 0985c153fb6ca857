// What the reader can take along: the network as a file of this book, as a TensorFlow.js model, as an ONNX
// file, the experiment as a Python program, the curves as a table; and the way back in. Page thread.
import { useId, useRef, useState } from 'react';
import type { Parameters } from '../../../network/parameters.ts';
import type { Result } from '../../../network/result.ts';
import type { RunActions, RunState } from '../../../training/run-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { download } from '../../download.ts';
import { wholeText } from '../../reading.ts';
import { saveDrawing } from '../../save-drawing.ts';
import { curveCsv } from './curve-csv.ts';
import { CurvePicture } from './curve-picture.tsx';
import { layersModel } from './layers-model.ts';
import {
  readNetworkFile,
  writeNetworkFile,
  writeWeights,
  type SavedNetwork,
} from './network-file.ts';
import { onnxModel, opset } from './onnx.ts';
import { pythonScript, scriptFile, type ScriptKind } from './script.ts';
import styles from '../open-laboratory.module.css';

interface TakeHomeProps {
  readonly state: RunState;
  readonly onSave: RunActions['save'];
  /** Takes a network from a file. @returns why it cannot be had here */
  readonly onLoad: (network: SavedNetwork) => Result<unknown>;
}

const starts = {
  drawn: 'drawn there, anew',
  first: 'the first ones of this run',
  now: 'as they are now',
} as const;
type Start = keyof typeof starts;

interface Said {
  readonly tone: 'error' | 'note';
  readonly text: string;
}

/** Larger than the file of any network that a page could hold. */
const mostBytes = 2 ** 29;

export function TakeHome({ state, onSave, onLoad }: TakeHomeProps) {
  const { plan, parameters, firstParameters, epochs, position } = state;
  const [said, setSaid] = useState<Said | null>(null);
  const [start, setStart] = useState<Start>('drawn');
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const weights: Readonly<Record<Start, Parameters | null>> = {
    drawn: null,
    first: firstParameters,
    now: parameters,
  };
  const offered = (['drawn', 'first', 'now'] as const).filter(
    (one) => one === 'drawn' || weights[one] !== null,
  );
  const from = offered.includes(start) ? start : 'drawn';

  function give<Value>(made: Result<Value>, write: (value: Value) => void): void {
    setSaid(
      made.ok ? null : { tone: 'error', text: `${made.problem.message} ${made.problem.hint}` },
    );
    if (made.ok) write(made.value);
  }

  const script = (kind: ScriptKind) => {
    give(pythonScript(kind, plan, weights[from]), (text) =>
      download(scriptFile(kind), text, 'text/x-python'),
    );
  };

  /** A run that is over has its weights left. */
  async function save(shown: Parameters): Promise<void> {
    const run = await onSave();
    const text = run
      ? writeNetworkFile(run)
      : writeWeights({ plan, trained: position, parameters: shown });
    download('network.json', text, 'application/json');
  }

  async function load(chosen: File): Promise<void> {
    const { name, size } = chosen;
    const read =
      size > mostBytes
        ? 'The file is larger than any network of this book.'
        : await chosen.text().then(readNetworkFile, () => 'The file could not be read.');
    if (typeof read === 'string') {
      setSaid({ tone: 'error', text: `${read} The laboratory is as it was.` });
      return;
    }
    const taken = read.ok ? onLoad(read.value) : read;
    if (!taken.ok || !read.ok) {
      const { message, hint } = taken.ok ? { message: '', hint: '' } : taken.problem;
      setSaid({ tone: 'error', text: `${name}: ${message} ${hint}` });
      return;
    }
    const { trained, run } = read.value;
    setSaid({
      tone: 'note',
      text: run
        ? `${name} is loaded, after ${wholeText(trained.step)} steps: training goes on as if it had never stopped.`
        : `${name} is loaded, with the weights of its epoch ${trained.epoch.toFixed(1)}. It is of an older kind: counting begins anew here, and so does the optimiser.`,
    });
  }

  return (
    <section className={styles.home} aria-labelledby={id}>
      <h4 id={id}>Take it home</h4>
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
      <div className={styles.homeParts}>
        <div>
          <h5>This network</h5>
          <div className={styles.row}>
            <Button
              inactive={parameters === null}
              onClick={() => {
                if (parameters !== null) void save(parameters);
              }}
            >
              Save
            </Button>
            <Button onClick={() => file.current?.click()}>Load …</Button>
            <input
              ref={file}
              type="file"
              hidden
              aria-label="File of a network"
              accept="application/json,.json"
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? [];
                if (chosen) void load(chosen);
                event.currentTarget.value = '';
              }}
            />
          </div>
          <p>Plan, weights, optimiser and place, to go on here another day.</p>
        </div>
        <div>
          <h5>For TensorFlow.js</h5>
          <div className={styles.row}>
            {(['model.json', 'weights.bin'] as const).map((name) => (
              <Button
                key={name}
                inactive={parameters === null}
                onClick={() => {
                  if (parameters === null) return;
                  give(layersModel(plan.network, parameters), ({ model, weights: bytes }) => {
                    if (name === 'model.json') {
                      download(name, JSON.stringify(model), 'application/json');
                    } else {
                      download(name, bytes, 'application/octet-stream');
                    }
                  });
                }}
              >
                {name}
              </Button>
            ))}
          </div>
          <p>Both into one folder, then tf.loadLayersModel('model.json'). Pixels from 0 to 1.</p>
        </div>
        <div>
          <h5>As an ONNX file</h5>
          <div className={styles.row}>
            <Button
              inactive={parameters === null}
              onClick={() => {
                if (parameters === null) return;
                const bytes = onnxModel(plan.network, parameters);
                download('network.onnx', bytes, 'application/octet-stream');
              }}
            >
              network.onnx
            </Button>
          </div>
          <p>
            For ONNX Runtime and others, opset {opset}. Takes pixels, from 0 to 1, and gives
            outputs.
          </p>
        </div>
        <div className={styles.program}>
          <h5>As a Python program</h5>
          <div className={styles.row}>
            <Button onClick={() => script('numpy')}>NumPy</Button>
            <Button onClick={() => script('pytorch')}>PyTorch</Button>
            <Select
              label="Weights to begin with"
              value={from}
              options={offered.map((value) => ({ value, label: starts[value] }))}
              onChange={setStart}
            />
          </div>
          <p>Repeats this experiment elsewhere, and writes its curves as the table here.</p>
        </div>
        <div>
          <h5>The curves</h5>
          <div className={styles.row}>
            <Button
              inactive={epochs.length === 0}
              onClick={() => download('curves.csv', curveCsv(epochs), 'text/csv')}
            >
              CSV
            </Button>
            {(['SVG', 'PNG'] as const).map((kind) => (
              <Button
                key={kind}
                inactive={epochs.length === 0}
                onClick={() => {
                  const drawing = <CurvePicture plan={plan} epochs={epochs} />;
                  void saveDrawing(drawing, 'curves', kind).then((problem) =>
                    setSaid(problem === null ? null : { tone: 'error', text: problem }),
                  );
                }}
              >
                {kind}
              </Button>
            ))}
          </div>
          <p>Cost and accuracy of every epoch, as a table or a picture.</p>
        </div>
      </div>
    </section>
  );
}
