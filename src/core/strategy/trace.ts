import type { HoldName } from '../law/index.ts';
import type { Day } from '../time/index.ts';
import type { ArmTaken } from './arm.ts';
import type { Failing } from './predicate.ts';

/**
 * Why a step is not done on a date. The first that applies is given, in this order: what stops everything, the arm,
 * good standing, a hold, a wait, a condition, another contact of the same day.
 * @since 0.1
 */
export type Block =
  /** The strategy's own `stopWhen` holds; `because` says by which comparisons. */
  | { readonly kind: 'stop_condition'; readonly because: readonly Failing[] }
  | { readonly kind: 'other_arm'; readonly experiment: string; readonly arm: string }
  /** A nudge, withheld from a random few to learn what nudges do. */
  | { readonly kind: 'hold_out'; readonly experiment: string; readonly arm: string }
  | { readonly kind: 'good_standing' }
  | { readonly kind: 'hold'; readonly hold: HoldName; readonly lastOn: Day | null }
  /** `until`: the first date on which it no longer waits; null: the other step was not done yet. */
  | { readonly kind: 'after'; readonly step: string; readonly until: Day | null }
  | { readonly kind: 'condition'; readonly because: readonly Failing[] }
  /** Another step goes out today by the same channel (an answer to an event, a turn); the ladder waits a day. */
  | { readonly kind: 'same_day'; readonly step: string };

/**
 * Why a step was passed, beside the blocks: its day was gone when the account was looked at, a later step was done
 * first, the account was cured, nothing was due any more, or something was past due when a friendly notice would have gone.
 * @since 0.1
 */
export type Passing =
  | Block
  | { readonly kind: 'jumped_over'; readonly daysPastDue: number }
  | { readonly kind: 'overtaken'; readonly by: string; readonly block: Block | null }
  | { readonly kind: 'cured' }
  | { readonly kind: 'nothing_due' }
  | { readonly kind: 'past_due' }
  | { readonly kind: 'too_late' }
  /** The step was added to the strategy when this person was already past its day. */
  | { readonly kind: 'added_later'; readonly version: string };

/** Why a continuing step is over. @since 0.1 */
export type Ending =
  | { readonly kind: 'times' }
  | { readonly kind: 'until_day' }
  | { readonly kind: 'stop_condition'; readonly because: readonly Failing[] }
  | { readonly kind: 'cured' };

/** What was decided about a step once and for all in this episode (or for this due date). @since 0.1 */
export type Mark =
  | { readonly step: string; readonly verdict: 'visited'; readonly on: Day }
  | { readonly step: string; readonly verdict: 'passed'; readonly on: Day; readonly because: Passing };

/** What a date of contact says of one step. @since 0.1 */
export type Verdict =
  | Mark
  /** Done today; `time` counts from 1. */
  | { readonly step: string; readonly verdict: 'chosen'; readonly time: number }
  /** Its day has not come. */
  | { readonly step: string; readonly verdict: 'later' }
  /** Its day has come, something stands in its way, and it may still be done. */
  | { readonly step: string; readonly verdict: 'waiting'; readonly because: Block }
  /** A continuing step whose next turn is on a later date. */
  | { readonly step: string; readonly verdict: 'between'; readonly nextOn: Day }
  /** A continuing step that could not be done on its turn; it goes on. */
  | { readonly step: string; readonly verdict: 'skipped'; readonly because: Block }
  | { readonly step: string; readonly verdict: 'ended'; readonly on: Day; readonly because: Ending }
  | { readonly step: string; readonly verdict: 'no_due_date' }
  | { readonly step: string; readonly verdict: 'no_event' };

/** Why nothing at all is done on a date. @since 0.1 */
export type Nothing =
  | { readonly kind: 'not_in_force' }
  /** Progress stands in an earlier version, and this one does not say where its steps went; see `unmapped`. */
  | { readonly kind: 'not_mapped'; readonly unmapped: readonly string[] }
  | { readonly kind: 'blocked'; readonly step: string; readonly because: Block }
  | { readonly kind: 'good_standing' }
  | { readonly kind: 'no_step_today' };

/** When it is worth looking again, if nothing happens before. @since 0.1 */
export interface NextLook {
  /** Null: never by itself. */
  readonly on: Day | null;
  readonly because:
    | 'step'
    | 'continuing_step'
    | 'before_due'
    | 'past_due_begins'
    | 'event_step'
    | 'block_ends'
    | 'last_chance'
    | 'figures_may_move'
    | 'bill_day'
    | 'strategy_begins'
    | 'nothing_ahead';
  readonly step: string | null;
}

/** Everything a decision rests on: which strategy, which arms, and a verdict on every step. @since 0.1 */
export interface Trace {
  readonly strategy: string;
  readonly version: string;
  readonly on: Day;
  readonly daysPastDue: number;
  readonly arms: readonly ArmTaken[];
  /** One entry for each step: before the due date, the ladder in its order, then events. */
  readonly steps: readonly Verdict[];
  /** Null when something is done. */
  readonly nothing: Nothing | null;
}
