import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint, lintText } from './lint.ts';
import type { Finding } from './finding.ts';
import { mandatoryFrom } from './lint-rules.ts';
import type { LintRules } from './lint-rules.ts';
import { sampleFile, sampleRules, sampleSaying, sampleTemplate } from './sample.ts';

const said = (findings: readonly Finding[]): readonly string[] => findings.map((each) => `${each.rule} ${each.found}`);
const errorsOf = (body: string): readonly string[] =>
  said(lint(sampleSaying(body), sampleRules).findings.filter((each) => each.severity === 'error'));

test('the sample passes, so what the other tests find they have planted', () => {
  assert.deepEqual(lint(sampleTemplate(), sampleRules).findings, []);
});

test('a finding names rule, group, place, words and what would be accepted', () => {
  const [finding] = lint(sampleSaying('还有 {amountPastDue}。会进红 名单。'), sampleRules).findings;
  assert.deepEqual(
    { rule: finding?.rule, group: finding?.group, at: finding?.at, offset: finding?.offset, found: finding?.found },
    { rule: 'cn.forbid.3.falsehood', group: 'conduct', at: '/full/sms/body', offset: 21, found: '红 名单' },
  );
  assert.match(finding?.accepts.zh ?? '', /红名单/);
  assert.match(finding?.accepts.en ?? '', /how to avoid it/);
});

test('a word that wants a real case id stands beside a variable of that type and nowhere else', () => {
  assert.deepEqual(errorsOf('还有 {amountPastDue}，附出庭函。'), ['cn.forbid.3.falsehood 出庭函']);
  const caseNumber = { type: 'caseId', example: '(2026)渝0192民初12345号' };
  const { dueOn: _, ...variables } = sampleFile.variables;
  const template = sampleTemplate({
    variables: { ...variables, caseNumber },
    full: { ...sampleFile.full, sms: { body: '还有 {amountPastDue}，出庭函 {caseNumber}。' } },
  });
  assert.ok(lint(template, sampleRules).passes);
});

test('a case id that is a row of zeros or X is no case id', () => {
  for (const example of ['(2026)渝0000民初00000号', '(2026)渝0192民初XXXX号', '待定']) {
    const variables = { ...sampleFile.variables, caseNumber: { type: 'caseId', example } };
    const full = { ...sampleFile.full, sms: { body: '{amountPastDue}，{dueOn}，{caseNumber}。' } };
    assert.throws(() => sampleTemplate({ variables, full }), /caseNumber/, example);
  }
});

test('urgency wants a real date: a variable, not a written one', () => {
  assert.deepEqual(errorsOf('还有 {amountPastDue}，限期令，11月9日前。'), ['cn.forbid.3.falsehood 限期令']);
  assert.deepEqual(errorsOf('还有 {amountPastDue}，限期令，{dueOn} 前。'), []);
});

test('a watched word inside a harmless longer one is excused, and only there', () => {
  assert.deepEqual(errorsOf('还有 {amountPastDue}，护卫队列照旧。'), []);
  assert.deepEqual(errorsOf('还有 {amountPastDue}，护卫队列照旧，卫队已知。'), ['cn.forbid.1.impersonation 卫队']);
});

test('the house’s words join the pack’s group of the same id', () => {
  assert.deepEqual(errorsOf('{amountPastDue}: the police'), ['cn.forbid.1.impersonation the police']);
});

test('one ask stands, a second is found, and an offer is no ask', () => {
  assert.deepEqual(errorsOf('请在今天还 {amountPastDue}。如果有困难，请告诉我们。'), []);
  assert.deepEqual(errorsOf('请在今天还 {amountPastDue}。想改日子可以申请。'), []);
  assert.deepEqual(errorsOf('请还 {amountPastDue}。打开页面看看。'), ['tone.oneAsk 打开页面看看']);
  assert.deepEqual(errorsOf('请还 {amountPastDue}，并请回复。').length, 1);
});

