import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { historyOf, termsOn } from '../../src/core/account/index.ts';
import {
  gradeOn,
  lineDays,
  readStandingFacts,
  readStandingSettings,
  reportingOf,
  standingOf,
} from '../../src/core/standing/index.ts';
import type { AccountStanding, StandingAccount, StandingSettings } from '../../src/core/standing/index.ts';
import { addDays, addMonths, isoFromDay } from '../../src/core/time/index.ts';
import type { Day } from '../../src/core/time/index.ts';
import {
  accountOf,
  buys,
  day,
  daysBetween,
  must,
  pays,
  positionAt,
  randomAccount,
  seedsOf,
  sketch,
} from './accounts.ts';

const everything = { agreements: true, opening: true, otherTerms: true };
const late = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
const standingAt = (accounts: readonly StandingAccount[], on: string) =>
  must(standingOf(accounts, { on: day(on), knownAt: null }));
const firstAt = (account: StandingAccount, on: string): AccountStanding =>
  standingAt([account], on).accounts[0] as AccountStanding;

test('a line freezes on day 1 past due and is back with the night after cure', () => {
  assert.equal(firstAt(late, '2026-07-10').line.state, 'open');
  assert.equal(firstAt(late, '2026-07-11').line.state, 'frozen');
  const cured = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-20', '105.00')] });
  assert.equal(firstAt(cured, '2026-07-19').line.state, 'frozen');
  assert.equal(firstAt(cured, '2026-07-20').line.state, 'open', 'the night that ends 20 July brings it back');
  const short = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-20', '104.99')] });
  assert.equal(firstAt(short, '2026-07-20').line.state, 'frozen', 'one fen less does not');
});

test('a line is open after every night at whose end nothing of the person is past due', () => {
  for (const seed of seedsOf(12)) {
    const { account, from, to } = randomAccount(seed * 2, everything);
    const standing = must(standingOf([account], { on: to, knownAt: null })).accounts[0] as AccountStanding;
    const opening = account.story.events.some((event) => event.type === 'opening');
    const refused = new Set(must(historyOf(account.story, to, to)).faults.map((fault) => fault.at));
    for (const known of standing.days) {
      const state = standing.lineHistory.find(
        (stay) => stay.from <= known.on && (stay.to === null || known.on <= stay.to),
      )?.value;
      const freezeOn = termsOn(account.story.terms, known.on).freezeOnDaysPastDue;
      const chargedOff = account.story.events.find(
        (event) => event.type === 'chargeOff' && !refused.has(event.id) && event.on <= known.on,
      );
      const isClosed = chargedOff !== undefined && known.on >= Math.max(chargedOff.on, chargedOff.knownOn);
      if (isClosed) assert.equal(state, 'closed');
      else if (known.asKnown.daysPastDue >= freezeOn) assert.equal(state, 'frozen');
      else if (known.asKnown.daysPastDue === 0 && !(opening && known.on === from)) assert.equal(state, 'open');
    }
  }
});

test('of a person with three accounts one is cured: its line stays frozen until nothing of the person is past due', () => {
  const accountWith = (id: string, ...payments: readonly object[]) =>
    sketch({ id, events: [buys('p1', '2026-06-03', '1000.00'), ...payments] });
  const person = [
    accountWith('cured', pays('b1', '2026-07-20', '105.00')),
    accountWith('later', pays('b1', '2026-07-28', '109.00')),
    accountWith('never', pays('b1', '2026-07-05', '1000.00')),
  ];
  const linesAt = (on: string) => standingAt(person, on).accounts.map(({ line }) => line.state);
  assert.deepEqual(linesAt('2026-07-19'), ['frozen', 'frozen', 'open']);
  assert.deepEqual(linesAt('2026-07-20'), ['frozen', 'frozen', 'open'], 'one is cured, the person is not');
  assert.deepEqual(linesAt('2026-07-27'), ['frozen', 'frozen', 'open']);
  assert.deepEqual(linesAt('2026-07-28'), ['open', 'open', 'open'], 'cleared for all with the last');
  assert.deepEqual(standingAt(person, '2026-07-20').person.pastDueAccounts, ['later']);
  assert.deepEqual(standingAt(person, '2026-07-28').person.pastDueAccounts, []);
});

