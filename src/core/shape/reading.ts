import { amountMinorFrom } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { err, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { dayFromIso, instantFromIso } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';

/** A fault that carries every fault found in a document, the first one in front. @since 0.1 */
export interface ShapeFault extends Fault {
  readonly all: readonly Fault[];
}

/** An object of an unread document. @since 0.1 */
export type Fields = Readonly<Record<string, unknown>>;

/** At most this many faults are collected; a file with more is better mended a few at a time. */
const faultCountMax = 50;

/** A JSON Pointer with one more segment (RFC 6901). @since 0.1 */
export const pointer = (at: string, key: string | number): string =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const raw = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value);
  // What a file holds must not reach a terminal as a command to it.
  const text = raw.replaceAll(
    /\p{Cc}/gu,
    (control) => `\\u${(control.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

/**
 * Reads an unknown value field by field and collects what is wrong, each fault with the JSON Pointer of
 * its field and what would be accepted. After a fault a harmless stand-in is given, so reading goes on;
 * `done` then gives the faults and never the stand-ins.
 * @since 0.1
 */
export class Reading {
  readonly faults: Fault[] = [];

  refuse(at: string, value: unknown, accepted: string, kind = 'invalid_field'): void {
    if (this.faults.length < faultCountMax) {
      this.faults.push({
        kind,
        at,
        message:
          value === undefined ? `is missing; write ${accepted}` : `${show(value)} is not accepted; write ${accepted}`,
      });
    }
  }

  object(value: unknown, at: string, keys: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(at, value, `an object with ${keys.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) {
        this.refuse(pointer(at, key), key, `one of the fields ${keys.join(', ')}`, 'unknown_field');
      }
    }
    return value as Fields;
  }

  list(value: unknown, at: string, accepted: string, countMax = 100_000): readonly unknown[] {
    if (!Array.isArray(value) || value.length > countMax) {
      this.refuse(
        at,
        Array.isArray(value) ? `${value.length} entries` : value,
        `a list of at most ${countMax} ${accepted}`,
      );
      return [];
    }
    return value as readonly unknown[];
  }

  text(value: unknown, at: string, accepted: string, pattern = /^[\s\S]{1,200}$/): string {
    if (typeof value === 'string' && pattern.test(value)) return value;
    this.refuse(at, value, accepted);
    return '';
  }

  choice<T extends string>(value: unknown, at: string, choices: readonly T[]): T {
    if (typeof value === 'string' && (choices as readonly string[]).includes(value)) return value as T;
    this.refuse(at, value, `one of ${choices.join(', ')}`);
    return choices[0] as T;
  }

  whole(value: unknown, at: string, min: number, max: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    this.refuse(at, value, `a whole number from ${min} to ${max}`);
    return min;
  }

  flag(value: unknown, at: string): boolean {
    if (typeof value === 'boolean') return value;
    this.refuse(at, value, 'true or false');
    return false;
  }

  day(value: unknown, at: string): Day {
    const read = typeof value === 'string' ? dayFromIso(value) : undefined;
    if (read?.ok) return read.value;
    this.refuse(at, value, 'an existing date as YYYY-MM-DD between 1900-01-01 and 2199-12-31', 'invalid_date');
    return 0 as Day;
  }

  instant(value: unknown, at: string): InstantMs {
    const read = typeof value === 'string' ? instantFromIso(value) : undefined;
    if (read?.ok) return read.value;
    this.refuse(at, value, 'a date, a time and an offset, such as 2026-08-05T09:30:00+08:00', 'invalid_instant');
    return 0 as InstantMs;
  }

  /** Decimal text; a plain number is read by its shortest literal digits, so `105.5` is 105.50. */
  amountMinor(value: unknown, at: string, currency: Currency): bigint {
    const text = typeof value === 'number' ? String(value) : value;
    const read = typeof text === 'string' ? amountMinorFrom(text, currency) : undefined;
    if (read?.ok) return read.value;
    this.refuse(
      at,
      value,
      `an amount of ${currency.code} with at most ${currency.decimals} decimals and no separators, such as ${currency.decimals === 0 ? '1234' : "'1234.50'"}`,
      'invalid_amount',
    );
    return 0n;
  }

  /** An amount of zero or more. */
  owedMinor(value: unknown, at: string, currency: Currency): bigint {
    const amountMinor = this.amountMinor(value, at, currency);
    if (amountMinor < 0n) this.refuse(at, value, 'an amount of zero or more', 'invalid_amount');
    return amountMinor;
  }

  /** The value that was read, or every fault found on the way. */
  done<T>(value: T): Result<T, ShapeFault> {
    const [first] = this.faults;
    return first === undefined ? ok(value) : err({ ...first, all: this.faults });
  }
}