test('a sentence beyond twenty Chinese characters is a warning and lets the template pass', () => {
  const report = lint(sampleSaying(`还有 {amountPastDue}。${'很'.repeat(21)}。`), sampleRules);
  assert.ok(report.passes);
  assert.deepEqual(said(report.findings), [`tone.sentenceLength ${'很'.repeat(21)}`]);
  assert.deepEqual(lint(sampleSaying(`还有 {amountPastDue}。${'很'.repeat(20)}。`), sampleRules).findings, []);
});

test('the subject of an e-mail is read as a lock screen is', () => {
  const full = { ...sampleFile.full, email: { title: '还款提醒', body: '还款日是 {dueOn}。' } };
  assert.deepEqual(said(lint(sampleTemplate({ full }), sampleRules).findings), ['safe.debtWord 还款']);
});

test('length counts the signature and the examples', () => {
  const body = `还有 {amountPastDue}${'，很好'.repeat(83)}。`;
  const found = lint(sampleSaying(body), sampleRules).findings.filter((each) => each.rule === 'sms.length');
  // 3 + 9 + 249 + 1 units and a signature of 6: 268, just four segments; one more is five.
  assert.deepEqual(found, []);
  const longer = lint(sampleSaying(`好${body}`), sampleRules).findings.find((each) => each.rule === 'sms.length');
  assert.match(longer?.accepts.en ?? '', /at most 4 segments of 67 units, signature included; this one takes 5 \(269/);
});

test('brackets of a signature do not stand in the words', () => {
  assert.deepEqual(errorsOf('【示例】还有 {amountPastDue}。'), ['sms.signature 【']);
});

function rulesWith(element: Readonly<Record<string, unknown>>): LintRules {
  const base = {
    id: 'cn.contact',
    rule: 'message.contact',
    says: { zh: '联系方式', en: 'how to reach us' },
    places: ['cn'],
  };
  const read = mandatoryFrom({
    elements: [{ ...base, stages: ['overdue'], channels: ['sms', 'in_app'], forms: ['full'], ...element }],
  });
  assert.ok(read.ok);
  return { ...sampleRules, elements: read.value };
}

test('an element that is missing is named for each message of form B, with what would do', () => {
  const findings = lint(
    sampleTemplate(),
    rulesWith({ variables: ['servicePhone'], phrases: { zh: ['致电'], en: ['call'] } }),
  ).findings;
  assert.deepEqual(
    findings.map((each) => `${each.rule} ${each.at} ${each.accepts.zh}`),
    [
      'message.contact /full/sms 联系方式；可以写：{servicePhone}、致电',
      'message.contact /full/in_app 联系方式；可以写：{servicePhone}、致电',
    ],
  );
});

test('an element holds by a variable, by a phrase or by the signature', () => {
  assert.ok(lint(sampleTemplate(), rulesWith({ variables: ['amountPastDue'] })).passes);
  assert.ok(lint(sampleTemplate(), rulesWith({ phrases: { zh: ['没有还清'], en: [] } })).passes);
  assert.ok(lint(sampleTemplate(), rulesWith({ channels: ['sms'], signature: 'counts' })).passes);
  assert.ok(!lint(sampleTemplate(), rulesWith({ signature: 'counts' })).passes);
});

test('an element of another place or stage is not asked for', () => {
  assert.ok(lint(sampleTemplate(), rulesWith({ places: ['us'], variables: ['x'] })).passes);
  assert.ok(lint(sampleTemplate(), rulesWith({ stages: ['cured'], variables: ['x'] })).passes);
});

test('words that stand in no template are held against the same rules', () => {
  const typed = { text: 'You are on a 红名单!', language: 'en', form: 'full', channel: 'sms', isOpen: false } as const;
  const attached = { hasCaseId: false, hasDeadline: false };
  assert.deepEqual(said(lintText({ ...typed, attached }, sampleRules)), [
    'cn.forbid.3.falsehood 红名单',
    'tone.exclamation !',
  ]);
});
