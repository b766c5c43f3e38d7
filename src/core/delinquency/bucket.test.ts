import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOfMBucket, M_BUCKETS, mBucketOf, THIRTY_DAY_BUCKETS, thirtyDayBucketOf } from './index.ts';
import type { MBucket, ThirtyDayBucket } from './index.ts';

const daysLooked = 2_000;

test('every number of days past due lies in exactly one M bucket, by the sum of thirty days each', () => {
  for (let days = 0; days <= daysLooked; days += 1) {
    const number = days === 0 ? 0 : Math.min(7, Math.floor((days - 1) / 30) + 1);
    assert.equal(mBucketOf(days), number === 7 ? 'M7+' : `M${number}`, String(days));
    const holding = M_BUCKETS.filter((bucket) => {
      const { min, max } = daysOfMBucket(bucket);
      return days >= min && (max === null || days <= max);
    });
    assert.deepEqual(holding, [mBucketOf(days)]);
  }
});

test('every number of days past due lies in exactly one 30-day bucket, which begins at a multiple of thirty', () => {
  for (let days = 1; days <= daysLooked; days += 1) {
    const low = Math.floor(days / 30) * 30;
    const expected = low >= 180 ? '180+' : `${Math.max(1, low)}-${low + 29}`;
    assert.equal(thirtyDayBucketOf(days), expected, String(days));
  }
  assert.equal(thirtyDayBucketOf(0), 'current');
  assert.equal(THIRTY_DAY_BUCKETS.length, 8);
});

test('day 30 is M1 but 30-59: the two bucketings are never the same thing', () => {
  assert.deepEqual([mBucketOf(30), thirtyDayBucketOf(30)], ['M1', '30-59']);
  assert.deepEqual([mBucketOf(29), thirtyDayBucketOf(29)], ['M1', '1-29']);
  // @ts-expect-error one kind of bucket cannot stand for the other
  const mixed: MBucket = thirtyDayBucketOf(30);
  // @ts-expect-error nor the other way round
  const other: ThirtyDayBucket = mBucketOf(30);
  assert.notEqual(mixed, other);
});
