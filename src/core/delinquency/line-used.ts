import type { Position } from '../account/index.ts';

/**
 * How much of the line is in use: unpaid principal, billed or not, under instalments or not, less credit, never
 * below zero. Interest and fees use none of it.
 * @returns minor units, ≥ 0n
 * @since 0.1
 */
export function lineUsedMinor(position: Position): bigint {
  const used = position.principalMinor + position.unbilledMinor + position.instalmentMinor - position.creditMinor;
  return used > 0n ? used : 0n;
}
