import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lintText } from '../../core/template/index.ts';
import type { Finding, Form, Language, TemplateChannel } from '../../core/template/index.ts';
import { loadLintRules } from './index.ts';

const loaded = loadLintRules();
assert.ok(loaded.ok, loaded.ok ? '' : loaded.fault.message);
const rules = loaded.value;

interface Where {
  readonly language?: Language;
  readonly form?: Form;
  readonly channel?: TemplateChannel;
}

function found(text: string, where: Where = {}): readonly Finding[] {
  const { language = 'zh-CN', form = 'full', channel = 'in_app' } = where;
  const attached = { hasCaseId: false, hasDeadline: false };
  return lintText({ text, language, form, channel, isOpen: form === 'safe', attached }, rules);
}

const safe = { form: 'safe', channel: 'push' } as const;
const sms = { channel: 'sms' } as const;
const en = { language: 'en' } as const;

// One offender or more for every rule that words alone can break.
const planted: readonly (readonly [rule: string, text: string, where?: Where])[] = [
  ['cn.forbid.1.impersonation', '我们会转交公安处理'],
  ['cn.forbid.1.impersonation', 'We will hand this to law enforcement', en],
  ['cn.forbid.2.intimidation', '您会坐牢的'],
  ['cn.forbid.2.intimidation', '再不处理，后果自负'],
  ['cn.forbid.2.intimidation', 'We will tell your employer', en],
  ['cn.forbid.3.falsehood', '您已进入黑名单'],
  ['cn.forbid.3.falsehood', '随信附上法院传票'],
  ['cn.forbid.3.falsehood', 'This is your final notice', en],
  ['cn.forbid.4.extraCost', '另收催收费'],
  ['cn.forbid.4.extraCost', '可以找朋友借一点先还'],
  ['cn.forbid.4.extraCost', 'You could take out a loan', en],
  ['cn.forbid.5.publicNotice', '我们会在小区张贴'],
  ['cn.forbid.5.publicNotice', 'We will publish your name', en],
  ['cn.forbid.6.privateDevice', '加我微信详谈'],
  ['cn.forbid.6.privateDevice', 'Text my private number', en],
  ['cn.forbid.7.intrusion', '我们会上门堵您'],
  ['cn.forbid.7.intrusion', '再不还就去你家'],
  ['cn.forbid.7.intrusion', 'We will come to your home', en],
  ['cn.forbid.8.otherUnlawful', '会有电话轰炸'],
  ['cn.forbid.8.otherUnlawful', 'We will collect by any means', en],
  ['cn.crime.card', '这属于恶意透支'],
  ['tone.nin', '你的账单还没还清'],
  ['tone.nin', '妳的账单还没还清'],
  ['tone.petName', '亲，账单还没还清'],
  ['tone.petName', '亲~账单还没还清'],
  ['tone.petName', '亲爱的客户'],
  ['tone.petName', '小主，账单到了'],
  ['tone.exclamation', '账单还没还清！'],
  ['tone.exclamation', 'Your bill!', en],
  ['tone.capitals', 'FINAL reminder', en],
  ['tone.capitals', '账单ＵＲＧＥＮＴ提醒'],
  ['tone.emoji', '账单还没还清😡'],
  ['tone.countdown', '倒计时开始'],
  ['tone.countdown', '还剩 3 小时'],
  ['tone.countdown', 'only 2 days left to act', en],
  ['tone.forbiddenTerm', '您的欠款还没处理'],
  ['tone.forbiddenTerm', '您已严重逾期'],
  ['tone.forbiddenTerm', '您是失信人员'],
  ['tone.forbiddenTerm', 'You have failed to pay', en],
  ['tone.vague', '我们会采取进一步措施'],
  ['tone.vague', 'Further action may be taken', en],
  ['tone.urgency', '请立即还款'],
  ['tone.urgency', 'This is your last chance', en],
  ['tone.moral', '做人要讲良心'],
  ['tone.moral', 'Honest people pay', en],
  ['tone.yenSign', '还有 ￥1,286.40'],
  ['tone.midnight', '今天 24:00 前'],
  ['tone.traditional', '您的賬單'],
  ['tone.punctuation', '您好,账单到了'],
  ['tone.sentenceLength', '这是一个写得实在太长太长太长太长太长了的句子'],
  ['tone.sentenceLength', 'a b c d e f g h i j k l m n o p q r s t u', en],
  ['safe.amount', '账单 ¥1,286.40', safe],
  ['safe.amount', '账单 1286元', safe],
  ['safe.amount', '账单 １２８６．４０', safe],
  ['safe.amount', '账单一千二百元', safe],
  ['safe.amount', 'RMB 1286 today', { ...safe, ...en }],
  ['safe.debtWord', '记得还款', safe],
  ['safe.debtWord', '您的貸款', safe],
  ['safe.debtWord', 'About your debt', { ...safe, ...en }],
  ['safe.arrearsWord', '账单已逾期', safe],
  ['safe.arrearsWord', 'Your bill is past due', { ...safe, ...en }],
  ['safe.accountNumber', '尾号 1234 的账单', safe],
  ['safe.accountNumber', '卡 6222 0212 3456', safe],
  ['safe.accountNumber', 'card ending in 1234', { ...safe, ...en }],
  ['sms.link', '详情 https://example.com/a', sms],
  ['sms.link', '详情 t.cn/Abc', sms],
  ['sms.link', '详情 ｅｘａｍｐｌｅ．ｃｏｍ', sms],
  ['sms.link', '详情 example点com', sms],
  ['sms.link', '详情 10.0.0.1/x', sms],
  ['sms.link', '点击下方链接', sms],
  ['sms.link', 'go to example [.] com or example[.]com', { ...sms, ...en }],
];

