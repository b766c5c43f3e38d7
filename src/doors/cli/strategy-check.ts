import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { review } from '../../core/review/index.ts';
import { FIELD_NAMES, FIELDS, migrationGaps } from '../../core/strategy/index.ts';
import type { Field, StrategyFinding } from '../../core/strategy/index.ts';
import type { Document } from '../../shell/documents/index.ts';
import { loadStrategy, pathOfStrategy, strategyNames } from '../../shell/strategies/index.ts';
import type { LoadedStrategy } from '../../shell/strategies/index.ts';
import { loadLintRules, loadTemplates, shippedFolders } from '../../shell/templates/index.ts';
import type { TemplateContent } from '../../core/template/index.ts';
import type { LintRules } from '../../core/template/index.ts';
import type { Call } from './command.ts';
import { tellFault, tellFaults } from './faults.ts';
import type { Lang } from './language.ts';
import { rulesOf, strategyOf, tellStrategyFault, tellUsage, textOption } from './strategy-input.ts';
import { drawTable } from './table.ts';
import { wrapText } from './wrap.ts';

const DONE = 0;
const NO = 1;
/** The last column of the table of fields: what a hundred columns leave. */
const MEANING_COLUMNS_MAX = 38;

const words = {
  en: {
    error: 'error',
    warning: 'warning',
    accepted: 'accepted',
    passes: (id: string, version: string, steps: number) =>
      `${id} ${version}: ${steps} steps, held against the rule packs and templates: no error`,
    fails: (errors: number, warnings: number) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}: this strategy may not be used`,
    warned: (warnings: number) => `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    written: (path: string, from: string) => `${path} written, made from ${from}. Next: dunwell strategy check ${path}`,
    field: 'field',
    unit: 'unit',
    range: 'values',
    meaning: 'meaning',
  },
  zh: {
    error: '错误',
    warning: '提示',
    accepted: '可以写',
    passes: (id: string, version: string, steps: number) =>
      `${id} ${version}：${steps} 个步骤，已按规则包与模板检查，没有错误`,
    fails: (errors: number, warnings: number) => `${errors} 处错误，${warnings} 处提示：这个策略不能使用`,
    warned: (warnings: number) => `${warnings} 处提示`,
    written: (path: string, from: string) => `已写入 ${path}，以 ${from} 为底。下一步：dunwell strategy check ${path}`,
    field: '字段',
    unit: '单位',
    range: '取值',
    meaning: '含义',
  },
} as const;

interface Texts {
  readonly templates: readonly TemplateContent[];
  readonly lintRules: LintRules;
}

function textsOf(call: Call): Texts | number {
  const folder = textOption(call, 'templates') ?? shippedFolders.templates;
  const own = existsSync(join(folder, 'house-words.yaml')) ? folder : shippedFolders.templates;
  const lintRules = loadLintRules({ ...shippedFolders, templates: own });
  if (!lintRules.ok) {
    const { kind, lines } = lintRules.fault;
    return tellFaults(
      call,
      lines.map((message) => ({ kind, message })),
    );
  }
  const templates = loadTemplates(folder, lintRules.value);
  if (!templates.ok) return tellFaults(call, templates.fault.all, templates.fault.document);
  return { templates: templates.value.map((each) => each.template), lintRules: lintRules.value };
}

interface Placed extends StrategyFinding {
  readonly line: number;
  readonly column: number;
}

const byPlace = (one: Placed, other: Placed): number =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning') ||
  one.line - other.line ||
  one.column - other.column;

const placedIn = (document: Document, findings: readonly StrategyFinding[]): readonly Placed[] =>
  findings.map((finding) => ({ ...finding, ...document.locate(finding.at) })).toSorted(byPlace);

/** `my.yaml:12:5 error cn.contact.quiet: … · accepted: …`, one a finding. */
function findingLine(path: string, finding: Placed, lang: Lang): string {
  const says = words[lang];
  const colon = lang === 'zh' ? '：' : ': ';
  return [
    `${path}:${finding.line}:${finding.column} ${says[finding.severity]} ${finding.rule}${colon}${finding.says[lang]}`,
    `  ${says.accepted}${colon}${finding.accepts[lang]}`,
  ].join('\n');
}

function tell(call: Call, path: string, findings: readonly Placed[], loaded: LoadedStrategy | null): number {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const says = words[call.lang];
  if (call.json) {
    const strategy = loaded === null ? null : { id: loaded.file.id, version: loaded.file.version };
    call.out(JSON.stringify({ strategyCheck: 'dunwell/1', path, strategy, passes: errors === 0, findings }, null, 2));
    return errors === 0 ? DONE : NO;
  }
  const lines = findings.map((finding) => findingLine(path, finding, call.lang));
  if (errors > 0) lines.push(says.fails(errors, warnings));
  else if (loaded !== null) {
    const passes = says.passes(loaded.file.id, loaded.file.version, loaded.file.steps.length);
    lines.push(warnings === 0 ? passes : `${passes} · ${says.warned(warnings)}`);
  }
  call.out(lines.join('\n'));
  return errors === 0 ? DONE : NO;
}

