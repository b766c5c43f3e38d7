// A value at its place in the record. Each reader gives the value in the shape wanted or refuses with the
// place and what would have been accepted there.
import { dayFrom, instantFrom } from './dates.ts';
import type { Day } from './dates.ts';

/** A phrase for a reader, in both languages. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

/** Thrown where a record is not understood, and caught once, in `verifyRecord`. */
export class NotUnderstood extends Error {
  readonly at: string;
  readonly accepted: Said;
  constructor(at: string, accepted: Said) {
    super(`${at}: ${accepted.en}`);
    this.at = at;
    this.accepted = accepted;
  }
}

export class Place {
  readonly value: unknown;
  /** JSON Pointer, such as `/days/3/owedMinor`. */
  readonly at: string;

  constructor(value: unknown, at: string) {
    this.value = value;
    this.at = at;
  }

  refuse(en: string, zh: string): never {
    throw new NotUnderstood(this.at, { en, zh });
  }

  #wants(what: Said): never {
    return this.refuse(`${what.en} is accepted here`, `此处应为${what.zh}`);
  }

  /** A map with all of `required` and nothing beyond `required` and `optional`. */
  fields(required: readonly string[], optional: readonly string[] = []): (name: string) => Place {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.#wants({ en: 'a map of fields', zh: '字段的映射' });
    }
    const known = [...required, ...optional];
    const inner = (name: string): Place =>
      new Place(
        Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
        `${this.at}/${name}`,
      );
    const stranger = Object.keys(value).find((name) => !known.includes(name));
    if (stranger !== undefined) {
      const en = `not something this verifier checks; accepted here: \`${known.join('`, `')}\``;
      inner(stranger).refuse(en, `本核验程序不核对此字段；此处可用：\`${known.join('`、`')}\``);
    }
    const missing = required.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) this.refuse(`the field \`${missing}\` is wanted here`, `此处缺少字段 \`${missing}\``);
    return inner;
  }

  list(): readonly Place[] {
    if (!Array.isArray(this.value)) return this.#wants({ en: 'a list', zh: '列表' });
    return this.value.map((item: unknown, index) => new Place(item, `${this.at}/${index}`));
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.#wants({ en: 'text', zh: '文字' });
  }

  flag(): boolean {
    return typeof this.value === 'boolean'
      ? this.value
      : this.#wants({ en: '`true` or `false`', zh: ' `true` 或 `false`' });
  }

  oneOf<T extends string>(...choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    const list = `\`${choices.join('`, `')}\``;
    return found ?? this.#wants({ en: choices.length > 1 ? `one of ${list}` : list, zh: ` ${list}` });
  }

  whole(min: number, max: number): number {
    const { value } = this;
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    const what = { en: `a whole number \`${min}\`..\`${max}\``, zh: ` ${min} 至 ${max} 的整数` };
    return fits ? value : this.#wants(what);
  }

  id(): string {
    const fits = typeof this.value === 'string' && /^[A-Za-z0-9_.:-]{1,64}$/.test(this.value);
    const what = { en: 'an id of 1–64 letters, digits, `_ - . :`', zh: '由 1–64 个字母、数字或 `_ - . :` 组成的编号' };
    return fits ? this.value : this.#wants(what);
  }

  date(): Day {
    const day = typeof this.value === 'string' ? dayFrom(this.value) : undefined;
    return day ?? this.#wants({ en: 'a date such as `2026-08-10`', zh: '日期，如 `2026-08-10`' });
  }

  instant(): number {
    const instant = typeof this.value === 'string' ? instantFrom(this.value) : undefined;
    const example = '`2026-08-05T09:30:00+08:00`';
    return instant ?? this.#wants({ en: `an instant such as ${example}`, zh: `带时差的时刻，如 ${example}` });
  }

  /** Decimal text, or a number short enough that its digits are certain, as minor units. */
  amount(decimals: number): bigint {
    const text = typeof this.value === 'number' ? String(this.value) : this.value;
    const match = typeof text === 'string' ? /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text) : null;
    const fraction = match?.[3] ?? '';
    const isCertain = typeof this.value !== 'number' || String(text).replace(/\D/g, '').length <= 15;
    if (!match || fraction.length > decimals || !isCertain) {
      const example = decimals === 0 ? '`1234`' : '`1234.50`';
      return this.#wants({ en: `an amount such as ${example}`, zh: `金额，如 ${example}` });
    }
    return BigInt(`${match[1]}${match[2]}${fraction.padEnd(decimals, '0')}`);
  }

  /** An amount of what is owed; a missing one is zero. */
  owedAmount(decimals: number): bigint {
    const amount = this.value === undefined ? 0n : this.amount(decimals);
    return amount >= 0n ? amount : this.#wants({ en: 'an amount not below zero', zh: '不小于零的金额' });
  }

  /** Whole minor units as a record writes them, such as `"100450"`. */
  minor(): bigint {
    const fits = typeof this.value === 'string' && /^(0|-?[1-9]\d{0,29})$/.test(this.value);
    const what = {
      en: 'whole minor units as text, such as `"100450"`,',
      zh: '以文字写出的最小货币单位整数，如 `"100450"`',
    };
    return fits ? BigInt(this.value) : this.#wants(what);
  }
}
