import type { RulePack, RuleRow } from '../../core/law/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { CaseOutcome, CaseRow, RowDifference, RuleCoverage } from '../../shell/rules/index.ts';
import type { Lang } from './language.ts';
import { parameterData } from './rules-data.ts';
import { rulesWords } from './rules-words.ts';
import { drawTable } from './table.ts';

const dateText = (day: Day | null): string => (day === null ? '-' : isoFromDay(day));

const heads = (names: readonly string[]): readonly { head: string }[] => names.map((head) => ({ head }));

const confidenceText = (row: RuleRow): string =>
  `${row.confidence === 'none' ? '-' : row.confidence}${row.unchecked ? '†' : ''}`;

/** Every row of some packs. */
export function listText(packs: readonly RulePack[], lang: Lang): string {
  const says = rulesWords[lang];
  const blocks = packs.map((pack) => {
    const signed = pack.signedBy === null ? says.unsigned : says.signedBy(pack.signedBy);
    const table = drawTable({
      columns: heads([says.rule, says.title, says.kind, says.from, says.to, says.confidence, says.enforcers]),
      rows: pack.rows.map((row) => [
        row.id,
        row.title[lang],
        says.kinds[row.kind],
        dateText(row.effectiveFrom),
        dateText(row.effectiveTo),
        confidenceText(row),
        row.enforcers.map((enforcer) => says.enforcerNames[enforcer]).join(', '),
      ]),
      indent: 2,
    });
    const lacks = pack.notCovered.length === 0 ? [] : ['', `  ${says.notCovered}: ${pack.notCovered.join('; ')}`];
    return [
      `${pack.id} ${pack.version} · ${pack.title[lang]} · ${says.statuses[pack.status]} · ${signed}`,
      table,
      ...lacks,
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${says.dagger}`;
}

function rowText(pack: RulePack, row: RuleRow, lang: Lang): string {
  const says = rulesWords[lang];
  const pairs: (readonly [string, string])[] = [
    [says.pack, `${pack.id} ${pack.version}`],
    [says.kind, says.kinds[row.kind]],
    [says.inForce, `${dateText(row.effectiveFrom)} … ${dateText(row.effectiveTo)}`],
    [says.wording, row.text],
    [says.parameter, row.parameter === null ? '-' : JSON.stringify(parameterData(row))],
    [says.source, `${row.source}${row.unchecked ? ' †' : ''}`],
    [says.confidence, confidenceText(row)],
    [says.verifiedOn, isoFromDay(row.verifiedOn)],
    [says.enforcers, row.enforcers.map((enforcer) => says.enforcerNames[enforcer]).join(', ')],
    ...(row.note === null ? [] : [[says.note, row.note] as const]),
  ];
  return drawTable({ columns: heads(['', '']), rows: pairs, indent: 2 });
}

/** One rule: its dated rows and the cases that name it. */
export function showText(
  found: readonly { readonly pack: RulePack; readonly row: RuleRow }[],
  cases: readonly CaseRow[],
  lang: Lang,
): string {
  const says = rulesWords[lang];
  const [first] = found;
  const head = first === undefined ? '' : `${first.row.id} · ${first.row.title[lang]}`;
  const rows = found.map(({ pack, row }) => rowText(pack, row, lang));
  const named = cases.map((row) => `  ${says.verdicts[row.verdict]}  ${row.name}  (rules/${row.file}:${row.line})`);
  return [head, ...rows, '', says.cases(cases.length), ...named].join('\n');
}

/** What stands behind every rule, and which cases fail. */
export function coverageText(covered: readonly RuleCoverage[], outcomes: readonly CaseOutcome[], lang: Lang): string {
  const says = rulesWords[lang];
  const table = drawTable({
    columns: [
      ...heads([says.rule, says.kind, says.enforcers]),
      { head: says.refused, align: 'right' },
      { head: says.allowed, align: 'right' },
      { head: says.owed, align: 'right' },
      { head: says.gaps },
    ],
    rows: covered.map((rule) => [
      rule.id,
      rule.kinds.map((kind) => says.kinds[kind]).join(', '),
      rule.enforcers.map((enforcer) => says.enforcerNames[enforcer]).join(', '),
      String(rule.refusedCases),
      String(rule.allowedCases),
      String(rule.owedCases),
      rule.gaps.map((gap) => says.gapNames[gap]).join(', '),
    ]),
    indent: 2,
  });
  const failing = outcomes.filter(({ differs }) => differs.length > 0);
  const told = failing.flatMap(({ row, differs }) => [
    `rules/${row.file}:${row.line} ${row.name}`,
    ...differs.map((each) => `    ${each}`),
  ]);
  const without = covered.filter(({ enforcers }) => enforcers.includes('none yet')).length;
  return [table, '', says.summary(covered.length, without, outcomes.length, failing.length), ...told].join('\n');
}

/** How two sets of rows differ. */
export function diffText(differences: readonly RowDifference[], lang: Lang): string {
  const says = rulesWords[lang];
  if (differences.length === 0) return says.same;
  return differences
    .map(({ id, change, fields }) => {
      const lines = fields.map(
        ({ field, before, after }) => `    ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
      );
      return [`${says.changes[change]} ${id}`, ...lines].join('\n');
    })
    .join('\n');
}
