import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFromCivil } from '../time/index.ts';
import { delinquencyByDefault, noDelinquencyFacts, rowOn, stageOf } from './index.ts';
import type { DelinquencyFacts } from './index.ts';

const on = dayFromCivil(2026, 11, 23);
const row = rowOn(delinquencyByDefault(), on);
const stageAt = (days: number, facts: Partial<DelinquencyFacts> = {}) =>
  stageOf(days, on, row, { ...noDelinquencyFacts, ...facts });

test('more than 30 days past due is stage 2 and more than 90 is stage 3', () => {
  assert.deepEqual(
    [0, 30, 31, 90, 91].map((days) => stageAt(days).stage),
    [1, 1, 2, 2, 3],
  );
});

test('a rebuttal holds its backstop off while it is in force, and its reason is told', () => {
  const from = dayFromCivil(2026, 11, 1);
  const notIncreased = { of: 'significantIncrease', from, to: on, reason: 'salary paid late, once' } as const;
  assert.deepEqual(stageAt(45, { rebuttals: [notIncreased] }), {
    stage: 1,
    because: 'backstop_not_reached',
    rebutted: 'salary paid late, once',
  });
  const later = stageOf(45, dayFromCivil(2026, 11, 24), row, { ...noDelinquencyFacts, rebuttals: [notIncreased] });
  assert.equal(later.stage, 2);
  const notDefault = { of: 'default', from, to: null, reason: 'secured by a guarantee' } as const;
  assert.deepEqual(stageAt(100, { rebuttals: [notDefault] }), {
    stage: 2,
    because: 'significant_increase',
    rebutted: 'secured by a guarantee',
  });
});

test('a concession for difficulty keeps at least stage 2, and never hides a default', () => {
  const forbearance = [{ from: dayFromCivil(2026, 9, 1), to: null, reason: 'reduced payments for three months' }];
  assert.equal(stageAt(0, { forbearance }).because, 'forbearance');
  assert.equal(stageAt(0, { forbearance }).stage, 2);
  assert.equal(stageAt(91, { forbearance }).stage, 3);
});
