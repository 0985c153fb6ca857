// Numbers that the page draws with the fonts of the device, for a reader who has no file: nothing of them is a photograph.
// Page thread.
import { chance } from '../../data/chance.ts';
import { writeMat5 } from '../../data/svhn/write-mat5.ts';
import { houseNumberBytes, houseNumberSide } from '../../network/house-numbers.ts';

interface StandIns {
  /** As in a file: red, green, blue, each column by column. */
  readonly images: Uint8Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
}

const side = houseNumberSide;
const fonts = ['sans-serif', 'serif', 'monospace'] as const;
const sheetColumns = 10;

/** @param seed the same gives the same numbers, on the same device */
export function drawStandIns(count: number, seed: number): StandIns {
  const images = new Uint8Array(count * houseNumberBytes);
  const labels = new Uint8Array(count);
  const rows = Math.ceil(count / sheetColumns);
  const canvas = document.createElement('canvas');
  canvas.width = sheetColumns * side;
  canvas.height = rows * side;
  const sheet = canvas.getContext('2d', { willReadFrequently: true });
  if (sheet === null) return { images, labels };
  const { uniform } = chance(seed, 'stand-ins');
  sheet.textAlign = 'center';
  sheet.textBaseline = 'alphabetic';
  for (let n = 0; n < count; n++) {
    labels[n] = Math.floor(10 * uniform());
    sheet.save();
    sheet.translate((n % sheetColumns) * side, Math.floor(n / sheetColumns) * side);
    drawOne(sheet, labels[n]!, uniform);
    sheet.restore();
  }
  const { data } = sheet.getImageData(0, 0, canvas.width, canvas.height);
  for (let n = 0; n < count; n++) {
    const [left, top] = [(n % sheetColumns) * side, Math.floor(n / sheetColumns) * side];
    const grain = 10 + 50 * uniform();
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        const from = 4 * ((top + row) * canvas.width + left + column);
        const to = n * houseNumberBytes + column * side + row;
        const noise = grain * (uniform() - 0.5);
        for (let colour = 0; colour < 3; colour++) {
          const value = Math.round(data[from + colour]! + noise);
          images[to + colour * side * side] = Math.max(0, Math.min(255, value));
        }
      }
    }
  }
  return { images, labels };
}

/** A digit on a wall, with its neighbours to the left and right, of which some may be seen. */
function drawOne(sheet: CanvasRenderingContext2D, digit: number, uniform: () => number): void {
  const between = (least: number, most: number) => least + (most - least) * uniform();
  const hue = between(0, 360);
  const lightWall = uniform() < 0.5;
  const wall = lightWall ? between(55, 85) : between(15, 40);
  const ink = lightWall ? wall - between(12, 45) : wall + between(12, 45);
  sheet.beginPath();
  sheet.rect(0, 0, side, side);
  sheet.clip();
  const light = sheet.createLinearGradient(0, 0, between(-side, side), side);
  const tone = (lightness: number) =>
    `hsl(${String(hue)} ${String(between(5, 45))}% ${String(lightness)}%)`;
  light.addColorStop(0, tone(wall - 6));
  light.addColorStop(1, tone(wall + 6));
  sheet.fillStyle = light;
  sheet.fillRect(0, 0, side, side);
  sheet.translate(side / 2, side / 2);
  sheet.transform(between(0.7, 1.15), 0, between(-0.3, 0.3), 1, between(-3, 3), between(-2, 2));
  sheet.rotate(between(-0.2, 0.2));
  const height = between(26, 42);
  const bold = uniform() < 0.6 ? 'bold' : 'normal';
  sheet.font = `${bold} ${String(height)}px ${fonts[Math.floor(3 * uniform())]!}`;
  sheet.fillStyle = `hsl(${String(hue + between(0, 120))} ${String(between(5, 60))}% ${String(ink)}%)`;
  const base = 0.36 * height;
  const step = 0.62 * height + between(0, 4);
  sheet.fillText(String(digit), 0, base);
  if (uniform() < 0.6) sheet.fillText(String(Math.floor(10 * uniform())), -step, base);
  if (uniform() < 0.6) sheet.fillText(String(Math.floor(10 * uniform())), step, base);
}

/** So many at a time: the page must not be held up. */
const sheetful = 50;

/** As a file that is read like any other. */
export async function standInsFile(count: number): Promise<Blob> {
  const images = new Uint8Array(count * houseNumberBytes);
  const labels = new Uint8Array(count);
  for (let from = 0; from < count; from += sheetful) {
    const some = Math.min(sheetful, count - from);
    const drawn = drawStandIns(some, 2 + from);
    images.set(drawn.images, from * houseNumberBytes);
    labels.set(
      drawn.labels.map((label) => (label === 0 ? 10 : label)),
      from,
    );
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return writeMat5([
    { name: 'X', dimensions: [side, side, 3, count], bytes: images },
    { name: 'y', dimensions: [count, 1], bytes: labels },
  ]);
}
