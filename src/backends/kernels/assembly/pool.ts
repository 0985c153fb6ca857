// Max-pooling on its own (behind a convolution it is part of it) and zeros around an image. AssemblyScript.
import { BorderStage, PoolStage } from '../build/records';

export function poolForward(stage: PoolStage, count: i32): void {
  for (let i = 0; i < count; i++) {
    const input = stage.input + <usize>(i * stage.inputStride);
    let at = <usize>(i * stage.outputStride);
    for (let row = 0; row < stage.pooledHeight; row++) {
      for (let column = 0; column < stage.pooledWidth; column++) {
        poolSquare(stage, input, row, column, at);
        at += stage.outputChannelStride;
      }
    }
  }
}

/** The winner is the largest value; of equals the first, row by row. */
function poolSquare(stage: PoolStage, input: usize, row: i32, column: i32, at: usize): void {
  const bottom = min((row + 1) * stage.pool, stage.height);
  const right = min((column + 1) * stage.pool, stage.width);
  for (let channel = 0; channel < stage.channels; channel++) {
    let largest: f32 = 0;
    let winner = -1;
    for (let y = row * stage.pool; y < bottom; y++) {
      for (let x = column * stage.pool; x < right; x++) {
        const candidate = (y * stage.width + x) * stage.channelStride + (channel << 2);
        const value = load<f32>(input + <usize>candidate);
        if (winner < 0 || value > largest) {
          largest = value;
          winner = candidate;
        }
      }
    }
    const to = at + ((<usize>channel) << 2);
    store<f32>(stage.output + to, largest);
    store<i32>(stage.winners + to, winner);
  }
}

export function poolBackward(stage: PoolStage, count: i32): void {
  if (stage.inputDelta == 0) return;
  memory.fill(stage.inputDelta, 0, <usize>(count * stage.inputStride));
  for (let i = 0; i < count; i++) {
    const target = stage.inputDelta + <usize>(i * stage.inputStride);
    let at = <usize>(i * stage.outputStride);
    for (let square = 0; square < stage.pooledHeight * stage.pooledWidth; square++) {
      for (let channel: usize = 0; channel < (<usize>stage.channels) << 2; channel += 4) {
        const winner = load<i32>(stage.winners + at + channel);
        store<f32>(target + <usize>winner, load<f32>(stage.outputDelta + at + channel));
      }
      at += stage.outputChannelStride;
    }
  }
}

export function borderForward(stage: BorderStage, count: i32): void {
  memory.fill(stage.output, 0, <usize>(count * stage.outputStride));
  for (let i = 0; i < count; i++) {
    copyImage(stage, i, stage.input, stage.output, true);
  }
}

export function borderBackward(stage: BorderStage, count: i32): void {
  if (stage.inputDelta == 0) return;
  for (let i = 0; i < count; i++) {
    copyImage(stage, i, stage.inputDelta, stage.outputDelta, false);
  }
}

/** Between an image and its place in the bordered one, row by row. */
function copyImage(stage: BorderStage, i: i32, image: usize, bordered: usize, inwards: bool): void {
  const wideRow = stage.rowBytes + 2 * stage.borderBytes;
  let inner = image + <usize>(i * stage.inputStride);
  let outer = bordered + <usize>(i * stage.outputStride);
  outer += <usize>(stage.border * wideRow + stage.borderBytes);
  for (let row = 0; row < stage.height; row++) {
    if (inwards) memory.copy(outer, inner, stage.rowBytes);
    else memory.copy(inner, outer, stage.rowBytes);
    inner += stage.rowBytes;
    outer += wideRow;
  }
}
