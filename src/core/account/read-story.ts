import { AMOUNT_MINOR_MAX } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { Fields, ShapeFault } from '../shape/index.ts';
import { dayAt, instantOf, zoneFrom } from '../time/index.ts';
import type { Day, Zone } from '../time/index.ts';
import type { AccountEvent, OpeningBill } from './events.ts';
import { readTermsAt } from './read-terms.ts';
import type { Story } from './story.ts';
import type { Terms } from './terms.ts';

const common = ['id', 'type', 'on', 'knownAt', 'currency'];

/** The fields of each kind of event beside the common ones; the JSON Schema says the same and a test compares them. */
export const eventFields: Readonly<Record<AccountEvent['type'], readonly string[]>> = {
  opening: ['bills', 'unbilled', 'credit', 'frozen'],
  purchase: ['amount', 'text'],
  refund: ['of', 'amount'],
  payment: ['amount', 'via'],
  autoDebit: ['result', 'amount'],
  paymentReversed: ['of', 'reason'],
  recovery: ['amount'],
  conversion: ['amount', 'parts'],
  dueDayChange: ['billDay', 'dueDay'],
  waiver: ['component', 'bill', 'amount'],
  settlement: ['amount', 'until'],
  creditRefund: ['amount'],
  chargeOff: [],
};

const eventTypes = Object.keys(eventFields) as AccountEvent['type'][];
const idAccepted = 'an id of 1 to 64 letters, digits, `_`, `-`, `.` or `:`';
const idPattern = /^[A-Za-z0-9_.:-]{1,64}$/;

/** What reading an event needs besides the event: the reading that collects faults, and the units of the book. */
interface Units {
  readonly reading: Reading;
  readonly currency: Currency;
  readonly zone: Zone;
}

function readOpeningBill(units: Units, value: unknown, at: string): OpeningBill {
  const { reading, currency } = units;
  const fields = reading.object(value, at, [
    'issuedOn',
    'dueOn',
    'base',
    'principal',
    'interest',
    'penalty',
    'fee',
    'paid',
    'accrued',
  ]);
  const amount = (key: string, needed: boolean): bigint => {
    if (fields[key] === undefined && !needed) return 0n;
    return reading.owedMinor(fields[key], pointer(at, key), currency);
  };
  return {
    issuedOn: reading.day(fields['issuedOn'], pointer(at, 'issuedOn')),
    dueOn: reading.day(fields['dueOn'], pointer(at, 'dueOn')),
    baseMinor: amount('base', true),
    principalMinor: amount('principal', true),
    interestMinor: amount('interest', false),
    penaltyMinor: amount('penalty', false),
    feeMinor: amount('fee', false),
    paidMinor: amount('paid', false),
    accruedMinor: amount('accrued', false),
  };
}

function readOpeningBills(units: Units, value: unknown, at: string, on: Day): readonly OpeningBill[] {
  const { reading } = units;
  const bills = reading
    .list(value ?? [], at, 'open bills', 600)
    .map((bill, index) => readOpeningBill(units, bill, pointer(at, index)));
  bills.forEach((bill, index) => {
    const before = bills[index - 1];
    const here = pointer(at, index);
    if (bill.dueOn <= bill.issuedOn)
      reading.refuse(pointer(here, 'dueOn'), 'the due date', 'a due date after the bill day');
    if (bill.issuedOn > on)
      reading.refuse(
        pointer(here, 'issuedOn'),
        'the bill day',
        'a bill day on or before the date of the opening position',
      );
    if (before !== undefined && before.issuedOn >= bill.issuedOn)
      reading.refuse(pointer(here, 'issuedOn'), 'the bill day', 'bills in order of issue');
    if (before !== undefined && before.dueOn >= bill.dueOn)
      reading.refuse(pointer(here, 'dueOn'), 'the due date', 'a due date after that of the bill before');
  });
  return bills;
}

type Body = AccountEvent extends infer E
  ? E extends AccountEvent
    ? Omit<E, 'id' | 'on' | 'knownAt' | 'knownOn' | 'currency'>
    : never
  : never;

