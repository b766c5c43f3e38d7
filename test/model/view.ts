/** Which events a view holds: section 1.3 of docs/semantics.md. */
import { dayOf } from './calendar-date.ts';
import { isOf } from './story.ts';
import type { EventOf, ModelEvent, Story } from './story.ts';
import { billCalendar } from './bill-calendar.ts';
import type { BillCalendar } from './bill-calendar.ts';
import { byCode, judge } from './refusals.ts';
import type { Listed } from './refusals.ts';

export interface View {
  readonly story: Story;
  readonly on: number;
  /** The day whose end is the first state: the day before the account opened, or that of the opening position. */
  readonly beganOn: number;
  readonly opening: EventOf<'opening'> | null;
  /** The events that take part, in order of (value date, id): neither refused nor waiting. */
  readonly applied: readonly ModelEvent[];
  readonly byDay: ReadonlyMap<number, readonly ModelEvent[]>;
  readonly changesByDay: ReadonlyMap<number, readonly EventOf<'dueDayChange'>[]>;
  /** The payments that a reversal takes out. */
  readonly reversed: ReadonlySet<string>;
  readonly calendar: BillCalendar;
  readonly faults: readonly Listed[];
  readonly waiting: readonly string[];
}

export type Known = (event: ModelEvent) => boolean;

/** Whether an event belongs to the view of `on`: by its value date, or because it reverses something of the view. */
function belongsTo(on: number, all: readonly ModelEvent[]): (event: ModelEvent) => boolean {
  const ids = new Set(all.filter((event) => event.on <= on).map((event) => event.id));
  return (event) =>
    event.on <= on || isOf(event, 'opening') || (isOf(event, 'paymentReversed') && ids.has(event.body.of));
}

/** One event an id: the body known first (tie: the smaller canonical JSON). The same body again is the same event. */
function standing(all: readonly ModelEvent[], refuse: (event: ModelEvent) => void): ModelEvent[] {
  const first = new Map<string, ModelEvent>();
  for (const event of all) {
    const other = first.get(event.id);
    const earlier =
      other === undefined ||
      event.knownMs < other.knownMs ||
      (event.knownMs === other.knownMs && event.canonical < other.canonical);
    if (earlier) first.set(event.id, event);
  }
  const otherBodies = new Map(all.map((event) => [event.canonical, event]));
  for (const event of otherBodies.values()) {
    if (first.get(event.id)?.canonical !== event.canonical) refuse(event);
  }
  return [...first.values()].sort((a, b) => a.on - b.on || byCode(a.id, b.id));
}

export function viewOf(story: Story, events: readonly ModelEvent[], on: number, known: Known): View {
  const faults: Listed[] = [];
  // Which body stands under an id is decided over all that is known, whatever its value date.
  const allKnown = events.filter((event) => isOf(event, 'opening') || known(event));
  const refused: ModelEvent[] = [];
  const stand = standing(allKnown, (event) => refused.push(event));
  const belongs = belongsTo(on, stand);
  for (const event of refused) if (belongs(event)) faults.push({ at: event.id, kind: 'id_reused' });
  const all = stand.filter(belongs);
  const opening = all.find((event): event is EventOf<'opening'> => isOf(event, 'opening')) ?? null;
  const judged = judge(story, all, opening, on);
  const openedOn = dayOf(story.account.openedOn);
  return {
    story,
    on,
    beganOn: opening?.on ?? openedOn - 1,
    opening,
    applied: judged.applied,
    byDay: Map.groupBy(judged.applied, (event) => event.on),
    changesByDay: Map.groupBy(judged.changes, (change) => change.postedOn),
    reversed: judged.reversed,
    calendar: billCalendar(story, opening?.on ?? openedOn, judged.changes),
    faults: [...faults, ...judged.faults],
    waiting: judged.waiting,
  };
}
