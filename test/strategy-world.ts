/**
 * A small world to try strategies in, independent of the account engine: bills fall due every thirty days, payments
 * meet the oldest of them, some come back, amounts drift a little every day. And strategies drawn at random.
 */
import fc from 'fast-check';
import { compileStrategy, quietPerson, readStrategy } from '../src/core/strategy/index.ts';
import type { AccountFacts, Happening, PersonFacts, StandingHold, Strategy } from '../src/core/strategy/index.ts';
import type { Day } from '../src/core/time/index.ts';

const BILL_EVERY_DAYS = 30;
const BILL_TO_DUE_DAYS = 9;
const FIRST_DUE = 20_640;
export const WORLD_FROM = (FIRST_DUE - 15) as Day;
export const WORLD_DAYS = 150;

export interface World {
  /** Whether each bill asks for anything. */
  readonly bills: readonly boolean[];
  /** Payments that meet the oldest unmet bill, by day of the world; some come back so many days later. */
  readonly payments: readonly { readonly day: number; readonly backAfter: number | null }[];
  readonly holds: readonly { readonly name: StandingHold['name']; readonly from: number; readonly days: number }[];
  readonly happenings: readonly { readonly type: Happening['type']; readonly day: number }[];
  readonly hasApp: boolean;
  readonly driftMinor: bigint;
  readonly personId: string;
}

const dueOf = (index: number): number => FIRST_DUE + index * BILL_EVERY_DAYS;

interface Unmet {
  readonly dueOn: number;
  readonly issuedOn: number;
}

/** The bills that are unmet as far as was known before a date. */
function unmetBefore(world: World, known: number): readonly Unmet[] {
  const asking = world.bills
    .map((asks, index) => ({ asks, dueOn: dueOf(index), issuedOn: dueOf(index) - BILL_TO_DUE_DAYS }))
    .filter(({ asks }) => asks);
  const standing = world.payments.filter(({ day, backAfter }) => {
    const on = WORLD_FROM + day;
    return on < known && (backAfter === null || on + backAfter >= known);
  });
  const open = [...asking];
  for (const { day } of standing.toSorted((one, other) => one.day - other.day)) {
    const index = open.findIndex(({ issuedOn }) => issuedOn <= WORLD_FROM + day);
    if (index >= 0) open.splice(index, 1);
  }
  return open;
}

/** The account on a date of contact, with what was known before `known` (default: that date). */
export function accountIn(world: World, on: Day, known: number = on): AccountFacts {
  const unmet = unmetBefore(world, known);
  const late = unmet.filter(({ dueOn }) => dueOn < on);
  const daysPastDue = late.length === 0 ? 0 : on - Math.min(...late.map(({ dueOn }) => dueOn));
  const ahead = unmet.filter(({ dueOn }) => dueOn >= on);
  const issued = ahead.filter(({ issuedOn }) => issuedOn <= on);
  const nextBill = world.bills.map((_, index) => dueOf(index) - BILL_TO_DUE_DAYS).find((day) => day > on);
  const first = ahead[0]?.dueOn;
  const drift = world.driftMinor * BigInt(on - WORLD_FROM);
  const pastDueMinor = daysPastDue > 0 ? BigInt(late.length) * 50_000n + drift : 0n;
  return {
    accountId: 'acct',
    daysPastDue,
    dueOn: (issued[0]?.dueOn ?? null) as Day | null,
    nextPastDue: daysPastDue > 0 || first === undefined ? null : { on: (first + 1) as Day, days: 1 },
    graceDays: 0,
    nextBillOn: (nextBill ?? null) as Day | null,
    pastDueMinor,
    owedMinor: BigInt(unmet.length) * 50_000n + drift,
    toCureMinor: pastDueMinor,
    dueMinor: issued.length > 0 ? 50_000n : 0n,
    standingBand: daysPastDue > 0 ? 3 : 0,
    timesPastDueCount: daysPastDue > 0 ? 1 : 0,
    hasAutoDebit: false,
  };
}

