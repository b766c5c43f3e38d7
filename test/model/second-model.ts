/**
 * The second model: slow, obvious, day by day, written from docs/semantics.md alone. It shares no code with the engine.
 * `recordOf` gives what docs/story-file.md calls a record.
 */
import { dayOf, instantOf } from './calendar-date.ts';
import { dayRecord } from './day-record.ts';
import { firstState, liveDay } from './day.ts';
import type { AccountRecord, RecordDay, RecordStatement } from './record.ts';
import { byCode } from './refusals.ts';
import type { State } from './state.ts';
import { statementOf } from './statement.ts';
import { readEvents } from './story.ts';
import type { ModelEvent, Story } from './story.ts';
import { viewOf } from './view.ts';
import type { Known, View } from './view.ts';

/** Refolds a view from nothing to the end of `on`. */
function foldTo(view: View, on: number): State {
  const state = firstState(view);
  for (let day = view.beganOn + 1; day <= on; day += 1) liveDay(state, view, day);
  return state;
}

interface Asked {
  /** First and last date shown; dates before the account's first day are left out. */
  readonly from: string;
  readonly to: string;
  /** The view as known at this instant; null or left out: as corrected by everything known. */
  readonly knownAt?: string | null;
}

/** The record of a story over some dates: every day folded, every statement refolded as known before its bill day. */
export function recordOf(story: Story, { from, to, knownAt = null }: Asked): AccountRecord {
  const events = readEvents(story);
  const knownMs = knownAt === null ? Infinity : instantOf(knownAt);
  const known: Known = (event) => event.knownMs <= knownMs;
  const days: RecordDay[] = [];
  const last = eachDay(story, events, { to: dayOf(to), known }, (state, view) => {
    if (state.on >= dayOf(from) && state.on >= dayOf(story.account.openedOn)) days.push(dayRecord(state, view));
  });
  return {
    record: 'dunwell/1',
    story,
    knownAt,
    statements: statementsOf(last.state, last.view, events, known),
    days,
    faults: [...last.view.faults, ...last.state.faults].sort((a, b) => byCode(a.at, b.at) || byCode(a.kind, b.kind)),
    waiting: [...last.view.waiting].sort(byCode),
    exceptions: last.state.exceptions.sort((a, b) => byCode(a.at, b.at) || byCode(a.kind, b.kind)),
  };
}

/** The state at the end of one date, and the view it belongs to. */
export function stateOn(story: Story, on: string): { state: State; view: View } {
  const view = viewOf(story, readEvents(story), dayOf(on), () => true);
  return { state: foldTo(view, dayOf(on)), view };
}

/** The same events up to a day take part in both views, so that a state of the one is a state of the other. */
function agreeBefore(a: View, b: View, on: number): boolean {
  const before = (view: View): readonly ModelEvent[] => view.applied.filter((event) => event.on < on);
  const [first, second] = [before(a), before(b)];
  return first.length === second.length && first.every((event, index) => event === second[index]);
}

/**
 * Shows every day's end in that day's own view. A view of the next day is folded from nothing again, unless it agrees
 * with the day before about everything up to then: then one day more is lived, which is the same.
 */
function eachDay(
  story: Story,
  events: readonly ModelEvent[],
  { to, known }: { to: number; known: Known },
  show: (state: State, view: View) => void,
): { state: State; view: View } {
  const eventDays = new Set(events.flatMap((event) => [event.on, event.postedOn]));
  let view = viewOf(story, events, dayOf(story.account.openedOn), known);
  let state = firstState(view);
  show(state, view);
  for (let on = view.beganOn + 1; on <= to; on += 1) {
    if (eventDays.has(on)) {
      const next = viewOf(story, events, on, known);
      if (!agreeBefore(view, next, on)) state = foldTo(next, on - 1);
      view = next;
    }
    liveDay(state, view, on);
    show(state, view);
  }
  return { state, view };
}

/** Every statement with a bill day up to the last day, each from its own view: as known before its bill day. */
function statementsOf(
  last: State,
  { story, beganOn }: View,
  events: readonly ModelEvent[],
  known: Known,
): readonly RecordStatement[] {
  const billDays = last.bills.map(({ issuedOn }) => issuedOn).filter((issuedOn) => issuedOn > beganOn);
  return billDays.map((billDay) => {
    const view = viewOf(story, events, billDay, (event) => known(event) && event.knownOn < billDay);
    return statementOf(foldTo(view, billDay - 1), view, billDay);
  });
}
