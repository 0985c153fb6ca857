// The changes made to a run between two of its steps, by the reader's hand or by a replay of what was once changed.
// Worker.
import { needsMnist, testsAlike } from '../network/dataset.ts';
import { changedPlan, needsBuilding, type Tweak } from '../network/tweak.ts';
import type { RunId, WorkerEvent } from '../protocol/messages.ts';
import type { DataFeed } from './data-feed.ts';
import { inputsProblem } from './inputs-problem.ts';
import type { Judgement } from './judgement.ts';
import type { PlacedRun } from './placed-run.ts';
import type { RunReporter } from './run-reporter.ts';
import type { Replay } from './timeline/replay.ts';
import type { TimelineKeeper } from './timeline/timeline-keeper.ts';

/** What a change needs of the run's session. */
export interface Surroundings {
  readonly timeline: TimelineKeeper | null;
  readonly reporter: RunReporter;
  readonly emit: (event: WorkerEvent) => void;
  /** Does what needs the backend; when that fails, the run goes on elsewhere. */
  readonly surviving: (action: () => Promise<void>) => Promise<void>;
  /** Tells where the run is by now. */
  readonly placed: () => Promise<unknown>;
  readonly feed: DataFeed;
  readonly judgement: Judgement;
}

export class Changes {
  readonly #id: RunId;
  readonly #run: PlacedRun;
  readonly #around: Surroundings;
  /** The reader's, the oldest first. */
  #waiting: readonly Tweak[] = [];
  #replay: Replay | null;

  /** @param replay what the run repeats; null: nothing */
  constructor(id: RunId, run: PlacedRun, replay: Replay | null, around: Surroundings) {
    this.#id = id;
    this.#run = run;
    this.#replay = replay;
    this.#around = around;
  }

  /** Some wait to be made between two steps. */
  get areWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** One by hand: made now, or when its turn comes if the network must be built anew. @returns whether it waits */
  add(tweak: Tweak): boolean {
    if (needsBuilding(tweak) || this.areWaiting) {
      this.#waiting = [...this.#waiting, tweak];
      return true;
    }
    if (this.#makeAtOnce(tweak, false)) this.#takenInHand();
    return false;
  }

  async makeNext(): Promise<void> {
    const [tweak, ...later] = this.#waiting;
    this.#waiting = later;
    if (tweak && (await this.#make(tweak, false))) this.#takenInHand();
  }

  /** A replay makes what is due. @returns steps until something comes next; null: the replay is over */
  async stepsOfReplay(): Promise<number | null> {
    const replay = this.#replay;
    if (replay === null) return Infinity;
    const { engine } = this.#run;
    const { step } = engine.position;
    for (const tweak of replay.due(step)) await this.#make(tweak, true);
    if (replay.isOver(step)) {
      this.#replay = null;
      return null;
    }
    // Past its last epoch a run only goes where it is told to.
    return engine.ended ? Infinity : replay.stepsFrom(step);
  }

  /** A recorded change acts from here on, and it may ask for more epochs. */
  get isReplayDue(): boolean {
    return this.#replay?.isDue(this.#run.engine.position.step) === true;
  }

  /** @returns whether the run has just been repeated to its end */
  hasRepeatedAll(): boolean {
    const isOver = this.#replay?.isOver(this.#run.engine.position.step) === true;
    if (isOver) this.#replay = null;
    return isOver;
  }

  /** @param why completes “The replay has ended …” */
  endReplay(why: string): void {
    const left = this.#replay?.left ?? 0;
    this.#replay = null;
    if (left === 0) return;
    const changes = left === 1 ? 'One recorded change was' : `${left} recorded changes were`;
    this.#notice(`The replay has ended ${why}. ${changes} not made.`);
  }

  #takenInHand(): void {
    this.endReplay('because a setting was changed by hand');
  }

  /** @returns whether it could be made */
  async #make(tweak: Tweak, recorded: boolean): Promise<boolean> {
    if (!needsBuilding(tweak)) return this.#makeAtOnce(tweak, recorded);
    if (!this.#isPossible(tweak)) return false;
    const { surviving, reporter, timeline, placed, feed, judgement } = this.#around;
    await surviving(async () => {
      const { position, plan } = this.#run.engine;
      reporter.flush(position);
      timeline?.change(position, tweak);
      await this.#run.rebuild(tweak);
      if (tweak.data && needsMnist(tweak.data)) feed.start();
      this.#tell(tweak, recorded);
      if (tweak.data && !testsAlike(plan.data, tweak.data)) judgement.set(true);
      await placed();
    });
    return true;
  }

  #makeAtOnce(tweak: Tweak, recorded: boolean): boolean {
    if (!this.#isPossible(tweak)) return false;
    const { engine } = this.#run;
    this.#around.timeline?.change(engine.position, tweak);
    engine.tweak(tweak);
    this.#tell(tweak, recorded);
    return true;
  }

  #isPossible(tweak: Tweak): boolean {
    const plan = changedPlan(this.#run.engine.plan, tweak);
    const problem = plan.ok ? inputsProblem(plan.value, this.#around.feed) : plan.problem;
    if (problem) this.#notice(`${problem.message} ${problem.hint}`);
    return problem === null;
  }

  #tell(tweak: Tweak, recorded: boolean): void {
    const at = this.#run.engine.position;
    this.#around.emit({ type: 'tweaked', run: this.#id, tweak, at, ...(recorded && { recorded }) });
  }

  #notice(message: string): void {
    this.#around.emit({ type: 'notice', run: this.#id, message });
  }
}
