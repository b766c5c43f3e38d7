import { positionOn, suppose } from '../account/index.ts';
import type { SupposedPayment } from '../account/index.ts';
import { rowOn } from '../delinquency/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { addMonths } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { dueDatesFrom, minimumToPayOn } from './due-payment.ts';
import { gradeOn } from './grade.ts';
import { accountsKnown, walkUntil } from './standing.ts';
import type { StandingAccount, StandingDate, StandingWalk } from './standing.ts';

/** One thing to do on the way back. @since 0.1 */
export interface RoadStep {
  readonly on: Day;
  readonly account: string;
  readonly pay: 'amount_to_cure' | 'minimum';
  /** Minor units, > 0n. */
  readonly amountMinor: bigint;
}

/** Something that comes back on a date, if every step before it is taken. @since 0.1 */
export type Milestone =
  /** New purchases are possible from the beginning of `on`. */
  | { readonly what: 'line_usable'; readonly on: Day; readonly account: string }
  /** At the end of `on` the account is in a better band. */
  | { readonly what: 'grade'; readonly on: Day; readonly account: string; readonly grade: string };

/** The shortest way back to the best standing, and what comes back on the way. @since 0.1 */
export interface RoadBack {
  /** In order of date; none: time alone does it. */
  readonly steps: readonly RoadStep[];
  readonly milestones: readonly Milestone[];
  /** The date at whose end everything is back that can be (a closed line cannot); null: not within `until`. */
  readonly arrivesOn: Day | null;
  readonly until: Day;
}

/** A step that may be taken or left out. */
interface Choice {
  readonly account: number;
  readonly on: Day;
  readonly pay: RoadStep['pay'];
}

/** Beyond the longest look-back of a table of grades: time for the bills of today's debt to be paid off. */
const spareMonths = 14;

const isSame = (one: Choice, other: Choice): boolean =>
  one.account === other.account && one.on === other.on && one.pay === other.pay;

/** The payments of the chosen steps of one account, each as large as it must be on its day. */
function stepsOf(account: StandingAccount, index: number, choices: readonly Choice[]): readonly RoadStep[] {
  const steps: RoadStep[] = [];
  let { story } = account;
  for (const { on, pay } of choices.filter((choice) => choice.account === index)) {
    const position = positionOn(story, on);
    const toCure = position.ok ? position.value.toCureMinor : 0n;
    const amountMinor = pay === 'minimum' ? minimumToPayOn(story, on) : toCure;
    if (amountMinor === 0n) continue;
    steps.push({ on, account: story.account.id, pay, amountMinor });
    story = suppose(story, [{ on, amountMinor }]);
  }
  return steps;
}

/** The accounts as they would be with the steps taken. */
function supposing(accounts: readonly StandingAccount[], steps: readonly RoadStep[]): readonly StandingAccount[] {
  return accounts.map((account) => {
    const own: readonly SupposedPayment[] = steps.filter((step) => step.account === account.story.account.id);
    return { ...account, story: suppose(account.story, own) };
  });
}

interface Walked {
  readonly steps: readonly RoadStep[];
  readonly walk: StandingWalk;
}

function take(accounts: readonly StandingAccount[], choices: readonly Choice[], until: Day): Result<Walked, Fault> {
  const steps = accounts.flatMap((account, index) => stepsOf(account, index, choices));
  const walk = walkUntil(supposing(accounts, steps), until);
  return isErr(walk) ? walk : ok({ steps, walk: walk.value });
}

/** Whether every account is in the best band and no line is frozen; one that was closed stays so and stands in no way. */
function isBack(accounts: readonly StandingAccount[], { walk }: Walked, on: Day): boolean {
  return accounts.every(({ standing }, index) => {
    const days = walk.days[index] ?? [];
    const line = walk.lines[index]?.[on - (days[0]?.on ?? on)];
    return line?.state !== 'frozen' && gradeOn(days, on, standing.settings).band === 0;
  });
}

