import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day, InstantMs } from '../time/index.ts';
import { approve } from './approval.ts';
import { lint } from './lint.ts';
import { render, renderToSend } from './render.ts';
import { sampleFile, sampleRules, sampleTemplate } from './sample.ts';
import type { ApprovedTemplate } from './template.ts';
import type { Values } from './variable.ts';

const CNY = { code: 'CNY', decimals: 2 };
const values: Values = {
  lenderName: { type: 'orgName', text: '示例金融' },
  amountPastDue: { type: 'money', amountMinor: 128_640n, currency: CNY },
  dueOn: { type: 'date', day: 20_766 as Day },
  note: { type: 'text', text: '台灯' },
};

const template = sampleTemplate();
const ask = { form: 'full', channel: 'sms', values, rules: sampleRules } as const;

function approved(): ApprovedTemplate {
  const result = approve({
    template,
    lint: lint(template, sampleRules),
    by: 'Wang',
    at: 0 as InstantMs,
    confirmed: [],
    approvedBefore: [],
  });
  assert.ok(result.ok);
  return result.value;
}

test('a full SMS is filled in, signed and counted', () => {
  const rendered = render(template, ask);
  assert.ok(rendered.ok);
  assert.equal(rendered.value.body, '【示例金融】账单还有 ¥1,286.40 没有还清，还款日是 2026年11月9日(周一)。');
  assert.deepEqual([rendered.value.segments?.alphabet, rendered.value.segments?.segments], ['ucs2', 1]);
  assert.deepEqual(rendered.value.fields.values, { amountPastDue: '¥1,286.40', dueOn: '2026年11月9日(周一)' });
  assert.equal(rendered.value.fields.signature, '示例金融');
});

test('a missing, an unknown and a wrongly typed variable are faults that name it', () => {
  const { note: _, ...without } = values;
  const faultOf = (given: Values): readonly [string, string | undefined] => {
    const rendered = render(template, { ...ask, values: given });
    assert.ok(!rendered.ok);
    return [rendered.fault.kind, rendered.fault.at];
  };
  assert.deepEqual(faultOf(without), ['missing_variable', '/note']);
  assert.deepEqual(faultOf({ ...values, extra: { type: 'count', count: 1 } }), ['unknown_variable', '/extra']);
  assert.deepEqual(faultOf({ ...values, note: { type: 'date', day: 0 as Day } }), ['wrong_variable', '/note']);
  const dollars = { type: 'money', amountMinor: 1n, currency: { code: 'USD', decimals: 2 } } as const;
  assert.deepEqual(faultOf({ ...values, amountPastDue: dollars }), ['wrong_variable', '/amountPastDue']);
  assert.deepEqual(faultOf({ ...values, note: { type: 'text', text: 'x'.repeat(21) } }), ['wrong_variable', '/note']);
  assert.deepEqual(faultOf({ ...values, note: { type: 'text', text: '{dueOn}' } }), ['wrong_variable', '/note']);
  assert.deepEqual(faultOf({ ...values, note: { type: 'text', text: 'a\u202eb' } }), ['wrong_variable', '/note']);
  assert.deepEqual(faultOf({ ...values, lenderName: { type: 'orgName', text: '100元' } }), [
    'wrong_variable',
    '/lenderName',
  ]);
});

test('a form and channel without words is a fault that says what there is', () => {
  const rendered = render(template, { ...ask, channel: 'letter' });
  assert.ok(!rendered.ok);
  assert.equal(rendered.fault.kind, 'no_such_form');
  assert.match(rendered.fault.message, /safe sms, safe push, full sms, full in_app/);
});

test('a value that brings an amount into the safe form keeps the message from being sent', () => {
  const safe = { ...ask, form: 'safe' } as const;
  assert.ok(renderToSend(approved(), safe).ok);
  for (const text of ['¥500', '欠 500元', '1,286.40', '人民币500', '五百元', '6222 0212 3456', '还款', '红名单']) {
    const refused = renderToSend(approved(), { ...safe, values: { ...values, note: { type: 'text', text } } });
    assert.equal(!refused.ok && refused.fault.kind, 'unfit_value', text);
  }
});

test('a value that brings a link into an SMS keeps it from being sent', () => {
  const linked = sampleTemplate({
    full: { ...sampleFile.full, sms: { body: '账单 {amountPastDue}，还款日是 {dueOn}，{note}。' } },
  });
  const result = approve({
    template: linked,
    lint: lint(linked, sampleRules),
    by: 'W',
    at: 0 as InstantMs,
    confirmed: [],
    approvedBefore: [],
  });
  assert.ok(result.ok);
  const refused = renderToSend(result.value, {
    ...ask,
    values: { ...values, note: { type: 'text', text: 't.cn/abc' } },
  });
  assert.match(!refused.ok ? refused.fault.message : '', /sms\.link/);
});

test('a lender may be called a lender but not the police', () => {
  const named = (text: string): boolean =>
    renderToSend(approved(), { ...ask, form: 'safe', values: { ...values, lenderName: { type: 'orgName', text } } }).ok;
  assert.ok(named('某某小额贷款'));
  assert.ok(!named('某某卫队'));
});

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const amountLike = fc.constantFrom('¥9', '99.90', '1,000', '９９元', '100 块', 'RMB 20', '￥１２', '尾号 1234', '3万');
const someValues = fc.record({
  lenderName: fc.record({
    type: fc.constant('orgName' as const),
    text: fc.oneof(anyText, fc.constantFrom('示例金融', '360数科')),
  }),
  amountPastDue: fc.record({
    type: fc.constant('money' as const),
    amountMinor: fc.bigInt(0n, 10n ** 11n),
    currency: fc.constant(CNY),
  }),
  dueOn: fc.record({
    type: fc.constant('date' as const),
    day: fc.integer({ min: -25_567, max: 84_005 }).map((day) => day as Day),
  }),
  note: fc.record({ type: fc.constant('text' as const), text: fc.oneof(anyText, amountLike) }),
});

test('rendering never leaves a placeholder', () => {
  let rendered = 0;
  fc.assert(
    fc.property(someValues, fc.constantFrom('safe', 'full'), (given, form) => {
      const message = render(template, { ...ask, form, values: given });
      if (!message.ok) return;
      rendered += 1;
      assert.doesNotMatch(message.value.body, /[{}]/);
    }),
    { numRuns: 1000, seed: 20261109 },
  );
  assert.ok(rendered > 50);
});

test('the safe form of any message that can be sent contains no digit amount', () => {
  const ready = approved();
  let sent = 0;
  fc.assert(
    fc.property(someValues, (given) => {
      const message = renderToSend(ready, { ...ask, form: 'safe', values: given });
      if (!message.ok) return;
      sent += 1;
      const plain = message.value.body.normalize('NFKC');
      assert.doesNotMatch(plain, /[¥$€£₩]\s*\d|\d[.,]\d|\d\s*(元|块|万|千|百|yuan|rmb|dollar)|(rmb|cny)\s*\d/i);
    }),
    { numRuns: 1000, seed: 20261109 },
  );
  assert.ok(sent > 50);
});
