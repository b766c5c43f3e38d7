import type { RulePack, RuleRow } from '../../core/law/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';

/** One field of a row, before and after. */
export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How one rule differs. @since 0.1 */
export interface RowDifference {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldDifference[];
}

/** The rows of a pack in force on a day. @since 0.1 */
export const rowsOn = (pack: RulePack, day: Day): readonly RuleRow[] =>
  pack.rows.filter((row) => (row.effectiveFrom ?? -Infinity) <= day && day <= (row.effectiveTo ?? Infinity));

const compared = ['kind', 'parameter', 'effectiveFrom', 'effectiveTo', 'enforcers', 'confidence', 'text', 'source', 'unchecked', 'tightens'] as const;

const plain = (field: string, value: unknown): unknown =>
  typeof value === 'number' && field.startsWith('effective') ? isoFromDay(value as Day) : value;

function fieldsOf(before: RuleRow, after: RuleRow): readonly FieldDifference[] {
  return compared.flatMap((field) => {
    const [one, other] = [plain(field, before[field]), plain(field, after[field])];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ field, before: one, after: other }];
  });
}

const keyed = (rows: readonly RuleRow[]): ReadonlyMap<string, RuleRow> => {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const count = (seen.get(row.id) ?? 0) + 1;
      seen.set(row.id, count);
      return [count === 1 ? row.id : `${row.id} #${count}`, row] as const;
    }),
  );
};

/**
 * How two sets of rows differ, rule by rule: added, removed, or changed with each field. The second dated
 * row of one rule is compared with the second of the other.
 * @since 0.1
 */
export function diffRules(before: readonly RuleRow[], after: readonly RuleRow[]): readonly RowDifference[] {
  const [old, now] = [keyed(before), keyed(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  return ids.flatMap((id): RowDifference[] => {
    const [one, other] = [old.get(id), now.get(id)];
    if (one === undefined) return [{ id, change: 'added', fields: [] }];
    if (other === undefined) return [{ id, change: 'removed', fields: [] }];
    const fields = fieldsOf(one, other);
    return fields.length === 0 ? [] : [{ id, change: 'changed', fields }];
  });
}