function readOpening(units: Units, fields: Fields, at: string, on: Day): Body {
  const { reading, currency } = units;
  const owedOrNone = (key: string): bigint =>
    fields[key] === undefined ? 0n : reading.owedMinor(fields[key], pointer(at, key), currency);
  return {
    type: 'opening',
    bills: readOpeningBills(units, fields['bills'], pointer(at, 'bills'), on),
    unbilledMinor: owedOrNone('unbilled'),
    creditMinor: owedOrNone('credit'),
    frozen: fields['frozen'] === undefined ? false : reading.flag(fields['frozen'], pointer(at, 'frozen')),
  };
}

function readBody(units: Units, type: AccountEvent['type'], fields: Fields, at: string, on: Day): Body {
  const { reading, currency } = units;
  const amountMinor = (): bigint => reading.amountMinor(fields['amount'], pointer(at, 'amount'), currency);
  const textOr = (key: string): string =>
    fields[key] === undefined
      ? ''
      : reading.text(
          fields[key],
          pointer(at, key),
          'at most 200 characters, no line breaks or control characters',
          /^\P{Cc}{0,200}$/u,
        );
  const of = (): string => reading.text(fields['of'], pointer(at, 'of'), idAccepted, idPattern);
  const whole = (key: string, min: number, max: number): number =>
    reading.whole(fields[key], pointer(at, key), min, max);
  switch (type) {
    case 'opening':
      return readOpening(units, fields, at, on);
    case 'purchase':
      return { type, amountMinor: amountMinor(), text: textOr('text') };
    case 'refund':
      return { type, of: of(), amountMinor: amountMinor() };
    case 'payment':
      return { type, amountMinor: amountMinor(), via: textOr('via') };
    case 'autoDebit':
      return {
        type,
        amountMinor: amountMinor(),
        result: reading.choice(fields['result'], pointer(at, 'result'), ['success', 'failed']),
      };
    case 'paymentReversed':
      return { type, of: of(), reason: textOr('reason') };
    case 'recovery':
      return { type, amountMinor: amountMinor() };
    case 'conversion':
      return { type, amountMinor: amountMinor(), parts: whole('parts', 1, 60) };
    case 'dueDayChange':
      return { type, billDay: whole('billDay', 1, 28), dueDay: whole('dueDay', 1, 28) };
    case 'waiver':
      return {
        type,
        component: reading.choice(fields['component'], pointer(at, 'component'), [
          'fee',
          'penalty',
          'interest',
          'principal',
          'accrued',
        ]),
        bill: reading.day(fields['bill'], pointer(at, 'bill')),
        amountMinor: amountMinor(),
      };
    case 'settlement':
      return {
        type,
        amountMinor: amountMinor(),
        until: fields['until'] === undefined ? null : reading.day(fields['until'], pointer(at, 'until')),
      };
    case 'creditRefund':
      return { type, amountMinor: amountMinor() };
    case 'chargeOff':
      return { type };
  }
}

/** Of an event of unknown type no field is held against it: its type is what is wrong. */
const unreadFieldsOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : ['…'];

function readEvent(units: Units, value: unknown, at: string): AccountEvent {
  const { reading, zone } = units;
  const rawType = typeof value === 'object' && value !== null ? (value as Fields)['type'] : undefined;
  const type = eventTypes.find((known) => known === rawType);
  const fields = reading.object(value, at, [
    ...common,
    ...(type === undefined ? unreadFieldsOf(value) : eventFields[type]),
  ]);
  const id = reading.text(fields['id'], pointer(at, 'id'), idAccepted, idPattern);
  const on = reading.day(fields['on'], pointer(at, 'on'));
  const knownAt =
    fields['knownAt'] === undefined
      ? instantOf(on, 0, zone)
      : reading.instant(fields['knownAt'], pointer(at, 'knownAt'));
  const named =
    fields['currency'] === undefined
      ? {}
      : { currency: reading.text(fields['currency'], pointer(at, 'currency'), 'a currency code', /^[A-Z]{3}$/) };
  const dated = { id, on, knownAt, knownOn: fields['knownAt'] === undefined ? on : dayAt(knownAt, zone), ...named };
  const known = type ?? reading.choice(fields['type'], pointer(at, 'type'), eventTypes);
  if (type === undefined) return { ...dated, type: 'chargeOff' };
  return { ...dated, ...readBody(units, known, fields, at, on) };
}

/** Every amount of one account together, so that no sum of them, with a century of interest, passes 2^53. */
const ACCOUNT_MINOR_MAX = 10n ** 13n;

