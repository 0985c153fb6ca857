// The published reader that is no network and learns nothing. Any thread.
import { introduction } from './preset.ts';

/**
 * The label of the most similar of 100 random training images. The source's similarity is 1 / sqrt((sum of image - other)^2),
 * which compares the total ink and not the shape; it is shown there on two digits, without a figure.
 */
export const nearestImage = {
  id: 'nearest-image',
  title: 'The most similar of 100 images',
  remembered: 100,
  source: introduction,
} as const;
