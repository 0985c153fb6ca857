// The engine: what the worker and the experiments' script use of it. Worker and Node.
//
//   const run = EngineRun.started(plan);
//   await trainer.write(initialState(plan));
//   for await (const event of train(run, { trainer, supply, clock, shouldStop })) { ... }
export { EngineRun, type Checkpoint } from './engine-run.ts';
export { evaluateInPieces, type Supply, type TestOptions } from './evaluate.ts';
export { stageSize, type Staging } from './stage.ts';
export type { EngineEvent, EpochReport, SliceReport } from './events.ts';
export { initialState, stateUnder } from './initial-parameters.ts';
export { train, type TrainOptions } from './train.ts';
