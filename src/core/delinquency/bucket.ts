/** The buckets used in mainland China: M1 is 1 to 30 days past due. Not the 30-day buckets. @since 0.1 */
export type MBucket = 'M0' | 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7+';

/** The 30-day buckets of reports: 1 to 29, 30 to 59 … Day 30 is M1 but `30-59`: never mix the two. @since 0.1 */
export type ThirtyDayBucket = 'current' | '1-29' | '30-59' | '60-89' | '90-119' | '120-149' | '150-179' | '180+';

interface BucketRow<B> {
  readonly bucket: B;
  readonly daysMin: number;
}

/** @rule bucket.M */
const mBuckets: readonly BucketRow<MBucket>[] = [
  { bucket: 'M0', daysMin: 0 },
  { bucket: 'M1', daysMin: 1 },
  { bucket: 'M2', daysMin: 31 },
  { bucket: 'M3', daysMin: 61 },
  { bucket: 'M4', daysMin: 91 },
  { bucket: 'M5', daysMin: 121 },
  { bucket: 'M6', daysMin: 151 },
  { bucket: 'M7+', daysMin: 181 },
];

/** @rule bucket.alt */
const thirtyDayBuckets: readonly BucketRow<ThirtyDayBucket>[] = [
  { bucket: 'current', daysMin: 0 },
  { bucket: '1-29', daysMin: 1 },
  { bucket: '30-59', daysMin: 30 },
  { bucket: '60-89', daysMin: 60 },
  { bucket: '90-119', daysMin: 90 },
  { bucket: '120-149', daysMin: 120 },
  { bucket: '150-179', daysMin: 150 },
  { bucket: '180+', daysMin: 180 },
];

function bucketIn<B>(rows: readonly BucketRow<B>[], days: number): B {
  return (rows.findLast((row, index) => index === 0 || days >= row.daysMin) as BucketRow<B>).bucket;
}

/** The M bucket of a number of days past due (whole, ≥ 0). @rule bucket.M @since 0.1 */
export const mBucketOf = (daysPastDue: number): MBucket => bucketIn(mBuckets, daysPastDue);

/** The 30-day bucket of a number of days past due (whole, ≥ 0). @rule bucket.alt @since 0.1 */
export const thirtyDayBucketOf = (daysPastDue: number): ThirtyDayBucket => bucketIn(thirtyDayBuckets, daysPastDue);

/** The M buckets from M0 on, in order of lateness. @since 0.1 */
export const M_BUCKETS: readonly MBucket[] = mBuckets.map((row) => row.bucket);

/** The 30-day buckets in order of lateness. @since 0.1 */
export const THIRTY_DAY_BUCKETS: readonly ThirtyDayBucket[] = thirtyDayBuckets.map((row) => row.bucket);

/**
 * The days past due that an M bucket holds, to be printed beside it: houses differ in what "M6+" means.
 * @returns first and last day, both included; null: no last day
 * @rule bucket.M
 * @since 0.1
 */
export function daysOfMBucket(bucket: MBucket): { readonly min: number; readonly max: number | null } {
  const index = mBuckets.findIndex((row) => row.bucket === bucket);
  const next = mBuckets[index + 1];
  return { min: mBuckets[index]?.daysMin ?? 0, max: next === undefined ? null : next.daysMin - 1 };
}
