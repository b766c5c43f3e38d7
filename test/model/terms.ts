/** Terms written out, as stories carry them: the figures of docs/story-file.md. */
import type { Terms, TermsRow } from './story.ts';

export const monthlyRow: TermsRow = {
  from: '2015-01-01',
  minimumRatioPpm: 100_000,
  revolvingRatePpmDaily: 500,
  penaltyRatePpmDaily: 500,
  capPpmYearly: 240_000,
  graceDays: 0,
  pastDueFloor: '0.00',
  waterfall: 'component_first',
  principalFirstFromDaysPastDue: null,
  lateFee: null,
  freezeOnDaysPastDue: 1,
  instalments: [
    { parts: 3, feePpm: 25_000 },
    { parts: 6, feePpm: 45_000 },
    { parts: 9, feePpm: 65_000 },
    { parts: 12, feePpm: 88_000 },
  ],
  dueDaySettings: [
    { billDay: 1, dueDays: [8, 9, 10] },
    { billDay: 5, dueDays: [15] },
    { billDay: 10, dueDays: [20] },
  ],
  dueDayChange: { accountAgeMonthsMin: 12, everyMonthsMin: 12 },
};

/** `cn-monthly` with some of its figures replaced; more rows hold from their own dates. */
export const termsWith = (fields: Partial<TermsRow> = {}, rows: readonly Partial<TermsRow>[] = []): Terms => {
  const first = { ...monthlyRow, ...fields };
  const dated = [first];
  for (const row of rows) dated.push({ ...(dated.at(-1) ?? first), ...row });
  return { terms: 'dunwell/1', id: 'model', version: '2026.11.0', currency: 'CNY', dated };
};
