/** What went wrong in others, each as a test of ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageingOf, classify, delinquencyHistory, movesOf, reportedAgeing } from '../../src/core/delinquency/index.ts';
import type { StandingAccount } from '../../src/core/standing/index.ts';
import { standingOf } from '../../src/core/standing/index.ts';
import { isoFromDay } from '../../src/core/time/index.ts';
import { buys, day, must, pays, positionAt, sketch } from './accounts.ts';

const agedOf = ({ story, delinquency }: StandingAccount, from: string, to: string) =>
  must(ageingOf({ story, pauses: delinquency.facts.pauses, from: day(from), to: day(to), knownAt: null }));

const classOn = (account: StandingAccount, on: string) => {
  const [aged] = agedOf(account, on, on);
  assert.ok(aged !== undefined);
  const { mBucket, thirtyDayBucket, stage, fiveClass, daysPastDue, daysDelinquent } = classify(
    aged,
    account.delinquency.settings,
    account.delinquency.facts,
  );
  return { daysPastDue, daysDelinquent, mBucket, thirtyDayBucket, stage: stage.stage, fiveClass };
};

const threeBills = [
  buys('p1', '2026-06-03', '1000.00'),
  buys('p2', '2026-07-03', '500.00'),
  buys('p3', '2026-08-03', '250.00'),
];

test('the oldest of three bills is paid in the middle of the ladder: every bucket is visited or passed with a reason', () => {
  // By 20 September three minimums are unmet; the payment meets all of the first bill and not all of the second.
  const account = sketch({ events: [...threeBills, pays('b1', '2026-09-20', '1040.00')] });
  const days = agedOf(account, '2026-06-03', '2026-12-31');
  const moves = movesOf(days);
  assert.deepEqual(
    moves.map(({ on, from, to, because, passed }) => [isoFromDay(on), from, to, because, passed.join()]),
    [
      ['2026-07-11', 'M0', 'M1', 'one_day_more', ''],
      ['2026-08-10', 'M1', 'M2', 'one_day_more', ''],
      ['2026-09-09', 'M2', 'M3', 'one_day_more', ''],
      ['2026-09-20', 'M3', 'M2', 'older_obligation_met', ''],
      ['2026-10-10', 'M2', 'M3', 'one_day_more', ''],
      ['2026-11-09', 'M3', 'M4', 'one_day_more', ''],
      ['2026-12-09', 'M4', 'M5', 'one_day_more', ''],
    ],
  );
  const before = days[day('2026-09-19') - day('2026-06-03')];
  const after = days[day('2026-09-20') - day('2026-06-03')];
  assert.deepEqual([before?.daysPastDue, after?.daysPastDue], [71, 41], 'anchored anew at the next oldest, 10 August');
});

test('a part payment that meets no bill re-anchors nothing', () => {
  const account = sketch({ events: [...threeBills, pays('b1', '2026-09-20', '20.00')] });
  const moves = movesOf(agedOf(account, '2026-06-03', '2026-10-31'));
  assert.ok(moves.every((move) => move.because === 'one_day_more'));
});

test('pauses that overlap, enclose, touch, begin together or were taken back never count a day twice', () => {
  const pause = (id: string, from: string, to: string, reversedAt?: string) => ({
    id,
    from,
    to,
    reason: 'illness',
    ...(reversedAt === undefined ? {} : { reversedAt }),
  });
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00')],
    delinquency: {
      pauses: [
        pause('outer', '2026-07-15', '2026-07-31'),
        pause('inner', '2026-07-20', '2026-07-22'),
        pause('same-start', '2026-07-15', '2026-07-18'),
        pause('touching', '2026-08-01', '2026-08-05'),
        pause('overlapping', '2026-08-04', '2026-08-08'),
        pause('taken-back', '2026-08-10', '2026-08-20', '2026-08-12T09:00:00+08:00'),
      ],
    },
  });
  // 15 July to 8 August are 25 days; what was taken back counts for nothing.
  const { daysPastDue, daysDelinquent } = classOn(account, '2026-08-25');
  assert.deepEqual([daysPastDue, daysDelinquent], [46, 21]);
});

test('a class is never wrong after a pause: buckets, stages and classes go by days past due', () => {
  const events = [buys('p1', '2026-06-03', '1000.00')];
  const pauses = [{ id: 'h1', from: '2026-07-15', to: '2026-09-30', reason: 'illness' }];
  const paused = sketch({ events, delinquency: { pauses } });
  const plain = sketch({ events });
  for (const on of ['2026-08-09', '2026-08-10', '2026-10-08', '2026-10-09']) {
    assert.deepEqual({ ...classOn(paused, on), daysDelinquent: 0 }, { ...classOn(plain, on), daysDelinquent: 0 });
  }
  assert.equal(classOn(paused, '2026-10-09').stage, 3);
  const agreed = sketch({ events, delinquency: { pauses: pauses.map((one) => ({ ...one, stopsDaysPastDue: true })) } });
  assert.deepEqual([classOn(agreed, '2026-10-09').daysPastDue, classOn(agreed, '2026-10-09').mBucket], [13, 'M1']);
});

test('the class is right again after a repayment, and right once more when that repayment is reversed', () => {
  const base = [buys('p1', '2026-06-03', '1000.00')];
  const unpaid = sketch({ events: base });
  assert.deepEqual(classOn(unpaid, '2026-10-20').fiveClass, 'substandard');
  const toCure = positionAt(unpaid.story, day('2026-10-12')).toCureMinor;
  const paid = [...base, pays('b1', '2026-10-12', `${toCure / 100n}.${String(toCure % 100n).padStart(2, '0')}`)];
  const cured = sketch({ events: paid });
  assert.deepEqual(classOn(cured, '2026-10-20'), {
    daysPastDue: 0,
    daysDelinquent: 0,
    mBucket: 'M0',
    thirtyDayBucket: 'current',
    stage: 1,
    fiveClass: 'normal',
  });
  const reversed = sketch({ events: [...paid, { id: 'x1', type: 'paymentReversed', on: '2026-10-25', of: 'b1' }] });
  assert.deepEqual(classOn(reversed, '2026-10-27'), classOn(unpaid, '2026-10-27'));
});

test('a charge-off, then a repayment dated before it, then its reversal: days and classes go on as they must', () => {
  const base = [buys('p1', '2026-06-03', '1000.00'), { id: 'w1', type: 'chargeOff', on: '2026-11-01' }];
  const chargedOff = sketch({ events: base });
  assert.deepEqual(
    [classOn(chargedOff, '2026-12-01').daysPastDue, classOn(chargedOff, '2026-12-01').mBucket],
    [144, 'M5'],
  );
  const repaid = [...base, pays('b1', '2026-10-05', '1200.00', '2026-11-20T10:00:00+08:00')];
  const cured = sketch({ events: repaid });
  assert.equal(classOn(cured, '2026-12-01').mBucket, 'M0');
  const history = delinquencyHistory(
    agedOf(cured, '2026-06-03', '2026-12-01'),
    cured.delinquency.settings,
    cured.delinquency.facts,
  );
  assert.deepEqual(
    history.mBucket.map(({ value, from }) => [value, isoFromDay(from)]),
    [
      ['M0', '2026-06-03'],
      ['M1', '2026-07-11'],
      ['M2', '2026-08-10'],
      ['M3', '2026-09-09'],
      ['M0', '2026-10-05'],
    ],
  );
  const reversed = sketch({ events: [...repaid, { id: 'x1', type: 'paymentReversed', on: '2026-11-25', of: 'b1' }] });
  assert.deepEqual(classOn(reversed, '2026-12-01'), classOn(chargedOff, '2026-12-01'));
  // What others may hear: the payment lowered October for good, its reversal raises only what comes after.
  const reported = must(
    reportedAgeing({
      story: reversed.story,
      pauses: [],
      from: day('2026-10-01'),
      to: day('2026-12-01'),
      knownAt: null,
    }),
  );
  const on = (text: string) => reported[day(text) - day('2026-10-01')]?.daysPastDue;
  assert.deepEqual([on('2026-10-20'), on('2026-11-24'), on('2026-11-25'), on('2026-12-01')], [0, 0, 138, 144]);
});

test('a status of the person spreads to every account and clears from every account', () => {
  const events = [buys('p1', '2026-06-03', '1000.00')];
  const person = ['one', 'two', 'three'].map((id, index) =>
    sketch({ id, events: index === 0 ? events : [...events, pays('b1', '2026-07-09', '1000.00')] }),
  );
  const at = (on: string) => must(standingOf(person, { on: day(on), knownAt: null }));
  assert.deepEqual([at('2026-07-15').person.daysPastDue, at('2026-07-15').person.pastDueAccounts], [5, ['one']]);
  const cured = person.map((account, index) =>
    index === 0 ? sketch({ id: 'one', events: [...events, pays('b1', '2026-07-20', '1100.00')] }) : account,
  );
  const after = must(standingOf(cured, { on: day('2026-07-20'), knownAt: null }));
  assert.deepEqual([after.person.daysPastDue, after.person.pastDueAccounts], [0, []]);
  assert.ok(after.accounts.every(({ line }) => line.state === 'open'));
});
