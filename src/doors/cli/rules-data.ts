import type { RulePack, RuleRow } from '../../core/law/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';

const iso = (day: Day | null): string | null => (day === null ? null : isoFromDay(day));

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A parameter as it stands in a pack: clock times written out. */
export const parameterData = ({ parameter }: RuleRow): object | null =>
  parameter?.type === 'contactWindow'
    ? { ...parameter, opensAt: clockText(parameter.opensAt), closesAt: clockText(parameter.closesAt) }
    : parameter;

/** A row as JSON, with its dates written out. */
export const rowData = (row: RuleRow): object => ({
  ...row,
  parameter: parameterData(row),
  effectiveFrom: iso(row.effectiveFrom),
  effectiveTo: iso(row.effectiveTo),
  verifiedOn: iso(row.verifiedOn),
});

/** A pack as JSON. */
export const packData = (pack: RulePack): object => ({
  ...pack,
  effectiveFrom: iso(pack.effectiveFrom),
  rows: pack.rows.map(rowData),
});
