import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localTimeAt, zoneFrom } from '../time/index.ts';
import type { Day, InstantMs, Zone } from '../time/index.ts';
import { complement, firstInsideAll, firstOutside, isInside } from './inside.ts';
import { ZoneClock, ZoneClocks } from './zone-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const zone = (name: string): Zone => {
  const read = zoneFrom(name);
  if (!read.ok) throw new Error(name);
  return read.value;
};

// Half hours, quarter hours, half-hour saving, a skipped date, midnight changes, none at all.
const names = [
  'Asia/Shanghai',
  'America/New_York',
  'America/Phoenix',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'UTC',
];
const clocks = new ZoneClocks();

const instants = fc
  .oneof(
    fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2035, 0) }),
    // The days on which clocks change in spring and autumn, minute by minute.
    fc
      .tuple(
        fc.integer({ min: 1995, max: 2034 }),
        fc.constantFrom(2, 3, 8, 9, 10),
        fc.integer({ min: 0, max: 31 * 1440 }),
      )
      .map(([year, month, minute]) => Date.UTC(year, month, 1) + minute * MINUTE_MS),
  )
  .map((at) => Math.floor(at / 1000) * 1000);

test('a remembered clock shows what the zone data shows, at any instant', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, at) => {
      const local = localTimeAt(at as InstantMs, zone(name));
      const shown = clocks.of(zone(name)).localMs(at as InstantMs);
      assert.equal(Math.floor(shown / DAY_MS), local.day);
      assert.equal(Math.floor((shown % DAY_MS) / MINUTE_MS), local.minuteOfDay);
    }),
    { numRuns: 3000 },
  );
});

test('the start of a local day is the first instant of that day, or of the next where it is skipped', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, at) => {
      const clock = clocks.of(zone(name));
      const day = clock.dayAt(at as InstantMs);
      const start = clock.startOfDay(day);
      assert.ok(clock.dayAt(start) >= day);
      assert.ok(clock.dayAt((start - 1) as InstantMs) < day || name === 'America/St_Johns');
    }),
    { numRuns: 3000 },
  );
});

test('a clock outside its remembered years still shows the zone data', () => {
  const clock = new ZoneClock(zone('America/New_York'));
  for (const at of [Date.UTC(1975, 6, 1, 12), Date.UTC(2090, 6, 1, 12)]) {
    const local = localTimeAt(at as InstantMs, clock.zone);
    assert.equal(clock.dayAt(at as InstantMs), local.day);
    assert.equal(clock.startOfDay(local.day) <= at, true);
  }
});

const intervalSets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 600 })), { minLength: 1, maxLength: 3 })
  .map((pairs) =>
    pairs
      .map(([from, lasts]) => [from, Math.min(1440, from + lasts)] as const)
      .toSorted(([one], [other]) => one - other)
      .flat(),
  );

test('the first instant inside is the one a minute-by-minute scan finds, in one zone or several', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      instants,
      intervalSets,
      (chosen, drawn, intervals) => {
        const zones = chosen.map((name) => clocks.of(zone(name)));
        const at = Math.floor(drawn / MINUTE_MS) * MINUTE_MS;
        const found = firstInsideAll(zones, at as InstantMs, 3, () => intervals);
        let scanned: number | null = null;
        for (let now = at; now <= at + 3 * DAY_MS && scanned === null; now += MINUTE_MS) {
          if (isInside(zones, now as InstantMs, () => intervals) === true) scanned = now;
        }
        assert.equal(found !== null && found <= at + 3 * DAY_MS ? found : null, scanned);
      },
    ),
    { numRuns: 300 },
  );
});

test('the first instant outside is where a window closes', () => {
  const shanghai = clocks.of(zone('Asia/Shanghai'));
  const noon = Date.UTC(2026, 2, 2, 4) as InstantMs;
  assert.equal(
    firstOutside([shanghai], noon, () => [480, 1320]),
    Date.UTC(2026, 2, 2, 14),
  );
  assert.deepEqual(complement([480, 1320]), [0, 480, 1320, 1440]);
  assert.deepEqual(complement([0, 1440]), []);
  assert.deepEqual(complement([0, 600, 300, 900]), [900, 1440]);
});

test('a day the calendar does not know ends the search where it begins', () => {
  const shanghai = clocks.of(zone('Asia/Shanghai'));
  const evening = Date.UTC(2028, 11, 31, 14) as InstantMs; // 22:00 on the last day of 2028
  const known = (day: Day): readonly number[] | null => (day < 21_550 ? [480, 1320] : null);
  assert.equal(firstInsideAll([shanghai], evening, 400, known), Date.UTC(2028, 11, 31, 16));
  assert.equal(isInside([shanghai], Date.UTC(2029, 0, 1) as InstantMs, known), null);
});
