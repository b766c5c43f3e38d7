import type { Day } from '../time/index.ts';
import { capMayBind, capRoomGrains, countPrincipalDays } from './cap.ts';
import { addGrains, addInterest, interestGrains } from './exact-sum.ts';
import { billedPrincipalOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';

/** The principal that bears interest on a day: instalment principal only while the bill is past due. */
const bearingOf = (bill: Bill): number => bill.principal + (bill.pastDue ? bill.instalment : 0);

const rateOf = (state: AccountState, bill: Bill): number =>
  bill.pastDue ? state.row.penaltyRatePpmDaily : state.row.revolvingRatePpmDaily;

function noteRun(state: AccountState, bill: Bill, from: Day, to: Day, waivedGrains: bigint): void {
  state.trace?.accruals.push({
    bill: bill.issuedOn,
    label: bill.pastDue ? 'penalty' : 'revolving',
    from,
    to,
    principal: bearingOf(bill),
    ratePpmDaily: rateOf(state, bill),
    waivedGrains,
  });
}

function accrueUncapped(state: AccountState, from: Day, to: Day): void {
  const days = to - from + 1;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    const principal = bearingOf(bill);
    if (principal === 0 || from <= bill.dueOn) continue;
    const rate = rateOf(state, bill);
    addInterest(bill.pastDue ? bill.penalty : bill.revolving, principal, rate, days);
    if (state.row.capPpmYearly !== null) addInterest(state.charges, principal, rate, days);
    if (state.trace !== null) noteRun(state, bill, from, to, 0n);
  }
}

interface DayShare {
  readonly bill: Bill;
  grains: bigint;
  cut: bigint;
}

/** One day's interest when the cap binds: the excess is waived from penalty first, then revolving, older bill first. */
function accrueCappedDay(state: AccountState, day: Day, roomGrains: bigint): void {
  const shares: DayShare[] = [];
  let wanted = 0n;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    if (bearingOf(bill) === 0 || day <= bill.dueOn) continue;
    const grains = interestGrains(bearingOf(bill), rateOf(state, bill), 1);
    shares.push({ bill, grains, cut: 0n });
    wanted += grains;
  }
  let excess = wanted > roomGrains ? wanted - roomGrains : 0n;
  state.waivedGrains += excess;
  for (const pastDue of [true, false]) {
    for (const share of shares) {
      if (share.bill.pastDue !== pastDue) continue;
      share.cut = excess < share.grains ? excess : share.grains;
      excess -= share.cut;
    }
  }
  for (const { bill, grains, cut } of shares) {
    addGrains(bill.pastDue ? bill.penalty : bill.revolving, grains - cut);
    addGrains(state.charges, grains - cut);
    noteRun(state, bill, day, day, cut);
  }
}

function wantedGrains(state: AccountState, from: Day, days: number): bigint {
  let wanted = 0n;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    if (from > bill.dueOn) wanted += interestGrains(bearingOf(bill), rateOf(state, bill), days);
  }
  return wanted;
}

/**
 * Adds the interest of the days `from` … `to`, both included, on which no bill, event or label changes.
 * Charges and allowance both grow by the same amount each day of the run, so the cap binds inside it
 * only if it binds on its first day (a fee may have taken that day's room) or on its last.
 * @rule account.interest
 */
export function accrueRun(state: AccountState, from: Day, to: Day): void {
  if (state.chargedOffOn !== null && from > state.chargedOffOn) return;
  const days = to - from + 1;
  const principal = billedPrincipalOf(state);
  if (principal === 0) return;
  const fits = (dayCount: number): boolean => {
    const room = capRoomGrains(state, principal, dayCount);
    return room === null || wantedGrains(state, from, dayCount) <= room;
  };
  if (!capMayBind(state) || (fits(1) && fits(days))) {
    accrueUncapped(state, from, to);
    countPrincipalDays(state, principal, days);
    return;
  }
  for (let day = from; day <= to; day = (day + 1) as Day) {
    accrueCappedDay(state, day, capRoomGrains(state, principal, 1) ?? 0n);
    countPrincipalDays(state, principal, 1);
  }
}
