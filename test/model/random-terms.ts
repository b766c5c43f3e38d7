/** Terms drawn by chance: `cn-monthly`, one with fees and floors, and mixtures that bite. */
import { dateOf } from './calendar-date.ts';
import type { Dice } from './dice.ts';
import { monthlyRow, termsWith } from './terms.ts';
import type { Terms, TermsRow } from './story.ts';

type Fields = Partial<TermsRow>;

/** Fees, a floor, bill by bill, principal first from 91 days: everything that `cn-monthly` leaves out. */
const feesRow: Fields = {
  graceDays: 2,
  pastDueFloor: '10.00',
  waterfall: 'bill_by_bill',
  principalFirstFromDaysPastDue: 91,
  lateFee: { amount: '15.00', onDaysPastDue: 5 },
  penaltyRatePpmDaily: 700,
  revolvingRatePpmDaily: 400,
};

function anyFields(dice: Dice): Fields {
  return {
    minimumRatioPpm: dice.pick([0, 50_000, 100_000, 333_333, 1_000_000]),
    revolvingRatePpmDaily: dice.pick([0, 333, 500, 1_999]),
    penaltyRatePpmDaily: dice.pick([0, 500, 750, 2_000]),
    capPpmYearly: dice.pick([1, 60_000, 182_500, 240_000, 240_000]),
    graceDays: dice.pick([0, 0, 1, 3, 30]),
    pastDueFloor: dice.pick(['0.00', '0.01', '5.00', '100.00']),
    waterfall: dice.pick(['component_first', 'bill_by_bill'] as const),
    principalFirstFromDaysPastDue: dice.pick([null, 0, 1, 31, 91]),
    lateFee: dice.pick([
      null,
      { amount: '10.00', onDaysPastDue: 1 },
      { amount: '33.33', onDaysPastDue: 4 },
      { amount: '0.07', onDaysPastDue: 22 },
    ]),
    freezeOnDaysPastDue: dice.pick([1, 5, 30]),
    dueDayChange: dice.pick([monthlyRow.dueDayChange, { accountAgeMonthsMin: 2, everyMonthsMin: 3 }]),
  };
}

/** What may change from a date on; a cap comes or goes with the whole terms only. */
const rateChange = (dice: Dice): Fields => ({
  revolvingRatePpmDaily: dice.pick([200, 500, 650]),
  penaltyRatePpmDaily: dice.pick([200, 500, 650]),
  minimumRatioPpm: dice.pick([100_000, 150_000]),
  graceDays: dice.pick([0, 2]),
  waterfall: dice.pick(['component_first', 'bill_by_bill'] as const),
});

/** Terms for an account opened on day `openedOn`: at times they change while it lives. */
export function randomTerms(dice: Dice, openedOn: number, isOther: boolean): Terms {
  const rows: Fields[] = [];
  const wanted = isOther ? dice.between(0, 3) : 0;
  if (isOther && dice.chance(40)) rows.push({ from: dateOf(openedOn + dice.between(20, 200)), ...rateChange(dice) });
  if (wanted === 0) return termsWith({ dueDayChange: { accountAgeMonthsMin: 3, everyMonthsMin: 4 } }, rows);
  if (wanted === 1) return termsWith({ ...feesRow, dueDayChange: { accountAgeMonthsMin: 1, everyMonthsMin: 6 } }, rows);
  if (wanted === 2) return termsWith({ ...anyFields(dice), capPpmYearly: null }, rows);
  return termsWith(anyFields(dice), rows);
}
