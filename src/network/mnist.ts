// How many images MNIST has for training, and how they are usually divided. Any thread, pure.

/** MNIST's training images. */
export const mnistTraining = 60_000;
/** The usual split: 10,000 of them are held out for validation. */
export const usualSplit = { dataset: 'mnist', training: 50_000, validation: 10_000 } as const;
/** All of them to learn from, in their order. */
export const allImages = { dataset: 'mnist', training: mnistTraining, validation: 0 } as const;
