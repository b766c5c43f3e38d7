import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../time/index.ts';
import { M_BUCKETS, mBucketOf, movesOf, staysOf } from './index.ts';
import type { AgedDay, MBucket } from './index.ts';

const daysOf = (counts: readonly number[]): readonly AgedDay[] =>
  counts.map((daysPastDue, index) => ({
    on: (20_000 + index) as Day,
    daysPastDue,
    daysDelinquent: daysPastDue,
    pastDueDuring: daysPastDue > 0,
  }));

test('a bucket is entered by one day more, left by a payment, and what is passed over is named', () => {
  const moves = movesOf(daysOf([0, 1, 30, 31, 95, 5, 0]));
  assert.deepEqual(
    moves.map(({ from, to, because, passed }) => [from, to, because, passed]),
    [
      ['M0', 'M1', 'one_day_more', []],
      ['M1', 'M2', 'one_day_more', []],
      ['M2', 'M4', 'counted_late', ['M3']],
      ['M4', 'M1', 'older_obligation_met', ['M3', 'M2']],
      ['M1', 'M0', 'cured', []],
    ],
  );
});

const anyCounts = fc.array(fc.oneof(fc.constant(0), fc.nat(250)), { minLength: 1, maxLength: 120 });

test('the moves, followed from the first day, lead through every bucket of every day, none skipped in silence', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const days = daysOf(counts);
      let bucket: MBucket = mBucketOf(counts[0] ?? 0);
      const moves = movesOf(days);
      for (const day of days) {
        const move = moves.find((candidate) => candidate.on === day.on);
        if (move !== undefined) {
          assert.equal(move.from, bucket);
          const path = [move.from, ...move.passed, move.to].map((each) => M_BUCKETS.indexOf(each));
          const step = path.length > 1 && (path[1] ?? 0) > (path[0] ?? 0) ? 1 : -1;
          for (let index = 1; index < path.length; index += 1)
            assert.equal((path[index] ?? 0) - (path[index - 1] ?? 0), step);
          bucket = move.to;
        }
        assert.equal(bucket, mBucketOf(day.daysPastDue));
      }
    }),
  );
});

test('stays, taken day by day, are the series again, without gaps', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const days = daysOf(counts);
      const stays = staysOf(days, (day) => mBucketOf(day.daysPastDue));
      const again = stays.flatMap(({ value, from, to }) =>
        Array.from({ length: (to ?? 20_000 + counts.length - 1) - from + 1 }, () => value),
      );
      assert.deepEqual(
        again,
        counts.map((count) => mBucketOf(count)),
      );
      assert.ok(stays.every((stay, index) => index === 0 || stay.value !== stays[index - 1]?.value));
    }),
  );
});
