import { pointer } from '../shape/index.ts';
import type { Reading } from '../shape/index.ts';
import { zoneFrom } from '../time/index.ts';
import type { Day, InstantMs, Zone } from '../time/index.ts';

/** A JSON Schema (2020-12) fragment. @since 0.1 */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * One description of a value from outside that serves three readers: `read` turns an unknown value into
 * a typed one (faults go to the `Reading`), `schema` is the same rule for editors and other languages,
 * and the TypeScript type follows from it. So the three cannot drift apart.
 * @since 0.1
 */
export interface Description<T> {
  readonly read: (reading: Reading, value: unknown, at: string) => T;
  readonly schema: JsonSchema;
  /** What stands in when the field is absent; a field without it is required. */
  readonly absent?: { readonly value: T };
}

/** The type that a description reads. @since 0.1 */
export type Described<D> = D extends Description<infer T> ? T : never;

const namePattern = /^[a-z][A-Za-z0-9]{0,60}$/;

type Fields = Readonly<Record<string, Description<unknown>>>;
type RecordOf<F extends Fields> = { readonly [K in keyof F]: Described<F[K]> };

/** Text of 1 to 400 characters. @since 0.1 */
export const text = (accepted = 'text of 1 to 400 characters', pattern = /^[\s\S]{1,400}$/): Description<string> => ({
  read: (reading, value, at) => reading.text(value, at, accepted, pattern),
  schema: { type: 'string', pattern: pattern.source, description: accepted },
});

/** One word of a closed list. @since 0.1 */
export const choice = <const T extends string>(of: readonly T[]): Description<T> => ({
  read: (reading, value, at) => reading.choice(value, at, of),
  schema: { enum: of },
});

/** A whole number, both bounds included. @since 0.1 */
export const whole = (min: number, max: number): Description<number> => ({
  read: (reading, value, at) => reading.whole(value, at, min, max),
  schema: { type: 'integer', minimum: min, maximum: max },
});

/** An amount in minor units, written as a whole number, read as a bigint. @since 0.1 */
export const minorUnits: Description<bigint> = {
  read: (reading, value, at) => BigInt(reading.whole(value, at, 0, 100_000_000_000)),
  schema: { type: 'integer', minimum: 0, maximum: 100_000_000_000 },
};

/** `true` or `false`. @since 0.1 */
export const flag: Description<boolean> = {
  read: (reading, value, at) => reading.flag(value, at),
  schema: { type: 'boolean' },
};

/** A calendar date, `2026-11-23`. @since 0.1 */
export const day: Description<Day> = {
  read: (reading, value, at) => reading.day(value, at),
  schema: { type: 'string', format: 'date' },
};

/** An instant with its offset, `2026-11-09T22:03:30+08:00`. @since 0.1 */
export const instant: Description<InstantMs> = {
  read: (reading, value, at) => reading.instant(value, at),
  schema: { type: 'string', format: 'date-time' },
};

/** An IANA zone name the zone data knows. @since 0.1 */
export const zone: Description<Zone> = {
  read: (reading, value, at) => {
    const read = typeof value === 'string' ? zoneFrom(value) : undefined;
    if (read?.ok) return read.value;
    reading.refuse(at, value, 'an IANA zone name such as Asia/Shanghai', 'unknown_zone');
    return 'UTC' as Zone;
  },
  schema: { type: 'string', pattern: '^[A-Za-z]' },
};

/** A clock time of day from `00:00` to `24:00`, read as minutes since midnight, 0..1440. @since 0.1 */
export const clockTime: Description<number> = {
  read: (reading, value, at) => {
    const match = typeof value === 'string' ? /^(\d{2}):([0-5]\d)$/.exec(value) : null;
    const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
    if (match !== null && minutes <= 1440) return minutes;
    reading.refuse(at, value, 'a clock time from 00:00 to 24:00', 'invalid_clock_time');
    return 0;
  },
  schema: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' },
};

/** A list of at most `countMax` parts of one description. @since 0.1 */
export const list = <T>(of: Description<T>, countMax = 1_000): Description<readonly T[]> => ({
  read: (reading, value, at) =>
    reading.list(value, at, 'entries', countMax).map((part, index) => of.read(reading, part, pointer(at, index))),
  schema: { type: 'array', items: of.schema, maxItems: countMax },
});

/** An object whose keys are names (letters and digits) and whose values share one description. @since 0.1 */
export const mapOf = <T>(of: Description<T>): Description<Readonly<Record<string, T>>> => ({
  read: (reading, value, at) => {
    const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    if (found === undefined) reading.refuse(at, value, 'an object of named values');
    return Object.fromEntries(
      Object.entries(found ?? {}).map(([key, part]) => {
        if (!namePattern.test(key))
          reading.refuse(pointer(at, key), key, 'a name of letters and digits', 'invalid_name');
        return [key, of.read(reading, part, pointer(at, key))];
      }),
    );
  },
  schema: { type: 'object', propertyNames: { pattern: namePattern.source }, additionalProperties: of.schema },
});

/** A field that may be absent, read as null then. @since 0.1 */
export const optional = <T>(of: Description<T>): Description<T | null> => ({
  read: (reading, value, at) => (value === null ? null : of.read(reading, value, at)),
  schema: { anyOf: [of.schema, { type: 'null' }] },
  absent: { value: null },
});

/** A field that may be absent, read as `value` then. @since 0.1 */
export const byDefault = <T>(of: Description<T>, value: T): Description<T> => ({ ...of, absent: { value } });

/** The same description with a sentence for the reader of the schema. @since 0.1 */
export const says = <T>(sentence: string, of: Description<T>): Description<T> => ({
  ...of,
  schema: { ...of.schema, description: sentence },
});

/** An object with exactly these fields. @since 0.1 */
export function record<const F extends Fields>(fields: F): Description<RecordOf<F>> {
  const keys = Object.keys(fields);
  return {
    read: (reading, value, at) => {
      const found = reading.object(value, at, keys);
      const out: Record<string, unknown> = {};
      for (const key of keys) {
        const field = fields[key] as Description<unknown>;
        const part = found[key];
        out[key] =
          part === undefined && field.absent !== undefined
            ? field.absent.value
            : field.read(reading, part, pointer(at, key));
      }
      return out as RecordOf<F>;
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(keys.map((key) => [key, (fields[key] as Description<unknown>).schema])),
      required: keys.filter((key) => (fields[key] as Description<unknown>).absent === undefined),
      additionalProperties: false,
    },
  };
}

type Variants = Readonly<Record<string, Fields>>;
type VariantOf<V extends Variants> = {
  readonly [K in keyof V & string]: { readonly type: K } & RecordOf<V[K]>;
}[keyof V & string];

/** One of several objects, told apart by their field `type`. @since 0.1 */
export function variants<const V extends Variants>(of: V): Description<VariantOf<V>> {
  const names = Object.keys(of);
  const records = new Map(names.map((name) => [name, record({ type: choice([name]), ...of[name] })] as const));
  return {
    read: (reading, value, at) => {
      const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
      const found = typeof type === 'string' ? records.get(type) : undefined;
      if (found !== undefined) return found.read(reading, value, at) as VariantOf<V>;
      reading.refuse(pointer(at, 'type'), type, `one of ${names.join(', ')}`);
      return { type: names[0] } as unknown as VariantOf<V>;
    },
    schema: { oneOf: [...records.values()].map((variant) => variant.schema) },
  };
}
