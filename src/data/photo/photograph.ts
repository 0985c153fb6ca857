// Pictures as a camera might take them of a sheet of paper, made of images whose digits are known. Any thread. So what each
// stage is worth can be measured without a picture of one's own.
import { Generator } from '../../random/generator.ts';
import { padDrawer } from '../baseline/test-drawings.ts';
import type { GreyImage } from './photo.ts';

/** Light of the paper and of the ink, of white; how much lighter one side of the sheet is; deviation of the camera's noise. */
const looks = { paper: [0.7, 0.95], ink: [0.1, 0.4], slope: 0.2, noise: 0.02 } as const;

/** @returns what takes a picture of one image after another, from a chance that begins at the seed: at another size and place */
export function photographer(seed: number): (image: Uint8Array) => GreyImage {
  const draw = padDrawer(seed);
  const generator = Generator.seeded(seed, 'photographs');
  const between = ([from, to]: readonly [number, number]) =>
    from + generator.uniform() * (to - from);
  return (image) => {
    const { width, height, ink } = draw(image);
    const [paper, dark] = [between(looks.paper), between(looks.ink)];
    const [across, down] = [generator.uniform() - 0.5, generator.uniform() - 0.5];
    const light = new Float32Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const lamp = looks.slope * (across * (x / width - 0.5) + down * (y / height - 0.5));
        const tone = paper + ink[at]! * (dark - paper) + lamp + looks.noise * generator.normal();
        light[at] = Math.min(1, Math.max(0, tone));
      }
    }
    return { width, height, light };
  };
}
