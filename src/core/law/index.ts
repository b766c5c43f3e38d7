/** Rule references, dated rule packs and their parameters, holiday calendars: the whole public face of `law`. */
export { citeRule } from './rule-ref.ts';
export type { RuleRef } from './rule-ref.ts';
export {
  byDefault,
  choice,
  clockTime,
  day,
  flag,
  instant,
  list,
  mapOf,
  minorUnits,
  optional,
  record,
  says,
  text,
  variants,
  whole,
  zone,
} from './describe.ts';
export type { Described, Description, JsonSchema } from './describe.ts';
export { CHANNELS, HOLD_NAMES, PURPOSES, TARGETS } from './contact-words.ts';
export type { Channel, HoldName, Purpose, Target } from './contact-words.ts';
export { COUNTED } from './parameter.ts';
export type { Parameter, ParameterOf } from './parameter.ts';
export { CONFIDENCES, ENFORCERS, RULE_KINDS } from './pack.ts';
export type { Bilingual, Confidence, Enforcer, RuleKind, RulePack, RuleRow } from './pack.ts';
export { packFrom, packHead, readPackHead, readRuleFile, ruleFile } from './read-pack.ts';
export type { PackHead } from './read-pack.ts';
export { holidayFile, holidayQuestion, readCalendar } from './calendar.ts';
export type { HolidayAnswer, HolidayCalendar } from './calendar.ts';
