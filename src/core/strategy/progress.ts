import type { Day } from '../time/index.ts';
import type { Ending, Mark } from './trace.ts';

/** A stretch of being past due, from its first day to cure. @since 0.1 */
export interface Episode {
  /** 1 for the first of the account. */
  readonly number: number;
  /** The due date that has been unmet longest; it moves when the oldest bill is met. */
  readonly dueOn: Day;
  /** The date of contact on which it was first seen. */
  readonly beganOn: Day;
  /** The first date of contact on which nothing was past due any more; null: still past due. */
  readonly curedOn: Day | null;
}

/** A continuing step that has begun. @since 0.1 */
export interface Running {
  readonly step: string;
  /** How often it was done. */
  readonly made: number;
  /** Its last turn, done or not. */
  readonly lastOn: Day;
  readonly ended: { readonly on: Day; readonly because: Ending } | null;
}

/** The notices before one due date. @since 0.1 */
export interface DueCycle {
  readonly dueOn: Day;
  readonly marks: readonly Mark[];
}

/** A step that answered an event, or let it pass. @since 0.1 */
export interface Answered {
  readonly event: string;
  readonly mark: Mark;
  /** After this date the event is too old to be answered, so the entry may go. */
  readonly until: Day;
}

/**
 * How far one account has come in a strategy. A value: given to a decision, given back by it, never changed in
 * place; the same object comes back when nothing moved.
 * @since 0.1
 */
export interface Progress {
  readonly strategy: string;
  readonly version: string;
  readonly episode: Episode | null;
  /** Of the ladder from its first step on, in its order, without gaps. */
  readonly marks: readonly Mark[];
  readonly running: readonly Running[];
  readonly due: DueCycle | null;
  readonly answered: readonly Answered[];
}

/** What moved in a decision, in words for a log: nothing is skipped or repeated in silence. @since 0.1 */
export type Move =
  | { readonly kind: 'episode_began'; readonly number: number }
  /** Past due again soon after cure. `resumes`: the ladder goes on where it ended, as the strategy says. */
  | {
      readonly kind: 'past_due_again';
      readonly number: number;
      readonly daysAfterCure: number;
      readonly resumes: boolean;
    }
  /** The cure did not hold (a payment came back): the same episode goes on, its marks stand. */
  | { readonly kind: 'cure_undone'; readonly number: number }
  /** The oldest bill was met, another is still past due. `reopened`: steps that lie ahead once more. */
  | {
      readonly kind: 'part_cure';
      readonly fromDays: number;
      readonly toDays: number;
      readonly reopened: readonly string[];
    }
  /** Days past due rose by more than the days gone by: a correction. */
  | { readonly kind: 'days_rose'; readonly fromDays: number; readonly toDays: number }
  | { readonly kind: 'cured'; readonly number: number }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'skipped'; readonly step: string }
  | { readonly kind: 'ended'; readonly step: string; readonly because: Ending }
  | {
      readonly kind: 'mapped';
      readonly fromVersion: string;
      readonly steps: readonly (readonly [string, string | null])[];
    };

/** Someone new to a strategy. @since 0.1 */
export const newProgress = (strategy: { readonly id: string; readonly version: string }): Progress => ({
  strategy: strategy.id,
  version: strategy.version,
  episode: null,
  marks: [],
  running: [],
  due: null,
  answered: [],
});
