// What the field calls things, short or otherwise, that the book calls by another name. Page thread, pure.

/** A space stands for a space, a hyphen or nothing; a plural s is found too. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ann: 'feedforward network',
  bagging: 'ensemble',
  'binary cross entropy': 'cross-entropy',
  bce: 'cross-entropy',
  bptt: 'recurrent network',
  'cd 1': 'contrastive divergence',
  'cd k': 'contrastive divergence',
  cnn: 'convolutional network',
  convnet: 'convolutional network',
  'conv net': 'convolutional network',
  dbn: 'deep belief network',
  dnn: 'deep network',
  'down sampling': 'pooling',
  'expanded data': 'augmentation',
  fgsm: 'adversarial example',
  filter: 'kernel',
  gd: 'gradient descent',
  glorot: 'first weights',
  'he init': 'first weights',
  'he initialisation': 'first weights',
  'he initialization': 'first weights',
  gpu: 'WebGPU',
  heaviside: 'threshold',
  'k nn': 'nearest neighbour',
  kaiming: 'first weights',
  'long short term memory': 'LSTM',
  'loss function': 'cost function',
  loss: 'cost',
  lr: 'learning rate',
  'mean squared error': 'quadratic cost',
  mlp: 'feedforward network',
  mse: 'quadratic cost',
  'multi layer perceptron': 'feedforward network',
  'nearest neighbor': 'nearest neighbour',
  nll: 'log-likelihood',
  nn: 'neural network',
  rbm: 'restricted Boltzmann machine',
  'rectified linear unit': 'ReLU',
  rectifier: 'ReLU',
  rnn: 'recurrent network',
  sgd: 'stochastic gradient descent',
  'sub sampling': 'pooling',
  unsupervised: 'restricted Boltzmann machine',
  xavier: 'first weights',
};

const joined = (name: string) => name.toLowerCase().replaceAll(/[-\s]/g, '');
const meant = new Map(Object.entries(OTHER_NAMES).map(([name, own]) => [joined(name), own]));
/** The longest first: “loss function” before “loss”. */
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${Object.keys(OTHER_NAMES)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(' ', String.raw`[-\s]?`))
    .join('|')})s?(?![\p{L}\p{N}])`,
  'giu',
);

/** The query in the book's words; as it is where it has none of the other names. */
export const inTheBooksWords = (query: string): string =>
  query.replaceAll(pattern, (_, name: string) => meant.get(joined(name)) ?? name);
