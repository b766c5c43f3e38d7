import { dayFromCivil } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { emptySum, shareOf } from './exact-sum.ts';
import { prepare } from './prepare.ts';
import type { Knowledge, Prepared } from './prepare.ts';
import { billDayAfter, dueOnOf } from './schedule.ts';
import type { ScheduleRow } from './schedule.ts';
import type { AccountState, Bill, Fold, TermsRow } from './state.ts';
import type { Story } from './story.ts';
import type { Terms } from './terms.ts';
import type { Trace } from './trace.ts';

const daysAYear = 365;
const beforeEverything = dayFromCivil(1800, 1, 1);

const compiled = new WeakMap<Terms, readonly TermsRow[]>();

/** The rows of terms with safe integers, made once for each terms value. */
export function compileTerms(terms: Terms): readonly TermsRow[] {
  const known = compiled.get(terms);
  if (known !== undefined) return known;
  const rows = terms.dated.map((row) => ({
    from: row.from,
    minimumRatioPpm: row.minimumRatioPpm,
    revolvingRatePpmDaily: row.revolvingRatePpmDaily,
    penaltyRatePpmDaily: row.penaltyRatePpmDaily,
    capPpmYearly: row.capPpmYearly,
    graceDays: row.graceDays,
    floor: Number(row.pastDueFloorMinor),
    waterfall: row.waterfall,
    principalFirstFromDaysPastDue: row.principalFirstFromDaysPastDue,
    lateFee:
      row.lateFee === null
        ? null
        : { amount: Number(row.lateFee.amountMinor), onDaysPastDue: row.lateFee.onDaysPastDue },
    freezeOnDaysPastDue: row.freezeOnDaysPastDue,
    ratesPassCap:
      row.capPpmYearly !== null &&
      Math.max(row.revolvingRatePpmDaily, row.penaltyRatePpmDaily) * daysAYear > row.capPpmYearly,
  }));
  compiled.set(terms, rows);
  return rows;
}

/** The index of the row in force on a day. */
export function rowIndexOn(rows: readonly TermsRow[], on: Day): number {
  let index = 0;
  for (let next = 1; next < rows.length && (rows[next] as TermsRow).from <= on; next += 1) index = next;
  return index;
}

function openingBills(prepared: Prepared, rows: readonly TermsRow[], schedule: readonly ScheduleRow[]): Bill[] {
  const opening = prepared.opening;
  if (opening === null) return [];
  return opening.bills.map((bill, index) => {
    const next = opening.bills[index + 1];
    const ratioPpm = (rows[rowIndexOn(rows, bill.issuedOn)] as TermsRow).minimumRatioPpm;
    const base = Number(bill.baseMinor);
    return {
      no: index + 1,
      issuedOn: bill.issuedOn,
      dueOn: bill.dueOn,
      nextDueOn: next?.dueOn ?? dueOnOf(schedule, billDayAfter(schedule, bill.issuedOn)),
      ratioPpm,
      base,
      need: shareOf(base, ratioPpm),
      principal: Number(bill.principalMinor),
      instalment: 0,
      interest: Number(bill.interestMinor),
      fee: Number(bill.feeMinor),
      lateFee: 0,
      lateFeeCharged: false,
      paid: Number(bill.paidMinor),
      penalty: emptySum(),
      penaltySettled: -Number(bill.penaltyMinor),
      revolving: emptySum(),
      revolvingSettled: -Number(bill.accruedMinor),
      penaltyPosted: 0,
      revolvingPosted: 0,
      pastDue: false,
    };
  });
}

function noteOpening(prepared: Prepared, trace: Trace): void {
  const { opening } = prepared;
  if (opening === null) return;
  const move = (
    debit: 'unbilled' | 'principal' | 'interest' | 'fee' | 'penalty' | 'accrued',
    bill: Day | null,
    minor: bigint,
  ): void => {
    if (minor > 0n)
      trace.movements.push({
        on: opening.on,
        cause: opening.id,
        what: 'broughtIn',
        debit,
        credit: 'opening',
        bill,
        amount: Number(minor),
      });
  };
  for (const bill of opening.bills) {
    move('principal', bill.issuedOn, bill.principalMinor);
    move('interest', bill.issuedOn, bill.interestMinor);
    move('fee', bill.issuedOn, bill.feeMinor);
    move('penalty', bill.issuedOn, bill.penaltyMinor);
    move('accrued', bill.issuedOn, bill.accruedMinor);
  }
  move('unbilled', null, opening.unbilledMinor);
  const creditMinor = Number(opening.creditMinor);
  if (creditMinor > 0) {
    trace.movements.push({
      on: opening.on,
      cause: opening.id,
      what: 'broughtIn',
      debit: 'opening',
      credit: 'credit',
      bill: null,
      amount: creditMinor,
    });
  }
}

/**
 * The account before its first day: the day before it opened, or the end of the date of its opening
 * position.
 * @param trace  collects movements and accruals; null in the hot path
 */
export function begin(story: Story, knowledge: Knowledge = {}, trace: Trace | null = null): AccountState {
  const prepared = prepare(story, knowledge);
  const rows = compileTerms(story.terms);
  const fold: Fold = { story, rows, prepared, steps: prepared.steps };
  const { billDay, dueDay, openedOn } = story.account;
  const schedule: readonly ScheduleRow[] = [{ from: beforeEverything, billDay, dueDay }];
  const { opening } = prepared;
  const firstOn = opening === null ? openedOn : opening.on;
  const on = (opening === null ? openedOn - 1 : opening.on) as Day;
  const rowIndex = rowIndexOn(rows, on);
  if (trace !== null) noteOpening(prepared, trace);
  return {
    fold,
    on,
    stepIndex: 0,
    row: rows[rowIndex] as TermsRow,
    rowIndex,
    schedule,
    nextBillOn: billDayAfter(schedule, firstOn),
    bills: openingBills(prepared, rows, schedule),
    firstOpen: 0,
    pool: opening === null ? 0 : Number(opening.unbilledMinor),
    later: [],
    credit: opening === null ? 0 : Number(opening.creditMinor),
    plans: [],
    settlements: [],
    chargedOffOn: null,
    lastChangeOn: null,
    daysPastDueBefore: 0,
    pastDueAtStart: false,
    principalDays: 0,
    allowanceGrains: 0n,
    charges: emptySum(),
    feesEver: false,
    waivedGrains: 0n,
    faults: [],
    exceptions: [],
    trace,
  };
}
