import { houseWordsFrom, lintRulesFrom } from './lint-rules.ts';
import type { ForbiddenGroup, LintRules } from './lint-rules.ts';
import { templateFrom } from './read-template.ts';
import type { DraftTemplate } from './template.ts';

// A small template and small rules for the tests of this room; the shipped ones are tested where they are loaded.

const groups: readonly ForbiddenGroup[] = [
  {
    id: 'cn.forbid.3.falsehood',
    source: 'a sample',
    words: [
      { word: '红名单', allowedWhen: 'never' },
      { word: '出庭函', allowedWhen: 'case_id_attached' },
      { word: '限期令', allowedWhen: 'dated_deadline_attached' },
    ],
  },
  { id: 'cn.forbid.1.impersonation', source: 'a sample', words: [{ word: '卫队', allowedWhen: 'never' }] },
];

const house = {
  smsSegmentsMax: 4,
  conduct: [{ id: 'cn.forbid.1.impersonation', never: ['the police'] }],
  allow: [{ inside: '护卫队列', reason: 'two words meet' }],
  terms: [
    {
      id: 'tone.vague',
      group: 'tone',
      accepts: { zh: '写清日期', en: 'a date' },
      words: ['进一步措施', 'further action'],
    },
    { id: 'safe.debtWord', group: 'leak', accepts: { zh: '账单', en: 'a bill' }, words: ['还款', 'debt'] },
  ],
  capitals: [{ word: 'STOP', reason: 'a stop word' }],
  asks: {
    zh: { anywhere: ['请'], notIn: ['申请'], atStart: ['打开'], offers: ['如果'] },
    en: { anywhere: ['please'], notIn: [], atStart: ['open', 'pay', 'call'], offers: ['if'] },
  },
};

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: { message: string } },
): T {
  if (result.ok) return result.value;
  throw new Error(result.fault.message);
}

/** Rules of a handful of words. */
export const sampleRules: LintRules = must(lintRulesFrom(groups, must(houseWordsFrom(house)), []));

/** The written form of a template that passes `sampleRules`. */
export const sampleFile = {
  id: 'cn.s2',
  place: 'cn',
  stage: 's2',
  language: 'zh-CN',
  version: '2026.11.0',
  purpose: 'collection',
  provider: { signature: '{lenderName}' },
  variables: {
    lenderName: { type: 'orgName', example: '示例金融' },
    amountPastDue: { type: 'money', currency: 'CNY', example: '1286.40' },
    dueOn: { type: 'date', example: '2026-11-09' },
    note: { type: 'text', charsMin: 1, charsMax: 20, example: '台灯' },
  },
  safe: {
    sms: { body: '您好，您的账单（{note}）有一条新提醒。' },
    push: { title: '账单有新提醒', body: '方便时点开看看。' },
  },
  full: {
    sms: { body: '账单还有 {amountPastDue} 没有还清，还款日是 {dueOn}。' },
    in_app: { title: '您的账单', body: '还有 {amountPastDue} 没有还清。' },
  },
};

/** The sample with some fields written otherwise; it must be readable. */
export const sampleTemplate = (
  changes: Readonly<Record<string, unknown>> = {},
  contentHash = 'sha256:sample',
): DraftTemplate => must(templateFrom({ ...sampleFile, ...changes }, contentHash));

/** The sample with another text for the full SMS, and no variables that it does not use. */
export function sampleSaying(body: string, changes: Readonly<Record<string, unknown>> = {}): DraftTemplate {
  const { lenderName, amountPastDue, note } = sampleFile.variables;
  const variables = {
    lenderName,
    amountPastDue,
    note,
    ...(body.includes('{dueOn}') && { dueOn: sampleFile.variables.dueOn }),
  };
  return sampleTemplate({ variables, full: { ...sampleFile.full, sms: { body } }, ...changes });
}
