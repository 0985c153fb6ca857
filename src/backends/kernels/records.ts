// The records through which TypeScript tells the compiled kernels what to do, described once. Any thread and build.
//
// generate/records.ts turns this table into AssemblyScript classes, writeRecord below fills them in the module's memory.
// Strides are in bytes, widths in numbers, `vectors` counts groups of four float32.

type FieldType = 'pointer' | 'i32' | 'f32' | 'f64';
type Fields = Readonly<Record<string, FieldType>>;

/** What every stage of a network starts with; one row an example, its end padded with zeros to whole vectors. */
const stage = {
  kind: 'i32',
  input: 'pointer',
  output: 'pointer',
  /** dC / d input and dC / d output; 0: nobody asks for it. */
  inputDelta: 'pointer',
  outputDelta: 'pointer',
  /** From one example's row to the next. */
  inputStride: 'i32',
  outputStride: 'i32',
} as const satisfies Fields;

export const records = {
  /** A network, its cost and its optimiser. */
  Program: {
    /** stageCount pointers. */
    stages: 'pointer',
    stageCount: 'i32',
    /** Index of the stage whose output the cost's derivative belongs to. */
    backwardFrom: 'i32',
    /** Most examples that go through the network together. */
    capacity: 'i32',
    input: 'pointer',
    inputWidth: 'i32',
    inputStride: 'i32',
    output: 'pointer',
    outputDelta: 'pointer',
    outputStride: 'i32',
    classes: 'i32',
    cost: 'i32',
    /** 1: the output error is a - y, whatever the cost's derivative. */
    joint: 'i32',
    /** A DenseStage that takes its list of inputs straight from the stored examples; 0: none. */
    listsInput: 'pointer',
    optimiser: 'i32',
    /** momentum, rho or beta1; beta2; epsilon. */
    decay: 'f32',
    squareDecay: 'f32',
    epsilon: 'f32',
    regularisation: 'i32',
    seed: 'i32',
    /** As many zeros as the widest row. */
    zeros: 'pointer',
    /** Room for a few rows of a gradient, for a transposed copy, for columns copied together. */
    strip: 'pointer',
    transposed: 'pointer',
    packed: 'pointer',
    /** Room for a list, or for one of each of a layer's inputs, and where those end. */
    offsets: 'pointer',
    values: 'pointer',
    ends: 'pointer',
    /** Room for how far each example's list has been read. */
    cursors: 'pointer',
    /** A Lists record. */
    exampleLists: 'pointer',
  },
  /** Where a call is, and what it has seen. */
  Run: {
    cost: 'f64',
    correct: 'i32',
    divergedAt: 'i32',
    /** Training steps taken before this one. */
    step: 'i32',
    learningRate: 'f32',
    /** lambda / n. */
    penalty: 'f32',
    /** Adam: 1 / (1 - beta1^t), 1 / (1 - beta2^t). */
    meanCorrection: 'f32',
    squareCorrection: 'f32',
    training: 'i32',
    /** Of the mini-batch: its size, and how many examples of it went before those now in the network. */
    batchSize: 'i32',
    batchFrom: 'i32',
    /** Nothing; see gather. */
    touched: 'i32',
  },
  /** One list for each example (assembly/lists.ts). */
  Lists: {
    offsets: 'pointer',
    values: 'pointer',
    /** From one example's list to the next. */
    stride: 'i32',
    /** The length of each, in bytes. */
    lengths: 'pointer',
  },
  /** The examples of one split. */
  Source: {
    /** Bytes in slots (assembly/slots.ts), or floats. */
    bytes: 'i32',
    inputs: 'pointer',
    /** Numbers in an example; from one example to the next; how much of it is usually read. */
    width: 'i32',
    stride: 'i32',
    typical: 'i32',
    labels: 'pointer',
  },
  /** One array of parameters with what the optimiser remembers of it. */
  Tensor: {
    values: 'pointer',
    slot: 'pointer',
    secondSlot: 'pointer',
    /** The gradient, where a mini-batch does not fit into the network at once. */
    gradient: 'pointer',
    regularised: 'i32',
  },
  DenseStage: {
    ...stage,
    /** Inputs with a row of weights; units of the layer; whole vectors of them. */
    inputWidth: 'i32',
    units: 'i32',
    vectors: 'i32',
    /** Weights in panels of some units each: into how many, from one input's row to the next, from one panel to the next. */
    panels: 'i32',
    rowStride: 'i32',
    panelStride: 'i32',
    /** Tensors: weights [panel][inputs][units of the panel], biases [units] or 0. */
    weights: 'pointer',
    biases: 'pointer',
    /** 1: the inputs are listed, and nobody asks for the errors of those that are 0. */
    stillInputs: 'i32',
    /** 1: many deltas are 0, so that listing the others pays. */
    sparseDelta: 'i32',
    /** A Lists record of the inputs that are not 0; 0: they are not listed. */
    lists: 'pointer',
  },
  /** Convolution and the max-pooling behind it. */
  ConvolutionStage: {
    ...stage,
    /** Input image: from one row, one position to the next. */
    rowStride: 'i32',
    positionStride: 'i32',
    field: 'i32',
    /** Numbers in one row of the field, as they lie in the image; and padded to vectors, as they lie in the weights. */
    run: 'i32',
    runVectors: 'i32',
    maps: 'i32',
    mapVectors: 'i32',
    convolvedHeight: 'i32',
    convolvedWidth: 'i32',
    pool: 'i32',
    pooledHeight: 'i32',
    pooledWidth: 'i32',
    /** [maps][field][run], [maps] or 0. */
    weights: 'pointer',
    biases: 'pointer',
    /** The weights as [panel][field][run][maps of the panel]. */
    panels: 'pointer',
    /** Convolved rows of one row of pools; in tiles, of the whole image. */
    rows: 'pointer',
    /** For each output: where in the input image the field of the winner begins, in bytes. */
    winners: 'pointer',
    /** Tiles that cover the convolved image (assembly/tiled-convolution.ts); 0: fields are visited one by one. */
    tileRows: 'i32',
    tileColumns: 'i32',
    /** Images whose tiles are multiplied together. */
    blockImages: 'i32',
    /** Where tiles reach beyond the image, room for a copy that does, else 0; from one of its rows to the next. */
    image: 'pointer',
    imageRowStride: 'i32',
    /** [block][value][tile][channel], [value][map][channel], [value][channel][map], [value][tile][map], [value][map][channel] */
    inputValues: 'pointer',
    fieldValues: 'pointer',
    transposedValues: 'pointer',
    products: 'pointer',
    fieldGradients: 'pointer',
  },
  PoolStage: {
    ...stage,
    height: 'i32',
    width: 'i32',
    channels: 'i32',
    channelStride: 'i32',
    outputChannelStride: 'i32',
    pool: 'i32',
    pooledHeight: 'i32',
    pooledWidth: 'i32',
    winners: 'pointer',
  },
  /** Zeros around an image. */
  BorderStage: { ...stage, height: 'i32', rowBytes: 'i32', border: 'i32', borderBytes: 'i32' },
  ActivationStage: {
    ...stage,
    function: 'i32',
    /** An example is `groups` times `width` numbers, each group padded to whole vectors. */
    groups: 'i32',
    width: 'i32',
  },
  DropoutStage: {
    ...stage,
    /** Index in the network. */
    layer: 'i32',
    threshold: 'i32',
    /** 1 / (1 - rate). */
    scale: 'f32',
    groups: 'i32',
    width: 'i32',
    /** The factor of each value, 0 or scale. */
    mask: 'pointer',
  },
} as const satisfies Readonly<Record<string, Fields>>;

