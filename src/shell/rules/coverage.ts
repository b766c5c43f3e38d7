import type { Enforcer, RuleKind, RulePack, RuleRow } from '../../core/law/index.ts';
import type { CaseRow } from './case-file.ts';

/** What stands behind one rule. @since 0.1 */
export interface RuleCoverage {
  readonly id: string;
  readonly pack: string;
  readonly kinds: readonly RuleKind[];
  readonly enforcers: readonly Enforcer[];
  /** Cases in which it refuses, in which it lets through, and in which it is owed. */
  readonly refusedCases: number;
  readonly allowedCases: number;
  readonly owedCases: number;
  /** What is missing, in words; empty when nothing is. */
  readonly gaps: readonly ('no refused case' | 'no allowed case' | 'no case that owes it' | 'no enforcer yet' | 'low confidence' | 'text not checked')[];
}

const ids = (rows: readonly CaseRow[], pick: (row: CaseRow) => readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const id of rows.flatMap(pick)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Parameter types that are spoken through another rule: they have no verdict of their own to test. */
const spokenByOthers = ['items', 'figures', 'sameAs', 'callExclusions', 'ceaseStatements', 'optOutConfirmation', 'stopWords', 'validationPeriod', 'allowVisits'];

function gapsOf(rows: readonly RuleRow[], counts: Pick<RuleCoverage, 'refusedCases' | 'allowedCases' | 'owedCases'>): RuleCoverage['gaps'] {
  const last = rows.at(-1) as RuleRow;
  const guarded = rows.some(({ enforcers }) => enforcers.includes('guard'));
  const spoken = !spokenByOthers.includes(last.parameter?.type ?? '');
  const decides = guarded && spoken && last.kind !== 'duty' && last.kind !== 'param';
  const owes = guarded && last.parameter?.type === 'messageDuty';
  return [
    ...(decides && counts.refusedCases === 0 ? (['no refused case'] as const) : []),
    ...(decides && counts.allowedCases === 0 ? (['no allowed case'] as const) : []),
    ...(owes && counts.owedCases === 0 ? (['no case that owes it'] as const) : []),
    ...(last.enforcers.includes('none yet') ? (['no enforcer yet'] as const) : []),
    ...(last.confidence === 'L' ? (['low confidence'] as const) : []),
    ...(last.unchecked ? (['text not checked'] as const) : []),
  ];
}

/** For every rule of the packs: its enforcer, the cases that name it, and what is missing. @since 0.1 */
export function ruleCoverage(packs: readonly RulePack[], cases: readonly CaseRow[]): readonly RuleCoverage[] {
  const refused = ids(cases, (row) => (row.verdict === 'refused' ? row.rules : []));
  const allowed = ids(cases, (row) => (row.verdict === 'allowed' ? row.rules : []));
  const owed = ids(cases, (row) => row.owes);
  return packs.flatMap((pack) =>
    [...Map.groupBy(pack.rows, (row) => row.id)].map(([id, rows]) => {
      const counts = {
        refusedCases: refused.get(id) ?? 0,
        allowedCases: allowed.get(id) ?? 0,
        owedCases: owed.get(id) ?? 0,
      };
      const kinds = [...new Set(rows.map((row) => row.kind))];
      const enforcers = [...new Set(rows.flatMap((row) => row.enforcers))];
      return { id, pack: pack.id, kinds, enforcers, ...counts, gaps: gapsOf(rows, counts) };
    }),
  );
}
