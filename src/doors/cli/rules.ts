import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { dayFromIso } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { RulePack } from '../../core/law/index.ts';
import {
  diffRules,
  loadCases,
  loadPack,
  loadRuleBook,
  ruleCoverage,
  rowsOn,
  runCases,
} from '../../shell/rules/index.ts';
import type { FileFaults, RowDifference } from '../../shell/rules/index.ts';
import type { Call, Command } from './command.ts';
import { tellFault, tellFaults } from './faults.ts';
import { rulesOption } from './may-contact.ts';
import { packData, rowData } from './rules-data.ts';
import { coverageText, diffText, listText, showText } from './rules-text.ts';
import { nearest } from './suggest.ts';

const usage = 'dunwell rules list|show|coverage|diff …';

const usageFault = (message: string): Fault => ({ kind: 'usage', message });

const textOption = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

const tellFiles = (call: Call, { kind, lines }: FileFaults): number =>
  tellFaults(
    call,
    lines.map((message) => ({ kind, message })),
  );

const tell = (call: Call, data: unknown, text: () => string): void =>
  call.out(call.json ? JSON.stringify(data, null, 2) : text());

/** The packs asked about: one by `--pack`, or all. */
function packsOf(call: Call): Result<readonly RulePack[], Fault | FileFaults> {
  const book = loadRuleBook(textOption(call, 'rules'));
  if (!book.ok) return book;
  const wanted = textOption(call, 'pack');
  const found = book.value.packs.filter(({ id }) => wanted === undefined || id === wanted);
  if (found.length > 0) return ok(found);
  return err(
    usageFault(
      `--pack: there is no pack \`${wanted}\`; write one of ${book.value.packs.map(({ id }) => id).join(', ')}`,
    ),
  );
}

const tellAny = (call: Call, fault: Fault | FileFaults): number =>
  'lines' in fault ? tellFiles(call, fault) : tellFault(call, fault);

function dayOption(call: Call): Result<Day | null> {
  const text = textOption(call, 'on');
  if (text === undefined) return ok(null);
  const day = dayFromIso(text);
  return day.ok ? day : err(usageFault(`--on: ${day.fault.message}`));
}

function list(call: Call): number {
  const packs = packsOf(call);
  if (!packs.ok) return tellAny(call, packs.fault);
  const on = dayOption(call);
  if (!on.ok) return tellFault(call, on.fault);
  const shown = packs.value.map((pack) => ({ ...pack, rows: on.value === null ? pack.rows : rowsOn(pack, on.value) }));
  tell(call, { rules: 'dunwell/1', packs: shown.map(packData) }, () => listText(shown, call.lang));
  return 0;
}

function show(call: Call): number {
  const [, id, extra] = call.words;
  if (id === undefined) return tellFault(call, usageFault('name a rule; write `dunwell rules show cn.contact.quiet`'));
  if (extra !== undefined) return tellFault(call, usageFault(`\`${extra}\` is one word too many; write one rule`));
  const packs = packsOf(call);
  if (!packs.ok) return tellAny(call, packs.fault);
  const found = packs.value.flatMap((pack) => pack.rows.flatMap((row) => (row.id === id ? [{ pack, row }] : [])));
  if (found.length === 0) {
    const near = nearest(
      id,
      packs.value.flatMap((pack) => pack.rows.map((row) => row.id)),
    );
    const hint = near === undefined ? 'write `dunwell rules list` to see them all' : `did you mean \`${near}\`?`;
    return tellFault(call, usageFault(`\`${id}\` is not a rule; ${hint}`));
  }
  const cases = loadCases(textOption(call, 'rules'));
  if (!cases.ok) return tellFiles(call, cases.fault);
  const named = cases.value.filter((row) => row.rules.includes(id) || row.owes.includes(id));
  const rows = found.map(({ pack, row }) => ({ pack: `${pack.id} ${pack.version}`, ...rowData(row) }));
  tell(call, { rules: 'dunwell/1', rows, cases: named }, () => showText(found, named, call.lang));
  return 0;
}

