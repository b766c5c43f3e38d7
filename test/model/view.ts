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

/** The events of the view of `on`, before anything is refused; the opening position is part of every view. */
function eventsOf(events: readonly ModelEvent[], on: number, known: Known): ModelEvent[] {
  const dated = events.filter((event) => isOf(event, 'opening') || (known(event) && event.on <= on));
  const ids = new Set(dated.map((event) => event.id));
  const later = events.filter(
    (event) => isOf(event, 'paymentReversed') && event.on > on && known(event) && ids.has(event.body.of),
  );
  return [...dated, ...later];
}

/** One event an id: the body known first (tie: the smaller canonical JSON). The same body again is the same event. */
function standing(all: readonly ModelEvent[], refuse: (event: ModelEvent, kind: string) => void): ModelEvent[] {
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
    if (first.get(event.id)?.canonical !== event.canonical) refuse(event, 'id_reused');
  }
  return [...first.values()].sort((a, b) => a.on - b.on || byCode(a.id, b.id));
}

export function viewOf(story: Story, events: readonly ModelEvent[], on: number, known: Known): View {
  const faults: Listed[] = [];
  const all = standing(eventsOf(events, on, known), (event, kind) => faults.push({ at: event.id, kind }));
  const opening = all.find((event): event is EventOf<'opening'> => isOf(event, 'opening')) ?? null;
  const judged = judge(story, all, opening);
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
