import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  civilFromDay,
  DAY_FIRST,
  DAY_LAST,
  dayAt,
  dayFromCivil,
  dayFromIso,
  instantFromIso,
  instantOf,
  instantsOf,
  isoFromDay,
  isoFromInstant,
  localTimeAt,
  nextMonthDay,
  weekdayOf,
  zoneFrom,
} from './index.ts';
import type { Day, InstantMs, Zone } from './index.ts';

const days = fc.integer({ min: DAY_FIRST, max: DAY_LAST }).map((day) => day as Day);

function dayOf(text: string): Day {
  const read = dayFromIso(text);
  assert.ok(read.ok);
  return read.value;
}

function zone(name: string): Zone {
  const read = zoneFrom(name);
  assert.ok(read.ok);
  return read.value;
}

describe('calendar dates', () => {
  test('a date written and read again is the same date, and agrees with the platform calendar', () => {
    fc.assert(
      fc.property(days, (one) => {
        assert.equal(dayOf(isoFromDay(one)), one);
        assert.equal(isoFromDay(one), new Date(one * 86_400_000).toISOString().slice(0, 10));
        const civil = civilFromDay(one);
        assert.equal(dayFromCivil(civil.year, civil.month, civil.day), one);
        assert.equal(weekdayOf(one) % 7, new Date(one * 86_400_000).getUTCDay());
      }),
    );
  });

  test('dates that do not exist are refused', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-04-01',
      '2026-4-1',
      '2200-01-01',
      '1899-12-31',
      '2026-01-01T00:00',
    ]) {
      assert.ok(!dayFromIso(text).ok, text);
    }
    assert.ok(dayFromIso('2024-02-29').ok);
  });

  test('the next day of a month is the first one strictly later', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (from, dayOfMonth) => {
        const next = nextMonthDay(from, dayOfMonth);
        assert.equal(civilFromDay(next).day, dayOfMonth);
        assert.ok(next > from && next - from <= 31);
      }),
    );
  });

  test('a month after the 31st is the last day of the shorter month', () => {
    assert.equal(isoFromDay(addMonths(dayOf('2024-01-31'), 1)), '2024-02-29');
    assert.equal(isoFromDay(addMonths(dayOf('2026-01-31'), 1)), '2026-02-28');
    assert.equal(isoFromDay(addMonths(dayOf('2026-03-31'), -13)), '2025-02-28');
  });
});

describe('zones', () => {
  test('the same instant is another date in another zone', () => {
    const read = instantFromIso('2026-07-20T23:30:00+08:00');
    assert.ok(read.ok);
    assert.equal(isoFromDay(dayAt(read.value, zone('Asia/Shanghai'))), '2026-07-20');
    assert.equal(isoFromDay(dayAt(read.value, zone('Pacific/Auckland'))), '2026-07-21');
  });

  test('a wall-clock time that daylight saving skips has no instant, a repeated one has two', () => {
    const newYork = zone('America/New_York');
    assert.deepEqual(instantsOf(dayOf('2026-03-08'), 150, newYork), []);
    assert.equal(instantsOf(dayOf('2026-11-01'), 90, newYork).length, 2);
    assert.equal(instantsOf(dayOf('2026-11-01'), 600, newYork).length, 1);
    assert.equal(isoFromInstant(instantOf(dayOf('2026-03-08'), 150, newYork), newYork), '2026-03-08T03:30:00-04:00');
  });

  test('the wall clock of an instant leads back to it', () => {
    const names = fc.constantFrom(
      'Asia/Shanghai',
      'America/Phoenix',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 60_000_000 }), (name, minute) => {
        const instant = (minute * 60_000) as InstantMs;
        const local = localTimeAt(instant, zone(name));
        assert.ok(
          instantsOf(local.day, local.minuteOfDay, zone(name)).includes((instant - local.second * 1000) as InstantMs),
        );
      }),
    );
  });

  test('an offset is no zone, and an instant without an offset is none', () => {
    assert.ok(!zoneFrom('+08:00').ok && !zoneFrom('Mars/Olympus').ok && !zoneFrom('').ok);
    assert.ok(!instantFromIso('2026-07-20T12:00:00').ok && !instantFromIso('yesterday').ok);
  });
});