/** Amounts above the bound of one event are refused one by one when the story is folded, and count nowhere. */
function checkSum(reading: Reading, events: readonly AccountEvent[]): void {
  let sum = 0n;
  for (const event of events) {
    if ('amountMinor' in event && event.amountMinor <= BigInt(AMOUNT_MINOR_MAX)) sum += event.amountMinor;
    if (event.type !== 'opening') continue;
    sum += event.unbilledMinor + event.creditMinor;
    for (const bill of event.bills) {
      sum +=
        bill.principalMinor +
        bill.interestMinor +
        bill.penaltyMinor +
        bill.feeMinor +
        bill.accruedMinor +
        bill.paidMinor +
        bill.baseMinor;
    }
  }
  if (sum > ACCOUNT_MINOR_MAX) {
    reading.refuse(
      '/events',
      'the sum of all amounts',
      `amounts of one account that sum to at most ${ACCOUNT_MINOR_MAX} minor units`,
      'account_too_large',
    );
  }
}

function checkOpenings(reading: Reading, events: readonly AccountEvent[]): void {
  const openings = events.flatMap((event, index) => (event.type === 'opening' ? [index] : []));
  const second = openings[1];
  if (second !== undefined)
    reading.refuse(pointer(pointer('/events', second), 'type'), 'a second opening', 'at most one opening position');
}

/**
 * Reads a story from an unknown value in the shape of docs/story-file.md.
 * @param termsNamed  terms that a story may name instead of writing them out, by id
 * @fault invalid_field, unknown_field, invalid_date, invalid_instant, invalid_amount, unknown_currency,
 *        currency_mismatch, unknown_zone — each at its JSON Pointer
 * @since 0.1
 */
export function readStory(value: unknown, termsNamed: ReadonlyMap<string, Terms>): Result<Story, ShapeFault> {
  const reading = new Reading();
  const fields = reading.object(value, '', [
    'story',
    'title',
    'currency',
    'zone',
    'terms',
    'account',
    'events',
    'asOf',
    // Read by the rooms of these names.
    'delinquency',
    'standing',
  ]);
  reading.choice(fields['story'], '/story', ['dunwell/1']);
  const terms = readStoryTerms(reading, fields['terms'], termsNamed);
  if (fields['currency'] !== undefined && fields['currency'] !== terms.currency.code) {
    reading.refuse(
      '/currency',
      fields['currency'],
      `the currency of the terms, ${terms.currency.code}`,
      'currency_mismatch',
    );
  }
  const zoneName = fields['zone'] ?? 'Asia/Shanghai';
  const zoneRead = zoneFrom(typeof zoneName === 'string' ? zoneName : '');
  if (!zoneRead.ok) reading.refuse('/zone', fields['zone'], 'an IANA zone such as Asia/Shanghai', 'unknown_zone');
  const zone = zoneRead.ok ? zoneRead.value : ('UTC' as Zone);
  const account = reading.object(fields['account'], '/account', ['id', 'openedOn', 'billDay', 'dueDay']);
  const units: Units = { reading, currency: terms.currency, zone };
  const events = reading
    .list(fields['events'], '/events', 'events')
    .map((event, index) => readEvent(units, event, pointer('/events', index)));
  checkOpenings(reading, events);
  checkSum(reading, events);
  return reading.done({
    terms,
    zone,
    account: {
      id: reading.text(account['id'], '/account/id', idAccepted, idPattern),
      openedOn: reading.day(account['openedOn'], '/account/openedOn'),
      billDay: reading.whole(account['billDay'], '/account/billDay', 1, 28),
      dueDay: reading.whole(account['dueDay'], '/account/dueDay', 1, 28),
    },
    events,
  });
}

function readStoryTerms(reading: Reading, value: unknown, termsNamed: ReadonlyMap<string, Terms>): Terms {
  if (typeof value !== 'string') return readTermsAt(reading, value, '/terms');
  const named = termsNamed.get(value);
  if (named !== undefined) return named;
  reading.refuse(
    '/terms',
    value,
    `the name of known terms (${[...termsNamed.keys()].join(', ')}) or the terms themselves`,
    'unknown_terms',
  );
  return { id: '', version: '', currency: { code: 'CNY', decimals: 2 }, dated: [] };
}
