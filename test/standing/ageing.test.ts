import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysPastDueFrom, viewOf } from '../../src/core/account/index.ts';
import {
  ageingOf,
  agedDays,
  classify,
  delinquencyHistory,
  FIVE_CLASS_RULES,
  fiveClassFigures,
  reportedAgeing,
} from '../../src/core/delinquency/index.ts';
import type { AgedDay, Pause, Stay } from '../../src/core/delinquency/index.ts';
import { standingOf } from '../../src/core/standing/index.ts';
import { instantOf, isoFromDay } from '../../src/core/time/index.ts';
import type { Day } from '../../src/core/time/index.ts';
import { loadPack } from '../../src/shell/rules/index.ts';
import { recordOf } from '../model/second-model.ts';
import {
  accountOf,
  buys,
  day,
  daysBetween,
  must,
  pays,
  positionAt,
  randomAccount,
  root,
  seedsOf,
  sketch,
  withFacts,
} from './accounts.ts';

const everything = { agreements: true, opening: true, otherTerms: true };

test('the second model agrees on days past due and on past due during, on every day of random stories', () => {
  for (const seed of seedsOf(20)) {
    for (const options of [{}, everything]) {
      const { account, value, from, to } = randomAccount(seed, options);
      const expected = recordOf(value, { from: isoFromDay(from), to: isoFromDay(to) }).days;
      const found = must(daysPastDueFrom(account.story, from, to));
      assert.equal(found.length, expected.length);
      found.forEach((aged, index) => {
        const model = expected[index];
        const where = `seed ${seed} ${JSON.stringify(options)} on ${model?.on}`;
        assert.equal(isoFromDay(aged.on), model?.on);
        assert.equal(aged.daysPastDue, model?.daysPastDue, where);
        assert.equal(aged.pastDueDuring, model?.pastDueDuring, where);
      });
    }
  }
});

function valueOn<T>(stays: readonly Stay<T>[], on: Day): T | undefined {
  return stays.find((stay) => stay.from <= on && (stay.to === null || on <= stay.to))?.value;
}

test('history equals recomputation on each day', () => {
  for (const seed of seedsOf(12)) {
    const { account, from, to } = randomAccount(seed, everything);
    const { settings, facts } = account.delinquency;
    const days = must(ageingOf({ story: account.story, pauses: [], from, to, knownAt: null }));
    const history = delinquencyHistory(days, settings, facts);
    for (const on of daysBetween(from, to)) {
      // Each day anew, folded from nothing, as if no other day had been looked at.
      const { daysPastDue, pastDueDuring } = positionAt(account.story, on);
      const anew = classify({ on, daysPastDue, daysDelinquent: daysPastDue, pastDueDuring }, settings, facts);
      assert.equal(valueOn(history.mBucket, on), anew.mBucket);
      assert.equal(valueOn(history.thirtyDayBucket, on), anew.thirtyDayBucket);
      assert.equal(valueOn(history.stage, on), anew.stage.stage);
      assert.equal(valueOn(history.fiveClass, on), anew.fiveClass);
      assert.equal(valueOn(history.pastDueDuring, on), anew.pastDueDuring);
    }
  }
});

/** The slow way: every view from the end of the day itself on, a view a day. */
function mildestView(account: ReturnType<typeof randomAccount>['account'], on: Day, last: Day): AgedDay {
  let mildest: AgedDay | undefined;
  for (const known of daysBetween(on, last)) {
    const knowledge = { before: (known + 1) as Day };
    const past = must(daysPastDueFrom(account.story, on, on, knowledge));
    const [seen] = agedDays(past, account.delinquency.facts.pauses, knowledge) as readonly [AgedDay];
    mildest ??= seen;
    mildest = {
      on,
      daysPastDue: Math.min(mildest.daysPastDue, seen.daysPastDue),
      daysDelinquent: Math.min(mildest.daysDelinquent, seen.daysDelinquent),
      pastDueDuring: mildest.pastDueDuring && seen.pastDueDuring,
    };
  }
  return mildest as AgedDay;
}

