import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFromCivil } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { agedDays, pausedDaysWithin, pausedStretches } from './index.ts';
import type { AgedDay, Pause } from './index.ts';

const day = (dayOfMonth: number): Day => dayFromCivil(2026, 8, dayOfMonth);
let lastId = 0;
const instant = (on: Day): InstantMs => (on * 86_400_000) as InstantMs;

function pause(from: Day, to: Day | null, more: Partial<Pause> = {}): Pause {
  lastId += 1;
  return {
    id: `h${lastId}`,
    from,
    to,
    knownAt: instant(from),
    knownOn: from,
    reversedAt: null,
    reversedOn: null,
    reason: 'illness',
    stopsDaysPastDue: false,
    ...more,
  };
}

/** Past due without a break: August the n-th is day n. */
const august = Array.from({ length: 31 }, (_, index) => ({
  on: day(index + 1),
  daysPastDue: index + 1,
  pastDueDuring: true,
}));
const atEnd = (pauses: readonly Pause[], knowledge = {}): AgedDay => agedDays(august, pauses, knowledge)[30] as AgedDay;

test('a pause takes its days off days delinquent and leaves days past due alone', () => {
  const last = atEnd([pause(day(5), day(9))]);
  assert.deepEqual([last.daysPastDue, last.daysDelinquent], [31, 26]);
});

test('a pause that encloses another counts each day once', () => {
  assert.equal(atEnd([pause(day(5), day(20)), pause(day(8), day(10))]).daysDelinquent, 31 - 16);
});

test('pauses that begin on the same day count as far as the longer one reaches', () => {
  assert.equal(atEnd([pause(day(5), day(9)), pause(day(5), day(14))]).daysDelinquent, 31 - 10);
});

test('pauses that touch are one stretch, and pauses that overlap count their common days once', () => {
  const touching = [pause(day(5), day(9)), pause(day(10), day(14))];
  assert.equal(pausedStretches(touching).length, 1);
  assert.equal(atEnd(touching).daysDelinquent, 31 - 10);
  assert.equal(atEnd([pause(day(5), day(9)), pause(day(8), day(14))]).daysDelinquent, 31 - 10);
});

test('a pause without an end counts up to the day looked at', () => {
  assert.equal(atEnd([pause(day(25), null)]).daysDelinquent, 24);
});

test('a pause that was taken back never was, but was so in the view that did not know it yet', () => {
  const reversed = pause(day(5), day(9), { reversedAt: instant(day(20)), reversedOn: day(20) });
  assert.equal(atEnd([reversed]).daysDelinquent, 31);
  assert.equal(atEnd([reversed], { until: (instant(day(20)) - 1) as InstantMs }).daysDelinquent, 26);
  assert.equal(atEnd([reversed], { before: day(20) }).daysDelinquent, 26);
});

test('taking back the inner of two pauses changes nothing that the outer one covers', () => {
  const inner = pause(day(8), day(10), { reversedAt: instant(day(20)), reversedOn: day(20) });
  assert.equal(atEnd([pause(day(5), day(20)), inner]).daysDelinquent, 31 - 16);
});

test('a pause before the arrears began takes nothing off them', () => {
  assert.equal(atEnd([pause(dayFromCivil(2026, 7, 1), dayFromCivil(2026, 7, 31))]).daysDelinquent, 31);
});

test('only an agreement that says so stops days past due', () => {
  const last = atEnd([pause(day(5), day(9), { stopsDaysPastDue: true }), pause(day(8), day(14))]);
  assert.deepEqual([last.daysPastDue, last.daysDelinquent], [26, 21]);
});

const anyPause = fc
  .record({
    from: fc.integer({ min: 0, max: 60 }),
    length: fc.option(fc.integer({ min: 0, max: 40 })),
    stops: fc.boolean(),
  })
  .map(({ from, length, stops }) =>
    pause((20_600 + from) as Day, length === null ? null : ((20_600 + from + length) as Day), {
      stopsDaysPastDue: stops,
    }),
  );

test('days are counted as if each were looked at by itself', () => {
  fc.assert(
    fc.property(
      fc.array(anyPause, { maxLength: 8 }),
      fc.array(fc.nat(90), { minLength: 1, maxLength: 80 }),
      (pauses, lengths) => {
        const days = lengths.map((daysPastDue, index) => ({
          on: (20_600 + index) as Day,
          daysPastDue,
          pastDueDuring: daysPastDue > 0,
        }));
        const isPaused = (on: number, some: readonly Pause[]): boolean =>
          some.some((candidate) => candidate.from <= on && (candidate.to === null || on <= candidate.to));
        agedDays(days, pauses).forEach((aged, index) => {
          const { on, daysPastDue } = days[index] as AgedDay;
          const late = Array.from({ length: daysPastDue }, (_, back) => on - back);
          const stopping = pauses.filter((candidate) => candidate.stopsDaysPastDue);
          assert.equal(aged.daysPastDue, late.filter((each) => !isPaused(each, stopping)).length);
          assert.equal(aged.daysDelinquent, late.filter((each) => !isPaused(each, pauses)).length);
          assert.ok(aged.daysDelinquent <= aged.daysPastDue && aged.daysPastDue <= daysPastDue);
          assert.equal(aged.pastDueDuring, daysPastDue > 0);
        });
      },
    ),
  );
});

test('a pause never changes days past due unless its agreement says so', () => {
  fc.assert(
    fc.property(fc.array(anyPause, { maxLength: 8 }), (pauses) => {
      const silent = pauses.map((candidate) => ({ ...candidate, stopsDaysPastDue: false }));
      assert.deepEqual(
        agedDays(august, silent).map((aged) => aged.daysPastDue),
        august.map((given) => given.daysPastDue),
      );
    }),
  );
});

test('paused days within a window are those of its stretches, both ends included', () => {
  const stretches = pausedStretches([pause(day(5), day(9)), pause(day(20), day(20))]);
  assert.equal(pausedDaysWithin(stretches, day(9), day(20)), 2);
  assert.equal(pausedDaysWithin(stretches, day(10), day(19)), 0);
});
