import type { Day } from '../time/index.ts';
import type { AccountState, Bill, Settlement } from './state.ts';
import { takeAccrued, takeComponent, takeNotYetDue, takeUnbilled } from './waterfall.ts';
import type { Source } from './waterfall.ts';

const everything = Number.MAX_SAFE_INTEGER;

/** Writes down all that is still owed, in the order fees, penalty, revolving, principal (docs/semantics.md 6.4). */
function writeDown(state: AccountState, settlement: Settlement): void {
  const source: Source = { cause: settlement.id, what: 'writtenDown', book: 'writtenDown' };
  const open = state.bills.slice(state.firstOpen);
  const each = (take: (bill: Bill) => unknown): void => open.forEach((bill) => void take(bill));
  each((bill) => takeComponent(state, bill, 'fee', everything, source));
  each((bill) => takeComponent(state, bill, 'penalty', everything, source));
  each((bill) => takeComponent(state, bill, 'interest', everything, source));
  each((bill) => takeAccrued(state, bill, everything, source));
  each((bill) => takeComponent(state, bill, 'principal', everything, source));
  takeNotYetDue(state, everything, source);
  takeUnbilled(state, everything, source);
}

/** Counts the day's payments towards the settlements in force and completes those that they reach. @rule account.settlement */
export function countTowardsSettlements(state: AccountState, paid: number): void {
  for (const settlement of state.settlements) {
    const inForce = settlement.completedOn === null && (settlement.until === null || state.on <= settlement.until);
    if (!inForce) continue;
    settlement.paid += paid;
    if (settlement.paid >= settlement.agreed) {
      settlement.completedOn = state.on;
      writeDown(state, settlement);
    }
  }
}

/** Settlements whose last day has ended without the agreed sum. */
export const lapsedSettlements = (state: AccountState, on: Day): readonly Settlement[] =>
  state.settlements.filter(
    (settlement) => settlement.completedOn === null && settlement.until !== null && settlement.until <= on,
  );
