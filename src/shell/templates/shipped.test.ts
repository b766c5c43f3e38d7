import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { formFor, messagesOf, render, STAGES } from '../../core/template/index.ts';
import type { Values, VariableSpec, VariableValue } from '../../core/template/index.ts';
import { DAY_FIRST, DAY_LAST } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { readDocument } from '../documents/index.ts';
import { loadPack } from '../rules/index.ts';
import { loadLintRules, loadTemplates, shippedFolders } from './index.ts';
import type { LoadedTemplate } from './index.ts';

const rules = loadLintRules();
assert.ok(rules.ok, rules.ok ? '' : rules.fault.message);
const shipped = loadTemplates(shippedFolders.templates, rules.value);
assert.ok(shipped.ok, shipped.ok ? '' : `${shipped.fault.path}: ${shipped.fault.message}`);

const schemaPath = join(shippedFolders.templates, '../schemas/template.schema.json');
const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(schemaPath, 'utf8')) as object,
);

const examplesOf = ({ template }: LoadedTemplate): Values =>
  Object.fromEntries(Object.entries(template.variables).map(([name, spec]) => [name, spec.example]));

test('every shipped template passes the linter, without a warning', () => {
  const findings = shipped.value.flatMap((each) =>
    each.lint.findings.map((finding) => `${each.document.path} ${finding.rule} ${finding.found}`),
  );
  assert.deepEqual(findings, []);
});

test('the fourteen stages are there in Chinese and English for China and in English for the United States', () => {
  const has = shipped.value.map(({ template }) => `${template.place} ${template.language} ${template.stage}`);
  const wanted = ['cn zh-CN', 'cn en', 'us en'].flatMap((pair) => STAGES.map((stage) => `${pair} ${stage}`));
  assert.deepEqual(has.toSorted(), wanted.toSorted());
});

test('every shipped template is a draft: only a lender can approve what it promises', () => {
  assert.ok(shipped.value.every(({ template }) => template.approval === undefined));
});

test('every shipped template agrees with the schema, and what the schema refuses is refused', () => {
  for (const { document } of shipped.value)
    assert.ok(isValid(document.value), `${document.path} ${JSON.stringify(isValid.errors)}`);
  const good = shipped.value[0]!.document.value as Readonly<Record<string, unknown>>;
  assert.ok(isValid(good));
  for (const wrong of [
    { stage: 's9' },
    { version: '1' },
    { colour: 'red' },
    { safe: {} },
    { variables: { x: { type: 'money', example: '1' } } },
  ]) {
    assert.ok(!isValid({ ...good, ...wrong }), JSON.stringify(wrong));
  }
});

test('every message of every shipped template renders clean: nothing left to fill in, nothing found', () => {
  let count = 0;
  for (const each of shipped.value) {
    for (const { form, channel } of messagesOf(each.template)) {
      const rendered = render(each.template, { form, channel, values: examplesOf(each), rules: rules.value });
      assert.ok(rendered.ok);
      assert.deepEqual(rendered.value.findings, [], each.document.path);
      assert.doesNotMatch(`${rendered.value.title ?? ''}${rendered.value.body}`, /[{}]|undefined|NaN/);
      count += 1;
    }
  }
  assert.ok(count > 200);
});

// Written again on purpose, apart from the linter's own patterns.
const tells =
  /[¥$€£]|\d[.,]\d|元|还款|逾期|催收|欠|贷|罚息|法院|overdue|past due|\bdebt|\bowe|\bpaid\b|\bpay\b|unpaid|collect|court|interest/i;

test('no safe form and no e-mail subject says an amount, a debt or arrears', () => {
  for (const each of shipped.value) {
    for (const { form, channel } of messagesOf(each.template)) {
      const rendered = render(each.template, { form, channel, values: examplesOf(each), rules: rules.value });
      assert.ok(rendered.ok);
      // The name of the app of the examples holds one of these words by chance.
      const body = rendered.value.body.replaceAll('Example Pay', '');
      if (form === 'safe') assert.doesNotMatch(body, tells);
      if (form === 'safe' || channel === 'email') assert.doesNotMatch(rendered.value.title ?? '', tells);
    }
  }
});

