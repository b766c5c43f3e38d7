import { holidayQuestion } from '../law/index.ts';
import type { HolidayCalendar, HoldName, Parameter, ParameterOf, RulePack, RuleRow } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Check, CheckMaker, HoldLength, Setting } from './check.ts';
import { contactCap } from './contact-cap.ts';
import { contactWindow } from './contact-window.ts';
import { conversationGap } from './conversation-gap.ts';
import { messageDuty, textRecency, validationDeadline } from './duties.ts';
import { engineRules } from './engine-rules.ts';
import type { SpeakingRule } from './finding.ts';
import { automatedConsent, judgeInconvenience, oweCare, threshold, workplace } from './person-rules.ts';
import { judgeConsent } from './standing-consent.ts';
import type { ConsentRules } from './standing-consent.ts';
import { stopBookOf } from './stop-book.ts';
import { judgeStops } from './stops.ts';
import {
  judgeThirdParty,
  locationContact,
  thirdPartyAims,
  thirdPartyClass,
  thirdPartyDisclosure,
  thirdPartyLost,
  thirdPartyRefusal,
  thirdPartyTarget,
} from './third-parties.ts';
import { judgeUnknowns, oweSafeForm } from './unknowns.ts';
import { judgeVisitSwitch, privateDevice, visitConduct, visitCrew } from './visits.ts';
import type { ZoneClocks } from './zone-clock.ts';

/** A row in force with its rule made ready to speak. */
export interface RuleInForce {
  readonly rule: SpeakingRule;
  readonly parameter: Parameter;
}

/** One pack's rows in force. */
export interface PackInForce {
  readonly id: string;
  readonly rules: readonly RuleInForce[];
}

const makers: { readonly [T in Parameter['type']]?: CheckMaker<T> } = {
  contactWindow,
  contactCap,
  conversationGap,
  thirdPartyTarget,
  thirdPartyLost,
  thirdPartyAims,
  thirdPartyRefusal,
  thirdPartyClass,
  thirdPartyDisclosure,
  locationContact,
  automatedConsent,
  workplace,
  visitCrew,
  visitConduct,
  privateDevice,
  messageDuty,
  validationDeadline,
  textRecency,
  threshold,
};

/** Who may and whether: asked before how often and when. */
const laterTypes: readonly Parameter['type'][] = ['contactWindow', 'contactCap', 'conversationGap', 'threshold'];

/** Parameter types that guard reads; a row that guard enforces has one of them. @since 0.1 */
export const GUARD_TYPES: readonly Parameter['type'][] = [
  ...(Object.keys(makers) as Parameter['type'][]),
  'stopFlag',
  'holdLength',
  'disputeStop',
  'timeBarred',
  'ceaseStatements',
  'mediumOptOut',
  'consentRevoked',
  'allTopicsOptOut',
  'optOutConfirmation',
  'stopWords',
  'inconvenientTimes',
  'callExclusions',
  'validationPeriod',
  'allowVisits',
  'items',
];

/** Makes a row ready to speak. */
export function speakingRule(pack: RulePack, row: RuleRow): SpeakingRule {
  const { id, kind, title, source, confidence } = row;
  const severity = kind === 'hard' ? ('legal' as const) : ('house' as const);
  return { id, pack: pack.id, version: pack.version, kind, severity, title, source, confidence };
}

const parameterOf = <T extends Parameter['type']>(pack: PackInForce | undefined, type: T): ParameterOf<T> | null =>
  (pack?.rules.find(({ parameter }) => parameter.type === type)?.parameter as ParameterOf<T> | undefined) ?? null;

const ruleOf = (pack: PackInForce | undefined, type: Parameter['type']): SpeakingRule | null =>
  pack?.rules.find(({ parameter }) => parameter.type === type)?.rule ?? null;

const withRule = <T extends Parameter['type']>(
  pack: PackInForce,
  type: T,
): { readonly rule: SpeakingRule; readonly parameter: ParameterOf<T> } | null =>
  (pack.rules.find(({ parameter }) => parameter.type === type) as never) ?? null;

