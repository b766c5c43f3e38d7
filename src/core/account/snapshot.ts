import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { positionOf, quotableOn } from './position.ts';
import type { Position } from './position.ts';
import type { Knowledge } from './prepare.ts';
import { cloneState, payoffOf } from './state.ts';
import type { AccountState } from './state.ts';
import type { Story } from './story.ts';

declare const snapshotBrand: unique symbol;

/**
 * An account folded up to a day, to be quoted for later days again and again without folding its history. Opaque; never
 * changes.
 * @since 0.1
 */
export interface Snapshot {
  readonly [snapshotBrand]: true;
  readonly on: Day;
}

/**
 * Folds a story up to the end of a day.
 * @fault not_open_yet, too_far
 * @since 0.1
 */
export function snapshotOn(story: Story, on: Day, knowledge: Knowledge = {}): Result<Snapshot, Fault> {
  const day = quotableOn(story, on);
  if (isErr(day)) return day;
  const state = begin(story, knowledge);
  advance(state, on);
  return ok(state as unknown as Snapshot);
}

/** The state on a day not before that of the snapshot, the events between included. */
function livedTo(snapshot: Snapshot, on: Day): AccountState {
  const state = cloneState(snapshot as unknown as AccountState);
  advance(state, on);
  return state;
}

/**
 * The payoff of a snapshot's account at the end of a day, in minor units.
 * @param on  the snapshot's day or a later one
 * @since 0.1
 */
export const quoteOn = (snapshot: Snapshot, on: Day): number => payoffOf(livedTo(snapshot, on));

/** The full position of a snapshot's account at the end of a day, not before the snapshot's. @since 0.1 */
export const positionFrom = (snapshot: Snapshot, on: Day): Position => positionOf(livedTo(snapshot, on));