test('every planted offender is found by its rule', () => {
  for (const [rule, text, where] of planted) {
    const names = found(text, where).map((finding) => finding.rule);
    assert.ok(names.includes(rule), `${rule} did not find: ${text} (found ${names.join(', ') || 'nothing'})`);
  }
});

test('every group of conduct and every list of words has a planted offender', () => {
  const caught = new Set(planted.map(([rule]) => rule));
  for (const group of rules.conduct) assert.ok(caught.has(group.id), group.id);
  for (const term of rules.house.terms) assert.ok(caught.has(term.id), term.id);
});

test('the eight groups all hold words', () => {
  const groups = rules.conduct.filter((group) => group.id.startsWith('cn.forbid.'));
  assert.equal(groups.length, 8);
  for (const group of groups) assert.ok(group.words.length >= 5, group.id);
});

const conductWords = rules.conduct.flatMap((group) => group.words.map(({ word }) => ({ rule: group.id, word })));

test('every word of forbidden conduct is found where it stands alone', () => {
  for (const { rule, word } of conductWords) {
    assert.ok(
      found(word).some((finding) => finding.rule === rule && finding.found === word),
      `${rule} ${word}`,
    );
  }
});

test('every word of tone and leak is found where it stands alone', () => {
  for (const term of rules.house.terms) {
    for (const word of term.words)
      assert.ok(
        found(word, safe).some((finding) => finding.rule === term.id),
        `${term.id} ${word}`,
      );
  }
});

const traditional: Readonly<Record<string, string>> = {
  单: '單',
  领: '領',
  导: '導',
  讯: '訊',
  录: '錄',
  门: '門',
  后: '後',
  负: '負',
  坐: '坐',
  赖: '賴',
  骗: '騙',
  无: '無',
  脸: '臉',
  侦: '偵',
  传: '傳',
  诈: '詐',
  务: '務',
  刑: '刑',
  责: '責',
  恶: '惡',
  开: '開',
  诉: '訴',
  费: '費',
  还: '還',
  贷: '貸',
  张: '張',
  贴: '貼',
};

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);
const joinedBy =
  (between: string) =>
  (word: string): string =>
    [...word].join(between);
const evasions: Readonly<Record<string, (word: string) => string>> = {
  fullWidth: (word) =>
    word
      .replace(/[!-~]/g, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) + 0xfee0))
      .replaceAll(' ', '\u3000'),
  zeroWidth: joinedBy('\u200b'),
  joiner: joinedBy('\u2060'),
  softHyphen: joinedBy('\u00ad'),
  capitals: (word) => word.toUpperCase(),
  spaces: (word) => ([...word].every(isHan) ? joinedBy(' ')(word) : word),
  wideSpaces: (word) => ([...word].every(isHan) ? joinedBy('\u3000')(word) : word),
  dots: (word) => ([...word].every(isHan) ? joinedBy('·')(word) : word),
  stars: (word) => ([...word].every(isHan) ? joinedBy('*')(word) : word),
  traditional: (word) => [...word].map((character) => traditional[character] ?? character).join(''),
};

test('no evasion hides a word of forbidden conduct', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...conductWords),
      fc.subarray(Object.keys(evasions), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '您好，', '账单：', 'Hello, '),
      ({ rule, word }, names, before) => {
        const hidden = names.reduce((text, name) => evasions[name]!(text), word);
        assert.ok(
          found(`${before}${hidden}`).some((finding) => finding.rule === rule),
          `${names.join(' + ')} hid ${word} as ${JSON.stringify(hidden)}`,
        );
      },
    ),
    { numRuns: 400, seed: 20261109 },
  );
});

test('a finding shows the words as they were written, wherever they stand', () => {
  const text = '您好。\n您已进入黑\u200b名 單。';
  const finding = found(text).find((each) => each.group === 'conduct');
  assert.equal(finding?.found, '黑\u200b名 單');
  assert.equal(text.slice(finding?.offset, (finding?.offset ?? 0) + (finding?.found.length ?? 0)), finding?.found);
});

// Sentences a careful writer would write; none may be held back.
const harmless: readonly (readonly [string, Where?])[] = [
  ['办公安排有变，客服改到下午'],
  ['全家便利店这笔已经登记'],
  ['我们不会读取您的通讯录'],
  ['母亲节快乐，父亲和亲友也好'],
  ['您亲自办理就行'],
  ['迷你音箱这笔已经登记'],
  ['还有 16 天，不着急'],
  ['11月9日(周一)，还有 3 天'],
  ['我们可能向法院起诉，还清就可以避免'],
  ['您的账单有一条新提醒', safe],
  ['请在 2027年1月15日(周五) 前查看', safe],
  ['今天有一份账单到期', safe],
  ['核对码 4821', safe],
  ['See the latest note about your bill', { ...safe, ...en }],
  ['A bill is due today', { ...safe, ...en }],
  ['Reply STOP to opt out', { ...sms, ...en }],
  ['Your criminals pretending to be us: do not answer', en],
  ['Pay it all at once or part of it', en],
  ['打开支付宝搜“花呗”查看', sms],
  ['Your bill is ¥1,286.40. It is due Mon 9 Nov 2026.', { ...sms, ...en }],
  ['Open the app. Me and my team can help.', { ...sms, ...en }],
];

test('harmless sentences are left alone', () => {
  for (const [text, where] of harmless) assert.deepEqual(found(text, where), [], text);
});
