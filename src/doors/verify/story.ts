// The story inside a record: its shape is checked field by field, and every date, instant and amount
// becomes a number. The shape stands in docs/story-file.md, the meaning in docs/semantics.md.
import { dateInZone, dateText } from './dates.ts';
import { Place } from './place.ts';
import type { Day } from './dates.ts';

/** One dated row of the terms. */
export type Terms = ReturnType<typeof termsOf>;
/** The days of the month on which bills are made and fall due. */
export type Setting = ReturnType<typeof settingOf>;
/** One event. Fields that its type does not have are null, zero or empty. */
export type Event = ReturnType<typeof eventOf>;
export type Story = ReturnType<typeof storyOf>;

const eventsMax = 100_000;
const daysMax = 100_000;
const monthsMax = 1_200;
const ppm = 1_000_000;
const decimalsOf = { CNY: 2, EUR: 2, GBP: 2, HKD: 2, SGD: 2, USD: 2, JPY: 0, KRW: 0, TWD: 0 };
type Currency = keyof typeof decimalsOf;

/** A setting of the terms that is off is written as null. */
const orNull = <T>(place: Place, read: (place: Place) => T): T | null => (place.value === null ? null : read(place));
/** A field that this event does not have. */
const ifThere = <T>(place: Place, read: (place: Place) => T): T | null =>
  place.value === undefined ? null : read(place);

function settingOf(field: (name: string) => Place) {
  return { billDay: field('billDay').whole(1, 28), dueDay: field('dueDay').whole(1, 28) };
}

const termsFields = `from minimumRatioPpm revolvingRatePpmDaily penaltyRatePpmDaily capPpmYearly graceDays pastDueFloor
  waterfall principalFirstFromDaysPastDue lateFee freezeOnDaysPastDue instalments dueDaySettings dueDayChange`.split(
  /\s+/,
);

/** Rates are parts per million, amounts minor units; what is off is null. */
function termsOf(place: Place, decimals: number) {
  const field = place.fields(termsFields);
  const rate = (name: string, max: number): bigint => BigInt(field(name).whole(0, max));
  return {
    from: field('from').date(),
    minimumRatioPpm: rate('minimumRatioPpm', ppm),
    revolvingRatePpmDaily: rate('revolvingRatePpmDaily', 2_000),
    penaltyRatePpmDaily: rate('penaltyRatePpmDaily', 2_000),
    capPpmYearly: orNull(field('capPpmYearly'), (cap) => BigInt(cap.whole(0, 1000 * ppm))),
    graceDays: field('graceDays').whole(0, 30),
    floorMinor: field('pastDueFloor').owedAmount(decimals),
    isBillByBill: field('waterfall').oneOf('component_first', 'bill_by_bill') === 'bill_by_bill',
    principalFirstFrom: orNull(field('principalFirstFromDaysPastDue'), (days) => days.whole(0, daysMax)),
    freezeOnDaysPastDue: field('freezeOnDaysPastDue').whole(0, daysMax),
    lateFee: orNull(field('lateFee'), (fee) => {
      const inner = fee.fields(['amount', 'onDaysPastDue']);
      return {
        amountMinor: inner('amount').owedAmount(decimals),
        onDaysPastDue: inner('onDaysPastDue').whole(0, daysMax),
      };
    }),
    instalments: field('instalments')
      .list()
      .map((offer) => {
        const inner = offer.fields(['parts', 'feePpm']);
        return { parts: inner('parts').whole(1, 1_000), feePpm: BigInt(inner('feePpm').whole(0, ppm)) };
      }),
    settings: field('dueDaySettings')
      .list()
      .map((setting) => {
        const inner = setting.fields(['billDay', 'dueDays']);
        const dueDays = inner('dueDays').list();
        return { billDay: inner('billDay').whole(1, 28), dueDays: dueDays.map((day) => day.whole(1, 28)) };
      }),
    change: orNull(field('dueDayChange'), (change) => {
      const inner = change.fields(['accountAgeMonthsMin', 'everyMonthsMin']);
      const months = (name: string): number => inner(name).whole(0, monthsMax);
      return { accountAgeMonthsMin: months('accountAgeMonthsMin'), everyMonthsMin: months('everyMonthsMin') };
    }),
  };
}

/** A bill that an opening position lists; what it does not name is zero. */
function openingBillOf(place: Place, decimals: number) {
  const charges = ['interest', 'penalty', 'fee', 'paid', 'accrued'];
  const field = place.fields(['issuedOn', 'dueOn', 'base', 'principal'], charges);
  const amount = (name: string): bigint => field(name).owedAmount(decimals);
  return {
    issuedOn: field('issuedOn').date(),
    dueOn: field('dueOn').date(),
    base: amount('base'),
    principal: amount('principal'),
    interest: amount('interest'),
    penalty: amount('penalty'),
    fee: amount('fee'),
    paid: amount('paid'),
    accrued: amount('accrued'),
  };
}

function openingOf(field: (name: string) => Place, on: Day, decimals: number) {
  const listed = ifThere(field('bills'), (bills) => bills.list()) ?? [];
  const bills = listed.map((bill) => openingBillOf(bill, decimals));
  const isSound = bills.every((bill) => bill.issuedOn <= on && bill.dueOn > bill.issuedOn);
  if (!isSound || !doesRise(bills.map((bill) => bill.issuedOn))) {
    const en = `bills in order of issue, issued by \`${dateText(on)}\` and due later than issued, are accepted here`;
    field('bills').refuse(en, `账单应按出账日排列，不晚于 \`${dateText(on)}\` 出账，还款日晚于出账日`);
  }
  return { bills, unbilled: field('unbilled').owedAmount(decimals), credit: field('credit').owedAmount(decimals) };
}

