import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentFrom } from '../documents/index.ts';
import { storyFrom } from './index.ts';

function storyWith(event: string): ReturnType<typeof storyFrom> {
  const text = `story: dunwell/1\nterms: cn-monthly\naccount: { id: a, openedOn: 2026-06-02, billDay: 1, dueDay: 10 }\nevents:\n  - ${event}\n`;
  const document = documentFrom(text, 'story.yaml', 'yaml');
  assert.ok(document.ok);
  return storyFrom(document.value, '.');
}

const purchase = (amount: string, rest = ''): string =>
  `{ id: p1, type: purchase, on: 2026-06-03, amount: ${amount}${rest} }`;

test('an unquoted amount is read by the digits as written, never through a floating-point number', () => {
  const read = storyWith(purchase('333.33'));
  assert.ok(read.ok);
  const [event] = read.value.story.events;
  assert.ok(event?.type === 'purchase');
  assert.equal(event.amountMinor, 33_333n);
  for (const written of ['4.9999999999999999999', '5.0000000000000000001', '0x10', '0o17', '1e3', '5.100']) {
    const refused = storyWith(purchase(written));
    assert.ok(!refused.ok, written);
    assert.equal(refused.fault.all[0]?.kind, 'invalid_amount', written);
    assert.ok(refused.fault.all[0]?.message.includes(written), 'the fault shows the digits as written');
  }
});

test('a text with a line break or a terminal escape is refused, and the fault shows it harmlessly', () => {
  const refused = storyWith(purchase('5.00', ', text: "one\\n\\u001b[31mtwo"'));
  assert.ok(!refused.ok);
  assert.equal(refused.fault.all[0]?.at, '/events/0/text');
  assert.match(refused.fault.all[0]?.message ?? '', /one\\u000a\\u001b\[31mtwo/);
});

test('amounts whose sum would leave the exact range are refused before anything is computed', () => {
  const bills = `[{ issuedOn: 2026-06-01, dueOn: 2026-06-10, base: '9999999999999.99', principal: '9999999999999.99' }]`;
  const refused = storyWith(`{ id: o1, type: opening, on: 2026-06-05, bills: ${bills} }`);
  assert.ok(!refused.ok);
  assert.equal(refused.fault.all[0]?.kind, 'account_too_large');
});
