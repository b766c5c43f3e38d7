import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFromIso, isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { validationEnd } from './validation-period.ts';

const day = (iso: string): Day => {
  const read = dayFromIso(iso);
  if (!read.ok) throw new Error(iso);
  return read.value;
};

const period = { type: 'validationPeriod', receiptDays: 5, periodDays: 30, calendar: 'us-federal' } as const;

const endOf = (sentOn: string, holidays: readonly string[] = []): string | null => {
  const end = validationEnd(day(sentOn), period, (_family, asked) => {
    if (isoFromDay(asked) >= '2029-01-01') return 'unknown';
    return holidays.includes(isoFromDay(asked)) ? 'holiday' : 'ordinary';
  });
  return end === null ? null : isoFromDay(end);
};

test('sent on a Monday, received the next Monday, over thirty days after', () => {
  assert.equal(endOf('2026-02-02'), '2026-03-11');
});

test('a holiday among the five days moves the receipt by one', () => {
  assert.equal(endOf('2026-02-10'), '2026-03-19');
  assert.equal(endOf('2026-02-10', ['2026-02-16']), '2026-03-20');
});

test('sent on a Friday or a Saturday, five working days are the same', () => {
  assert.equal(endOf('2026-02-06'), endOf('2026-02-07'));
});

test('a year that the calendar lacks leaves the end unknown', () => {
  assert.equal(endOf('2028-12-28'), null);
});