test('where the terms say that a person freezes, an account freezes that is not past due itself', () => {
  const own = [0, 0, 0, 0, 0, 0, 0, 0].map((daysPastDue, index) => ({
    on: (20_000 + index) as Day,
    daysPastDue,
    daysDelinquent: 0,
    pastDueDuring: false,
  }));
  const person = [0, 1, 2, 4, 0, 0, 0, 0];
  const card = sketch({ terms: 'card-with-fees', dueDay: 20, events: [] });
  const states = lineDays({
    own,
    personDaysPastDue: (on) => person[on - 20_000] ?? 0,
    terms: card.story.terms,
    settings: card.standing.settings,
    facts: card.standing.facts,
    chargedOffOn: null,
    frozenAtFirst: false,
  }).map((line) => line.state);
  // The card freezes on day 4, and wants three nights before it is back.
  assert.deepEqual(states, ['open', 'open', 'open', 'frozen', 'frozen', 'frozen', 'open', 'open']);
});

test('an account that came frozen is back after the first night without arrears', () => {
  const opening = (principal: string) => ({
    id: 'o1',
    type: 'opening',
    on: '2026-07-15',
    frozen: true,
    bills: [{ issuedOn: '2026-07-01', dueOn: '2026-07-10', base: '100.00', principal, paid: '50.00' }],
  });
  const account = sketch({ events: [opening('50.00')] });
  assert.deepEqual(
    ['2026-07-15', '2026-07-16'].map((on) => firstAt(account, on).line.state),
    ['frozen', 'open'],
  );
});

test('a review opens on day 30 and ends with cure; only a person closes a line', () => {
  assert.equal(firstAt(late, '2026-08-08').line.reviewSince, null);
  assert.equal(firstAt(late, '2026-08-09').line.reviewSince, day('2026-08-09'));
  assert.equal(firstAt(late, '2026-09-30').line.state, 'frozen', 'no night closes a line by itself');
  const toCure = positionAt(late.story, day('2026-08-20')).toCureMinor;
  const cured = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-08-20', `${toCure / 100n}.${toCure % 100n}`)],
  });
  assert.equal(firstAt(cured, '2026-08-20').line.reviewSince, null);
  const closed = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-09-10', '2000.00')],
    standing: { limit: '5000.00', closedOn: '2026-09-01' },
  });
  assert.deepEqual(
    [firstAt(closed, '2026-09-20').line.state, firstAt(closed, '2026-09-20').availableMinor],
    ['closed', 0n],
  );
});

test('the limit in use is principal less credit, and nothing can be spent while frozen', () => {
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), buys('p2', '2026-07-02', '200.00')],
    standing: {
      limit: [
        { from: '2026-01-01', amount: '1500.00' },
        { from: '2026-07-05', amount: '3000.00' },
      ],
    },
  });
  const before = firstAt(account, '2026-07-04');
  assert.deepEqual([before.limitMinor, before.usedMinor, before.availableMinor], [150_000n, 120_000n, 30_000n]);
  const raised = firstAt(account, '2026-07-10');
  assert.deepEqual([raised.limitMinor, raised.availableMinor], [300_000n, 180_000n]);
  assert.equal(firstAt(account, '2026-07-11').availableMinor, 0n);
});

const settingsOf = (account: StandingAccount): StandingSettings => account.standing.settings;

/** The table of `terms/cn-monthly.yaml` by counting days, one by one. */
function slowGrade(counts: readonly number[], first: Day, on: Day): string {
  const worstSince = (months: number): number =>
    Math.max(0, ...daysBetween(addDays(addMonths(on, -months), 1), on).map((each) => counts[each - first] ?? 0));
  const timesSince = (months: number): number =>
    daysBetween(addDays(addMonths(on, -months), 1), on).filter((each, index) => {
      const isLate = (counts[each - first] ?? 0) > 0;
      return isLate && (index === 0 || (counts[each - 1 - first] ?? 0) === 0);
    }).length;
  const now = counts[on - first] ?? 0;
  if (now === 0 && worstSince(12) === 0) return 'A';
  if (now === 0 && worstSince(6) === 0) return 'B';
  if (now === 0 && worstSince(3) <= 30 && timesSince(3) <= 2) return 'C';
  return now <= 30 ? 'D' : 'E';
}

