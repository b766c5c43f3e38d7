import type { Description, JsonSchema } from '../law/index.ts';
import { plainAmount } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { pointer } from '../shape/index.ts';
import type { Fields, Reading } from '../shape/index.ts';
import { FIELD_NAMES, fieldOf } from './field.ts';
import type { Field, FieldName } from './field.ts';

/** How a field is compared. Several in one comparison must all hold. @since 0.1 */
export const COMPARATORS = ['is', 'isNot', 'atLeast', 'atMost', 'above', 'below', 'oneOf'] as const;

/** @since 0.1 */
export type Comparator = (typeof COMPARATORS)[number];

/** One field held against one constant; `than` is a number as in `Values`, several for `oneOf`. @since 0.1 */
export interface Comparison {
  readonly kind: 'compare';
  readonly field: FieldName;
  readonly comparator: Comparator;
  readonly than: readonly number[];
  /** Where it stands in its file, as a JSON Pointer. */
  readonly at: string;
}

/** A condition of the closed language: all, any, not, field, comparator, constant. Nothing else. @since 0.1 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Comparison;

/** How deep conditions may stand in one another. */
const DEPTH_MAX = 8;
/** How many conditions one list may hold. */
const PART_COUNT_MAX = 40;

const always: Condition = { kind: 'all', of: [] };

function acceptedConstant(field: Field, currency: Currency): string {
  switch (field.type) {
    case 'amount':
      return `an amount of ${currency.code} in quotes with ${currency.decimals === 0 ? 'no' : `its ${currency.decimals}`} decimals, such as '${plainAmount(10_000n, currency)}'`;
    case 'flag':
      return 'true or false';
    case 'words':
      return `one of ${(field.words ?? []).join(', ')}`;
    case 'whole':
      return `a whole number of ${field.unit === 'days' ? 'days' : 'times'} from ${field.min} to ${field.max}`;
  }
}

/** Reads an amount only as it is written for people; a bare number might be fen or yuan. */
function amountOf(value: unknown, currency: Currency): number | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(value);
  if (match === null || (match[2] ?? '').length !== currency.decimals) return undefined;
  return Number(`${match[1]}${match[2] ?? ''}`);
}

function constantOf(value: unknown, field: Field, currency: Currency): number | undefined {
  if (field.type === 'flag') return typeof value === 'boolean' ? Number(value) : undefined;
  if (field.type === 'words') {
    const place = typeof value === 'string' ? (field.words ?? []).indexOf(value) : -1;
    return place < 0 ? undefined : place;
  }
  const read = field.type === 'amount' ? amountOf(value, currency) : value;
  if (typeof read !== 'number' || !Number.isInteger(read)) return undefined;
  return read >= field.min && read <= field.max ? read : undefined;
}

function readConstant(reading: Reading, value: unknown, at: string, field: Field, currency: Currency): number {
  const read = constantOf(value, field, currency);
  if (read === undefined) {
    reading.refuse(at, value, acceptedConstant(field, currency), value === undefined ? 'invalid_field' : 'wrong_unit');
  }
  return read ?? field.min;
}

function readComparison(reading: Reading, fields: Fields, at: string, currency: Currency): Condition {
  const name = fields['field'];
  if (typeof name !== 'string' || !(FIELD_NAMES as readonly string[]).includes(name)) {
    reading.refuse(pointer(at, 'field'), name, `one of the fields ${FIELD_NAMES.join(', ')}`, 'unknown_field');
    return always;
  }
  const field = fieldOf(name as FieldName);
  const accepted = field.type === 'flag' ? (['is', 'isNot'] as const) : COMPARATORS;
  reading.object(fields, at, ['field', ...accepted]);
  const asked = accepted.filter((comparator) => Object.hasOwn(fields, comparator));
  if (asked.length === 0) reading.refuse(at, undefined, `a comparator beside the field: one of ${accepted.join(', ')}`);
  const of = asked.map((comparator): Comparison => {
    const here = pointer(at, comparator);
    const value = fields[comparator];
    const list = comparator === 'oneOf' ? reading.list(value, here, 'constants', PART_COUNT_MAX) : null;
    const than =
      list === null
        ? [readConstant(reading, value, here, field, currency)]
        : list.map((each, index) => readConstant(reading, each, pointer(here, index), field, currency));
    return { kind: 'compare', field: name as FieldName, comparator, than, at: here };
  });
  return of.length === 1 ? (of[0] as Comparison) : { kind: 'all', of };
}

