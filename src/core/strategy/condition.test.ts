import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reading } from '../shape/index.ts';
import { conditionOf } from './condition.ts';
import { failingIn, predicateOf } from './predicate.ts';
import type { Values } from './field.ts';

const yuan = { code: 'CNY', decimals: 2 };

function faultsOf(value: unknown): readonly (readonly [string, string, string])[] {
  const reading = new Reading();
  conditionOf(yuan).read(reading, value, '/when');
  return reading.faults.map(({ kind, at, message }) => [kind, at ?? '', message] as const);
}

test('a condition is all, any, not, or a field with comparators', () => {
  assert.deepEqual(
    faultsOf({ all: [{ field: 'daysPastDue', atLeast: 4, atMost: 15 }, { not: { field: 'bucket', is: 'M0' } }] }),
    [],
  );
  assert.deepEqual(
    faultsOf({
      any: [
        { field: 'pastDueMinor', above: '100.00' },
        { field: 'hasApp', is: false },
      ],
    }),
    [],
  );
});

test('an unknown field is named with those that are known', () => {
  const [[kind, at, message] = ['', '', '']] = faultsOf({ any: [{ field: 'daysLate', atLeast: 3 }] });
  assert.equal(kind, 'unknown_field');
  assert.equal(at, '/when/any/0/field');
  assert.match(message, /^`daysLate` is not accepted; write one of the fields daysPastDue, daysToDue, pastDueMinor/);
});

test('a constant of the wrong unit is refused with one that fits', () => {
  const told = (value: unknown): string => {
    const [[kind, at, message] = ['', '', '']] = faultsOf(value);
    return `${kind} ${at} ${message}`;
  };
  const yuanAccepted = "write an amount of CNY in quotes with its 2 decimals, such as '100.00'";
  assert.equal(
    told({ field: 'pastDueMinor', atLeast: 10_000 }),
    `wrong_unit /when/atLeast \`10000\` is not accepted; ${yuanAccepted}`,
  );
  assert.equal(
    told({ field: 'pastDueMinor', atLeast: '100' }),
    `wrong_unit /when/atLeast \`100\` is not accepted; ${yuanAccepted}`,
  );
  assert.equal(
    told({ field: 'daysPastDue', atLeast: '7d' }),
    'wrong_unit /when/atLeast `7d` is not accepted; write a whole number of days from 0 to 20000',
  );
  assert.equal(
    told({ field: 'unansweredCount', atLeast: 1.5 }),
    'wrong_unit /when/atLeast `1.5` is not accepted; write a whole number of times from 0 to 10000',
  );
  assert.equal(
    told({ field: 'bucket', is: 'M9' }),
    'wrong_unit /when/is `M9` is not accepted; write one of M0, M1, M2, M3, M4, M5, M6, M7+',
  );
  assert.equal(told({ field: 'hasApp', is: 'yes' }), 'wrong_unit /when/is `yes` is not accepted; write true or false');
});

test('there is no language beyond the closed one', () => {
  assert.equal(faultsOf('daysPastDue > 3')[0]?.[0], 'invalid_field');
  assert.equal(faultsOf({ field: 'daysPastDue', matches: '.*' })[0]?.[0], 'unknown_field');
  assert.equal(faultsOf({ field: 'daysPastDue' })[0]?.[0], 'invalid_field');
  assert.equal(faultsOf({ all: [] })[0]?.[0], 'invalid_field');
  assert.equal(faultsOf({ field: 'hasApp', above: true })[0]?.[0], 'unknown_field');
  const deep = Array.from({ length: 12 }).reduce<unknown>((inner) => ({ not: inner }), { field: 'hasApp', is: true });
  assert.match(faultsOf(deep)[0]?.[2] ?? '', /at most 8 conditions in one another/);
});

test('what does not hold is told with what was found', () => {
  const reading = new Reading();
  const condition = conditionOf(yuan).read(
    reading,
    {
      all: [
        { field: 'unansweredCount', atLeast: 2 },
        { not: { field: 'hasApp', is: true } },
        { field: 'daysPastDue', below: 9 },
      ],
    },
    '',
  );
  const values = { unansweredCount: 1, hasApp: 1, daysPastDue: 3 } as Values;
  assert.equal(predicateOf(condition).holds(values), false);
  assert.deepEqual(failingIn(condition, values), [
    { field: 'unansweredCount', comparator: 'atLeast', than: [2], found: 1 },
    { field: 'hasApp', comparator: 'is', than: [1], found: 1 },
  ]);
});

test('a condition on days can be reckoned ahead, one on amounts may move on any day, one on facts waits for them', () => {
  const movesOf = (value: unknown): string => predicateOf(conditionOf(yuan).read(new Reading(), value, '')).moves;
  assert.equal(movesOf({ field: 'daysSinceReply', atLeast: 3 }), 'counts');
  assert.equal(
    movesOf({
      any: [
        { field: 'pastDueMinor', atLeast: '1.00' },
        { field: 'daysPastDue', is: 3 },
      ],
    }),
    'drifts',
  );
  assert.equal(movesOf({ not: { field: 'hasApp', is: true } }), 'still');
});