test('the grade is the first band of the table whose conditions hold, counted day by day', () => {
  const settings = settingsOf(late);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 45 })), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 0, max: 400 }),
      (spells, clean) => {
        const counts = spells.flatMap(([quiet, past]) => [
          ...Array.from({ length: quiet }, () => 0),
          ...Array.from({ length: past }, (_, index) => index + 1),
        ]);
        counts.push(...Array.from({ length: clean }, () => 0));
        const first = 20_000 as Day;
        const days = counts.map((daysPastDue, index) => ({
          on: (first + index) as Day,
          daysPastDue,
          daysDelinquent: daysPastDue,
          pastDueDuring: daysPastDue > 0,
        }));
        const on = (first + counts.length - 1) as Day;
        const { grade, reasons } = gradeOn(days, on, settings);
        assert.equal(grade, slowGrade(counts, first, on));
        assert.equal(reasons.length === 0, grade === 'A');
        assert.ok(reasons.every((reason) => reason.found > reason.accepted));
      },
    ),
  );
});

test('on days without lateness the band never gets worse', () => {
  const settings = settingsOf(late);
  for (let worst = 1; worst <= 130; worst += 9) {
    const days = Array.from({ length: worst + 500 }, (_, index) => ({
      on: (20_000 + index) as Day,
      daysPastDue: index < worst ? index + 1 : 0,
      daysDelinquent: 0,
      pastDueDuring: false,
    }));
    let band = 4;
    for (let on = 20_000 + worst; on < 20_000 + days.length; on += 1) {
      const now = gradeOn(days, on as Day, settings).band;
      assert.ok(now <= band);
      band = now;
    }
    assert.equal(band, 0, 'it heals');
  }
});

test('a report is the state at the month end, and an entry is kept five years from the day of cure', () => {
  const cured = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-08-05', '1200.00')] });
  const { reporting } = firstAt(cured, '2026-09-15');
  assert.deepEqual(
    reporting?.months.map(({ asOf, daysPastDue }) => [isoFromDay(asOf), daysPastDue]),
    [
      ['2026-06-30', 0],
      ['2026-07-31', 21],
      ['2026-08-31', 0],
    ],
  );
  const [episode] = reporting?.episodes ?? [];
  assert.deepEqual(
    [episode?.from, episode?.curedOn, episode?.worstDaysPastDue, episode?.keptUntil],
    [day('2026-07-11'), day('2026-08-05'), 25, day('2031-08-05')],
  );
  assert.deepEqual(reporting?.next, { asOf: day('2026-09-30'), sentBy: day('2026-10-10') });
});

test('arrears that are over before the month end are in no report, and no entry of them is kept', () => {
  const cured = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-20', '105.00')] });
  const [episode] = firstAt(cured, '2026-08-15').reporting?.episodes ?? [];
  assert.deepEqual([episode?.reportedAsOf, episode?.keptUntil], [[], null]);
});

test('the last day of a month is reported as that day ends, and the next report is then the next month', () => {
  const { reporting } = firstAt(late, '2026-07-31');
  assert.equal(reporting?.months.at(-1)?.daysPastDue, 21);
  assert.deepEqual(reporting?.next.asOf, day('2026-08-31'));
});

test('a product that reports nothing reports nothing', () => {
  assert.equal(reportingOf([], { sentByDay: 10, keptYears: 5 }), null);
  const plain = sketch({ terms: 'plain-monthly', dueDay: 20, events: [] });
  assert.equal(firstAt(plain, '2026-08-01').reporting, null);
});

test('score events say what happened and in which direction, and nothing else', () => {
  const cured = sketch({
    events: [
      buys('p1', '2026-06-03', '1000.00'),
      pays('b1', '2026-08-20', '1300.00'),
      buys('p2', '2026-08-25', '500.00'),
      pays('b2', '2026-09-08', '100.00'),
    ],
  });
  assert.deepEqual(
    firstAt(cured, '2026-09-30').scoreEvents.map(({ on, kind, direction }) => [isoFromDay(on), kind, direction]),
    [
      ['2026-07-11', 'past_due_began', 'down'],
      ['2026-08-10', 'bucket_worsened', 'down'],
      ['2026-08-20', 'cured', 'up'],
      ['2026-09-10', 'paid_on_time', 'up'],
    ],
  );
  const charged = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), { id: 'w1', type: 'chargeOff', on: '2026-09-01' }],
  });
  assert.deepEqual(firstAt(charged, '2026-09-05').scoreEvents.at(-1), {
    on: day('2026-09-01'),
    kind: 'charged_off',
    direction: 'down',
    mBucket: 'M2',
    about: null,
  });
  assert.equal(firstAt(charged, '2026-09-05').line.state, 'closed', 'a line that was charged off does not come back');
});

