import { CHANNELS, HOLD_NAMES, PURPOSES, TARGETS } from './contact-words.ts';
import {
  byDefault,
  choice,
  clockTime,
  flag,
  list,
  mapOf,
  optional,
  record,
  text,
  variants,
  whole,
} from './describe.ts';
import type { Described } from './describe.ts';

const channels = list(choice(CHANNELS));
const purposes = list(choice(PURPOSES));
const words = list(text());
const ruleId = text('a rule id such as cn.contact.quiet', /^[a-z][A-Za-z0-9.*,-]{2,80}$/);

/** What a cap counts; each is defined in docs/guard-semantics.md. @since 0.1 */
export const COUNTED = ['call', 'connected', 'conversation', 'unanswered', 'message', 'contact', 'success'] as const;

/** One cap: at most `max` of what is counted, over `days` local days including today. */
const limits = list(
  record({
    counts: choice(COUNTED),
    countedChannels: channels,
    /** Null counts every purpose. */
    countedPurposes: optional(purposes),
    per: choice(['person', 'debt', 'contactPoint']),
    max: whole(0, 1000),
    days: whole(1, 366),
    refusedChannels: channels,
  }),
);

/** Purposes and channels that a rule lets through. */
const exceptions = byDefault(list(record({ purposes, channels })), []);

/**
 * Every shape that the parameters of a rule can take, told apart by `type`. Guard, linter, cap, plans,
 * legal and reporting read the types that concern them; a type is data about a rule, never code.
 * @since 0.1
 */
export const parameter = variants({
  // --- read by the guard -------------------------------------------------------------------------
  contactWindow: {
    opensAt: clockTime,
    closesAt: clockTime,
    channels,
    closedWeekdays: byDefault(list(whole(1, 7)), []),
    /** Family of holiday calendars whose days are closed, or null. */
    closedHolidays: optional(choice(['uk-bank', 'us-federal'])),
    /** Whether the person's own agreement to other hours opens them. */
    agreementOpens: byDefault(flag, false),
    exceptions,
  },
  contactCap: {
    limits,
    /** Purposes that are never refused by this cap, though they may be counted by it. */
    exceptPurposes: byDefault(purposes, []),
    /** Purposes that alone are refused; null refuses all but `exceptPurposes`. */
    onlyPurposes: optional(purposes),
    /** Whether `callExclusions` of the same pack apply. */
    exclusions: byDefault(flag, false),
  },
  conversationGap: { days: whole(1, 366), refusedChannels: channels, exclusions: byDefault(flag, false) },
  callExclusions: { consentDays: whole(0, 366), targets: list(choice(TARGETS)), outcomes: words },
  stopFlag: {
    flags: list(choice(HOLD_NAMES)),
    /** Purposes refused beside those every hold refuses. */
    alsoRefuses: byDefault(purposes, []),
    /** Forms of the person's notice that this rule covers; null covers all. */
    forms: optional(list(choice(['written', 'electronic', 'oral']))),
    /** Whom this rule leaves open instead. */
    exceptTargets: byDefault(list(choice(TARGETS)), []),
    nation: optional(choice(['england', 'wales', 'scotland', 'northern_ireland'])),
  },
  ceaseStatements: { statements: words, channels },
  holdLength: {
    flag: choice(HOLD_NAMES),
    days: optional(whole(1, 3660)),
    months: optional(whole(1, 120)),
    from: choice(['day_after', 'same_date']),
  },
  mediumOptOut: {},
  consentRevoked: { channels, honourBusinessDays: whole(0, 366) },
  allTopicsOptOut: { channels },
  optOutConfirmation: { minutes: whole(1, 60), max: whole(1, 1) },
  stopWords: { words },
  automatedConsent: { channels, bases: words },
  inconvenientTimes: {},
  workplace: { emailBases: words },
  thirdPartyTarget: { ownDutyRoles: list(choice(TARGETS)) },
  thirdPartyLost: {
    triesMin: whole(1, 30),
    daysMin: whole(1, 30),
    /** Whether an estate contact that came forward may be reached after a death. */
    estateContact: byDefault(flag, false),
  },
  thirdPartyAims: { aims: list(choice(['location', 'relay'])) },
  thirdPartyRefusal: {},
  thirdPartyClass: {},
  thirdPartyDisclosure: { openRoles: words },
  locationContact: { max: whole(1, 10) },
  visitCrew: { staffMin: whole(1, 10) },
  visitConduct: { needs: list(choice(['identity_card', 'consent_to_enter', 'recording', 'notice', 'purpose_told'])) },
  privateDevice: {},
  validationDeadline: { days: whole(0, 60) },
  validationPeriod: { receiptDays: whole(0, 60), periodDays: whole(1, 366), calendar: choice(['us-federal']) },
  disputeStop: {},
  textRecency: { days: whole(1, 366) },
  timeBarred: {
    years: optional(whole(1, 30)),
    refusedPurposes: purposes,
    nations: optional(list(choice(['england', 'wales', 'scotland', 'northern_ireland']))),
    /** Refuses `collection` too once the customer has said that a barred debt will not be paid. */
    collectionAfterRefusal: byDefault(flag, false),
  },
  threshold: {
    daysPastDueMin: byDefault(whole(0, 10_000), 0),
    amountPastDueMinorMin: byDefault(whole(0, 100_000_000_000), 0),
  },
  allowVisits: { packs: words },
  // --- read by guard and linter ------------------------------------------------------------------
  messageDuty: {
    channels,
    purposes: optional(purposes),
    occasion: choice(['every', 'first', 'automated', 'third_party']),
    /** What the message or call must hold, by name; templates are checked against these. */
    elements: words,
    optionalElements: byDefault(words, []),
  },
  // --- read by the linter ------------------------------------------------------------------------
  conduct: {
    group: whole(1, 8),
    seeds: byDefault(
      list(
        record({
          word: text(),
          allowedWhen: choice(['never', 'case_id_attached', 'dated_deadline_attached']),
          confidence: choice(['H', 'M', 'L']),
        }),
      ),
      [],
    ),
  },
  // --- read by cap, plans, legal, reporting and people -------------------------------------------
  /** Named numbers, unit last in each name (`retentionYears`, `totalPpmYear`). */
  figures: { values: mapOf(whole(-1_000_000_000, 1_000_000_000)) },
  /** Named words in an order that may matter (a waterfall, a menu of forbearance). */
  items: { values: words },
  /** A rule whose parameters are another rule's. */
  sameAs: { rule: ruleId },
});

/** @since 0.1 */
export type Parameter = Described<typeof parameter>;

/** The parameter of one type. @since 0.1 */
export type ParameterOf<T extends Parameter['type']> = Extract<Parameter, { type: T }>;
