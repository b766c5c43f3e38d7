// Recomputes everything that a record shows and compares it line by line, in order of date.
import { figuresOfBills, figuresOfCarriedOver, figuresOfDay, figuresOfStatement } from './figures.ts';
import { dateText } from './dates.ts';
import { NotUnderstood, Place } from './place.ts';
import { recordOf } from './record.ts';
import { replay } from './replay.ts';
import { firstDayOf, isKnownAt, viewOn } from './view.ts';
import type { Day } from './dates.ts';
import type { Figure, Figures } from './figures.ts';
import type { Said } from './place.ts';
import type { ShownDay, ShownRecord, ShownStatement } from './record.ts';
import type { EndOfDay } from './replay.ts';
import type { Event } from './story.ts';

/** What the verifier found. Dates are `YYYY-MM-DD`; amounts are bigint minor units with `decimals` decimals. */
export type VerifyOutcome =
  | { readonly outcome: 'same'; readonly statements: number; readonly days: number; readonly amounts: number }
  | {
      readonly outcome: 'differs';
      readonly part: 'statement' | 'day' | 'record';
      /** The date of the statement or day; null for a list of the record. */
      readonly on: string | null;
      /** The bill day of the bill within that day, if it is one of a bill. */
      readonly bill: string | null;
      readonly field: string;
      /** null where one side has nothing. */
      readonly recordSays: Figure | null;
      readonly recomputed: Figure | null;
      readonly decimals: number;
    }
  | { readonly outcome: 'not_understood'; readonly at: string; readonly accepted: Said };

/** One line of a record beside its recomputation. */
interface Line {
  readonly part: 'statement' | 'day' | 'record';
  readonly on?: Day;
  readonly bill?: Figure | undefined;
  readonly field: string;
  readonly says: Figure | null;
  readonly recomputed: Figure | null;
}
type Where = Pick<Line, 'part' | 'on' | 'bill'>;

/** A century: the longest account that is worked through. */
const daysSpanMax = 36_525;

function* linesOfFigures(
  where: Where,
  shown: readonly (readonly [string, Figure])[],
  figures: Figures,
): Generator<Line> {
  for (const [field, says] of shown) yield { ...where, field, says, recomputed: figures[field]?.() ?? null };
}

/** Lists that are sets, such as ids: each member of either side is a line. */
function* linesOfSet(where: Where, field: string, shown: readonly string[], found: readonly string[]): Generator<Line> {
  for (const item of [...new Set([...shown, ...found])].toSorted()) {
    const on = (list: readonly string[]): string | null => (list.includes(item) ? item : null);
    yield { ...where, field, says: on(shown), recomputed: on(found) };
  }
}

function* linesOfDay(shown: ShownDay, end: EndOfDay): Generator<Line> {
  const where = { part: 'day', on: shown.on } as const;
  yield* linesOfFigures(where, shown.figures, figuresOfDay(end));
  if (shown.bills === null) return;
  const found = figuresOfBills(end);
  for (let index = 0; index < Math.max(shown.bills.length, found.length); index += 1) {
    const bill = shown.bills[index] ?? [];
    const says = new Map(bill).get('issuedOn');
    const recomputed = found[index]?.['issuedOn']?.() ?? null;
    yield { ...where, field: 'bills', says: says ?? null, recomputed };
    yield* linesOfFigures({ ...where, bill: says }, bill, found[index] ?? {});
  }
}

/** 1.4: the date on which an event acts; a reversal acts on that of its payment. */
function actsOn(events: readonly Event[], event: Event): Day {
  if (event.type !== 'paymentReversed') return event.on;
  return events.find((target) => target.id === event.of && target.type !== 'paymentReversed')?.on ?? event.on;
}

/** 1.4: what became known between the previous bill day and this one and belongs before the previous one. */
export function correctionsOf({ view, account, day }: EndOfDay): readonly string[] {
  const previous = account.bills.at(-2)?.issuedOn;
  if (previous === undefined) return [];
  const isCorrection = (event: Event): boolean =>
    !['purchase', 'dueDayChange', 'opening'].includes(event.type) &&
    event.knownOn >= previous &&
    event.knownOn < day &&
    actsOn(view.events, event) < previous &&
    !view.refused.has(event) &&
    !view.waiting.includes(event);
  return view.events.filter(isCorrection).map((event) => event.id);
}

/**
 * 1.4: the end of a bill day in the view as known before it. That is the view at hand unless an event of an
 * earlier date became known only then or later.
 */
