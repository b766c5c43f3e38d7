import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf } from '../../src/core/account/index.ts';
import type { AccountEvent, Story } from '../../src/core/account/index.ts';
import { afterPaying, forecastOf } from '../../src/core/forecast/index.ts';
import type { Choice, Forecast, ForecastEntry, ForecastQuestion } from '../../src/core/forecast/index.ts';
import { standingOf } from '../../src/core/standing/index.ts';
import type { StandingAccount } from '../../src/core/standing/index.ts';
import { addDays, isoFromDay } from '../../src/core/time/index.ts';
import type { Day } from '../../src/core/time/index.ts';
import {
  buys,
  day,
  daysBetween,
  must,
  pays,
  positionAt,
  randomAccount,
  seedsOf,
  sketch,
  withPayments,
} from './accounts.ts';

const everything = { agreements: true, opening: true, otherTerms: true };
const facts = new Set(['purchase', 'refund', 'payment', 'autoDebit', 'recovery']);

/** What the account will have lived through if nothing happens after a date: the events known and dated by then. */
function livedThrough(account: StandingAccount, on: Day): StandingAccount {
  const hasHappened = (event: AccountEvent): boolean =>
    event.type === 'opening' || (event.knownOn <= on && (event.on <= on || !facts.has(event.type)));
  const story: Story = { ...account.story, events: account.story.events.filter(hasHappened) };
  return { ...account, story };
}

const questionOf = (account: StandingAccount, on: Day, daysAhead: number): ForecastQuestion => ({
  account,
  others: [],
  on,
  knownAt: null,
  until: addDays(on, daysAhead),
});

const datesOf = (forecast: Forecast, kind: ForecastEntry['kind']): readonly Day[] =>
  forecast.entries.filter((entry) => entry.kind === kind).map((entry) => entry.on);

test('the forecast of paying nothing equals living through the days', () => {
  for (const seed of seedsOf(6)) {
    const { account, from, to } = randomAccount(seed, everything);
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const question = questionOf(account, on, 75);
    const forecast = must(forecastOf(question, { choose: 'nothing' }));
    const lived = livedThrough(account, on);
    const history = must(historyOf(lived.story, on, question.until));
    assert.deepEqual(forecast.days, history.days, `seed ${seed}`);

    // Day by day, each looked at by itself: the line, the lateness, the bills.
    let before = must(standingOf([lived], { on, knownAt: null })).accounts[0];
    const seen = { frozen: [] as Day[], usable: [] as Day[], late: [] as Day[], cured: [] as Day[] };
    for (const date of daysBetween(addDays(on, 1), question.until)) {
      const now = must(standingOf([lived], { on: date, knownAt: null })).accounts[0];
      assert.ok(now !== undefined && before !== undefined);
      if (before.line.state === 'open' && now.line.state === 'frozen') seen.frozen.push(date);
      if (before.line.state === 'frozen' && now.line.state === 'open') seen.usable.push(addDays(date, 1));
      if (before.position.daysPastDue === 0 && now.position.daysPastDue > 0) seen.late.push(date);
      if (before.position.daysPastDue > 0 && now.position.daysPastDue === 0) seen.cured.push(date);
      before = now;
    }
    assert.deepEqual(datesOf(forecast, 'line_frozen'), seen.frozen, `seed ${seed}`);
    assert.deepEqual(datesOf(forecast, 'line_usable'), seen.usable, `seed ${seed}`);
    assert.deepEqual(datesOf(forecast, 'past_due'), seen.late, `seed ${seed}`);
    assert.deepEqual(datesOf(forecast, 'cured'), seen.cured, `seed ${seed}`);
    const printed = history.statements.filter((bill) => bill.issuedOn > on && !bill.silent && bill.totalMinor > 0n);
    assert.deepEqual(
      datesOf(forecast, 'bill'),
      printed.map((bill) => bill.issuedOn),
    );
    assert.equal(forecast.paidMinor, 0n);
  }
});

const choicesOf = (on: Day): readonly Choice[] => [
  { choose: 'minimum' },
  { choose: 'cure', on, afterwards: 'minimum' },
  { choose: 'cure', on: addDays(on, 9), afterwards: 'nothing' },
  { choose: 'all', on: addDays(on, 3) },
  { choose: 'amounts', payments: [{ on: addDays(on, 4), amountMinor: 60_000n }], afterwards: 'nothing' },
];