/** All steps that good conduct could ask for: end what is past due today, then each minimum by its due date. */
function everyChoice(accounts: readonly StandingAccount[], on: Day, until: Day): readonly Choice[] {
  const choices = accounts.flatMap(({ story }, account) => {
    const position = positionOn(story, on);
    const late = position.ok && position.value.daysPastDue > 0;
    const dues = dueDatesFrom(story, on, until).map((dueOn): Choice => ({ account, on: dueOn, pay: 'minimum' }));
    return late ? [{ account, on, pay: 'amount_to_cure' as const }, ...dues] : dues;
  });
  return choices.toSorted((one, other) => one.on - other.on);
}

/** Leaves out, latest first, every step without which the way is just as short. */
function shortest(
  accounts: readonly StandingAccount[],
  all: readonly Choice[],
  arrivesOn: Day,
): Result<readonly Choice[], Fault> {
  let kept = all;
  for (const choice of all.toReversed()) {
    const fewer = kept.filter((other) => !isSame(other, choice));
    const walked = take(accounts, fewer, arrivesOn);
    if (isErr(walked)) return walked;
    if (isBack(accounts, walked.value, arrivesOn)) kept = fewer;
  }
  return ok(kept);
}

/** What comes back between today as it is (`now`) and the end of the road. */
function milestonesOf(
  accounts: readonly StandingAccount[],
  now: Walked,
  { walk }: Walked,
  from: Day,
  until: Day,
): readonly Milestone[] {
  return accounts
    .flatMap(({ story, standing }, index): readonly Milestone[] => {
      const days = walk.days[index] ?? [];
      const first = days[0]?.on ?? from;
      const account = story.account.id;
      const lines = walk.lines[index] ?? [];
      const milestones: Milestone[] = [];
      let band = gradeOn(now.walk.days[index] ?? [], from, standing.settings).band;
      let wasFrozen = now.walk.lines[index]?.at(-1)?.state === 'frozen';
      for (let on = from; on <= until; on = (on + 1) as Day) {
        const isOpen = lines[on - first]?.state === 'open';
        if (wasFrozen && isOpen) milestones.push({ what: 'line_usable', on: (on + 1) as Day, account });
        wasFrozen = lines[on - first]?.state === 'frozen';
        const grade = gradeOn(days, on, standing.settings);
        if (grade.band < band) milestones.push({ what: 'grade', on, account, grade: grade.grade });
        band = Math.min(band, grade.band);
      }
      return milestones;
    })
    .toSorted((one, other) => one.on - other.on);
}

function horizonOf(accounts: readonly StandingAccount[], on: Day): Day {
  const months = accounts.flatMap(({ standing }) =>
    rowOn(standing.settings, on).grades.map((row) => row.monthsLookedBack),
  );
  return addMonths(on, Math.max(...months) + spareMonths);
}

/**
 * The shortest road back to the best band and to lines that are not frozen, found by living the days ahead with the same engine: with
 * every step of good conduct taken the road is as short as it can be, and a step stays only if without it the road
 * would be longer. No new purchases are assumed.
 * @param accounts  all accounts of one person
 * @fault not_open_yet, too_far, too_many_corrections
 * @law   the road back, walked, leads back on the date it names
 * @since 0.1
 */
export function roadBack(given: readonly StandingAccount[], at: StandingDate): Result<RoadBack, Fault> {
  const accounts = accountsKnown(given, at);
  const until = horizonOf(accounts, at.on);
  const choices = everyChoice(accounts, at.on, until);
  const best = take(accounts, choices, until);
  if (isErr(best)) return best;
  let arrivesOn: Day | null = null;
  for (let on = at.on; on <= until && arrivesOn === null; on = (on + 1) as Day) {
    if (isBack(accounts, best.value, on)) arrivesOn = on;
  }
  const last = arrivesOn ?? until;
  const taken = choices.filter(
    (choice) =>
      choice.on <= last &&
      best.value.steps.some(
        (step) => step.on === choice.on && step.account === accounts[choice.account]?.story.account.id,
      ),
  );
  const kept = arrivesOn === null ? ok(taken) : shortest(accounts, taken, arrivesOn);
  if (isErr(kept)) return kept;
  const road = take(accounts, kept.value, last);
  if (isErr(road)) return road;
  const now = take(accounts, [], at.on);
  if (isErr(now)) return now;
  return ok({
    steps: road.value.steps.toSorted((one, other) => one.on - other.on),
    milestones: milestonesOf(accounts, now.value, road.value, at.on, last),
    arrivesOn,
    until,
  });
}
