// From the store to the network's input, in the order of a mini-batch. AssemblyScript.
import { DenseStage, Lists, Program, Run, Source } from '../build/records';
import { listRow } from './lists';
import { isListed, listSlot, unpackSlot } from './slots';
import { touch } from './touch';
import { takesLists } from './update';
import { firstLanes } from './vector';

/** @param order indices of the examples; 0: one after another from the source's beginning */
export function gather(program: Program, run: Run, source: Source, order: usize, count: i32): void {
  if (order != 0) run.touched = touchAll(source, order, count);
  const lists = takesLists(program, run);
  for (let i: usize = 0; i < <usize>count; i++) {
    const index = order == 0 ? i : <usize>load<u32>(order + (i << 2));
    const example = source.inputs + index * source.stride;
    const row = program.input + i * program.inputStride;
    if (lists) list(changetype<DenseStage>(program.listsInput), source, example, row, i);
    else unpack(source, example, row);
  }
}

/** The examples lie scattered over memory. */
function touchAll(source: Source, order: usize, count: i32): i32 {
  let touched = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    const example = source.inputs + <usize>load<u32>(order + (i << 2)) * source.stride;
    touched ^= touch(example, source.typical);
  }
  return touched;
}

/** The first layer wants no input but the list of what is not 0 in it. The row is used where there is no list yet. */
function list(stage: DenseStage, source: Source, example: usize, row: usize, i: usize): void {
  const lists = changetype<Lists>(stage.lists);
  const rowStride = stage.rowStride;
  if (source.bytes && isListed(example)) {
    listSlot(example, rowStride, lists, i);
    return;
  }
  unpack(source, example, row);
  listRow(lists, i, row, source.width, rowStride);
}

function unpack(source: Source, example: usize, to: usize): void {
  const width = source.width;
  if (source.bytes) unpackSlot(example, width, to);
  else memory.copy(to, example, (<usize>width) << 2);
  clearBeyond(width, to);
}

/** What pads a row to whole vectors is 0. */
function clearBeyond(width: i32, row: usize): void {
  if ((width & 3) == 0) return;
  const last = row + ((<usize>(width & ~3)) << 2);
  v128.store(last, v128.and(v128.load(last), firstLanes(width & 3)));
}