function readCondition(reading: Reading, value: unknown, at: string, currency: Currency, depth: number): Condition {
  const accepted = 'all, any, not, or field with a comparator';
  if (depth > DEPTH_MAX) {
    reading.refuse(at, 'a condition this deep', `at most ${DEPTH_MAX} conditions in one another`);
    return always;
  }
  const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
  const key = ['all', 'any', 'not', 'field'].find((each) => Object.hasOwn(found, each));
  if (key === 'field') return readComparison(reading, found, at, currency);
  if (key === 'not') {
    reading.object(found, at, ['not']);
    return { kind: 'not', of: readCondition(reading, found['not'], pointer(at, 'not'), currency, depth + 1) };
  }
  if (key === 'all' || key === 'any') {
    reading.object(found, at, [key]);
    const list = reading.list(found[key], pointer(at, key), 'conditions', PART_COUNT_MAX);
    if (list.length === 0 && Array.isArray(found[key])) {
      reading.refuse(pointer(at, key), 'an empty list', 'at least one condition');
    }
    const of = list.map((part, index) =>
      readCondition(reading, part, pointer(pointer(at, key), index), currency, depth + 1),
    );
    return { kind: key, of };
  }
  reading.refuse(at, value, `a condition: ${accepted}`);
  return always;
}

/** The JSON Schema of conditions, for `$defs`. */
export const conditionSchema: JsonSchema = {
  description: 'a condition: all, any, not, or a field with comparators',
  oneOf: [
    ...['all', 'any'].map((key) => ({
      type: 'object',
      properties: {
        [key]: { type: 'array', minItems: 1, maxItems: PART_COUNT_MAX, items: { $ref: '#/$defs/condition' } },
      },
      required: [key],
      additionalProperties: false,
    })),
    {
      type: 'object',
      properties: { not: { $ref: '#/$defs/condition' } },
      required: ['not'],
      additionalProperties: false,
    },
    ...FIELD_NAMES.map((name) => comparisonSchema(name)),
  ],
};

function comparisonSchema(name: FieldName): JsonSchema {
  const field = fieldOf(name);
  const constants: Readonly<Record<Field['type'], JsonSchema>> = {
    whole: { type: 'integer', minimum: field.min, maximum: field.max },
    amount: { type: 'string', pattern: '^\\d{1,13}(\\.\\d+)?$' },
    flag: { type: 'boolean' },
    words: { enum: field.words ?? [] },
  };
  const constant = constants[field.type];
  const comparators = field.type === 'flag' ? (['is', 'isNot'] as const) : COMPARATORS;
  return {
    type: 'object',
    description: `${field.says.en} · ${field.says.zh}`,
    properties: {
      field: { const: name },
      ...Object.fromEntries(
        comparators.map((each) => [
          each,
          each === 'oneOf' ? { type: 'array', items: constant, minItems: 1, maxItems: PART_COUNT_MAX } : constant,
        ]),
      ),
    },
    required: ['field'],
    minProperties: 2,
    additionalProperties: false,
  };
}

/** How a condition is read; amounts are those of the strategy's currency. */
export const conditionOf = (currency: Currency): Description<Condition> => ({
  read: (reading, value, at) => readCondition(reading, value, at, currency, 1),
  schema: { $ref: '#/$defs/condition' },
});
