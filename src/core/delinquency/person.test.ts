import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../time/index.ts';
import { personDays } from './index.ts';
import type { AccountDays } from './index.ts';

const accountOf = (account: string, first: number, counts: readonly number[]): AccountDays => ({
  account,
  days: counts.map((daysPastDue, index) => ({
    on: (20_000 + first + index) as Day,
    daysPastDue,
    daysDelinquent: daysPastDue,
    pastDueDuring: daysPastDue > 0,
  })),
});

test('of a person with three accounts one is cured: the person stays past due on the other, and only on that', () => {
  const days = personDays([
    accountOf('cured', 0, [1, 2, 3, 0, 0]),
    accountOf('late', 0, [0, 0, 1, 2, 3]),
    accountOf('never', 0, [0, 0, 0, 0, 0]),
  ]);
  assert.deepEqual(
    days.map((day) => [day.daysPastDue, day.pastDueAccounts.join('+')]),
    [
      [1, 'cured'],
      [2, 'cured'],
      [3, 'cured+late'],
      [2, 'late'],
      [3, 'late'],
    ],
  );
});

test('the status clears for the person on the day on which the last account is cured', () => {
  const days = personDays([accountOf('one', 0, [5, 0, 0]), accountOf('two', 0, [1, 2, 0])]);
  assert.deepEqual(
    days.map((day) => day.daysPastDue),
    [5, 2, 0],
  );
  assert.deepEqual(days[2]?.pastDueAccounts, []);
});

test('an account opened later counts from its first day on', () => {
  const days = personDays([accountOf('old', 0, [0, 0, 0, 0]), accountOf('new', 2, [0, 4])]);
  assert.deepEqual(
    days.map((day) => day.daysPastDue),
    [0, 0, 0, 4],
  );
});

test('a person without accounts has no days', () => {
  assert.deepEqual(personDays([]), []);
});