export type RecordName = keyof typeof records;
export type RecordValues<Name extends RecordName> = {
  readonly [Field in keyof (typeof records)[Name]]: number;
};

/** Codes of the records' choices, in the order of their numbers. */
export const codes = {
  StageKind: ['dense', 'convolution', 'pool', 'border', 'activation', 'dropout'],
  Activation: ['identity', 'sigmoid', 'tanh', 'relu', 'softmax'],
  Cost: ['quadratic', 'crossEntropy', 'logLikelihood'],
  Optimiser: ['sgd', 'momentum', 'rmsprop', 'adam'],
  Regularisation: ['none', 'l1', 'l2'],
} as const;

export function codeOf<Name extends keyof typeof codes>(
  name: Name,
  value: (typeof codes)[Name][number],
): number {
  return (codes[name] as readonly string[]).indexOf(value);
}

const sizeOfType = { pointer: 4, i32: 4, f32: 4, f64: 8 } as const satisfies Record<
  FieldType,
  number
>;

/** Offset of each field, aligned as AssemblyScript does, and the record's size in bytes. */
export function recordLayout(name: RecordName): {
  readonly offsets: ReadonlyMap<string, { readonly at: number; readonly type: FieldType }>;
  readonly size: number;
} {
  const offsets = new Map<string, { readonly at: number; readonly type: FieldType }>();
  let size = 0;
  for (const [field, type] of Object.entries<FieldType>(records[name])) {
    const bytes = sizeOfType[type];
    const at = Math.ceil(size / bytes) * bytes;
    offsets.set(field, { at, type });
    size = at + bytes;
  }
  return { offsets, size };
}

/** Fills a record that lies at `pointer`. */
export function writeRecord<Name extends RecordName>(
  memory: ArrayBuffer,
  pointer: number,
  name: Name,
  values: RecordValues<Name>,
): void {
  const view = new DataView(memory);
  for (const [field, value] of Object.entries<number>(values)) {
    setField(view, pointer, name, field, value);
  }
}

export function writeField<Name extends RecordName>(
  memory: ArrayBuffer,
  pointer: number,
  name: Name,
  field: keyof (typeof records)[Name] & string,
  value: number,
): void {
  setField(new DataView(memory), pointer, name, field, value);
}

export function readField<Name extends RecordName>(
  memory: ArrayBuffer,
  pointer: number,
  name: Name,
  field: keyof (typeof records)[Name] & string,
): number {
  const { at, type } = recordLayout(name).offsets.get(field)!;
  const view = new DataView(memory);
  if (type === 'f64') return view.getFloat64(pointer + at, true);
  if (type === 'f32') return view.getFloat32(pointer + at, true);
  return view.getInt32(pointer + at, true);
}

function setField(
  view: DataView,
  pointer: number,
  name: RecordName,
  field: string,
  value: number,
): void {
  const { at, type } = recordLayout(name).offsets.get(field)!;
  if (type === 'f64') view.setFloat64(pointer + at, value, true);
  else if (type === 'f32') view.setFloat32(pointer + at, value, true);
  // Pointers and unsigned words wrap to the same bits.
  else view.setInt32(pointer + at, value, true);
}
