import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roadBack, standingOf } from '../../src/core/standing/index.ts';
import type { RoadBack, RoadStep, StandingAccount } from '../../src/core/standing/index.ts';
import type { AccountEvent } from '../../src/core/account/index.ts';
import { addDays, isoFromDay } from '../../src/core/time/index.ts';
import type { Day } from '../../src/core/time/index.ts';
import { buys, day, must, pays, positionAt, randomAccount, seedsOf, sketch, withPayments } from './accounts.ts';

const everything = { agreements: true, opening: true, otherTerms: true };
const facts = new Set(['purchase', 'refund', 'payment', 'autoDebit', 'recovery']);

/** The accounts with only what had happened and was known on a date. */
const asOf = (accounts: readonly StandingAccount[], on: Day): readonly StandingAccount[] =>
  accounts.map((account) => {
    const hasHappened = (event: AccountEvent): boolean =>
      event.type === 'opening' || (event.knownOn <= on && (event.on <= on || !facts.has(event.type)));
    return { ...account, story: { ...account.story, events: account.story.events.filter(hasHappened) } };
  });

const walk = (accounts: readonly StandingAccount[], steps: readonly RoadStep[]): readonly StandingAccount[] =>
  accounts.map((account) =>
    withPayments(
      account,
      steps.filter((step) => step.account === account.story.account.id),
    ),
  );

/** Whether every account has its best band and no frozen line at the end of a date. */
function isBackOn(accounts: readonly StandingAccount[], on: Day): boolean {
  return must(standingOf(accounts, { on, knownAt: null })).accounts.every(
    ({ grade, line }) => grade.band === 0 && line.state !== 'frozen',
  );
}

/** Lets every milestone be checked by living to its date. */
function checkMilestones(walked: readonly StandingAccount[], road: RoadBack, where: string): void {
  for (const milestone of road.milestones) {
    const on = milestone.what === 'line_usable' ? addDays(milestone.on, -1) : milestone.on;
    const standing = must(standingOf(walked, { on, knownAt: null })).accounts.find(
      ({ account }) => account === milestone.account,
    );
    if (milestone.what === 'line_usable') assert.equal(standing?.line.state, 'open', where);
    else assert.equal(standing?.grade.grade, milestone.grade, where);
  }
}

test('the road back, walked, leads back on the date it names and not a day before', () => {
  let walked = 0;
  for (const seed of seedsOf(16)) {
    const { account, from, to } = randomAccount(seed, everything);
    const on = (from + Math.floor(((to - from) * (2 + (seed % 3))) / 5)) as Day;
    const accounts = asOf([account], on);
    const road = must(roadBack([account], { on, knownAt: null }));
    const where = `seed ${seed} from ${isoFromDay(on)}`;
    assert.ok(road.arrivesOn !== null, where);
    const after = walk(accounts, road.steps);
    assert.ok(isBackOn(after, road.arrivesOn), where);
    if (road.arrivesOn > on) assert.equal(isBackOn(after, addDays(road.arrivesOn, -1)), false, where);
    checkMilestones(after, road, where);
    if (road.steps.length > 0) walked += 1;
  }
  assert.ok(walked > 5, 'some of the roads have steps');
});

test('without any one of its steps the road would be longer', () => {
  for (const seed of seedsOf(10)) {
    const { account, from, to } = randomAccount(seed, {});
    const on = (from + Math.floor((to - from) / 2)) as Day;
    const accounts = asOf([account], on);
    const road = must(roadBack([account], { on, knownAt: null }));
    assert.ok(road.arrivesOn !== null);
    for (const [index, left] of road.steps.entries()) {
      const fewer = road.steps.filter((_, other) => other !== index);
      assert.equal(
        isBackOn(walk(accounts, fewer), road.arrivesOn),
        false,
        `seed ${seed} without ${isoFromDay(left.on)}`,
      );
    }
  }
});

