import { PPM } from '../money/index.ts';

/**
 * Exact sums of interest. A sum is whole minor units plus a rest in *grains*; one minor unit is
 * 365 × 10^6 grains, so that a day's interest (parts per million) and the cap (parts per million a year,
 * by the day) are both whole numbers of grains.
 */
export const GRAINS = 365 * PPM;
const DAYS_A_YEAR = 365;

/** A growing sum; `rest` is 0 ≤ rest < GRAINS. */
export interface ExactSum {
  whole: number;
  rest: number;
}

export const emptySum = (): ExactSum => ({ whole: 0, rest: 0 });

/** The sum rounded half-up to minor units. */
export const rounded = (sum: ExactSum): number => (sum.rest * 2 >= GRAINS ? sum.whole + 1 : sum.whole);

/** Adds principal × rate × days; exact for every safe principal. */
export function addInterest(sum: ExactSum, principal: number, ratePpm: number, days: number): void {
  const product = principal * ratePpm * days;
  if (product > Number.MAX_SAFE_INTEGER) {
    addGrains(sum, BigInt(principal) * BigInt(ratePpm) * BigInt(days) * BigInt(DAYS_A_YEAR));
    return;
  }
  const whole = Math.floor(product / PPM);
  const rest = sum.rest + (product - whole * PPM) * DAYS_A_YEAR;
  const carry = rest >= GRAINS ? 1 : 0;
  sum.whole += whole + carry;
  sum.rest = rest - carry * GRAINS;
}

/** Adds a whole number of grains, ≥ 0n. */
export function addGrains(sum: ExactSum, grains: bigint): void {
  const total = BigInt(sum.rest) + grains;
  const whole = total / BigInt(GRAINS);
  sum.whole += Number(whole);
  sum.rest = Number(total - whole * BigInt(GRAINS));
}

export const grainsOf = (sum: ExactSum): bigint => BigInt(sum.whole) * BigInt(GRAINS) + BigInt(sum.rest);

/** principal × rate × days in grains. */
export const interestGrains = (principal: number, ratePpm: number, days: number): bigint =>
  BigInt(principal) * BigInt(ratePpm) * BigInt(days) * BigInt(DAYS_A_YEAR);

/** A ratio of an amount, rounded half-up: the ratio part of a minimum, the fee of an instalment agreement. */
export function shareOf(amount: number, ratioPpm: number): number {
  const product = amount * ratioPpm;
  if (product <= Number.MAX_SAFE_INTEGER / 2) return Math.floor((product + PPM / 2) / PPM);
  return Number((BigInt(amount) * BigInt(ratioPpm) + BigInt(PPM / 2)) / BigInt(PPM));
}