const consentRulesOf = (pack: PackInForce): ConsentRules => ({
  optOut: ruleOf(pack, 'mediumOptOut'),
  revoked: withRule(pack, 'consentRevoked'),
  allTopics: withRule(pack, 'allTopicsOptOut'),
  confirmation: parameterOf(pack, 'optOutConfirmation'),
});

/** What the compiler knows beside the packs in force. */
export interface Surroundings {
  readonly calendars: readonly HolidayCalendar[];
  readonly lengths: ReadonlyMap<HoldName, HoldLength>;
  readonly clocks: ZoneClocks;
  readonly visitPacks: ReadonlySet<string>;
}

function settingFor(places: readonly PackInForce[], pack: PackInForce, around: Surroundings): Setting {
  const questions = new Map(around.calendars.map((calendar) => [calendar.id as string, holidayQuestion(calendar)]));
  const place = (packId: string): PackInForce | undefined => places.find(({ id }) => id === packId);
  return {
    isHoliday: (family, day, region) => questions.get(family)?.(day, region) ?? 'unknown',
    sibling: (type) => parameterOf(pack, type),
    siblingRule: (type) => ruleOf(pack, type),
    ceaseStatements: (packId) => parameterOf(place(packId), 'ceaseStatements'),
    mediumRule: (packId) => ruleOf(place(packId), 'mediumOptOut'),
    validationPeriod: (packId) => parameterOf(place(packId), 'validationPeriod'),
    lengths: around.lengths,
  };
}

function ruleChecks(
  places: readonly PackInForce[],
  packs: readonly PackInForce[],
  around: Surroundings,
  later: boolean,
): Check[] {
  return packs.flatMap((pack) => {
    const setting = settingFor(places, pack, around);
    return pack.rules.flatMap(({ rule, parameter }) => {
      const maker = makers[parameter.type] as CheckMaker<Parameter['type']> | undefined;
      if (maker === undefined || laterTypes.includes(parameter.type) !== later) return [];
      return [maker(rule, parameter, setting)];
    });
  });
}

function inconvenienceRules(places: readonly PackInForce[]): readonly SpeakingRule[] {
  const named = places.map((pack) => ruleOf(pack, 'inconvenientTimes'));
  const some = named.filter((rule) => rule !== null);
  return named.includes(null) || some.length === 0 ? [...some, engineRules.optOut] : some;
}

/**
 * Compiles the rows in force of several packs, and of the house, into one list of checks. Stops come
 * first, then what is unknown, then whom, consent, when and how often; all of them always speak.
 */
export function compileChecks(
  places: readonly PackInForce[],
  house: readonly PackInForce[],
  around: Surroundings,
): readonly Check[] {
  const all = [...places, ...house];
  const [first] = places;
  const general = settingFor(places, first ?? { id: 'none', rules: [] }, around);
  const refusalIsNamed = places.length > 0 && places.every((pack) => parameterOf(pack, 'thirdPartyRefusal') !== null);
  return [
    judgeStops(stopBookOf(places), general),
    judgeUnknowns,
    judgeVisitSwitch(
      places.map(({ id }) => id),
      around.visitPacks,
    ),
    judgeThirdParty(refusalIsNamed),
    judgeConsent(places.map(consentRulesOf)),
    judgeInconvenience(inconvenienceRules(places)),
    ...ruleChecks(places, all, around, false),
    ...ruleChecks(places, all, around, true),
    oweSafeForm,
    oweCare,
  ];
}

/** The instants at which the rows in force of a pack change. */
export function packChanges(pack: RulePack, startOf: (day: number) => InstantMs): readonly InstantMs[] {
  const guarded = pack.rows.filter((row) => row.enforcers.includes('guard'));
  const days = guarded.flatMap((row) => [
    ...(row.effectiveFrom === null ? [] : [row.effectiveFrom as number]),
    ...(row.effectiveTo === null ? [] : [row.effectiveTo + 1]),
  ]);
  return [...new Set([pack.effectiveFrom as number, ...days])].toSorted((one, other) => one - other).map(startOf);
}