test('what may be reported of a day is the mildest view of it since its own end, looked up view by view', () => {
  // In story 97 a payment that bounced shares its id with a later, refused one.
  for (const seed of new Set([...seedsOf(6), 97])) {
    const { account, from, to } = randomAccount(seed, { otherTerms: seed % 2 === 0 });
    const lastKnown = Math.max(to, ...account.story.events.map((event) => event.knownOn)) as Day;
    const reported = must(reportedAgeing({ story: account.story, pauses: [], from, to, knownAt: null }));
    for (const aged of reported.filter((_, index) => index % 5 === seed % 5)) {
      const slow = mildestView(account, aged.on, lastKnown);
      const { on, daysPastDue, daysDelinquent, pastDueDuring } = aged;
      assert.deepEqual({ on, daysPastDue, daysDelinquent, pastDueDuring }, slow, `seed ${seed} on ${isoFromDay(on)}`);
    }
  }
});

test('a correction never reports past days as worse before it was known, whatever becomes known and when', () => {
  for (const seed of seedsOf(8)) {
    const { account, from, to } = randomAccount(seed, everything);
    const { story } = account;
    const knownDates = [...new Set(story.events.map((event) => event.knownOn))].sort((one, other) => one - other);
    let before: readonly AgedDay[] | undefined;
    for (const known of knownDates.filter((_, index) => index % 3 === 0)) {
      const knownAt = (instantOf((known + 1) as Day, 0, story.zone) - 1) as Parameters<
        typeof reportedAgeing
      >[0]['knownAt'];
      const reported = must(reportedAgeing({ story, pauses: [], from, to, knownAt }));
      for (const [index, aged] of reported.entries()) {
        if (aged.on > known) break;
        const then = must(daysPastDueFrom(story, aged.on, aged.on, { before: (aged.on + 1) as Day }))[0];
        assert.ok(aged.daysPastDue <= (then?.daysPastDue ?? 0), 'never more than was known at its own end');
        assert.deepEqual(aged.asKnown.daysPastDue, then?.daysPastDue);
        const earlier = before?.[index];
        if (earlier !== undefined && earlier.on <= known)
          assert.ok(aged.daysPastDue <= earlier.daysPastDue, 'never raised later');
      }
      before = reported.filter((aged) => aged.on <= known);
    }
  }
});

test('a payment that bounced a month later raises no day before the bounce became known', () => {
  const account = sketch({
    events: [
      buys('p1', '2026-06-03', '1000.00'),
      pays('b1', '2026-07-10', '100.00'),
      { id: 'x1', type: 'paymentReversed', on: '2026-08-05', of: 'b1' },
    ],
  });
  const reported = must(
    reportedAgeing({ story: account.story, pauses: [], from: day('2026-07-01'), to: day('2026-08-06'), knownAt: null }),
  );
  const on = (text: string) => reported[day(text) - day('2026-07-01')];
  assert.equal(on('2026-07-31')?.daysPastDue, 0);
  assert.equal(on('2026-08-04')?.daysPastDue, 0);
  assert.equal(on('2026-08-05')?.daysPastDue, 26);
  assert.equal(positionAt(account.story, day('2026-08-04')).daysPastDue, 25, 'as corrected it was past due');
});

test('a payment heard of late lowers past days at once, and says since when that is known', () => {
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-10', '100.00', '2026-07-20T10:00:00+08:00')],
  });
  const reported = must(
    reportedAgeing({ story: account.story, pauses: [], from: day('2026-07-01'), to: day('2026-07-31'), knownAt: null }),
  );
  const fifteenth = reported[14];
  assert.deepEqual([fifteenth?.daysPastDue, fifteenth?.asKnown.daysPastDue], [0, 5]);
  assert.equal(fifteenth?.loweredOn, day('2026-07-20'));
});

