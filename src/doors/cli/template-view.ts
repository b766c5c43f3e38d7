import { messagesOf, stageTitle } from '../../core/template/index.ts';
import type { Finding, RenderedMessage } from '../../core/template/index.ts';
import { placeOfFinding } from '../../shell/templates/index.ts';
import type { LoadedTemplate } from '../../shell/templates/index.ts';
import type { Lang } from './language.ts';
import { drawTable } from './table.ts';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const words = {
  en: {
    id: 'id',
    stage: 'stage',
    language: 'language',
    version: 'version',
    safe: 'form A (safe)',
    full: 'form B (full)',
    approved: 'approved',
    draft: 'draft',
    lint: 'linter',
    passes: 'passes',
    fails: 'fails',
    error: 'error',
    warning: 'warning',
    missing: 'missing: ',
    accepted: '; accepted: ',
    title: 'title',
    segments: (count: number) => counted(count, 'segment'),
    units: 'units',
    free: 'free',
    field: 'gateway',
    claims: 'Confirm before approving',
  },
  zh: {
    id: '编号',
    stage: '阶段',
    language: '语言',
    version: '版本',
    safe: 'A 安全版',
    full: 'B 完整版',
    approved: '已批准',
    draft: '草稿',
    lint: '检查',
    passes: '通过',
    fails: '不通过',
    error: '错误',
    warning: '提示',
    missing: '缺少：',
    accepted: '；',
    title: '标题',
    segments: (count: number) => `${count} 段`,
    units: '单位',
    free: '剩余',
    field: '网关',
    claims: '批准前须确认',
  },
} as const;

/** A rendered message, as shown. */
export type Shown = RenderedMessage;

const channelsIn = (loaded: LoadedTemplate, form: 'safe' | 'full'): string =>
  messagesOf(loaded.template)
    .filter((message) => message.form === form)
    .map((message) => message.channel)
    .join(' ');

/** One line a template: stage, language, channels, version, approval. */
export function listTable(loaded: readonly LoadedTemplate[], lang: Lang): string {
  const says = words[lang];
  return drawTable({
    columns: [says.id, says.stage, says.language, says.version, says.safe, says.full, says.approved, says.lint].map(
      (head) => ({ head }),
    ),
    rows: loaded.map((each) => [
      each.template.id,
      stageTitle(each.template.stage)[lang],
      each.template.language,
      each.template.version,
      channelsIn(each, 'safe'),
      channelsIn(each, 'full'),
      each.template.approval?.by ?? says.draft,
      each.lint.passes ? says.passes : says.fails,
    ]),
  });
}

/** A template without its words, for programs. */
export function toldTemplate({ template, lint, document }: LoadedTemplate): Readonly<Record<string, unknown>> {
  const { id, place, stage, language, version, purpose, contentHash, claims, approval } = template;
  const channels = messagesOf(template).map((message) => ({ form: message.form, channel: message.channel }));
  return {
    id,
    place,
    stage,
    language,
    version,
    purpose,
    channels,
    file: document.path,
    contentHash,
    claims,
    approved: approval ?? null,
    passes: lint.passes,
  };
}

/** Findings with line and column, for programs. */
export const toldFindings = (loaded: LoadedTemplate): readonly unknown[] =>
  loaded.lint.findings.map((finding) => ({ ...finding, ...placeOfFinding(loaded.document, finding) }));

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('\n', ' ');

function findingText(finding: Finding, lang: Lang): string {
  const says = words[lang];
  const accepts = finding.accepts[lang];
  const what =
    finding.found === '' ? `${says.missing}${accepts}` : `\`${short(finding.found)}\`${says.accepted}${accepts}`;
  return `${says[finding.severity]} ${finding.rule} ${finding.at} ${what}`;
}

/** `templates/cn/zh-CN/s2.yaml:12:5 error tone.nin /full/sms/body …`, one line a finding, in the order of the file. */
export function lintLines(loaded: LoadedTemplate, lang: Lang): readonly string[] {
  return loaded.lint.findings
    .map((finding) => ({ finding, place: placeOfFinding(loaded.document, finding) }))
    .toSorted((one, other) => one.place.line - other.place.line || one.place.column - other.place.column)
    .map(({ finding, place }) => `${loaded.document.path}:${place.line}:${place.column} ${findingText(finding, lang)}`);
}

/** How many templates, errors and warnings. */
export function lintSummary(loaded: readonly LoadedTemplate[], lang: Lang): string {
  const findings = loaded.flatMap((each) => each.lint.findings);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.length - errors;
  const failing = loaded.filter((each) => !each.lint.passes).length;
  return lang === 'zh'
    ? `${loaded.length} 个模板，${failing} 个不通过；${errors} 处错误，${warnings} 处提示`
    : `${counted(loaded.length, 'template')}, ${failing} failing; ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}

function messageLines(message: Shown, lang: Lang): readonly string[] {
  const says = words[lang];
  const { segments, fields } = message;
  const length =
    segments === undefined
      ? ''
      : ` · ${says.segments(segments.segments)} · ${segments.units} ${says.units} ${segments.alphabet === 'gsm7' ? 'GSM-7' : 'UCS-2'} · ${says.free} ${segments.unitsFree}`;
  const gateway = fields.templateId === undefined ? [] : [`${says.field}: ${fields.templateId}`];
  return [
    `── ${says[message.form]} · ${message.channel}${length}`,
    ...(message.title === undefined ? [] : [`${says.title}: ${message.title}`]),
    message.body,
    ...gateway,
    ...message.findings.map((finding) => findingText(finding, lang)),
    '',
  ];
}

/** Both forms of a template with their segments, and what the linter says. */
export function renderedLines(loaded: LoadedTemplate, shown: readonly Shown[], lang: Lang): readonly string[] {
  const says = words[lang];
  const { template, lint } = loaded;
  const state = template.approval === undefined ? says.draft : `${says.approved}: ${template.approval.by}`;
  const claims = template.claims.map((claim) => `${says.claims}: ${claim.id}: ${claim.says[lang]}`);
  return [
    `${template.id} · ${stageTitle(template.stage)[lang]} · ${template.language} · ${template.version} · ${state}`,
    '',
    ...shown.flatMap((message) => messageLines(message, lang)),
    ...claims,
    `${says.lint}: ${lint.passes ? says.passes : says.fails}`,
    ...lintLines(loaded, lang),
  ];
}
