import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dateInZone, dateText, dayFrom, dayIn, instantFrom, monthsLater, nextDayOfMonth, partsOf } from './dates.ts';

const dayMs = 86_400_000;
const day = (text: string): number => dayFrom(text) ?? assert.fail(text);

test('every date of eight centuries has the number of days that the runtime counts', () => {
  for (let number = day('1600-01-01'); number <= day('2400-12-31'); number += 1) {
    const text = new Date(number * dayMs).toISOString().slice(0, 10);
    assert.equal(dateText(number), text);
    assert.equal(dayFrom(text), number);
  }
});

test('a text that is no date of the calendar is none', () => {
  for (const text of [
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-01-00',
    '0000-01-01',
    'x',
  ]) {
    assert.equal(dayFrom(text), undefined, text);
  }
});

test('months later ends on the same day of the month, or on the last of a shorter one', () => {
  const later = (text: string, months: number): string => dateText(monthsLater(day(text), months));
  assert.equal(later('2026-01-31', 1), '2026-02-28');
  assert.equal(later('2028-01-31', 1), '2028-02-29');
  assert.equal(later('2026-08-31', 6), '2027-02-28');
  assert.equal(later('2026-06-02', 12), '2027-06-02');
  assert.equal(later('2026-12-15', 1), '2027-01-15');
});

test('the next day of the month is later than the date and nowhere between', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 1, max: 28 }), (from, dayOfMonth) => {
      const next = nextDayOfMonth(from, dayOfMonth);
      assert.ok(next > from && next <= from + 31);
      assert.equal(partsOf(next).dayOfMonth, dayOfMonth);
      for (let between = from + 1; between < next; between += 1)
        assert.notEqual(partsOf(between).dayOfMonth, dayOfMonth);
    }),
  );
});

test('a month number and a day of the month are a date and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      const { month, dayOfMonth } = partsOf(number);
      assert.equal(dayIn(month, dayOfMonth), number);
    }),
  );
});

test('an instant is read with its offset, and needs one', () => {
  assert.equal(instantFrom('2026-08-05T09:30:00+08:00'), Date.UTC(2026, 7, 5, 1, 30));
  assert.equal(instantFrom('2026-08-05T09:30:15.25Z'), Date.UTC(2026, 7, 5, 9, 30, 15, 250));
  assert.equal(instantFrom('2026-08-05T00:30-05:30'), Date.UTC(2026, 7, 5, 6, 0));
  for (const text of [
    '2026-08-05T09:30:00',
    '2026-08-05',
    '2026-08-05T24:00:00Z',
    '2026-08-05T09:60:00Z',
    '2026-08-05T09:00:60Z',
    '2026-02-30T09:00:00Z',
    '2026-08-05T09:00:00+24:00',
  ]) {
    assert.equal(instantFrom(text), undefined, text);
  }
});

test('an instant has the calendar date of the zone, on both sides of midnight and of a clock change', () => {
  const dateAt = (text: string, zone: string): string => dateText(dateInZone(instantFrom(text) ?? NaN, zone) ?? NaN);
  assert.equal(dateAt('2026-08-04T23:59:59.999+08:00', 'Asia/Shanghai'), '2026-08-04');
  assert.equal(dateAt('2026-08-04T16:00:00Z', 'Asia/Shanghai'), '2026-08-05');
  assert.equal(dateAt('2026-03-29T22:59:59Z', 'Europe/London'), '2026-03-29');
  assert.equal(dateAt('2026-03-29T23:00:00Z', 'Europe/London'), '2026-03-30');
  assert.equal(dateInZone(0, 'Mars/Olympus'), undefined);
});