export function personIn(world: World, on: Day, known: number = on): PersonFacts {
  const holds = world.holds
    .map(({ name, from, days }) => ({ name, from: WORLD_FROM + from, lastOn: (WORLD_FROM + from + days) as Day }))
    .filter(({ from, lastOn }) => from < known && lastOn >= on)
    .map(({ name, lastOn }): StandingHold => ({ name, lastOn }));
  const happenings = world.happenings
    .map(({ type, day }, index): Happening => ({ id: `h${index}`, type, on: (WORLD_FROM + day) as Day }))
    .filter((each) => each.on < known);
  const replies = happenings.filter(({ type }) => type === 'reply').map((each) => each.on);
  return {
    ...quietPerson(world.personId),
    holds,
    happenings,
    lastReplyOn: replies.length === 0 ? null : (Math.max(...replies) as Day),
    firstOfferOn: WORLD_FROM,
    unreadOfferOn: known > WORLD_FROM + 40 ? ((WORLD_FROM + 40) as Day) : null,
    offersMadeCount: 2,
    offersUnansweredCount: 1,
    hasApp: world.hasApp,
  };
}

/** True when something became known on the day before a date: facts changed, so the next look is a new one. */
export function newsBefore(world: World, on: Day): boolean {
  const was = on - 1 - WORLD_FROM;
  return (
    world.payments.some(({ day, backAfter }) => day === was || (backAfter !== null && day + backAfter === was)) ||
    world.holds.some(({ from }) => from === was) ||
    world.happenings.some(({ day }) => day === was) ||
    was === 40
  );
}

const dayInWorld = fc.integer({ min: 0, max: WORLD_DAYS - 1 });

export const worlds: fc.Arbitrary<World> = fc.record({
  bills: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  payments: fc.array(
    fc.record({ day: dayInWorld, backAfter: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 3 }) }),
    { maxLength: 5 },
  ),
  holds: fc.array(
    fc.record({
      name: fc.constantFrom('promise', 'plan', 'dispute', 'hardship', 'cease', 'bankruptcy'),
      from: dayInWorld,
      days: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 3 },
  ),
  happenings: fc.array(fc.record({ type: fc.constantFrom('promise_broken', 'reply', 'bounce'), day: dayInWorld }), {
    maxLength: 4,
  }),
  hasApp: fc.boolean(),
  driftMinor: fc.constantFrom(0n, 7n, 900n),
  personId: fc.string({ minLength: 1, maxLength: 12 }),
});

const conditions = fc.constantFrom(
  null,
  { field: 'hasApp', is: true },
  { field: 'daysSinceReply', atLeast: 12 },
  { field: 'daysSinceReply', below: 20 },
  { field: 'pastDueMinor', atLeast: '520.00' },
  { any: [{ field: 'bucket', atLeast: 'M2' }, { not: { field: 'daysPastDue', above: 9 } }] },
  {
    all: [
      { field: 'daysPastDue', oneOf: [3, 8, 14, 15, 16] },
      { field: 'needsCare', is: false },
    ],
  },
  { field: 'offeredHelpDays', atLeast: 60 },
);

const ladderSteps = fc.record({
  day: fc.integer({ min: 1, max: 70 }),
  late: fc.integer({ min: 0, max: 12 }),
  when: conditions,
  purpose: fc.constantFrom('collection', 'plan_offer', 'legal_review'),
  channel: fc.constantFrom('sms', 'call', 'in_app'),
  repeat: fc.option(fc.record({ everyDays: fc.integer({ min: 1, max: 9 }), times: fc.integer({ min: 2, max: 5 }) }), {
    freq: 3,
  }),
  arm: fc.constantFrom(null, 'a', 'b'),
  nudge: fc.boolean(),
  after: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 4 }),
});

