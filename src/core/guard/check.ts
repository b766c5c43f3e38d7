import type { HolidayAnswer, HoldName, Parameter, ParameterOf } from '../law/index.ts';
import type { Day } from '../time/index.ts';
import type { Circumstances } from './circumstances.ts';
import type { Findings, SpeakingRule } from './finding.ts';

/** How far ahead the next permitted time is looked for, in days. */
export const SEARCH_DAYS_MAX = 400;

/** A compiled rule: looks at the circumstances and says what it finds. */
export type Check = (circumstances: Circumstances, findings: Findings) => void;

/** How long a named stop lasts when it is counted from a date. */
export type HoldLength = ParameterOf<'holdLength'>;

/** What a rule may ask beside its own parameters. */
export interface Setting {
  /** Whether a day is a holiday; `unknown` for a year the calendar lacks. */
  readonly isHoliday: (family: string, day: Day, region: string | null) => HolidayAnswer;
  /** Parameters of one type among the rows of the same pack in force now. */
  readonly sibling: <T extends Parameter['type']>(type: T) => ParameterOf<T> | null;
  /** The rule that carries such parameters. */
  readonly siblingRule: (type: Parameter['type']) => SpeakingRule | null;
  /** What a pack of the list says beside a stop that it names. */
  readonly ceaseStatements: (packId: string) => ParameterOf<'ceaseStatements'> | null;
  readonly mediumRule: (packId: string) => SpeakingRule | null;
  readonly validationPeriod: (packId: string) => ParameterOf<'validationPeriod'> | null;
  /** Lengths of stops over all packs that are loaded. */
  readonly lengths: ReadonlyMap<HoldName, HoldLength>;
}

/** Makes the check of one parameter type. */
export type CheckMaker<T extends Parameter['type']> = (
  rule: SpeakingRule,
  parameter: ParameterOf<T>,
  setting: Setting,
) => Check;
