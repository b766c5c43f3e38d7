import { currencyFrom } from '../money/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import { checkValue, COUNT_MAX, TEXT_CHARS_MAX, VARIABLE_TYPES } from './variable.ts';
import type { Values, VariableSpec, VariableType, VariableValue } from './variable.ts';

const keysOf: Readonly<Record<VariableType, readonly string[]>> = {
  money: ['type', 'currency', 'example'],
  count: ['type', 'min', 'max', 'example'],
  text: ['type', 'charsMin', 'charsMax', 'example'],
  date: ['type', 'example'],
  time: ['type', 'example'],
  month: ['type', 'example'],
  personName: ['type', 'example'],
  orgName: ['type', 'example'],
  phone: ['type', 'example'],
  code: ['type', 'example'],
  caseId: ['type', 'example'],
};

const clock = (value: string): number => Number(value.slice(0, 2)) * 60 + Number(value.slice(3));

/** A spec without its example, which is what a written value is read against. */
type Bare = VariableSpec extends infer S ? (S extends VariableSpec ? Omit<S, 'example'> : never) : never;

function valueFrom(reading: Reading, spec: Bare, value: unknown, at: string): VariableValue {
  switch (spec.type) {
    case 'money': {
      const { currency } = spec as Extract<VariableSpec, { type: 'money' }>;
      return { type: 'money', amountMinor: reading.amountMinor(value, at, currency), currency };
    }
    case 'date':
      return { type: 'date', day: reading.day(value, at) };
    case 'time': {
      const accepts = 'a time from `00:00` to `23:59` in quotes';
      return { type: 'time', minuteOfDay: clock(reading.text(value, at, accepts, /^([01]\d|2[0-3]):[0-5]\d$/)) };
    }
    case 'month': {
      const accepts = 'a month as YYYY-MM, such as `2026-10`';
      return { type: 'month', month: Number(reading.text(value, at, accepts, /^\d{4}-(0[1-9]|1[0-2])$/).slice(5)) };
    }
    case 'count': {
      const { min, max } = spec as Extract<VariableSpec, { type: 'count' }>;
      return { type: 'count', count: reading.whole(value, at, min, max) };
    }
    default:
      return { type: spec.type, text: reading.text(value, at, 'text in quotes') };
  }
}

/** Reads one written value and checks its bounds; the fault lands in `reading` with the pointer of the value. */
function readValue(reading: Reading, name: string, spec: Bare, value: unknown, at: string): VariableValue {
  const before = reading.faults.length;
  const read = valueFrom(reading, spec, value, at);
  if (reading.faults.length > before) return read;
  const checked = checkValue(name, { ...spec, example: read }, read);
  if (!checked.ok) reading.faults.push({ ...checked.fault, at });
  return read;
}

function bareSpec(reading: Reading, fields: Readonly<Record<string, unknown>>, at: string): Bare {
  const type = reading.choice(fields['type'], pointer(at, 'type'), VARIABLE_TYPES);
  if (type === 'money') {
    const currency = currencyFrom(String(fields['currency']));
    if (currency.ok) return { type, currency: currency.value };
    reading.refuse(pointer(at, 'currency'), fields['currency'], 'a currency code such as CNY or USD');
    return { type, currency: { code: 'CNY', decimals: 2 } };
  }
  if (type === 'count') {
    const min = reading.whole(fields['min'], pointer(at, 'min'), 0, COUNT_MAX);
    return { type, min, max: reading.whole(fields['max'], pointer(at, 'max'), min, COUNT_MAX) };
  }
  if (type === 'text') {
    const charsMin = reading.whole(fields['charsMin'], pointer(at, 'charsMin'), 1, TEXT_CHARS_MAX);
    return {
      type,
      charsMin,
      charsMax: reading.whole(fields['charsMax'], pointer(at, 'charsMax'), charsMin, TEXT_CHARS_MAX),
    };
  }
  return { type };
}

/** Reads what a template says of one variable. */
export function readSpec(reading: Reading, name: string, value: unknown, at: string): VariableSpec {
  const named = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  const known = VARIABLE_TYPES.find((type) => type === named);
  const fields = reading.object(
    value,
    at,
    known === undefined ? ['type', 'example', 'currency', 'min', 'max', 'charsMin', 'charsMax'] : keysOf[known],
  );
  const bare = bareSpec(reading, fields, at);
  const example = readValue(reading, name, bare, fields['example'], pointer(at, 'example'));
  return { ...bare, example };
}

/**
 * Reads written values, such as a variables file: amounts as decimal text (`'1286.40'`), dates as
 * `2026-11-09`, times as `23:59`, months as `2026-10`, counts as numbers, everything else as text.
 * @fault missing_variable, unknown_variable, wrong_variable, invalid_field, invalid_date, invalid_amount
 *        with the JSON Pointer of the value; all of them in `all`
 * @since 0.1
 */
export function valuesFrom(specs: Readonly<Record<string, VariableSpec>>, value: unknown): Result<Values, ShapeFault> {
  const reading = new Reading();
  const names = Object.keys(specs);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap) reading.refuse('', value, `an object with ${names.join(', ')}`);
  const fields = isMap ? (value as Readonly<Record<string, unknown>>) : {};
  for (const key of Object.keys(fields)) {
    if (!names.includes(key)) {
      reading.refuse(pointer('', key), key, `only the variables ${names.join(', ')}`, 'unknown_variable');
    }
  }
  const values: Record<string, VariableValue> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const at = pointer('', name);
    if (!isMap) break;
    if (Object.hasOwn(fields, name)) values[name] = readValue(reading, name, spec, fields[name], at);
    else reading.refuse(at, undefined, `a value of type \`${spec.type}\` for \`${name}\``, 'missing_variable');
  }
  return reading.done(values);
}
