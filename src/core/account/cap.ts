import { grainsOf, GRAINS } from './exact-sum.ts';
import { billedPrincipalOf } from './state.ts';
import type { AccountState } from './state.ts';

const flushAbove = 2 ** 50;

/** Counts days of unpaid billed principal towards what the cap allows. */
export function countPrincipalDays(state: AccountState, principal: number, days: number): void {
  const product = principal * days;
  if (product > flushAbove) {
    state.allowanceGrains += BigInt(principal) * BigInt(days) * BigInt(state.row.capPpmYearly ?? 0);
    return;
  }
  state.principalDays += product;
  if (state.principalDays > flushAbove) flushPrincipalDays(state);
}

/** Turns the days counted so far into allowance at the cap in force; called before that cap changes. */
export function flushPrincipalDays(state: AccountState): void {
  state.allowanceGrains += BigInt(state.principalDays) * BigInt(state.row.capPpmYearly ?? 0);
  state.principalDays = 0;
}

/**
 * How many grains may still be charged over the account's life if `days` more days of `principal` are
 * counted; null when no cap is in force. Never below zero.
 * @rule account.cap
 */
export function capRoomGrains(state: AccountState, principal: number, days: number): bigint | null {
  const capPpm = state.row.capPpmYearly;
  if (capPpm === null) return null;
  const allowed =
    state.allowanceGrains + (BigInt(state.principalDays) + BigInt(principal) * BigInt(days)) * BigInt(capPpm);
  const room = allowed - grainsOf(state.charges);
  return room > 0n ? room : 0n;
}

/** Whether the cap could bind at all under the row in force: interest alone passes it, or a fee was ever charged. */
export const capMayBind = (state: AccountState): boolean =>
  state.row.capPpmYearly !== null && (state.row.ratesPassCap || state.feesEver);

/**
 * The part of a fee of this day that the cap lets stand, rounded down; the rest is waived.
 * Fees are cut last, so they take the day's room first.
 */
export function chargeableFee(state: AccountState, fee: number): number {
  const clockStopped = state.chargedOffOn !== null && state.on > state.chargedOffOn;
  const room = capRoomGrains(state, billedPrincipalOf(state), clockStopped ? 0 : 1);
  const chargeable = room === null ? fee : Math.min(fee, Number(room / BigInt(GRAINS)));
  state.waivedGrains += BigInt(fee - chargeable) * BigInt(GRAINS);
  // A day whose terms have no cap counts on neither side of it.
  if (room !== null) state.charges.whole += chargeable;
  if (chargeable > 0) state.feesEver = true;
  return chargeable;
}