test('what is forecast for a choice is what happens when its payments are really made', () => {
  for (const seed of seedsOf(6)) {
    const { account, from, to } = randomAccount(seed, everything);
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const question = questionOf(account, on, 80);
    for (const choice of choicesOf(on)) {
      const forecast = must(forecastOf(question, choice));
      const walked = withPayments(livedThrough(account, on), forecast.payments);
      const history = must(historyOf(walked.story, on, question.until));
      assert.deepEqual(forecast.days, history.days, `seed ${seed} ${choice.choose}`);
      const last = must(standingOf([walked], { on: question.until, knownAt: null })).accounts[0];
      const opens = forecast.entries.findLast((entry) => entry.kind === 'line_frozen' || entry.kind === 'line_usable');
      if (opens !== undefined && opens.on <= question.until)
        assert.equal(
          last?.line.state,
          opens.kind === 'line_usable' ? 'open' : 'frozen',
          `seed ${seed} ${choice.choose}`,
        );
    }
  }
});

test('paying the amount to cure ends past due that day, and paying everything leaves nothing', () => {
  for (const seed of seedsOf(12)) {
    const { account, from, to } = randomAccount(seed, everything);
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const question = questionOf(account, on, 5);
    const cured = must(forecastOf(question, { choose: 'cure', on, afterwards: 'nothing' }));
    assert.equal(cured.days[0]?.daysPastDue, 0, `seed ${seed}`);
    const all = must(forecastOf(question, { choose: 'all', on }));
    assert.equal(all.days[0]?.payoffMinor, 0n, `seed ${seed}`);
    if (all.payments.length > 0) assert.equal(all.paidOffOn, on, `seed ${seed}`);
  }
});

test('paying each minimum on its due date never falls past due, whatever the setting of bill and due days', () => {
  for (const seed of seedsOf(12)) {
    const { account, from, to } = randomAccount(seed, { agreements: true });
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const forecast = must(forecastOf(questionOf(account, on, 150), { choose: 'minimum' }));
    if (forecast.days[0]?.daysPastDue !== 0) continue;
    const late = forecast.days.find((position) => position.daysPastDue > 0);
    assert.equal(late, undefined, `seed ${seed}: past due on ${late === undefined ? '' : isoFromDay(late.on)}`);
  }
});

test('cost is what was charged: with every bill paid off, all that was paid less what was owed', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
  const on = day('2026-07-20');
  const forecast = must(forecastOf(questionOf(account, on, 183), { choose: 'minimum' }));
  assert.equal(forecast.paidOffOn === null, false);
  assert.equal(forecast.costMinor, forecast.paidMinor - positionAt(account.story, on).owedMinor);
  const all = must(forecastOf(questionOf(account, on, 183), { choose: 'all', on }));
  assert.equal(all.costMinor, 0n);
  assert.ok(all.paidMinor < forecast.paidMinor, 'the longer road costs more');
});

test('a payment goes where the waterfall puts it, to the last unit', () => {
  for (const seed of seedsOf(15)) {
    const { account, from, to } = randomAccount(seed, everything);
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const question = { account, others: [], on, knownAt: null };
    for (const amountMinor of [1n, 60_000n, 2_000_000n]) {
      const { applied } = must(afterPaying(question, { on: addDays(on, 4), amountMinor }));
      const { writtenDownMinor, ...parts } = applied;
      const sum = Object.values(parts).reduce((one, other) => one + other, 0n);
      assert.equal(sum - writtenDownMinor, amountMinor, `seed ${seed}`);
      assert.ok(writtenDownMinor >= 0n);
      const hasSettlement = account.story.events.some((event) => event.type === 'settlement');
      if (!hasSettlement) assert.equal(writtenDownMinor, 0n, `seed ${seed}`);
    }
  }
});

