import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDays, dayFromCivil, isoFromDay, weekdayOf } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { loadCalendar, RULES_FOLDER } from './index.ts';

const YEARS = [2024, 2025, 2026, 2027, 2028];

const daysOf = (file: string, region: string): readonly string[] => {
  const calendar = loadCalendar(join(RULES_FOLDER, 'calendars', file));
  if (!calendar.ok) throw new Error(calendar.fault.message);
  assert.deepEqual(calendar.value.years, YEARS);
  return (calendar.value.regions.find(({ id }) => id === region)?.days ?? []).map(isoFromDay).toSorted();
};

/** The n-th weekday of a month, or the last when n is 0. */
function nth(year: number, month: number, weekday: number, n: number): Day {
  const first = dayFromCivil(year, month, 1);
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  if (n > 0) return addDays(first, offset + 7 * (n - 1));
  const next = dayFromCivil(month === 12 ? year + 1 : year, (month % 12) + 1, 1);
  const last = addDays(next, -1);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

/** Easter Sunday by the anonymous Gregorian computus. */
function easter(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayFromCivil(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}

/** The day itself and the weekday on which it is observed. */
function observed(day: Day): readonly Day[] {
  if (weekdayOf(day) === 6) return [day, addDays(day, -1)];
  return weekdayOf(day) === 7 ? [day, addDays(day, 1)] : [day];
}

test('the federal holidays are those the statute reckons, each with the day on which it is observed', () => {
  const reckoned = [...YEARS, 2029].flatMap((year) => [
    ...observed(dayFromCivil(year, 1, 1)),
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, 0),
    ...observed(dayFromCivil(year, 6, 19)),
    ...observed(dayFromCivil(year, 7, 4)),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    ...observed(dayFromCivil(year, 11, 11)),
    nth(year, 11, 4, 4),
    ...observed(dayFromCivil(year, 12, 25)),
  ]);
  const covered = reckoned.map(isoFromDay).filter((iso) => Number(iso.slice(0, 4)) <= 2028);
  assert.deepEqual(daysOf('us-federal.yaml', 'us'), [...new Set(covered)].toSorted());
});

/** Moves a fixed holiday off the weekend and off days already taken. */
function substituted(days: readonly Day[]): readonly Day[] {
  const taken: Day[] = [];
  for (const day of days) {
    let moved = day;
    while (weekdayOf(moved) > 5 || taken.includes(moved)) moved = addDays(moved, 1);
    taken.push(moved);
  }
  return taken;
}

const christmas = (year: number): readonly Day[] => {
  const [day, boxing] = [dayFromCivil(year, 12, 25), dayFromCivil(year, 12, 26)];
  // A Christmas on Sunday moves past Boxing Day, which stays.
  if (weekdayOf(day) === 7) return [boxing, addDays(boxing, 1)];
  return substituted([day, boxing]);
};

const englandOf = (year: number): readonly Day[] => [
  ...substituted([dayFromCivil(year, 1, 1)]),
  addDays(easter(year), -2),
  addDays(easter(year), 1),
  nth(year, 5, 1, 1),
  nth(year, 5, 1, 0),
  nth(year, 8, 1, 0),
  ...christmas(year),
];

const scotlandOf = (year: number): readonly Day[] => [
  ...substituted([dayFromCivil(year, 1, 1), dayFromCivil(year, 1, 2)]),
  addDays(easter(year), -2),
  nth(year, 5, 1, 1),
  nth(year, 5, 1, 0),
  nth(year, 8, 1, 1),
  ...substituted([dayFromCivil(year, 11, 30)]),
  ...christmas(year),
];

const sorted = (of: (year: number) => readonly Day[], more: readonly string[] = []): readonly string[] =>
  [...YEARS.flatMap(of).map(isoFromDay), ...more].toSorted();

test('the bank holidays of England and Wales are reckoned from Easter, Mondays and substitutes', () => {
  assert.deepEqual(daysOf('uk-bank.yaml', 'england'), sorted(englandOf));
  assert.deepEqual(daysOf('uk-bank.yaml', 'wales'), sorted(englandOf));
});

test('Scotland keeps its own, and the one proclaimed for 15 June 2026', () => {
  assert.deepEqual(daysOf('uk-bank.yaml', 'scotland'), sorted(scotlandOf, ['2026-06-15']));
});

test('Northern Ireland adds the seventeenth of March and the twelfth of July', () => {
  const northern = (year: number): readonly Day[] => [
    ...englandOf(year),
    ...substituted([dayFromCivil(year, 3, 17)]),
    ...substituted([dayFromCivil(year, 7, 12)]),
  ];
  assert.deepEqual(daysOf('uk-bank.yaml', 'northern_ireland'), sorted(northern));
});
