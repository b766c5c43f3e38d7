import type { BookName } from '../ledger/index.ts';
import type { Day } from '../time/index.ts';

/** One movement between two books, amount > 0. `bill` is the bill day of the bill concerned. */
export interface Movement {
  readonly on: Day;
  /** Event id, or `bill:2026-08-01` for what a bill does by itself. */
  readonly cause: string;
  readonly what: string;
  readonly debit: BookName;
  readonly credit: BookName;
  readonly bill: Day | null;
  readonly amount: number;
}

/** A run of days on which a bill bore interest of one label on one principal at one rate. */
export interface AccrualRun {
  readonly bill: Day;
  readonly label: 'penalty' | 'revolving';
  readonly from: Day;
  readonly to: Day;
  readonly principal: number;
  readonly ratePpmDaily: number;
  /** Grains that the cap waived of it. */
  readonly waivedGrains: bigint;
}

/** What happened while folding, for explanations and the books. Off in the hot path. */
export interface Trace {
  readonly movements: Movement[];
  readonly accruals: AccrualRun[];
}
