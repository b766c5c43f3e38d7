// Every figure of a story as a record, for the tests of this folder: they tamper with it and hold it against
// figures that were worked by hand.
import { dateText } from './dates.ts';
import { figuresOfBills, figuresOfCarriedOver, figuresOfDay, figuresOfStatement } from './figures.ts';
import { Place } from './place.ts';
import { replay } from './replay.ts';
import { storyOf } from './story.ts';
import { asKnownBefore, correctionsOf } from './verify.ts';
import { isKnownAt, viewOn } from './view.ts';
import type { Day } from './dates.ts';
import type { Figures } from './figures.ts';
import type { Event } from './story.ts';

type Written = Record<string, unknown>;

export interface FullRecord extends Written {
  readonly story: unknown;
  readonly knownAt: string | null;
  readonly statements: readonly Written[];
  readonly days: readonly (Written & { readonly bills: readonly Written[] })[];
  readonly faults: readonly Written[];
  readonly waiting: readonly string[];
  readonly exceptions: readonly Written[];
}

function written(figures: Figures): Written {
  const entries = Object.entries(figures).map(([name, figure]) => [name, figure()] as const);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}

/** The record of a story up to a day, as corrected or as known at an instant; `shows` picks the days. */
export function fullRecordOf(
  story: unknown,
  lastDay: Day,
  knownAt: string | null = null,
  shows: (day: Day) => boolean = () => true,
): FullRecord {
  const read = storyOf(new Place(story, '/story'));
  const instant = knownAt === null ? null : new Place(knownAt, '/knownAt').instant();
  const isKnown = (event: Event): boolean => instant === null || isKnownAt(event, instant, read.zone);
  const view = viewOn(read, lastDay, isKnown);
  const statements: Written[] = [];
  const days: FullRecord['days'][number][] = [];
  let exceptions: readonly Written[] = [];
  for (const end of replay(view, lastDay)) {
    const issued = end.start?.printed ? asKnownBefore(end, isKnown) : null;
    if (issued?.start?.printed) {
      const { printed } = issued.start;
      const carriedOver = written(figuresOfCarriedOver(printed));
      statements.push({ ...written(figuresOfStatement(printed)), carriedOver, corrections: correctionsOf(issued) });
    }
    if (shows(end.day)) {
      days.push({ on: dateText(end.day), ...written(figuresOfDay(end)), bills: figuresOfBills(end).map(written) });
    }
    exceptions = end.exceptions.map(([at, kind]) => ({ at, kind }));
  }
  const faults = [...view.refused].map(([event, kind]) => ({ at: event.id, kind }));
  const waiting = view.waiting.map((event) => event.id);
  return { record: 'dunwell/1', story, knownAt, statements, days, faults, waiting, exceptions };
}