test('by default the SMS of every overdue stage says amount, due date, what may follow and how to avoid it', () => {
  const choice = formFor({
    channel: 'sms',
    smsDetail: 'full',
    contactPoint: { verifiedAt: 0 as never, shared: false, place: 'own', holder: 'debtor' },
  });
  assert.equal(choice.form, 'full');
  for (const each of shipped.value.filter(({ template }) => /s[2-7]|promiseMissed/.test(template.stage))) {
    const { body } = each.template.full.sms!;
    assert.match(body, /\{amountPastDue\}/, each.document.path);
    assert.match(body, /\{dueOn\}/, each.document.path);
    assert.match(body, /\{(interestPerDay|reportOn|handOverOn|decideBy)\}/, each.document.path);
  }
});

test('the seed words stand in the rule pack and nowhere else', () => {
  const house = readDocument(join(shippedFolders.templates, 'house-words.yaml'));
  assert.ok(house.ok);
  const seeds = new Set(
    ['conduct.yaml', 'civil.yaml'].flatMap((name) => {
      const text = readFileSync(join(shippedFolders.conductPack, name), 'utf8');
      return [...text.matchAll(/\{ word: ([^,]+), allowedWhen/g)].map((match) => match[1] ?? '');
    }),
  );
  assert.ok(seeds.size >= 10);
  // A reason of the allow list may name the word it excuses.
  const lines = house.value.text.split('\n').filter((line) => !line.includes('inside:'));
  for (const seed of seeds) assert.ok(!lines.some((line) => line.trim() === `- ${seed}`), seed);
});

test('every rule that a mandatory element cites stands in its rule pack or is a rule of the house', () => {
  const packs = ['cn', 'us'].map((place) => loadPack(join(shippedFolders.templates, '../rules', place)));
  const known = new Set(packs.flatMap((pack) => (pack.ok ? pack.value.rows.map((row) => row.id) : [])));
  const house = new Set([
    'tone.help',
    'message.identity',
    'message.contact',
    'message.objection',
    'sms.fullDetail',
    'sms.signature',
  ]);
  for (const element of rules.value.elements)
    assert.ok(known.has(element.rule) || house.has(element.rule), element.rule);
});

/** Any value that a variable takes, and not only its example. */
function anyValue(spec: VariableSpec): fc.Arbitrary<VariableValue> {
  const digits = (min: number, max: number): fc.Arbitrary<string> =>
    fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
  switch (spec.type) {
    case 'money':
      return fc.bigInt(0n, 10n ** 11n).map((amountMinor) => ({ type: 'money', amountMinor, currency: spec.currency }));
    case 'date':
      return fc.integer({ min: DAY_FIRST, max: DAY_LAST }).map((day) => ({ type: 'date', day: day as Day }));
    case 'time':
      return fc.integer({ min: 0, max: 1439 }).map((minuteOfDay) => ({ type: 'time', minuteOfDay }));
    case 'month':
      return fc.integer({ min: 1, max: 12 }).map((month) => ({ type: 'month', month }));
    case 'count':
      return fc.integer({ min: spec.min, max: spec.max }).map((count) => ({ type: 'count', count }));
    case 'phone':
      return digits(3, 18).map((text) => ({ type: 'phone', text }));
    case 'code':
      return digits(4, 8).map((text) => ({ type: 'code', text }));
    default: {
      const letters = fc.constantFrom(...'张王李欧阳示例金融元贷ABZabz');
      return fc
        .array(letters, { minLength: 2, maxLength: 12 })
        .map((all) => ({ type: spec.type, text: all.join('') }) as VariableValue);
    }
  }
}

test('whatever the values, no shipped template leaves a placeholder and no safe form shows an amount', () => {
  const pick = fc.constantFrom(...shipped.value).chain((each) => {
    const { variables } = each.template;
    const values = fc.record(
      Object.fromEntries(Object.entries(variables).map(([name, spec]) => [name, anyValue(spec)])),
    );
    return fc.tuple(fc.constant(each), values);
  });
  fc.assert(
    fc.property(pick, ([each, values]) => {
      for (const { form, channel } of messagesOf(each.template)) {
        const rendered = render(each.template, { form, channel, values, rules: rules.value });
        if (!rendered.ok) return assert.equal(rendered.fault.kind, 'wrong_variable');
        const text = `${rendered.value.title ?? ''}\n${rendered.value.body}`;
        assert.doesNotMatch(text, /[{}]/);
        if (form === 'safe') assert.doesNotMatch(text, /[¥$€£₩]\s*\d|\d[.,]\d|\d\s*(元|块|万|yuan|rmb|dollar)/i);
      }
    }),
    { numRuns: 200, seed: 20261109 },
  );
});
