import { plainAmount } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { formatDay, formatMoney, formatMonth, formatTime } from '../wording/index.ts';
import type { Language } from './stage.ts';

/** The types a variable may have. @since 0.1 */
export const VARIABLE_TYPES = [
  'money',
  'date',
  'time',
  'month',
  'count',
  'text',
  'personName',
  'orgName',
  'phone',
  'code',
  'caseId',
] as const;

/** The type of a variable. @since 0.1 */
export type VariableType = (typeof VARIABLE_TYPES)[number];

/** The longest text a variable may carry, in characters. */
export const TEXT_CHARS_MAX = 200;

/** The largest count a variable may carry. */
export const COUNT_MAX = 9_999;

/**
 * What a template says about one of its variables. `text` is bounded by `charsMin`..`charsMax` (both
 * included), `count` by `min`..`max` (both included), `money` is of one currency and never negative.
 * `example` is shown in previews and counted for length; it is never sent.
 * @since 0.1
 */
export type VariableSpec =
  | { readonly type: 'money'; readonly currency: Currency; readonly example: VariableValue }
  | { readonly type: 'count'; readonly min: number; readonly max: number; readonly example: VariableValue }
  | { readonly type: 'text'; readonly charsMin: number; readonly charsMax: number; readonly example: VariableValue }
  | {
      readonly type: 'date' | 'time' | 'month' | 'personName' | 'orgName' | 'phone' | 'code' | 'caseId';
      readonly example: VariableValue;
    };

/**
 * A value for a variable. `amountMinor` is in minor units of the currency named; `minuteOfDay` is 0..1439;
 * `month` is 1..12.
 * @since 0.1
 */
export type VariableValue =
  | { readonly type: 'money'; readonly amountMinor: bigint; readonly currency: Currency }
  | { readonly type: 'date'; readonly day: Day }
  | { readonly type: 'time'; readonly minuteOfDay: number }
  | { readonly type: 'month'; readonly month: number }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'text' | 'personName' | 'orgName' | 'phone' | 'code' | 'caseId'; readonly text: string };

/** Values by the name of their variable. @since 0.1 */
export type Values = Readonly<Record<string, VariableValue>>;

// A value may not bring a placeholder, a line break or an invisible character into a message.
const unsafePattern = /[{}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const patterns: Readonly<Record<'personName' | 'orgName' | 'phone' | 'code' | 'caseId', RegExp>> = {
  personName: /^[\p{L}\p{M}][\p{L}\p{M} .'’·・-]{0,39}$/u,
  // Digits only in front and at most three, as in 360数科: a name never carries an amount.
  orgName: /^(?:\d{1,3}(?=[\p{L}\p{M}])(?![元块圆角分万千百kK]))?[\p{L}\p{M}][\p{L}\p{M} &.'’·（）()-]{0,39}$/u,
  phone: /^\+?[0-9](?:[ -]?[0-9]){2,17}$/,
  code: /^[A-Z0-9]{4,8}$/,
  // A real case number holds a year and a running number; a row of zeros or X is a stand-in.
  caseId: /^(?=(?:\D*[0-9]){5})(?!.*[Xx×*]{2})(?!.*0{5})[\p{L}\p{N}()（）〔〕[\]/.: -]{6,60}$/u,
};

const acceptedText: Readonly<Record<'personName' | 'orgName' | 'phone' | 'code' | 'caseId', string>> = {
  personName: 'a name of 1 to 40 letters, spaces, dots or hyphens, without digits',
  orgName: 'a name of 1 to 40 letters, with at most three digits in front',
  phone: 'a telephone number of 3 to 18 digits, such as `95188` or `+1 302 555 0100`',
  code: '4 to 8 digits or capital letters, such as `4821`',
  caseId: 'the number a court gave the case, such as `(2026)渝0192民初12345号`',
};

const isPatterned = (type: VariableType): type is keyof typeof patterns => Object.hasOwn(patterns, type);

const chars = (text: string): number => Array.from(text).length;

function textFault(spec: VariableSpec, text: string): string | undefined {
  if (unsafePattern.test(text)) return 'text without braces, line breaks and invisible characters';
  if (spec.type === 'text') {
    const count = chars(text);
    const fits = count >= spec.charsMin && count <= spec.charsMax && text.trim() === text;
    return fits ? undefined : `text of ${spec.charsMin} to ${spec.charsMax} characters, without spaces at its ends`;
  }
  if (!isPatterned(spec.type)) return undefined;
  return patterns[spec.type].test(text) ? undefined : acceptedText[spec.type];
}

const whole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

function accepted(spec: VariableSpec, value: VariableValue): string | undefined {
  if (value.type !== spec.type) return `a value of type \`${spec.type}\``;
  if (value.type === 'money' && spec.type === 'money') {
    if (value.currency.code !== spec.currency.code) return `an amount of ${spec.currency.code}`;
    return value.amountMinor >= 0n ? undefined : 'an amount that is not negative';
  }
  if (value.type === 'count' && spec.type === 'count') {
    return whole(value.count, spec.min, spec.max) ? undefined : `a whole number from ${spec.min} to ${spec.max}`;
  }
  if (value.type === 'time') {
    return whole(value.minuteOfDay, 0, 1439) ? undefined : 'a time from `00:00` to `23:59`';
  }
  if (value.type === 'month') return whole(value.month, 1, 12) ? undefined : 'a month from 1 to 12';
  return 'text' in value ? textFault(spec, value.text) : undefined;
}

function shown(value: VariableValue): string {
  if (value.type === 'money') return `${plainAmount(value.amountMinor, value.currency)} ${value.currency.code}`;
  if (value.type === 'date') return isoFromDay(value.day);
  if (value.type === 'time') return String(value.minuteOfDay);
  if (value.type === 'month') return String(value.month);
  return value.type === 'count' ? String(value.count) : value.text;
}

/** Checks a value against what the template says of its variable. @fault wrong_variable with the name in `at` */
export function checkValue(name: string, spec: VariableSpec, value: VariableValue): Result<VariableValue> {
  const wants = accepted(spec, value);
  if (wants === undefined) return ok(value);
  const message = `\`${shown(value)}\` (${value.type}) is not accepted for \`${name}\`; write ${wants}`;
  return err({ kind: 'wrong_variable', message, at: `/${name}` });
}

/**
 * Checks that exactly the declared variables are given, each of its type and within its bounds.
 * @fault missing_variable, unknown_variable, wrong_variable  with `/<name>` in `at`
 * @since 0.1
 */
export function checkValues(specs: Readonly<Record<string, VariableSpec>>, values: Values): Result<Values> {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(specs, name)) {
      const message = `\`${name}\` is not a variable of this template; write only ${Object.keys(specs).join(', ')}`;
      return err({ kind: 'unknown_variable', message, at: `/${name}` });
    }
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      const message = `\`${name}\` is missing; write a value of type \`${spec.type}\``;
      return err({ kind: 'missing_variable', message, at: `/${name}` });
    }
    const checked = checkValue(name, spec, value);
    if (!checked.ok) return checked;
  }
  return ok(values);
}

/** Writes a value for reading in a language. The value has been checked. @since 0.1 */
export function formatValue(value: VariableValue, language: Language): string {
  if (value.type === 'money') return formatMoney(value.amountMinor, value.currency);
  if (value.type === 'date') return formatDay(value.day, language);
  if (value.type === 'time') return formatTime(value.minuteOfDay);
  if (value.type === 'month') return formatMonth(value.month, language);
  return value.type === 'count' ? String(value.count) : value.text;
}
