import { plainAmount } from '../money/index.ts';
import { isoFromDay, isoFromInstant } from '../time/index.ts';
import type { AccountEvent } from './events.ts';
import type { Story } from './story.ts';
import type { DatedTerms, Terms } from './terms.ts';

/** A value ready for JSON. */
export type Json = { readonly [key: string]: unknown };

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

/** Writes one event back into the shape of a story file. */
export function writeEvent(story: Story, event: AccountEvent): Json {
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
