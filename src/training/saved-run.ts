// A run as it is saved in a file: what it holds, and whether it can be gone on with. Page thread.
export { parseKept as parseSavedRun, type KeptRun as SavedRun } from '../protocol/kept-run.ts';
