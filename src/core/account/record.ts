import { plainAmount } from '../money/index.ts';
import { isoFromDay, isoFromInstant } from '../time/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { AccountEvent } from './events.ts';
import type { History } from './history.ts';
import type { Position } from './position.ts';
import type { Statement } from './statement.ts';
import type { Story } from './story.ts';
import type { DatedTerms, Terms } from './terms.ts';

type Json = { readonly [key: string]: unknown };

const amountWords = new Map([
  ['amountMinor', 'amount'],
  ['unbilledMinor', 'unbilled'],
  ['creditMinor', 'credit'],
  ['baseMinor', 'base'],
  ['principalMinor', 'principal'],
  ['interestMinor', 'interest'],
  ['penaltyMinor', 'penalty'],
  ['feeMinor', 'fee'],
  ['paidMinor', 'paid'],
  ['accruedMinor', 'accrued'],
]);
const dayWords = new Set(['on', 'issuedOn', 'dueOn', 'bill', 'until']);

function writeValue(story: Story, key: string, value: unknown): unknown {
  if (dayWords.has(key) && typeof value === 'number') return isoFromDay(value as Parameters<typeof isoFromDay>[0]);
  if (typeof value === 'bigint') return plainAmount(value, story.terms.currency);
  if (Array.isArray(value)) return value.map((entry: unknown) => writeFields(story, entry as object));
  return value;
}

function writeFields(story: Story, fields: object): Json {
  const written = Object.entries(fields)
    .filter(([key, value]) => key !== 'knownOn' && value !== '' && value !== null)
    .map(([key, value]) => [amountWords.get(key) ?? key, writeValue(story, key, value)]);
  return Object.fromEntries(written) as Json;
}

function writeEvent(story: Story, event: AccountEvent): Json {
  return { ...writeFields(story, event), knownAt: isoFromInstant(event.knownAt, story.zone) };
}

function writeRow(terms: Terms, row: DatedTerms): Json {
  const { from, pastDueFloorMinor, lateFee, ...rest } = row;
  return {
    from: isoFromDay(from),
    ...rest,
    pastDueFloor: plainAmount(pastDueFloorMinor, terms.currency),
    lateFee:
      lateFee === null
        ? null
        : { amount: plainAmount(lateFee.amountMinor, terms.currency), onDaysPastDue: lateFee.onDaysPastDue },
  };
}

/** Writes terms back into the shape of a terms file. @since 0.1 */
export function writeTerms(terms: Terms): Json {
  return {
    terms: 'dunwell/1',
    id: terms.id,
    version: terms.version,
    currency: terms.currency.code,
    dated: terms.dated.map((row) => writeRow(terms, row)),
  };
}

/** Writes a story back into the shape of a story file, its terms written out. @since 0.1 */
export function writeStory(story: Story): Json {
  const { account } = story;
  return {
    story: 'dunwell/1',
    currency: story.terms.currency.code,
    zone: story.zone,
    terms: writeTerms(story.terms),
    account: { ...account, openedOn: isoFromDay(account.openedOn) },
    events: story.events.map((event) => writeEvent(story, event)),
  };
}

const minorText = (fields: object): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]),
  ) as Json;

/** One day of a record. @since 0.1 */
export function writePosition(position: Position): Json {
  return {
    ...minorText(position),
    on: isoFromDay(position.on),
    bills: position.bills.map(({ dueOn: _, ...bill }) => ({ ...minorText(bill), issuedOn: isoFromDay(bill.issuedOn) })),
  };
}

/** One statement of a record. @since 0.1 */
export function writeStatement(statement: Statement): Json {
  return {
    ...minorText(statement),
    issuedOn: isoFromDay(statement.issuedOn),
    dueOn: isoFromDay(statement.dueOn),
    carriedOver: minorText(statement.carriedOver),
  };
}

/**
 * A record: a story with its figures, in the shape of docs/story-file.md, that the verifier recomputes
 * without our engine.
 * @param knownAt  the instant of an as-known view; null for the corrected one
 * @since 0.1
 */
export function writeRecord(story: Story, history: History, knownAt: InstantMs | null): Json {
  const brief = ({ at, kind }: { at: string; kind: string }): Json => ({ at, kind });
  return {
    record: 'dunwell/1',
    story: writeStory(story),
    knownAt: knownAt === null ? null : isoFromInstant(knownAt, story.zone),
    statements: history.statements.map(writeStatement),
    days: history.days.map(writePosition),
    faults: history.faults.map(brief),
    waiting: history.waiting,
    exceptions: history.exceptions.map(brief),
  };
}
