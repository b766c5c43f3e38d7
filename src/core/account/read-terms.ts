import { currencyFrom, PPM } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { Fields, ShapeFault } from '../shape/index.ts';
import type { DatedTerms, DueDaySetting, Terms } from './terms.ts';

const rowKeys = [
  'from',
  'minimumRatioPpm',
  'revolvingRatePpmDaily',
  'penaltyRatePpmDaily',
  'capPpmYearly',
  'graceDays',
  'pastDueFloor',
  'waterfall',
  'principalFirstFromDaysPastDue',
  'lateFee',
  'freezeOnDaysPastDue',
  'instalments',
  'dueDaySettings',
  'dueDayChange',
];

const rateMaxPpmDaily = 2000;
const partsMax = 60;

/** Reads a currency code at a field; gives CNY as a stand-in after a fault. */
export function readCurrency(reading: Reading, value: unknown, at: string): Currency {
  const read = typeof value === 'string' ? currencyFrom(value) : undefined;
  if (read?.ok) return read.value;
  reading.refuse(at, value, 'a currency we know: CNY, EUR, GBP, HKD, JPY, KRW, SGD, TWD or USD', 'unknown_currency');
  return { code: 'CNY', decimals: 2 };
}

function readSettings(reading: Reading, value: unknown, at: string): readonly DueDaySetting[] {
  return reading.list(value, at, 'settings { billDay, dueDays }', 28).map((entry, index) => {
    const here = pointer(at, index);
    const fields = reading.object(entry, here, ['billDay', 'dueDays']);
    const dueDays = reading.list(fields['dueDays'], pointer(here, 'dueDays'), 'days 1..28', 28);
    return {
      billDay: reading.whole(fields['billDay'], pointer(here, 'billDay'), 1, 28),
      dueDays: dueDays.map((day, dayIndex) => reading.whole(day, pointer(pointer(here, 'dueDays'), dayIndex), 1, 28)),
    };
  });
}

function readLateFee(reading: Reading, value: unknown, at: string, currency: Currency): DatedTerms['lateFee'] {
  if (value === null || value === undefined) return null;
  const fields = reading.object(value, at, ['amount', 'onDaysPastDue']);
  return {
    amountMinor: reading.owedMinor(fields['amount'], pointer(at, 'amount'), currency),
    onDaysPastDue: reading.whole(fields['onDaysPastDue'], pointer(at, 'onDaysPastDue'), 1, 400),
  };
}

function readChange(reading: Reading, value: unknown, at: string): DatedTerms['dueDayChange'] {
  if (value === null || value === undefined) return null;
  const fields = reading.object(value, at, ['accountAgeMonthsMin', 'everyMonthsMin']);
  return {
    accountAgeMonthsMin: reading.whole(fields['accountAgeMonthsMin'], pointer(at, 'accountAgeMonthsMin'), 0, 120),
    everyMonthsMin: reading.whole(fields['everyMonthsMin'], pointer(at, 'everyMonthsMin'), 0, 120),
  };
}

function readInstalments(reading: Reading, value: unknown, at: string): DatedTerms['instalments'] {
  return reading.list(value ?? [], at, 'offers { parts, feePpm }', partsMax).map((entry, index) => {
    const here = pointer(at, index);
    const fields = reading.object(entry, here, ['parts', 'feePpm']);
    return {
      parts: reading.whole(fields['parts'], pointer(here, 'parts'), 2, partsMax),
      feePpm: reading.whole(fields['feePpm'], pointer(here, 'feePpm'), 0, PPM),
    };
  });
}

function readRow(reading: Reading, value: unknown, at: string, currency: Currency): DatedTerms {
  const fields: Fields = reading.object(value, at, rowKeys);
  const whole = (key: string, min: number, max: number): number =>
    reading.whole(fields[key], pointer(at, key), min, max);
  const wholeOr = (key: string, standIn: number, min: number, max: number): number =>
    fields[key] === undefined ? standIn : whole(key, min, max);
  const wholeOrNull = (key: string, min: number, max: number): number | null =>
    fields[key] === undefined || fields[key] === null ? null : whole(key, min, max);
  return {
    from: reading.day(fields['from'], pointer(at, 'from')),
    minimumRatioPpm: whole('minimumRatioPpm', 0, PPM),
    revolvingRatePpmDaily: whole('revolvingRatePpmDaily', 0, rateMaxPpmDaily),
    penaltyRatePpmDaily: whole('penaltyRatePpmDaily', 0, rateMaxPpmDaily),
    capPpmYearly: wholeOrNull('capPpmYearly', 0, PPM),
    graceDays: wholeOr('graceDays', 0, 0, 30),
    pastDueFloorMinor:
      fields['pastDueFloor'] === undefined
        ? 0n
        : reading.owedMinor(fields['pastDueFloor'], pointer(at, 'pastDueFloor'), currency),
    waterfall: reading.choice(fields['waterfall'] ?? 'component_first', pointer(at, 'waterfall'), [
      'component_first',
      'bill_by_bill',
    ]),
    principalFirstFromDaysPastDue: wholeOrNull('principalFirstFromDaysPastDue', 0, 10_000),
    lateFee: readLateFee(reading, fields['lateFee'], pointer(at, 'lateFee'), currency),
    freezeOnDaysPastDue: wholeOr('freezeOnDaysPastDue', 1, 1, 10_000),
    instalments: readInstalments(reading, fields['instalments'], pointer(at, 'instalments')),
    dueDaySettings: readSettings(reading, fields['dueDaySettings'], pointer(at, 'dueDaySettings')),
    dueDayChange: readChange(reading, fields['dueDayChange'], pointer(at, 'dueDayChange')),
  };
}

/** Reads terms at a place inside a larger document, collecting faults in `reading`. */
export function readTermsAt(reading: Reading, value: unknown, at: string): Terms {
  const fields = reading.object(value, at, [
    'terms',
    'id',
    'version',
    'currency',
    'title',
    'notes',
    'dated',
    // Read by the rooms of these names.
    'delinquency',
    'standing',
  ]);
  reading.choice(fields['terms'], pointer(at, 'terms'), ['dunwell/1']);
  const currency = readCurrency(reading, fields['currency'], pointer(at, 'currency'));
  const rows = reading.list(fields['dated'], pointer(at, 'dated'), 'dated rows', 1000);
  const dated = rows.map((row, index) => readRow(reading, row, pointer(pointer(at, 'dated'), index), currency));
  if (rows.length === 0) reading.refuse(pointer(at, 'dated'), fields['dated'], 'at least one dated row');
  dated.forEach((row, index) => {
    const before = dated[index - 1];
    if (before !== undefined && before.from >= row.from) {
      reading.refuse(
        pointer(pointer(pointer(at, 'dated'), index), 'from'),
        rows[index],
        'a date later than that of the row before',
      );
    }
  });
  return {
    id: reading.text(
      fields['id'],
      pointer(at, 'id'),
      'a name of lower-case letters, digits and hyphens',
      /^[a-z0-9][a-z0-9-]{0,63}$/,
    ),
    version: reading.text(
      fields['version'],
      pointer(at, 'version'),
      'a version such as 2026.11.0',
      /^[0-9A-Za-z.-]{1,40}$/,
    ),
    currency,
    dated,
  };
}

/**
 * Reads terms from an unknown value in the shape of docs/story-file.md.
 * @fault invalid_field, unknown_field, invalid_date, invalid_amount, unknown_currency — each at its JSON Pointer
 * @since 0.1
 */
export function readTerms(value: unknown): Result<Terms, ShapeFault> {
  const reading = new Reading();
  return reading.done(readTermsAt(reading, value, ''));
}
