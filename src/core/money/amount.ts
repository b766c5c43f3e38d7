import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { Currency } from './currency.ts';

/**
 * The largest amount of one event, in minor units: 1,000,000,000.00 in a currency of two decimals.
 * An account's amounts together are bounded where its story is read, so the hot loop may use safe integers.
 */
export const AMOUNT_MINOR_MAX = 100_000_000_000;

/** The largest amount that is read at all; rooms set their own, lower bounds. */
const AMOUNT_MINOR_READ_MAX = 10n ** 15n;

const amountPattern = /^(-?)(\d{1,16})(?:\.(\d+))?$/;

/**
 * Reads a decimal amount such as `1234.50` into minor units. No separators, no symbol, no exponent.
 * @fault invalid_amount  another shape, more decimals than the currency has, or beyond 10^15 minor units
 * @since 0.1
 */
export function amountMinorFrom(text: string, currency: Currency): Result<bigint> {
  const match = amountPattern.exec(text);
  const fraction = match?.[3] ?? '';
  const fits = match !== null && fraction.length <= currency.decimals;
  const minor = fits ? BigInt(`${match[1]}${match[2]}${fraction.padEnd(currency.decimals, '0')}`) : 0n;
  const bounded = minor <= AMOUNT_MINOR_READ_MAX && minor >= -AMOUNT_MINOR_READ_MAX;
  if (!fits || !bounded) {
    const example = currency.decimals === 0 ? '1234' : `1234.${'5'.padEnd(currency.decimals, '0')}`;
    return err({
      kind: 'invalid_amount',
      message: `\`${text}\` is not an amount of ${currency.code}; write digits with at most ${currency.decimals} decimals and no separators, such as \`${example}\`, at most \`${plainAmount(AMOUNT_MINOR_READ_MAX, currency)}\``,
    });
  }
  return ok(minor);
}

/** Writes minor units as a plain decimal, exactly: `-1234.50`. The inverse of `amountMinorFrom`. @since 0.1 */
export function plainAmount(minor: bigint, currency: Currency): string {
  const sign = minor < 0n ? '-' : '';
  const digits = String(minor < 0n ? -minor : minor).padStart(currency.decimals + 1, '0');
  if (currency.decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -currency.decimals)}.${digits.slice(-currency.decimals)}`;
}

/** Writes minor units for reading, grouped by thousands, no symbol: `-1,234.50`. @since 0.1 */
export function groupedAmount(minor: bigint, currency: Currency): string {
  const [whole = '', fraction] = plainAmount(minor, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