test('what turned out not to be past due is followed by a correction on the day that became known', () => {
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-10', '100.00', '2026-07-20T10:00:00+08:00')],
  });
  const { scoreEvents, line } = firstAt(account, '2026-07-31');
  assert.deepEqual(
    scoreEvents.map(({ on, kind }) => [isoFromDay(on), kind]),
    [
      ['2026-07-11', 'past_due_began'],
      ['2026-07-20', 'corrected'],
      ['2026-07-20', 'cured'],
    ],
  );
  assert.equal(scoreEvents[1]?.about, day('2026-07-11'));
  assert.equal(line.state, 'open');
  const { reporting, grade } = firstAt(account, '2026-07-31');
  assert.deepEqual([reporting?.episodes, grade.grade], [[], 'A'], 'what others hear holds no trace of it');
});

test('accounts given twice, or none at all, are refused', () => {
  const at = { on: day('2026-07-20'), knownAt: null };
  const twice = standingOf([late, late], at);
  assert.equal(twice.ok ? '' : twice.fault.kind, 'account_twice');
  const none = standingOf([], at);
  assert.equal(none.ok ? '' : none.fault.kind, 'account_count');
});

test('a table of grades must hold five bands with names of their own, the last without conditions', () => {
  const bands = (last: object, count = 5): unknown => [
    {
      from: '2020-01-01',
      grades: Array.from({ length: count }, (_, index) => ({
        grade: `G${index}`,
        ...(index === count - 1 ? last : {}),
      })),
    },
  ];
  assert.ok(readStandingSettings(bands({}), '/standing').ok);
  const conditions = readStandingSettings(bands({ daysPastDueNowMax: 3 }), '/standing');
  assert.equal(conditions.ok ? '' : conditions.fault.at, '/standing/0/grades/4');
  const four = readStandingSettings(bands({}, 4), '/standing');
  assert.equal(four.ok ? '' : four.fault.at, '/standing/0/grades');
  const same = readStandingSettings(bands({ grade: 'G0' }), '/standing');
  assert.match(same.ok ? '' : same.fault.message, /a name of its own for each band/);
  const unordered = readStandingSettings(
    [(bands({}) as object[])[0], { ...(bands({}) as object[])[0], from: '2019-01-01' }],
    '/standing',
  );
  assert.equal(unordered.ok ? '' : unordered.fault.at, '/standing/1/from');
});

test('a limit is an amount of the currency, or rows of amounts with dates', () => {
  const currency = { code: 'CNY', decimals: 2 };
  const read = (limit: unknown) => readStandingFacts({ limit }, '/standing', currency);
  const one = read('5000.00');
  assert.deepEqual(one.ok ? one.value.limits.map((row) => row.amountMinor) : [], [500_000n]);
  for (const [limit, at] of [
    ['5000.001', '/standing/limit'],
    ['-1', '/standing/limit'],
    [[{ from: '2026-02-30', amount: '1' }], '/standing/limit/0/from'],
  ] as const) {
    const wrong = read(limit);
    assert.equal(wrong.ok ? '' : wrong.fault.at, at);
  }
});

test('the terms that come with us say how their lines freeze and heal', () => {
  for (const [name, scope] of [
    ['cn-monthly', 'account'],
    ['card-with-fees', 'person'],
  ] as const) {
    const { settings } = accountOf(
      {
        story: 'dunwell/1',
        terms: name,
        account: { id: 'a', openedOn: '2026-01-01', billDay: 1, dueDay: 10 },
        events: [],
      },
      name,
    ).standing;
    assert.equal(settings[0]?.freezeScope, scope);
    assert.equal(settings[0]?.grades.length, 5);
  }
});
