import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFromCivil } from '../time/index.ts';
import { FIVE_CLASS_RULES, fiveClassOf } from './index.ts';

const on = dayFromCivil(2026, 11, 23);

test('the rule for all loans: late at all is special mention, then above 90, 270 and 360 days', () => {
  const at = (days: number) => fiveClassOf(days, on, 'cn.class.days');
  assert.deepEqual([0, 1, 90].map(at), ['normal', 'special_mention', 'special_mention']);
  assert.deepEqual([91, 270, 271, 360, 361].map(at), ['substandard', 'substandard', 'doubtful', 'doubtful', 'loss']);
});

test('the rule for credit cards: 1 to 90, 91 to 120, 121 to 180, above', () => {
  const at = (days: number) => fiveClassOf(days, on, 'cn.class.card');
  assert.deepEqual([0, 1, 90].map(at), ['normal', 'special_mention', 'special_mention']);
  assert.deepEqual([91, 120, 121, 180, 181].map(at), ['substandard', 'substandard', 'doubtful', 'doubtful', 'loss']);
});

test('a class never gets better with more days, under either rule', () => {
  const order = ['normal', 'special_mention', 'substandard', 'doubtful', 'loss'];
  for (const rule of FIVE_CLASS_RULES) {
    let before = 0;
    for (let days = 0; days <= 500; days += 1) {
      const now = order.indexOf(fiveClassOf(days, on, rule) ?? '');
      assert.ok(now >= before, `${rule} ${days}`);
      before = now;
    }
  }
});

test('a product that names no rule is in no class, and none is inferred', () => {
  for (const days of [0, 91, 400]) assert.equal(fiveClassOf(days, on, null), null);
});

test('a rule gives no class before it came into force', () => {
  assert.equal(fiveClassOf(100, dayFromCivil(2023, 6, 30), 'cn.class.days'), null);
  assert.equal(fiveClassOf(100, dayFromCivil(2023, 7, 1), 'cn.class.days'), 'substandard');
});