/** What a changed strategy leaves unsaid about people of the one before; empty without `--before`. */
function gapsOf(call: Call, loaded: LoadedStrategy): readonly StrategyFinding[] | number {
  const path = textOption(call, 'before');
  if (path === undefined) return [];
  const before = strategyOf(call, path);
  return typeof before === 'number' ? before : migrationGaps(before.strategy, loaded.strategy);
}

/** `dunwell strategy check FILE`. */
export function checkStrategy(call: Call, files: readonly string[]): number {
  const [file, extra] = files;
  if (file === undefined || extra !== undefined)
    return tellUsage(call, 'name one strategy; write `dunwell strategy check FILE`');
  const loaded = loadStrategy(file);
  if (!loaded.ok) {
    const { fault } = loaded;
    // Parts that do not fit are an answer; a file that is not understood is none.
    if (fault.findings.length === 0 || fault.document === null) return tellStrategyFault(call, fault);
    return tell(call, fault.document.path, placedIn(fault.document, fault.findings), null);
  }
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const texts = textsOf(call);
  if (typeof texts === 'number') return texts;
  const gaps = gapsOf(call, loaded.value);
  if (typeof gaps === 'number') return gaps;
  const { findings } = review({ strategy: loaded.value.strategy, ...rules, ...texts });
  return tell(call, loaded.value.path, placedIn(loaded.value.document, [...findings, ...gaps]), loaded.value);
}

const idPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** `dunwell strategy new FILE --from NAME --id ID`: a strategy of one's own, beginning from one that is green. */
export function newStrategy(call: Call, files: readonly string[]): number {
  const [file, extra] = files;
  const from = textOption(call, 'from') ?? 'cn-minimal';
  const id = textOption(call, 'id') ?? file?.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '') ?? '';
  if (file === undefined || extra !== undefined)
    return tellUsage(call, 'name one file; write `dunwell strategy new FILE --from cn-minimal`');
  if (!strategyNames().includes(from))
    return tellUsage(
      call,
      `--from: \`${from}\` does not come with dunwell; write one of ${strategyNames().join(', ')}`,
    );
  if (!idPattern.test(id))
    return tellUsage(
      call,
      `--id: \`${id}\` is not accepted; write small letters, digits and dashes such as \`my-strategy\``,
    );
  if (existsSync(file))
    return tellFault(call, {
      kind: 'file_exists',
      message: `\`${file}\` is there already; write the name of a new file`,
    });
  const text = readFileSync(pathOfStrategy(from), 'utf8');
  // The schema of the checkout is not beside a file elsewhere; editors find it by docs/strategy.md.
  const own = text.replace(/^# yaml-language-server:.*\n/, '').replace(new RegExp(`^id: ${from}$`, 'm'), `id: ${id}`);
  try {
    writeFileSync(file, own, { flag: 'wx' });
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code ?? 'unknown';
    return tellFault(call, {
      kind: 'file_unwritable',
      message: `\`${file}\` cannot be written (\`${code}\`); write a path in a folder that is there`,
    });
  }
  call.out(
    call.json
      ? JSON.stringify({ strategyNew: 'dunwell/1', path: file, id, from }, null, 2)
      : words[call.lang].written(file, from),
  );
  return DONE;
}

function rangeWords({ type, min, max, words: list }: Field): string {
  if (type === 'flag') return 'true, false';
  if (type === 'words') return (list ?? []).join(' ');
  return type === 'amount' ? "'0.00' …" : `${min} … ${max}`;
}

/** `dunwell strategy fields`: what conditions may look at. */
export function listFields(call: Call): number {
  const fields = FIELD_NAMES.map((name) => ({ name, field: FIELDS[name] }));
  const says = words[call.lang];
  if (call.json) {
    call.out(
      JSON.stringify(
        { strategyFields: 'dunwell/1', fields: fields.map(({ name, field }) => ({ name, ...field })) },
        null,
        2,
      ),
    );
    return DONE;
  }
  const rows = fields.flatMap(({ name, field }) => {
    const [first = '', ...rest] = wrapText(field.says[call.lang], MEANING_COLUMNS_MAX);
    return [[name, field.unit, rangeWords(field), first], ...rest.map((line) => ['', '', '', line])];
  });
  call.out(drawTable({ columns: [says.field, says.unit, says.range, says.meaning].map((head) => ({ head })), rows }));
  return DONE;
}
