import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRecords } from './agreement.ts';
import { yuanOf } from './exact.ts';
import { randomStory } from './random-story.ts';
import type { RandomOptions } from './random-story.ts';
import type { RecordDay } from './record.ts';
import { recordOf } from './second-model.ts';
import type { Story } from './story.ts';

const storiesPerTest = 12;
const everything: RandomOptions = { agreements: true, opening: true, otherTerms: true };

const withPayment = (story: Story, on: string, amountMinor: bigint): Story => ({
  ...story,
  events: [...story.events, { id: 'tried', type: 'payment', on, amount: yuanOf(amountMinor) }],
});

/** The figures of one date after one payment more on it. */
function dayAfterPaying(story: Story, on: string, amountMinor: bigint): RecordDay {
  const paid = amountMinor === 0n ? story : withPayment(story, on, amountMinor);
  const [day] = recordOf(paid, { from: on, to: on }).days;
  assert.ok(day !== undefined);
  return day;
}

const amountsOf = (day: object): readonly [string, bigint][] =>
  Object.entries(day).flatMap(([field, value]) => (field.endsWith('Minor') ? [[field, BigInt(String(value))]] : []));

test('the same seed and options give the same story', () => {
  assert.deepEqual(randomStory(7, everything), randomStory(7, everything));
  assert.notDeepEqual(randomStory(7, everything), randomStory(8, everything));
});

test('nothing a record shows is below zero, and what is owed is the sum of its parts', () => {
  for (let seed = 1; seed <= storiesPerTest; seed += 1) {
    const { story, from, to } = randomStory(seed, everything);
    for (const day of recordOf(story, { from, to }).days) {
      for (const [field, amount] of [...amountsOf(day), ...day.bills.flatMap(amountsOf)])
        assert.ok(amount >= 0n, `seed ${seed}, ${day.on}: \`${field}\` is below zero`);
      const parts = [day.principalMinor, day.interestMinor, day.penaltyMinor, day.feeMinor, day.accruedMinor];
      const sum = [...parts, day.unbilledMinor, day.instalmentMinor].reduce((all, part) => all + BigInt(part), 0n);
      assert.equal(BigInt(day.owedMinor), sum, `seed ${seed}, ${day.on}`);
    }
  }
});

test('any order of arrival gives the same record', () => {
  for (let seed = 1; seed <= storiesPerTest; seed += 1) {
    const { story, from, to } = randomStory(seed, everything);
    const other = { ...story, events: story.events.toReversed() };
    assert.equal(compareRecords(recordOf(story, { from, to }), recordOf(other, { from, to })), null, `seed ${seed}`);
  }
});

test('the amount to cure, really paid, cures, and one fen less does not; a payoff really paid leaves zero', () => {
  let tried = 0;
  for (let seed = 1; seed <= storiesPerTest; seed += 1) {
    const { story, from, to } = randomStory(seed, { otherTerms: true, opening: true, faults: false });
    const days = recordOf(story, { from, to }).days.filter(({ on }) => on > from);
    for (const day of days.filter(({ daysPastDue }) => daysPastDue > 0).filter((_, index) => index % 25 === 0)) {
      const toCure = BigInt(day.toCureMinor);
      assert.equal(dayAfterPaying(story, day.on, toCure).daysPastDue, 0, `seed ${seed}, ${day.on}`);
      assert.ok(dayAfterPaying(story, day.on, toCure - 1n).daysPastDue > 0, `seed ${seed}, ${day.on}`);
      tried += 1;
    }
    for (const day of days.filter(({ payoffMinor }) => payoffMinor !== '0').filter((_, index) => index % 40 === 0)) {
      const after = dayAfterPaying(story, day.on, BigInt(day.payoffMinor));
      assert.deepEqual([after.owedMinor, after.creditMinor, after.tomorrowMinor], ['0', '0', '0'], `${seed} ${day.on}`);
    }
  }
  assert.ok(tried > 20);
});

test('as known at the end of all things is as corrected', () => {
  for (let seed = 1; seed <= storiesPerTest; seed += 1) {
    const { story, from, to } = randomStory(seed, everything);
    const known = recordOf(story, { from, to, knownAt: '2099-01-01T00:00:00+08:00' });
    assert.equal(compareRecords(recordOf(story, { from, to }), known), null, `seed ${seed}`);
  }
});

test('a difference between two records is named with its date, its field and both values', () => {
  const { story, from, to } = randomStory(3, everything);
  const record = recordOf(story, { from, to });
  const [day] = record.days;
  assert.ok(day !== undefined);
  const other = { ...record, days: [{ ...day, owedMinor: '123456' }, ...record.days.slice(1)] };
  assert.equal(
    compareRecords(record, other),
    `day ${day.on}: \`owedMinor\` is 1234.56, expected ${yuanOf(BigInt(day.owedMinor))}`,
  );
  assert.match(compareRecords(record, { ...record, days: record.days.slice(0, -1) }) ?? '', /is missing$/);
  assert.match(compareRecords(record, { ...record, waiting: ['zz', ...record.waiting] }) ?? '', /^waiting/);
});