function coverage(call: Call): number {
  const packs = packsOf(call);
  if (!packs.ok) return tellAny(call, packs.fault);
  const folder = textOption(call, 'rules');
  const cases = loadCases(folder);
  if (!cases.ok) return tellFiles(call, cases.fault);
  const outcomes = runCases(cases.value, folder);
  if (!outcomes.ok) return tellFiles(call, outcomes.fault);
  const failing = outcomes.value.filter(({ differs }) => differs.length > 0);
  const covered = ruleCoverage(packs.value, cases.value);
  const failed = failing.map(({ row, differs }) => ({ file: row.file, line: row.line, name: row.name, differs }));
  const data = { rules: 'dunwell/1', coverage: covered, caseCount: cases.value.length, failed };
  tell(call, data, () => coverageText(covered, outcomes.value, call.lang));
  return failing.length === 0 ? 0 : 1;
}

/** Two pack folders, or two dates of one pack. */
function diff(call: Call): number {
  const [, before, after, extra] = call.words;
  if (before === undefined || after === undefined || extra !== undefined) {
    return tellFault(
      call,
      usageFault('name two dates, as in `dunwell rules diff 2026-01-29 2026-01-30 --pack cn`, or two pack folders'),
    );
  }
  const [one, other] = [dayFromIso(before), dayFromIso(after)];
  const found = one.ok && other.ok ? diffDays(call, one.value, other.value) : diffFolders(before, after);
  if (!found.ok) return tellAny(call, found.fault);
  tell(call, { rules: 'dunwell/1', differences: found.value }, () => diffText(found.value, call.lang));
  return 0;
}

function diffDays(call: Call, before: Day, after: Day): Result<readonly RowDifference[], Fault | FileFaults> {
  const packs = packsOf(call);
  return packs.ok ? ok(packs.value.flatMap((pack) => diffRules(rowsOn(pack, before), rowsOn(pack, after)))) : packs;
}

function diffFolders(before: string, after: string): Result<readonly RowDifference[], FileFaults> {
  const one = loadPack(before);
  if (!one.ok) return one;
  const other = loadPack(after);
  return other.ok ? ok(diffRules(one.value.rows, other.value.rows)) : other;
}

const verbs: Readonly<Record<string, (call: Call) => number>> = { list, show, coverage, diff };

function run(call: Call): number {
  const [verb] = call.words;
  const chosen = verb === undefined ? undefined : Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (chosen !== undefined) return chosen(call);
  const said = verb === undefined ? 'say what' : `\`${verb}\` is not something rules can do`;
  return tellFault(call, usageFault(`${said}; write \`${usage.replace(' …', '')}\``));
}

/** `dunwell rules`: the rule packs, one rule, what stands behind them, and how they differ. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: {
    en: 'the rule packs: list, show one rule, see who holds and tests it, compare two dates',
    zh: '规则包：列表、查看单条规则、执行与用例覆盖情况、比较两个日期或两个包',
  },
  usage:
    'dunwell rules list [--pack ID] [--on DATE] | show RULE | coverage [--pack ID] | diff DATE DATE [--pack ID] | diff DIR DIR',
  options: [
    { name: 'pack', value: 'ID', says: { en: 'only this pack: cn, us, uk, eu', zh: '只看该规则包：cn、us、uk、eu' } },
    { name: 'on', value: 'DATE', says: { en: 'only rows in force on this date', zh: '只看该日有效的规则' } },
    rulesOption,
  ],
  examples: [
    {
      line: 'dunwell rules list --pack cn --on 2026-11-23',
      says: { en: 'what is in force in China on a day', zh: '某日在中国有效的规则' },
    },
    {
      line: 'dunwell rules show cn.contact.quiet',
      says: { en: 'one rule, its dated rows and its cases', zh: '一条规则、其各时期条文与用例' },
    },
    {
      line: 'dunwell rules coverage',
      says: {
        en: 'who enforces each rule, how many cases, what is missing',
        zh: '每条规则由谁执行、有多少用例、还缺什么',
      },
    },
    {
      line: 'dunwell rules diff 2026-01-29 2026-01-30 --pack cn',
      says: { en: 'what changed overnight', zh: '一夜之间改变了什么' },
    },
  ],
  run,
};
