import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareViews, figures, positionOn } from '../../src/core/account/index.ts';
import { instantOf, isoFromDay } from '../../src/core/time/index.ts';
import type { Day, InstantMs } from '../../src/core/time/index.ts';
import { buys, day, daysBetween, must, pays, randomAccount, seedsOf, sketch } from './accounts.ts';

const everything = { agreements: true, opening: true, otherTerms: true };

test('each side is its own view, and what the causes add up to is the whole difference', () => {
  let found = 0;
  for (const seed of seedsOf(20)) {
    const { account, from, to } = randomAccount(seed, everything);
    const { story } = account;
    const middle = (from + Math.floor((to - from) / 2)) as Day;
    const knownAt = instantOf(middle, 12 * 60, story.zone);
    const last = Math.min(middle + 20, to) as Day;
    const compared = must(compareViews(story, { from: middle, to: last, knownAt }));
    for (const [index, on] of daysBetween(middle, last).entries()) {
      const known = must(positionOn(story, on, { until: knownAt }));
      const corrected = must(positionOn(story, on));
      assert.deepEqual(compared.asKnown[index], known, `seed ${seed}`);
      assert.deepEqual(compared.asCorrected[index], corrected, `seed ${seed}`);
      for (const figure of figures) {
        const row = compared.differences.find((one) => one.on === on && one.figure === figure);
        const by = BigInt(corrected[figure]) - BigInt(known[figure]);
        const explained = row?.causes.reduce((sum, cause) => sum + cause.by, 0n) ?? 0n;
        assert.equal(explained, by, `seed ${seed} ${figure} on ${isoFromDay(on)}`);
        if (by !== 0n) found += 1;
      }
    }
  }
  assert.ok(found > 100, 'there was something to explain');
});

test('the event that caused a difference is named, not the one that merely came later', () => {
  const account = sketch({
    events: [
      buys('p1', '2026-06-03', '1000.00'),
      pays('b1', '2026-07-10', '100.00'),
      pays('late', '2026-07-15', '50.00', '2026-08-03T10:00:00+08:00'),
      { id: 'bounce', type: 'paymentReversed', on: '2026-08-05', of: 'b1' },
      pays('b2', '2026-08-20', '900.00'),
    ],
  });
  const knownAt = instantOf(day('2026-08-01'), 0, account.story.zone);
  const compared = must(compareViews(account.story, { from: day('2026-07-31'), to: day('2026-07-31'), knownAt }));
  assert.deepEqual(
    compared.lateEvents.map((event) => event.id),
    ['late', 'bounce'],
  );
  const causesOf = (figure: (typeof figures)[number]) =>
    compared.differences.find((row) => row.figure === figure)?.causes.map(({ event, by }) => [event, by]);
  assert.deepEqual(causesOf('daysPastDue'), [['bounce', 21n]]);
  assert.deepEqual(causesOf('principalMinor'), [
    ['late', -5_000n],
    // Without the first payment the second one meets five days of penalty before the principal: 100.00 + 2.50.
    ['bounce', 10_250n],
  ]);
});

test('nothing became known since: no difference', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-10', '100.00')] });
  const knownAt = instantOf(day('2026-07-11'), 0, account.story.zone);
  const compared = must(compareViews(account.story, { from: day('2026-07-01'), to: day('2026-07-31'), knownAt }));
  assert.deepEqual([compared.differences, compared.lateEvents], [[], []]);
});

test('more late events than can be added one by one are refused, with what to do', () => {
  const events = Array.from({ length: 501 }, (_, index) => buys(`p${index}`, '2026-06-05', '1.00'));
  const account = sketch({ events });
  const compared = compareViews(account.story, {
    from: day('2026-06-10'),
    to: day('2026-06-10'),
    knownAt: 0 as InstantMs,
  });
  assert.equal(compared.ok ? '' : compared.fault.kind, 'too_many_late_events');
});
