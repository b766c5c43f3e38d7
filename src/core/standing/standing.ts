import { chargedOffOn, firstDayOf, positionOn, statementsUntil, termsOn, viewOf } from '../account/index.ts';
import type { Position, Story } from '../account/index.ts';
import { classify, lineUsedMinor, personDays, reportedAgeing, rowOn, staysOf } from '../delinquency/index.ts';
import type {
  ClassedDay,
  DelinquencyFacts,
  DelinquencySettings,
  PersonDay,
  ReportedDay,
  Stay,
} from '../delinquency/index.ts';
import { err, isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { instantOf } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { limitOn } from './facts.ts';
import type { StandingFacts } from './facts.ts';
import { gradeOn } from './grade.ts';
import type { Grade } from './grade.ts';
import { lineDays } from './line.ts';
import type { LineDay, LineState } from './line.ts';
import { reportingOf } from './reporting.ts';
import type { Reporting } from './reporting.ts';
import { scoreEventsOf } from './score-event.ts';
import type { ScoreEvent } from './score-event.ts';
import type { StandingSettings } from './settings.ts';

/** An account with what its terms and its people say about lateness and standing. @since 0.1 */
export interface StandingAccount {
  readonly story: Story;
  readonly delinquency: { readonly settings: DelinquencySettings; readonly facts: DelinquencyFacts };
  readonly standing: { readonly settings: StandingSettings; readonly facts: StandingFacts };
}

/** Where one account of a person stands at the end of a date. @since 0.1 */
export interface AccountStanding {
  readonly account: string;
  readonly position: Position;
  /** Each day from the account's first to the date. */
  readonly days: readonly ReportedDay[];
  readonly today: ClassedDay;
  readonly line: LineDay;
  readonly lineHistory: readonly Stay<LineState>[];
  /** Null: not known. */
  readonly limitMinor: bigint | null;
  readonly usedMinor: bigint;
  /** What can be spent from the next day on; 0 while frozen or closed; null: the limit is not known. */
  readonly availableMinor: bigint | null;
  readonly grade: Grade;
  /** Null: the product reports nothing. */
  readonly reporting: Reporting | null;
  readonly scoreEvents: readonly ScoreEvent[];
}

/** Where a person stands at the end of a date. @since 0.1 */
export interface Standing {
  readonly on: Day;
  readonly accounts: readonly AccountStanding[];
  /** As known at the end of the date. */
  readonly person: PersonDay;
  /** The grade of the account that stands worst. */
  readonly grade: Grade;
}

/** The date of a question, and what may be known for it. @since 0.1 */
export interface StandingDate {
  readonly on: Day;
  /** Only what was known at this instant; null: what was known at the end of `on`. */
  readonly knownAt: InstantMs | null;
}

/** At most this many accounts of one person are looked at together. */
const accountCountMax = 100;

/** The last instant of a date in a story's zone: what a look at that date may know without being asked otherwise. */
export function knownAtEndOf(story: Story, on: Day): InstantMs {
  return (instantOf((on + 1) as Day, 0, story.zone) - 1) as InstantMs;
}

/** The accounts cut down to what may be known. */
export function accountsKnown(accounts: readonly StandingAccount[], at: StandingDate): readonly StandingAccount[] {
  return accounts.map((account) => {
    const until = at.knownAt ?? knownAtEndOf(account.story, at.on);
    const known = (instant: InstantMs): boolean => instant <= until;
    const pauses = account.delinquency.facts.pauses
      .filter((pause) => known(pause.knownAt))
      .map((pause) =>
        pause.reversedAt !== null && !known(pause.reversedAt)
          ? { ...pause, reversedAt: null, reversedOn: null }
          : pause,
      );
    return {
      ...account,
      story: viewOf(account.story, { until }),
      delinquency: { ...account.delinquency, facts: { ...account.delinquency.facts, pauses } },
    };
  });
}

/** Days of one account up to a date, from its first. @fault those of `reportedAgeing` */
export function reportedUntil(account: StandingAccount, to: Day): Result<readonly ReportedDay[], Fault> {
  const { story, delinquency } = account;
  return reportedAgeing({ story, pauses: delinquency.facts.pauses, from: firstDayOf(story), to, knownAt: null });
}

/** The date from which a charge-off of `until` or before both holds and is known. */
function chargedOffKnownOn(story: Story, until: Day): Day | null {
  // Few stories hold one; the others need no fold.
  if (!story.events.some((event) => event.type === 'chargeOff')) return null;
  const on = chargedOffOn(story, until);
  if (on === null) return null;
  const known = story.events.filter((event) => event.type === 'chargeOff' && event.on === on);
  return Math.max(on, Math.min(...known.map((event) => event.knownOn))) as Day;
}

/** The line of each account day by day, seen beside the other accounts of the person. */
export function linesOf(
  accounts: readonly StandingAccount[],
  days: readonly (readonly ReportedDay[])[],
): readonly (readonly LineDay[])[] {
  const person = personOf(accounts, days);
  const first = person[0]?.on ?? (0 as Day);
  return accounts.map((account, index) => {
    const { story, standing } = account;
    const opening = story.events.find((event) => event.type === 'opening');
    const last = days[index]?.at(-1);
    return lineDays({
      own: (days[index] ?? []).map((day) => day.asKnown),
      personDaysPastDue: (on) => person[on - first]?.daysPastDue ?? 0,
      terms: story.terms,
      settings: standing.settings,
      facts: standing.facts,
      chargedOffOn: last === undefined ? null : chargedOffKnownOn(story, last.on),
      frozenAtFirst: opening?.frozen === true,
    });
  });
}

/** The person's days, each as known at its end. */
export function personOf(
  accounts: readonly StandingAccount[],
  days: readonly (readonly ReportedDay[])[],
): readonly PersonDay[] {
  return personDays(
    accounts.map(({ story }, index) => ({
      account: story.account.id,
      days: (days[index] ?? []).map((day) => day.asKnown),
    })),
  );
}

/** Bills that asked for a minimum, with the first date on which it would count as past due. */
function billsAsking(story: Story, on: Day): readonly { readonly dueOn: Day; readonly countsFrom: Day }[] {
  return statementsUntil(story, on)
    .filter((bill) => !bill.silent && bill.minimumMinor > 0n)
    .map(({ dueOn }) => ({ dueOn, countsFrom: (dueOn + termsOn(story.terms, dueOn).graceDays + 1) as Day }));
}

function accountStanding(
  account: StandingAccount,
  days: readonly ReportedDay[],
  lines: readonly LineDay[],
  on: Day,
): Result<AccountStanding, Fault> {
  const { story, delinquency, standing } = account;
  const position = positionOn(story, on);
  if (isErr(position)) return position;
  const today = days.at(-1) as ReportedDay;
  const line = lines.at(-1) as LineDay;
  const limitMinor = limitOn(standing.facts, on);
  const usedMinor = lineUsedMinor(position.value);
  const free = limitMinor === null || line.state !== 'open' ? 0n : limitMinor - usedMinor;
  return ok({
    account: story.account.id,
    position: position.value,
    days,
    today: classify(today.asKnown, delinquency.settings, delinquency.facts),
    line,
    lineHistory: staysOf(lines, (day) => day.state),
    limitMinor,
    usedMinor,
    availableMinor: limitMinor === null ? null : free > 0n ? free : 0n,
    grade: gradeOn(days, on, standing.settings),
    reporting: reportingOf(days, rowOn(standing.settings, on).reporting),
    scoreEvents: scoreEventsOf({ days, bills: billsAsking(story, on), chargedOffOn: chargedOffKnownOn(story, on) }),
  });
}

function checkAccounts(accounts: readonly StandingAccount[]): Result<null, Fault> {
  if (accounts.length === 0 || accounts.length > accountCountMax) {
    return err({
      kind: 'account_count',
      message: `\`${accounts.length}\` accounts were given; give 1 to ${accountCountMax} accounts of one person`,
    });
  }
  const ids = accounts.map(({ story }) => story.account.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return ok(null);
  return err({ kind: 'account_twice', message: `\`${twice}\` was given twice; give each account once` });
}

/** Days, lines and person of checked accounts up to a date. */
export interface StandingWalk {
  readonly days: readonly (readonly ReportedDay[])[];
  readonly lines: readonly (readonly LineDay[])[];
}

/** Lives accounts through to a date. @fault not_open_yet, too_far, too_many_corrections */
export function walkUntil(accounts: readonly StandingAccount[], to: Day): Result<StandingWalk, Fault> {
  const days: (readonly ReportedDay[])[] = [];
  for (const account of accounts) {
    const reported = reportedUntil(account, to);
    if (isErr(reported)) return reported;
    days.push(reported.value);
  }
  return ok({ days, lines: linesOf(accounts, days) });
}

/**
 * Where a person stands at the end of a date: lines, grades with reasons, what is reported, and the events an outside
 * score may want.
 * @param accounts  all accounts of one person, 1 to 100, ids differ
 * @fault account_count, account_twice, not_open_yet, too_far, too_many_corrections
 * @rule  freeze.onOverdueDays, score.overdueImpact, cn.bureau.retentionYears
 * @since 0.1
 */
export function standingOf(accounts: readonly StandingAccount[], at: StandingDate): Result<Standing, Fault> {
  const checked = checkAccounts(accounts);
  if (isErr(checked)) return checked;
  const known = accountsKnown(accounts, at);
  const walk = walkUntil(known, at.on);
  if (isErr(walk)) return walk;
  const standings: AccountStanding[] = [];
  for (const [index, account] of known.entries()) {
    const standing = accountStanding(account, walk.value.days[index] ?? [], walk.value.lines[index] ?? [], at.on);
    if (isErr(standing)) return standing;
    standings.push(standing.value);
  }
  const [worst] = standings.toSorted((one, other) => other.grade.band - one.grade.band);
  return ok({
    on: at.on,
    accounts: standings,
    person: personOf(known, walk.value.days).at(-1) as PersonDay,
    grade: (worst as AccountStanding).grade,
  });
}
