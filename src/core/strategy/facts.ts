import { mBucketOf, M_BUCKETS } from '../delinquency/index.ts';
import type { HoldName } from '../law/index.ts';
import type { Day } from '../time/index.ts';
import type { EventType } from './file.ts';
import { NEVER_DAYS } from './field.ts';
import type { Values } from './field.ts';

/**
 * One account on a date of contact, as it is if nothing is paid until then. What is not due, not owed, not known
 * to come is null or zero.
 * @since 0.1
 */
export interface AccountFacts {
  readonly accountId: string;
  /** Days past due on the date of contact, ≥ 0. */
  readonly daysPastDue: number;
  /** The next due date, not before the date of contact, by which something must still be paid. */
  readonly dueOn: Day | null;
  /** Where nothing is past due: the first later date on which something is if nothing is paid, and the days past due then. */
  readonly nextPastDue: { readonly on: Day; readonly days: number } | null;
  /** Days after a due date that do not count as past due, of the terms in force. */
  readonly graceDays: number;
  /** The next bill day after the date of contact: figures may change there by themselves. */
  readonly nextBillOn: Day | null;
  /** Minor units, ≥ 0n, like all amounts here. */
  readonly pastDueMinor: bigint;
  readonly owedMinor: bigint;
  readonly toCureMinor: bigint;
  /** Still to be paid by `dueOn`. */
  readonly dueMinor: bigint;
  /** 0 is the best of five bands, 4 the last. */
  readonly standingBand: number;
  readonly timesPastDueCount: number;
  readonly hasAutoDebit: boolean;
}

/** A stop on the person or on this account; stops on a single line are the guard's business. @since 0.1 */
export interface StandingHold {
  readonly name: HoldName;
  /** The last local date on which it stands; null: until further notice. */
  readonly lastOn: Day | null;
}

/** Something that happened to a person and may start a step. @since 0.1 */
export interface Happening {
  /** Unique among the person's happenings; a step answers each once. */
  readonly id: string;
  readonly type: Exclude<EventType, 'offer_unread' | 'cure' | 'returned_to_past_due'>;
  readonly on: Day;
}

/** One person on a date of contact, as far as strategy looks at people. @since 0.1 */
export interface PersonFacts {
  readonly personId: string;
  readonly holds: readonly StandingHold[];
  /** Those of the last weeks, in any order; old ones that were answered do no harm. */
  readonly happenings: readonly Happening[];
  readonly lastReplyOn: Day | null;
  /** When the oldest offer that is still unread was sent. */
  readonly unreadOfferOn: Day | null;
  /** When help was first offered in this episode. */
  readonly firstOfferOn: Day | null;
  readonly offersMadeCount: number;
  readonly offersUnansweredCount: number;
  readonly unansweredCount: number;
  readonly brokenPromiseCount: number;
  readonly needsCare: boolean;
  readonly hasApp: boolean;
  readonly isSandbox: boolean;
}

/** A person of whom nothing is known but who they are: no holds, nothing happened, app installed. @since 0.1 */
export const quietPerson = (personId: string): PersonFacts => ({
  personId,
  holds: [],
  happenings: [],
  lastReplyOn: null,
  unreadOfferOn: null,
  firstOfferOn: null,
  offersMadeCount: 0,
  offersUnansweredCount: 0,
  unansweredCount: 0,
  brokenPromiseCount: 0,
  needsCare: false,
  hasApp: true,
  isSandbox: false,
});

/** The place of the bucket in its list, by days past due; every later day stands in the last. */
const bucketIndexes = Array.from({ length: 400 }, (_, days) => M_BUCKETS.indexOf(mBucketOf(days)));
const lastBucketIndex = M_BUCKETS.length - 1;

/** Days past due on a later date if nothing happens: one more each day. */
export function daysPastDueThen(account: AccountFacts, on: Day, then: Day): number {
  if (account.daysPastDue > 0) return account.daysPastDue + (then - on);
  const { nextPastDue } = account;
  return nextPastDue !== null && then >= nextPastDue.on ? nextPastDue.days + (then - nextPastDue.on) : 0;
}

/** What an account was late with longest, as a due date; constant while nothing is paid. */
export const oldestDueOn = (daysPastDue: number, on: Day): Day => (on - daysPastDue) as Day;

const since = (from: Day | null, then: Day, never: number): number =>
  from === null ? never : then > from ? then - from : 0;

/** The fields of a scene, each reckoned when a condition looks at it: most days look at two or three of them. */
class ValuesThen implements Values {
  readonly account: AccountFacts;
  readonly person: PersonFacts;
  readonly then: Day;
  readonly daysPastDue: number;

  constructor(account: AccountFacts, person: PersonFacts, then: Day, daysPastDue: number) {
    this.account = account;
    this.person = person;
    this.then = then;
    this.daysPastDue = daysPastDue;
  }

  get daysToDue(): number {
    const { dueOn } = this.account;
    return dueOn === null || dueOn < this.then ? NEVER_DAYS : dueOn - this.then;
  }
  // Amounts of an account stay far below 2^53 (core/money), so a number holds them exactly.
  get pastDueMinor(): number {
    return Number(this.account.pastDueMinor);
  }
  get owedMinor(): number {
    return Number(this.account.owedMinor);
  }
  get toCureMinor(): number {
    return Number(this.account.toCureMinor);
  }
  get dueMinor(): number {
    return Number(this.account.dueMinor);
  }
  get bucket(): number {
    return bucketIndexes[this.daysPastDue] ?? lastBucketIndex;
  }
  get standingGrade(): number {
    return this.account.standingBand;
  }
  get timesPastDueCount(): number {
    return this.account.timesPastDueCount;
  }
  get brokenPromiseCount(): number {
    return this.person.brokenPromiseCount;
  }
  get unansweredCount(): number {
    return this.person.unansweredCount;
  }
  get daysSinceReply(): number {
    return since(this.person.lastReplyOn, this.then, NEVER_DAYS);
  }
  get offersMadeCount(): number {
    return this.person.offersMadeCount;
  }
  get offersUnansweredCount(): number {
    return this.person.offersUnansweredCount;
  }
  get offeredHelpDays(): number {
    return since(this.person.firstOfferOn, this.then, 0);
  }
  get unreadOfferDays(): number {
    return since(this.person.unreadOfferOn, this.then, 0);
  }
  get needsCare(): number {
    return this.person.needsCare ? 1 : 0;
  }
  get hasApp(): number {
    return this.person.hasApp ? 1 : 0;
  }
  get hasAutoDebit(): number {
    return this.account.hasAutoDebit ? 1 : 0;
  }
  get isSandbox(): number {
    return this.person.isSandbox ? 1 : 0;
  }
}

/** The value of every field on a date, if nothing happens between the date of the facts and then. */
export function valuesOn(account: AccountFacts, person: PersonFacts, on: Day, then: Day): Values {
  const daysPastDue = then === on ? account.daysPastDue : daysPastDueThen(account, on, then);
  return new ValuesThen(account, person, then, daysPastDue);
}