// Beside id, type, on, knownAt and currency: what an event of each type must have, then what it may have.
const eventFields: Readonly<Record<string, readonly [required: readonly string[], optional?: readonly string[]]>> = {
  opening: [[], ['bills', 'unbilled', 'credit', 'frozen']],
  purchase: [['amount'], ['text']],
  refund: [['of', 'amount']],
  payment: [['amount'], ['via']],
  autoDebit: [['result', 'amount']],
  paymentReversed: [['of'], ['reason']],
  recovery: [['amount']],
  conversion: [['amount', 'parts']],
  dueDayChange: [['billDay', 'dueDay']],
  waiver: [['component', 'bill', 'amount']],
  settlement: [['amount'], ['until']],
  creditRefund: [['amount']],
  chargeOff: [[]],
};

/** Is each date later than the one before it? */
export const doesRise = (days: readonly Day[]): boolean =>
  days.every((day, index) => index === 0 || day > (days[index - 1] ?? day));

/** JSON without spaces, keys in code-unit order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}

function eventOf(place: Place, currency: Currency, zone: string) {
  const { value } = place;
  const type = new Place((value as { type?: unknown } | null)?.type, `${place.at}/type`).oneOf(
    ...Object.keys(eventFields),
  );
  const [required, optional = []] = eventFields[type] ?? [[]];
  const field = place.fields(['id', 'type', 'on', ...required], ['knownAt', 'currency', ...optional]);
  const decimals = decimalsOf[currency];
  const on = field('on').date();
  const knownAtMs = ifThere(field('knownAt'), (known) => known.instant());
  const knownOn = knownAtMs === null ? on : (dateInZone(knownAtMs, zone) ?? on);
  for (const name of ['text', 'via', 'reason']) ifThere(field(name), (text) => text.text());
  ifThere(field('frozen'), (frozen) => frozen.flag());
  return {
    id: field('id').id(),
    type,
    on,
    /** Calendar date on which it became known (1.2). */
    knownOn,
    /** The instant; null for the first of `knownOn`. */
    knownAtMs,
    /** The later of `on` and `knownOn` (1.2). */
    postedOn: Math.max(on, knownOn),
    /** The event as written, without `knownAt` (1.6). */
    body: canonical({ ...(value as object), knownAt: undefined }),
    hasOtherCurrency: (ifThere(field('currency'), (code) => code.text()) ?? currency) !== currency,
    hasAmount: field('amount').value !== undefined,
    amount: ifThere(field('amount'), (amount) => amount.amount(decimals)) ?? 0n,
    of: ifThere(field('of'), (id) => id.id()) ?? '',
    isSuccess: ifThere(field('result'), (result) => result.oneOf('success', 'failed')) !== 'failed',
    parts: ifThere(field('parts'), (parts) => parts.whole(1, 1_000)) ?? 0,
    setting: type === 'dueDayChange' ? settingOf(field) : null,
    waives: ifThere(field('component'), (component) => ({
      component: component.oneOf('fee', 'penalty', 'interest', 'principal', 'accrued'),
      issuedOn: field('bill').date(),
    })),
    until: ifThere(field('until'), (until) => until.date()),
    opening: type === 'opening' ? openingOf(field, on, decimals) : null,
  };
}

/** Reads the story of a record. Its terms must be written out: a name of terms says nothing by itself. */
export function storyOf(place: Place) {
  const field = place.fields(['story', 'currency', 'zone', 'terms', 'account', 'events'], ['title', 'asOf']);
  field('story').oneOf('dunwell/1');
  const currency = field('currency').oneOf(...(Object.keys(decimalsOf) as Currency[]));
  const zone = field('zone').text();
  if (dateInZone(0, zone) === undefined) {
    field('zone').refuse('a zone such as `Asia/Shanghai` is accepted here', '此处应为时区，如 `Asia/Shanghai`');
  }
  // Parts of the terms that bear on no amount are let in, and not looked at.
  const silent = ['title', 'notes', 'delinquency', 'standing'];
  const terms = field('terms').fields(['terms', 'id', 'version', 'currency', 'dated'], silent);
  terms('terms').oneOf('dunwell/1');
  terms('currency').oneOf(currency);
  const rows = terms('dated')
    .list()
    .map((row) => termsOf(row, decimalsOf[currency]));
  if (rows.length === 0 || !doesRise(rows.map((row) => row.from))) {
    terms('dated').refuse(
      'rows in order of `from`, at least one, are accepted here',
      '此处应有至少一行，并按 `from` 排列',
    );
  }
  const account = field('account').fields(['id', 'openedOn', 'billDay', 'dueDay']);
  account('id').text();
  const events = field('events')
    .list()
    .map((event) => eventOf(event, currency, zone));
  if (events.length > eventsMax || events.filter((event) => event.opening).length > 1) {
    const en = `at most \`${eventsMax}\` events, one of them an opening, are accepted here`;
    field('events').refuse(en, `此处最多 ${eventsMax} 个事件，其中最多一个期初头寸`);
  }
  const opened = { openedOn: account('openedOn').date(), setting: settingOf(account) };
  return { decimals: decimalsOf[currency], zone, terms: rows, ...opened, events };
}
