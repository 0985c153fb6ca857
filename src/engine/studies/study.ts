// A model beside the book's networks, trained in small pieces. Worker and Node.
import type { StudyReport } from '../../network/studies.ts';

export interface Study<Report extends StudyReport = StudyReport> {
  /** Yields after every small piece of work, some milliseconds at most; ends when all is done. */
  readonly work: () => Iterable<undefined>;
  /** How it stands; copies. */
  readonly report: () => Report;
}