test('a pause that is taken back raises days delinquent only from the day that is known', () => {
  const pause = {
    id: 'h1',
    from: '2026-07-15',
    to: '2026-07-24',
    reason: 'hospital',
    reversedAt: '2026-07-30T09:00:00+08:00',
  };
  const { story, delinquency } = sketch({
    events: [buys('p1', '2026-06-03', '1000.00')],
    delinquency: { pauses: [pause] },
  });
  const reported = must(
    reportedAgeing({
      story,
      pauses: delinquency.facts.pauses,
      from: day('2026-07-01'),
      to: day('2026-07-31'),
      knownAt: null,
    }),
  );
  const delinquent = (text: string) => reported[day(text) - day('2026-07-01')]?.daysDelinquent;
  assert.deepEqual([delinquent('2026-07-29'), delinquent('2026-07-30')], [9, 20]);
});

test('a pause never changes days past due or money, whatever pauses there are', () => {
  for (const seed of seedsOf(15)) {
    const { account, from, to } = randomAccount(seed, everything);
    const middle = (from + Math.floor((to - from) / 2)) as Day;
    const pauses: readonly Pause[] = [3, 30, 90].map((length, index) => ({
      id: `h${index}`,
      from: (middle - length) as Day,
      to: index === 2 ? null : ((middle + index) as Day),
      knownAt: instantOf(from, 0, account.story.zone),
      knownOn: from,
      reversedAt: null,
      reversedOn: null,
      reason: 'illness',
      stopsDaysPastDue: false,
    }));
    const question = { story: account.story, from, to, knownAt: null };
    const without = must(ageingOf({ ...question, pauses: [] }));
    const paused = must(ageingOf({ ...question, pauses }));
    assert.deepEqual(
      paused.map((aged) => [aged.daysPastDue, aged.pastDueDuring]),
      without.map((aged) => [aged.daysPastDue, aged.pastDueDuring]),
    );
    assert.ok(paused.every((aged, index) => aged.daysDelinquent <= (without[index]?.daysDelinquent ?? 0)));
    const standing = must(standingOf([withFacts(account, { pauses })], { on: to, knownAt: null })).accounts[0];
    assert.deepEqual(standing?.position, must(standingOf([account], { on: to, knownAt: null })).accounts[0]?.position);
  }
});

test('the figures of the five-class rules and of retention are those of the rule pack', () => {
  const pack = loadPack(`${root}/rules/cn`);
  if (!pack.ok) assert.fail(pack.fault.message);
  const figuresOf = (id: string): unknown => {
    const row = pack.value.rows.find((candidate) => candidate.id === id);
    return row?.parameter?.type === 'figures' ? row.parameter.values : undefined;
  };
  for (const rule of FIVE_CLASS_RULES) {
    const { from, ...figures } = fiveClassFigures[rule];
    assert.deepEqual(figuresOf(rule), figures);
    const inForceFrom: Day | null = pack.value.rows.find(({ id }) => id === rule)?.effectiveFrom ?? null;
    if (from !== null) assert.equal(inForceFrom, from);
  }
  const { settings } = accountOf({
    story: 'dunwell/1',
    terms: 'cn-monthly',
    account: { id: 'a', openedOn: '2026-01-01', billDay: 1, dueDay: 10 },
    events: [],
  }).standing;
  assert.deepEqual(figuresOf('cn.bureau.retentionYears'), { retentionYears: settings[0]?.reporting?.keptYears });
});

test('an account that was never late is in the first bucket for ever', () => {
  const { story, delinquency } = sketch({ events: [] });
  const days = must(ageingOf({ story, pauses: [], from: day('2026-06-02'), to: day('2027-06-02'), knownAt: null }));
  const history = delinquencyHistory(days, delinquency.settings, delinquency.facts);
  assert.deepEqual(history.mBucket, [{ value: 'M0', from: day('2026-06-02'), to: null }]);
  assert.deepEqual(history.moves, []);
});

test('a view that knows nothing of an event is the story without it', () => {
  const { story } = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-20', '105.00')],
  });
  const view = viewOf(story, { before: day('2026-07-20') });
  assert.deepEqual(
    view.events.map((event) => event.id),
    ['p1'],
  );
});
