/**
 * `numerator / denominator` rounded half away from zero to a whole number ("half-up" for the amounts we
 * round, which are never negative).
 * @param denominator  > 0n
 * @since 0.1
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return negative ? -rounded : rounded;
}

/** Parts of a million, the unit of every rate and ratio: 500 ppm = 0.05 %. */
export const PPM = 1_000_000;

/**
 * Splits an amount into equal parts rounded down, the odd units in the last part.
 * @param parts  whole, ≥ 1
 * @returns      `parts` amounts that sum to `amountMinor`
 * @since 0.1
 */
export function equalParts(amountMinor: bigint, parts: number): readonly bigint[] {
  const each = amountMinor / BigInt(parts);
  const last = amountMinor - each * BigInt(parts - 1);
  return Array.from({ length: parts }, (_, index) => (index === parts - 1 ? last : each));
}
