/** Whether two records of one story say the same, and if not, where they first differ, as a sentence. */
import { yuanOf } from './exact.ts';
import type { AccountRecord, RecordBill, RecordDay, RecordListed, RecordStatement } from './record.ts';

const said = (field: string, value: unknown): string => {
  if (field.endsWith('Minor') && typeof value === 'string') return yuanOf(BigInt(value));
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
};

/** The first field of `expected` that `actual` holds otherwise; lists of parts are left to the caller. */
function differingField(
  where: string,
  expected: object,
  actual: object,
  leftOut: readonly string[] = [],
): string | null {
  const found = new Map(Object.entries(actual));
  for (const [field, value] of Object.entries(expected)) {
    if (leftOut.includes(field)) continue;
    const other: unknown = found.get(field);
    if (JSON.stringify(other) !== JSON.stringify(value))
      return `${where}: \`${field}\` is ${said(field, other)}, expected ${said(field, value)}`;
  }
  return null;
}

/** Compares two lists by a key, in the order of the expected one. */
function differingList<T>(
  where: string,
  [expected, actual]: readonly [readonly T[], readonly T[]],
  keyOf: (one: T) => string,
  compare: (where: string, expected: T, actual: T) => string | null,
): string | null {
  for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
    const [wanted, found] = [expected[index], actual[index]];
    if (wanted === undefined && found !== undefined) return `${where}: \`${keyOf(found)}\` is not expected`;
    if (wanted === undefined) break;
    if (found === undefined) return `${where}: \`${keyOf(wanted)}\` is missing`;
    if (keyOf(wanted) !== keyOf(found)) return `${where}: found \`${keyOf(found)}\`, expected \`${keyOf(wanted)}\``;
    const difference = compare(`${where} ${keyOf(wanted)}`, wanted, found);
    if (difference !== null) return difference;
  }
  return null;
}

const compareBills = (where: string, expected: RecordBill, actual: RecordBill): string | null =>
  differingField(where, expected, actual);

/** The day's own figures first, then its bills. */
const compareDays = (where: string, expected: RecordDay, actual: RecordDay): string | null =>
  differingField(where, expected, actual, ['bills']) ??
  differingList(`${where}, bill`, [expected.bills, actual.bills], (bill) => bill.issuedOn, compareBills);

const sorted = (texts: readonly string[]): string[] => texts.toSorted();

function compareStatements(where: string, expected: RecordStatement, actual: RecordStatement): string | null {
  const parts = ['carriedOver', 'corrections'];
  const corrections = [expected, actual].map((one) => ({ corrections: sorted(one.corrections) }));
  return (
    differingField(where, expected, actual, parts) ??
    differingField(`${where}, carried over`, expected.carriedOver, actual.carriedOver) ??
    differingField(where, corrections[0] ?? {}, corrections[1] ?? {})
  );
}

const listed = (all: readonly RecordListed[]): string[] => sorted(all.map(({ at, kind }) => `${at} ${kind}`));

const same = (): null => null;

/**
 * The first difference between two records of one story, as a readable sentence that names date, field and both
 * values; null when they agree. Days go first, by date; then statements, faults, waiting and exceptions, whose order in
 * their lists does not count.
 */
export function compareRecords(expected: AccountRecord, actual: AccountRecord): string | null {
  const text = (one: string): string => one;
  return (
    differingList('day', [expected.days, actual.days], (day) => day.on, compareDays) ??
    differingList('statement', [expected.statements, actual.statements], (one) => one.issuedOn, compareStatements) ??
    differingList('faults', [listed(expected.faults), listed(actual.faults)], text, same) ??
    differingList('waiting', [sorted(expected.waiting), sorted(actual.waiting)], text, same) ??
    differingList('exceptions', [listed(expected.exceptions), listed(actual.exceptions)], text, same)
  );
}
