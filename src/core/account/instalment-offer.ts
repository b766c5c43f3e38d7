import { equalParts, PPM, roundHalfUp } from '../money/index.ts';

/** What turning an amount into instalments would cost, before anything is agreed. @since 0.1 */
export interface InstalmentOffer {
  readonly parts: number;
  /** Principal of each part; the odd units are in the last. */
  readonly principalMinor: readonly bigint[];
  /** Fee of each part, split alike. */
  readonly feeMinor: readonly bigint[];
  readonly totalFeeMinor: bigint;
  /** The effective yearly rate: monthly internal rate × 12, in parts per million, rounded half-up. */
  readonly effectiveAprPpm: number;
}

const SCALE = 10n ** 18n;
/** Halvings of the interval 0..100 % a month; leaves an error far below one part per million a year. */
const halvingCount = 64;

/** What the instalments are worth on the day of conversion at a monthly rate, in minor units × SCALE. */
function presentValue(paymentsMinor: readonly bigint[], monthlyRate: bigint): bigint {
  let value = 0n;
  for (const payment of paymentsMinor.toReversed()) value = ((value + payment * SCALE) * SCALE) / (SCALE + monthlyRate);
  return value;
}

function effectiveAprPpm(amountMinor: bigint, paymentsMinor: readonly bigint[]): number {
  let low = 0n;
  let high = SCALE;
  for (let halving = 0; halving < halvingCount; halving += 1) {
    const middle = (low + high) / 2n;
    if (presentValue(paymentsMinor, middle) > amountMinor * SCALE) low = middle;
    else high = middle;
  }
  return Number(roundHalfUp(high * 12n * BigInt(PPM), SCALE));
}

/**
 * The instalments an amount would be turned into, with the effective yearly rate that must be disclosed before the
 * borrower agrees.
 * @param amountMinor  > 0n
 * @param parts        whole, 1..60, one a month from the next bill on
 * @param feePpm       total fee as a share of the amount
 * @returns            parts and fees that sum to the amount and the fee
 * @rule  account.instalments, cn.disclosure.apr
 * @since 0.1
 */
export function instalmentOffer(amountMinor: bigint, parts: number, feePpm: number): InstalmentOffer {
  const totalFeeMinor = roundHalfUp(amountMinor * BigInt(feePpm), BigInt(PPM));
  const principalMinor = equalParts(amountMinor, parts);
  const feeMinor = equalParts(totalFeeMinor, parts);
  const paymentsMinor = principalMinor.map((principal, index) => principal + (feeMinor[index] ?? 0n));
  return {
    parts,
    principalMinor,
    feeMinor,
    totalFeeMinor,
    effectiveAprPpm: effectiveAprPpm(amountMinor, paymentsMinor),
  };
}