export function asKnownBefore(end: EndOfDay, isKnown: (event: Event) => boolean): EndOfDay {
  const { view, day } = end;
  const isLate = (event: Event): boolean =>
    event.knownOn >= day && (event.on < day || event.type === 'paymentReversed');
  if (!view.events.some(isLate)) return end;
  const known = viewOn(view.story, day, (event) => isKnown(event) && event.knownOn < day);
  let last = end;
  for (const knownEnd of replay(known, day)) last = knownEnd;
  return last;
}

function* linesOfStatement(
  shown: ShownStatement | undefined,
  end: EndOfDay,
  isKnown: (event: Event) => boolean,
): Generator<Line> {
  const where = { part: 'statement', on: end.day } as const;
  const issued = end.start?.printed ? asKnownBefore(end, isKnown) : null;
  const printed = issued?.start?.printed ?? null;
  const date = dateText(end.day);
  yield { ...where, field: 'issuedOn', says: shown ? date : null, recomputed: printed ? date : null };
  if (!shown || !issued || !printed) return;
  yield* linesOfFigures(where, shown.figures, figuresOfStatement(printed));
  const carried = shown.carriedOver.map(([name, says]) => [`carriedOver.${name}`, says] as const);
  const figures = Object.entries(figuresOfCarriedOver(printed));
  yield* linesOfFigures(
    where,
    carried,
    Object.fromEntries(figures.map(([name, figure]) => [`carriedOver.${name}`, figure])),
  );
  if (shown.corrections) yield* linesOfSet(where, 'corrections', shown.corrections, correctionsOf(issued));
}

function* linesOf(record: ShownRecord): Generator<Line> {
  const { story, knownAtMs } = record;
  const { lastDay } = record;
  const isKnown = (event: Event): boolean => knownAtMs === null || isKnownAt(event, knownAtMs, story.zone);
  const view = viewOn(story, lastDay, isKnown);
  const firstDay = firstDayOf(view);
  const firstShown = Math.min(record.days[0]?.on ?? lastDay, record.statements?.[0]?.issuedOn ?? lastDay);
  if (firstShown < firstDay || lastDay - firstDay > daysSpanMax) {
    const en = `dates from \`${dateText(firstDay)}\` on, at most \`${daysSpanMax}\` days, are accepted here`;
    new Place(null, '/days').refuse(en, `此处日期应不早于 \`${dateText(firstDay)}\`，且不超过 ${daysSpanMax} 天`);
  }
  const days = new Map(record.days.map((day) => [day.on, day]));
  const statements = new Map((record.statements ?? []).map((statement) => [statement.issuedOn, statement]));
  let exceptions: readonly string[] = [];
  for (const end of replay(view, lastDay)) {
    const statement = statements.get(end.day);
    if (record.statements && (statement || end.start?.printed)) yield* linesOfStatement(statement, end, isKnown);
    const day = days.get(end.day);
    if (day) yield* linesOfDay(day, end);
    exceptions = end.exceptions.map((named) => named.join(' '));
  }
  const whole = { part: 'record' } as const;
  const faults = [...view.refused].map(([event, kind]) => `${event.id} ${kind}`);
  const waiting = view.waiting.map((event) => event.id);
  if (record.faults) yield* linesOfSet(whole, 'faults', record.faults, faults);
  if (record.waiting) yield* linesOfSet(whole, 'waiting', record.waiting, waiting);
  if (record.exceptions) yield* linesOfSet(whole, 'exceptions', record.exceptions, exceptions);
}

function compare(record: ShownRecord): VerifyOutcome {
  let amounts = 0;
  for (const { part, on, bill, field, says, recomputed } of linesOf(record)) {
    if (says !== recomputed) {
      const where = {
        part,
        on: on === undefined ? null : dateText(on),
        bill: bill === undefined ? null : String(bill),
      };
      const { decimals } = record.story;
      return { outcome: 'differs', ...where, field, recordSays: says, recomputed, decimals };
    }
    if (typeof says === 'bigint') amounts += 1;
  }
  return { outcome: 'same', statements: record.statements?.length ?? 0, days: record.days.length, amounts };
}

/**
 * Recomputes every statement and day of a record from its story alone and compares them to the fen.
 *
 * @param value  a record as docs/story-file.md describes it, as parsed JSON
 * @returns      `same`, the first line that `differs` in order of date, or the place that was `not_understood`
 * @since 0.1
 */
export function verifyRecord(value: unknown): VerifyOutcome {
  try {
    return compare(recordOf(new Place(value, '')));
  } catch (failure) {
    if (failure instanceof NotUnderstood)
      return { outcome: 'not_understood', at: failure.at, accepted: failure.accepted };
    throw failure;
  }
}