test('what stops, comes back and stays is said of the day of the payment', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
  const on = day('2026-07-19');
  const question = { account, others: [], on, knownAt: null };
  const cured = must(afterPaying(question, { on: day('2026-07-20'), amountMinor: 10_500n }));
  assert.deepEqual(
    cured.stops.map((item) => item.what),
    ['past_due', 'interest_lower', 'not_reported'],
  );
  assert.deepEqual(
    cured.returns.map((item) => [item.what, isoFromDay(item.on)]),
    [
      ['line', '2026-07-21'],
      ['grade', '2026-07-20'],
    ],
  );
  assert.deepEqual(
    cured.stays.map((item) => item.what),
    ['owed', 'next_due', 'interest'],
  );
  const short = must(afterPaying(question, { on: day('2026-07-20'), amountMinor: 10_499n }));
  assert.deepEqual(
    short.stays.map((item) => item.what),
    ['past_due', 'line_frozen', 'owed', 'next_due', 'interest', 'next_report'],
  );
  assert.deepEqual(short.stays[0], { what: 'past_due', daysPastDue: 10, toCureMinor: 1n });
  assert.deepEqual(
    short.returns.map((item) => item.what),
    [],
  );
});

test('a report that was made stays, and the entry has an end from the day of cure', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
  const on = day('2026-08-05');
  const question = { account, others: [], on, knownAt: null };
  const toCure = positionAt(account.story, on).toCureMinor;
  const after = must(afterPaying(question, { on, amountMinor: toCure }));
  const end = after.returns.find((item) => item.what === 'record_end');
  assert.equal(end === undefined ? '' : isoFromDay(end.on), '2031-08-05');
  const record = after.stays.find((item) => item.what === 'on_record');
  assert.deepEqual(record?.what === 'on_record' ? record.reportedAsOf.map(isoFromDay) : [], ['2026-07-31']);
  const clear = after.returns.find((item) => item.what === 'report_clear');
  assert.equal(clear === undefined ? '' : isoFromDay(clear.on), '2026-08-31');
});

test('curing one account does not bring its line back while another account of the person is past due', () => {
  const one = sketch({ id: 'one', events: [buys('p1', '2026-06-03', '1000.00')] });
  const two = sketch({ id: 'two', events: [buys('p1', '2026-06-05', '300.00')] });
  const on = day('2026-07-20');
  const question = { account: one, others: [two], on, knownAt: null };
  const after = must(afterPaying(question, { on, amountMinor: positionAt(one.story, on).toCureMinor }));
  assert.equal(
    after.returns.some((item) => item.what === 'line'),
    false,
  );
  assert.deepEqual(
    after.stays.find((item) => item.what === 'line_frozen'),
    { what: 'line_frozen', because: 'other_account', accounts: ['two'] },
  );
  const alone = must(afterPaying({ ...question, others: [] }, { on, amountMinor: 10_500n }));
  assert.equal(
    alone.returns.some((item) => item.what === 'line'),
    true,
  );
});

test('a late fee that is coming is in the list, on its day', () => {
  const account = sketch({
    terms: 'card-with-fees',
    dueDay: 20,
    events: [buys('p1', '2026-06-03', '1000.00')],
  });
  const forecast = must(forecastOf(questionOf(account, day('2026-07-15'), 40), { choose: 'nothing' }));
  const fee = forecast.entries.find((entry) => entry.kind === 'late_fee');
  // 24 % a year of ¥1,000.00 over 25 days is ¥16.44; interest has taken ¥1.95 of it, so the fee of ¥15.00 is cut.
  assert.deepEqual(fee, { kind: 'late_fee', on: day('2026-07-25'), amountMinor: 1448n });
  assert.deepEqual(datesOf(forecast, 'past_due').map(isoFromDay), ['2026-07-24'], 'three days of grace');
  assert.deepEqual(datesOf(forecast, 'line_frozen').map(isoFromDay), ['2026-07-24']);
});

test('a payment outside the days of the forecast, and one of nothing, are refused with what would be accepted', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-09', '50.00')] });
  const question = questionOf(account, day('2026-07-20'), 30);
  const early = forecastOf(question, {
    choose: 'amounts',
    payments: [{ on: day('2026-07-19'), amountMinor: 100n }],
    afterwards: 'nothing',
  });
  assert.equal(early.ok ? '' : early.fault.kind, 'payment_date');
  const nothing = forecastOf(question, {
    choose: 'amounts',
    payments: [{ on: day('2026-07-21'), amountMinor: 0n }],
    afterwards: 'nothing',
  });
  assert.equal(nothing.ok ? '' : nothing.fault.kind, 'amount_not_positive');
  const backwards = forecastOf({ ...question, until: day('2026-07-19') }, { choose: 'nothing' });
  assert.equal(backwards.ok ? '' : backwards.fault.kind, 'days_reversed');
});
