// An experiment as a Python program that repeats it elsewhere, with NumPy or PyTorch. Page thread, pure. The program is
// put together from the files beside this one; the plan goes into it as JSON, and the program reads it as the book does.
import { isOfBench } from '../../../network/dataset.ts';
import type { Split } from '../../../network/examples.ts';
import type { Parameters } from '../../../network/parameters.ts';
import { planePoints, type PlaneRef } from '../../../network/plane-sets.ts';
import { failure, success, type Result } from '../../../network/result.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { toBase64 } from './bytes.ts';
import { curveColumns } from './curve-csv.ts';
import head from './run-head.py?raw';
import tail from './run-tail.py?raw';
import withNumpy from './with-numpy.py?raw';
import withTorch from './with-torch.py?raw';

export const scriptKinds = ['numpy', 'pytorch'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

const parts = {
  numpy: { body: withNumpy, needs: 'NumPy', imports: 'import numpy as np' },
  pytorch: {
    body: withTorch,
    needs: 'PyTorch',
    imports: 'import numpy as np\nimport torch\nimport torch.nn.functional as F',
  },
} as const satisfies Record<ScriptKind, unknown>;

export const scriptFile = (kind: ScriptKind): string => `experiment_${kind}.py`;

/** @param start first weights to take along; null: the program draws its own */
export function pythonScript(
  kind: ScriptKind,
  plan: TrainingPlan,
  start: Parameters | null,
): Result<string> {
  if (plan.augmentation?.kind === 'distort') {
    return failure(
      'distortion-not-exported',
      'The Python programs do not distort images.',
      'Train on the images as they are, or on shifted ones, to take this experiment along.',
    );
  }
  const { data } = plan;
  if (!isOfBench(data)) {
    return failure(
      'data-not-exported',
      'The Python programs learn from what the bench offers, and this network from something else.',
      'Choose other data under Data to take this experiment along.',
    );
  }
  const { body, needs, imports } = parts[kind];
  const values: Readonly<Record<string, string>> = {
    needs,
    imports,
    file: scriptFile(kind),
    plan: JSON.stringify(plan, null, 1),
    start: JSON.stringify(start === null ? null : start.map(layerText)),
    points: JSON.stringify(data.dataset === 'plane' ? pointsOf(data) : null),
    columns: curveColumns,
  };
  const program = [head, body, tail].join('\n');
  return success(program.replace(/@([a-z]+)@/g, (whole, name: string) => values[name] ?? whole));
}

/** Across, up and class of every point, part by part. */
function pointsOf(data: PlaneRef) {
  const of = (split: Split) => planePoints(data, split).map(({ at, label }) => [...at, label]);
  return { training: of('training'), validation: of('validation'), test: of('test') };
}

function layerText(layer: Parameters[number]): readonly [string, string | null] | null {
  if (layer === null) return null;
  return [toBase64(layer.weights), layer.biases === null ? null : toBase64(layer.biases)];
}