const dueSteps = fc.record({ daysToDue: fc.integer({ min: 0, max: 12 }), when: conditions });

const eventSteps = fc.record({
  on: fc.constantFrom('promise_broken', 'offer_unread', 'reply', 'bounce', 'cure', 'returned_to_past_due'),
  afterDays: fc.integer({ min: 0, max: 5 }),
  withinDays: fc.integer({ min: 0, max: 6 }),
  when: conditions,
});

const written = (channel: string): object => (channel === 'call' ? {} : { template: 's2' });

function ladderStep(step: typeof ladderSteps extends fc.Arbitrary<infer T> ? T : never, index: number): object {
  const untilDay = step.day + step.late;
  const task = step.purpose === 'legal_review';
  const repeat = step.repeat === null ? {} : { repeat: { ...step.repeat, untilDay: untilDay + 30 } };
  return {
    id: `l${index}`,
    day: step.day,
    untilDay,
    ...(step.when === null ? {} : { when: step.when }),
    ...(task
      ? { task: 'legal_review' }
      : { purpose: step.purpose, channels: [step.channel], ...written(step.channel) }),
    ...repeat,
    ...(step.arm === null ? {} : { only: { experiment: 'e', arms: [step.arm] } }),
    ...(step.nudge && step.purpose === 'collection' ? { nudge: true } : {}),
    ...(step.after === null || index === 0 ? {} : { after: { step: 'l0', days: step.after } }),
  };
}

export const strategies: fc.Arbitrary<Strategy> = fc
  .record({
    ladder: fc.array(ladderSteps, { minLength: 1, maxLength: 8 }),
    due: fc.array(dueSteps, { maxLength: 3 }),
    events: fc.array(eventSteps, { maxLength: 3 }),
    afterPartCure: fc.constantFrom('wait', 'again'),
    then: fc.constantFrom('again', 'resume'),
    stop: fc.constantFrom(null, { field: 'daysSinceReply', below: 4 }),
  })
  .map((drawn) => {
    const ladder = drawn.ladder.toSorted((one, other) => one.day - other.day);
    const value = {
      strategy: 'dunwell/1',
      id: 'drawn',
      version: '2026.11.0',
      title: { zh: '随机', en: 'Drawn' },
      effectiveFrom: '2020-01-01',
      currency: 'CNY',
      jurisdiction: ['cn'],
      languages: ['en'],
      afterPartCure: drawn.afterPartCure,
      afterCure: { withinDays: 30, then: drawn.then },
      ...(drawn.stop === null ? {} : { stopWhen: drawn.stop }),
      experiments: [
        {
          id: 'e',
          arms: [
            { id: 'a', sharePpm: 500_000 },
            { id: 'b', sharePpm: 500_000, holdOut: true },
          ],
        },
      ],
      steps: [
        ...ladder.map(ladderStep),
        ...drawn.due.map((step, index) => ({
          id: `d${index}`,
          daysToDue: step.daysToDue,
          purpose: 'pre_due_notice',
          channels: ['sms'],
          template: 's0',
          ...(step.when === null ? {} : { when: step.when }),
        })),
        ...drawn.events.map((step, index) => ({
          id: `e${index}`,
          on: step.on,
          afterDays: step.on === 'offer_unread' ? step.afterDays + 1 : step.afterDays,
          withinDays: step.withinDays,
          purpose: step.on === 'cure' ? 'cure_notice' : 'collection',
          channels: ['sms'],
          template: 's3',
          ...(step.when === null ? {} : { when: step.when }),
        })),
      ],
    };
    return strategyFrom(value);
  });

/** A strategy from what its file would say; what is wrong with it is thrown. */
export function strategyFrom(value: unknown): Strategy {
  const read = readStrategy(value);
  if (!read.ok) throw new Error(JSON.stringify(read.fault.all));
  const compiled = compileStrategy(read.value.file, read.value.currency);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.fault.findings));
  return compiled.value;
}
