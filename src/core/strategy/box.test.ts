import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { M_BUCKETS, mBucketOf } from '../delinquency/index.ts';
import { boxesTogether, compare, rangeIn } from './box.ts';
import type { Condition } from './condition.ts';
import type { FieldName, Values } from './field.ts';
import { predicateOf } from './predicate.ts';

const fields = ['daysPastDue', 'bucket', 'hasApp', 'unansweredCount'] as const;
const comparators = ['is', 'isNot', 'atLeast', 'atMost', 'above', 'below'] as const;

const constants: Readonly<Record<(typeof fields)[number], fc.Arbitrary<number>>> = {
  daysPastDue: fc.integer({ min: 0, max: 70 }),
  bucket: fc.integer({ min: 0, max: 3 }),
  hasApp: fc.integer({ min: 0, max: 1 }),
  unansweredCount: fc.integer({ min: 0, max: 3 }),
};

const comparison = fc.constantFrom(...fields).chain((field) =>
  fc
    .record({
      comparator: fc.constantFrom(...comparators),
      than: constants[field],
      more: constants[field],
      oneOf: fc.boolean(),
    })
    .map(({ comparator, than, more, oneOf }): Condition => ({
      kind: 'compare',
      field,
      comparator: oneOf ? 'oneOf' : comparator,
      than: oneOf ? [than, more] : [than],
      at: '',
    })),
);

const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'any', of })),
    tie('condition').map((of): Condition => ({ kind: 'not', of })),
  ),
})).condition;

/** Values of people who can exist: the bucket follows the days. */
const people: readonly Values[] = Array.from({ length: 75 }, (_, daysPastDue) => daysPastDue).flatMap((daysPastDue) =>
  [0, 1].flatMap((hasApp) =>
    [0, 1, 2, 3, 4].map((unansweredCount): Values => {
      const bucket = M_BUCKETS.indexOf(mBucketOf(daysPastDue));
      return { daysPastDue, bucket, hasApp, unansweredCount } as unknown as Values;
    }),
  ),
);

const within = (box: ReadonlyMap<FieldName, { readonly lo: number; readonly hi: number }>, values: Values): boolean =>
  (['daysPastDue', 'hasApp', 'unansweredCount'] as const).every((field) => {
    const { lo, hi } = rangeIn(box, field);
    return lo <= values[field] && values[field] <= hi;
  });

test('boxes hold exactly the people for whom the condition holds', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      const boxes = boxesTogether([condition]);
      assert.ok(boxes !== null);
      const { holds } = predicateOf(condition);
      for (const person of people) {
        assert.equal(
          boxes.some((box) => within(box, person)),
          holds(person),
          JSON.stringify(person),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('a bucket is nothing but a range of days past due', () => {
  const inM2: Condition = { kind: 'compare', field: 'bucket', comparator: 'is', than: [2], at: '' };
  assert.deepEqual(boxesTogether([inM2, compare('daysPastDue', 'below', 31)]), []);
  assert.equal(boxesTogether([inM2, compare('daysPastDue', 'below', 32)])?.length, 1);
});

test('what is past due is never more than what is owed, and zero together with days past due', () => {
  assert.deepEqual(boxesTogether([compare('pastDueMinor', 'atLeast', 501), compare('owedMinor', 'atMost', 500)]), []);
  assert.deepEqual(boxesTogether([compare('pastDueMinor', 'atLeast', 1), compare('daysPastDue', 'is', 0)]), []);
  assert.deepEqual(boxesTogether([compare('pastDueMinor', 'is', 0), compare('daysPastDue', 'atLeast', 1)]), []);
});

test('a condition too large to judge says so instead of guessing', () => {
  const wide = (field: FieldName): Condition => ({
    kind: 'compare',
    field,
    comparator: 'oneOf',
    than: Array.from({ length: 40 }, (_, index) => index * 2),
    at: '',
  });
  assert.equal(boxesTogether([wide('unansweredCount'), wide('daysPastDue'), wide('brokenPromiseCount')]), null);
});
