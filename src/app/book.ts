// The book as a whole: its name, its promise and its table of contents. Page thread and prerenderer.
import { chapters } from 'virtual:chapters';

export const BOOK = {
  title: 'Neural Networks, Live',
  description:
    'An interactive textbook on neural networks. Every figure computes: networks train in your browser while you read, and answer to what you change.',
} as const;

export type ChapterMeta = (typeof chapters)[number];

interface PlannedChapter {
  readonly number: number | string;
  readonly title: string;
  readonly teaches: string;
}

/** What the book will hold; chapters that are written carry their own title. */
const PLAN: readonly { readonly part: string; readonly chapters: readonly PlannedChapter[] }[] = [
  {
    part: 'Neurons',
    chapters: [
      { number: 0, title: 'Welcome', teaches: 'A book whose figures compute.' },
      {
        number: 1,
        title: 'Perceptrons',
        teaches: 'Weighing evidence, logic gates, and the one gate that a single neuron cannot be.',
      },
      {
        number: 2,
        title: 'Sigmoid neurons',
        teaches: 'Why a small change should make a small difference.',
      },
      {
        number: 3,
        title: 'Networks',
        teaches: 'Layers, shapes, and how straight lines combine into regions.',
      },
    ],
  },
  {
    part: 'Learning',
    chapters: [
      {
        number: 4,
        title: 'Handwritten digits',
        teaches: 'Seventy thousand images, and how far one gets without learning.',
      },
      {
        number: 5,
        title: 'Gradient descent',
        teaches: 'Going downhill in more directions than can be drawn.',
      },
      {
        number: 6,
        title: 'Backpropagation',
        teaches: 'Four equations that say how much each weight is to blame.',
      },
      {
        number: 7,
        title: 'Training',
        teaches: 'A network that learns to read while you watch, and what each knob does to it.',
      },
    ],
  },
  {
    part: 'Improving',
    chapters: [
      {
        number: 8,
        title: 'Learning better',
        teaches: 'Better costs, better first weights, and cures for overfitting.',
      },
      {
        number: 9,
        title: 'Convolution',
        teaches: 'Small windows that look for the same thing everywhere.',
      },
      { number: 10, title: 'Records', teaches: 'From 97.80 to 99.67 %, one idea at a time.' },
    ],
  },
  {
    part: 'Further',
    chapters: [
      { number: 11, title: 'Depth', teaches: 'Why deep networks are hard to train.' },
      {
        number: 12,
        title: 'Universality',
        teaches: 'One hidden layer can follow any curve you draw.',
      },
      {
        number: 13,
        title: 'Beyond',
        teaches: 'Networks fooled, networks run backwards, and networks with a memory.',
      },
    ],
  },
  {
    part: 'Appendix',
    chapters: [
      { number: 'A', title: 'Notation', teaches: 'Every symbol, and what it stands for.' },
      { number: 'B', title: 'Glossary', teaches: 'The terms of the book, each in a sentence.' },
      { number: 'C', title: 'Bibliography', teaches: 'What the chapters stand on.' },
      {
        number: 'D',
        title: 'How this book computes',
        teaches: 'What does the arithmetic on your device, checked and timed there.',
      },
    ],
  },
];

export interface ContentsEntry extends PlannedChapter {
  /** Undefined while the chapter is in preparation. */
  readonly chapter: ChapterMeta | undefined;
}

export interface ContentsPart {
  readonly part: string;
  readonly entries: readonly ContentsEntry[];
}

export const contents: readonly ContentsPart[] = PLAN.map(({ part, chapters: planned }) => ({
  part,
  entries: planned.map((entry) => {
    const chapter = chapters.find(({ number }) => number === entry.number);
    return { ...entry, title: chapter?.title ?? entry.title, chapter };
  }),
}));

/** Such as Chapter 7 or Appendix A. */
export const placeOf = ({ number }: ChapterMeta): string =>
  typeof number === 'number' ? `Chapter ${String(number)}` : `Appendix ${number}`;

/** Where reading begins: the first chapter that is written. */
export const firstChapter: ChapterMeta | undefined = chapters[0];

/** The written chapters before and after this one. */
export function neighbours(chapter: ChapterMeta): {
  readonly previous: ChapterMeta | undefined;
  readonly next: ChapterMeta | undefined;
} {
  const at = chapters.indexOf(chapter);
  return { previous: chapters[at - 1], next: chapters[at + 1] };
}