/** Every way of taking or leaving a few obvious payments, lived through: none of them is back sooner. */
test('no other way of paying leads back sooner', () => {
  const account = sketch({
    events: [
      buys('p1', '2026-06-03', '1000.00'),
      buys('p2', '2026-07-05', '400.00'),
      pays('b0', '2026-07-09', '20.00'),
    ],
  });
  const on = day('2026-08-05');
  const road = must(roadBack([account], { on, knownAt: null }));
  assert.ok(road.arrivesOn !== null);
  const { payoffMinor, toCureMinor } = positionAt(account.story, on);
  const dates = ['2026-08-05', '2026-08-10', '2026-09-10', '2026-10-10'].map(day);
  const amounts = [0n, toCureMinor, payoffMinor];
  let tried = 0;
  for (let ways = 0; ways < amounts.length ** dates.length; ways += 1) {
    const payments = dates.flatMap((date, index) => {
      const amountMinor = amounts[Math.floor(ways / amounts.length ** index) % amounts.length] ?? 0n;
      return amountMinor === 0n ? [] : [{ on: date, amountMinor }];
    });
    const walked = [withPayments(account, payments)];
    assert.equal(
      isBackOn(walked, addDays(road.arrivesOn, -1)),
      false,
      payments.map((one) => isoFromDay(one.on)).join(),
    );
    tried += 1;
  }
  assert.equal(tried, 81);
});

test('the road of one past due: end it today, each minimum on its date, and the standing heals by the calendar', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
  const road = must(roadBack([account], { on: day('2026-07-19'), knownAt: null }));
  assert.deepEqual(
    road.steps.map((step) => [isoFromDay(step.on), step.pay, step.amountMinor]),
    [
      ['2026-07-19', 'amount_to_cure', 10_450n],
      ['2026-08-10', 'minimum', 90_540n],
      ['2026-09-10', 'minimum', 450n],
    ],
  );
  assert.deepEqual(
    road.milestones.map((milestone) => [
      isoFromDay(milestone.on),
      milestone.what === 'grade' ? milestone.grade : 'line',
    ]),
    [
      ['2026-07-19', 'C'],
      ['2026-07-20', 'line'],
      ['2027-01-18', 'B'],
      ['2027-07-18', 'A'],
    ],
  );
});

test('who is on the best band with an open line has nothing to do', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00')] });
  const road = must(roadBack([account], { on: day('2026-06-20'), knownAt: null }));
  assert.deepEqual([road.steps, road.milestones, road.arrivesOn], [[], [], day('2026-06-20')]);
});

test('where time alone heals, the road has no steps', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-20', '1010.00')] });
  const road = must(roadBack([account], { on: day('2026-08-20'), knownAt: null }));
  assert.deepEqual(road.steps, []);
  assert.equal(road.arrivesOn, day('2027-07-19'));
});

test('a line that a person closed does not come back, but the standing heals', () => {
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00')],
    standing: { closedOn: '2026-09-01' },
  });
  const road = must(roadBack([account], { on: day('2026-09-20'), knownAt: null }));
  assert.equal(road.arrivesOn, day('2027-09-19'));
  assert.ok(road.milestones.every((milestone) => milestone.what === 'grade'));
  const after = must(standingOf(walk([account], road.steps), { on: day('2027-09-19'), knownAt: null }));
  assert.equal(after.accounts[0]?.line.state, 'closed');
});

test('the road of a person with two accounts past due ends both, and brings no line back before', () => {
  const accounts = ['one', 'two'].map((id) => sketch({ id, events: [buys('p1', '2026-06-03', '1000.00')] }));
  const on = day('2026-07-19');
  const road = must(roadBack(accounts, { on, knownAt: null }));
  assert.deepEqual(
    road.steps.filter((step) => step.on === on).map((step) => step.account),
    ['one', 'two'],
  );
  const half = walk(
    accounts,
    road.steps.filter((step) => step.account === 'one'),
  );
  assert.equal(must(standingOf(half, { on, knownAt: null })).accounts[0]?.line.state, 'frozen');
  assert.ok(road.arrivesOn !== null && isBackOn(walk(accounts, road.steps), road.arrivesOn));
});
