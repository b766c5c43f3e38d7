/**
 * Exact money of the second model: whole minor units as bigint, and charges as bigint counts of one
 * 365,000,000th of a minor unit, in which both a daily rate (parts per million) and a yearly cap ÷ 365 are whole.
 */
export const EXACT_UNIT = 365_000_000n;

const PPM = 1_000_000n;

/** A day's interest on `principal` at `ratePpm` a day, exact. */
export const interestOfDay = (principal: bigint, ratePpm: number): bigint =>
  (principal * BigInt(ratePpm) * EXACT_UNIT) / PPM;

/** A day's room under a yearly cap, exact. */
export const capOfDay = (principal: bigint, capPpmYearly: number): bigint => principal * BigInt(capPpmYearly);

/** An exact amount that is not negative, in whole minor units, half up. */
export const rounded = (exact: bigint): bigint => (2n * exact + EXACT_UNIT) / (2n * EXACT_UNIT);

/** `amount` × `ratioPpm`, in whole minor units, half up. */
export const shareOf = (amount: bigint, ratioPpm: number): bigint =>
  (2n * amount * BigInt(ratioPpm) + PPM) / (2n * PPM);

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const notBelowZero = (a: bigint): bigint => (a < 0n ? 0n : a);
export const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** `'105.00'`, `'105'` or `105` as 10500n; the sign is kept. */
export function minorOf(text: string | number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(text).trim());
  if (match === null) throw new Error(`the second model reads no amount \`${String(text)}\``);
  const minor = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -minor : minor;
}

/** 10500n as `105.00`, without separators. */
export function yuanOf(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
