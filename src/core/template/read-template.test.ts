import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateFrom } from './read-template.ts';
import { valuesFrom } from './read-value.ts';
import { sampleFile, sampleTemplate } from './sample.ts';

/** The kinds and places of every fault in a written template. */
function faultsOf(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const read = templateFrom({ ...sampleFile, ...changes }, 'sha256:x');
  assert.ok(!read.ok, 'a template that should be refused was read');
  return read.fault.all.map((fault) => `${fault.kind} ${fault.at}`);
}

const withSms = (form: 'safe' | 'full', body: string): Readonly<Record<string, unknown>> => ({
  [form]: { ...sampleFile[form], sms: { body } },
});

test('a template is read with its variables, forms and provider fields', () => {
  const template = sampleTemplate({ provider: { signature: '{lenderName}', templateId: 'SMS_1' } });
  assert.deepEqual(template.provider, { signature: '{lenderName}', templateId: 'SMS_1' });
  assert.equal(template.variables['amountPastDue']?.type, 'money');
  assert.equal(template.contentHash, 'sha256:x'.replace('x', 'sample'));
});

test('a pair needs both its forms: SMS and push in A, SMS and the page in the app in B', () => {
  assert.deepEqual(faultsOf({ safe: { sms: sampleFile.safe.sms } }), ['invalid_field /safe/push']);
  assert.deepEqual(faultsOf({ full: { sms: sampleFile.full.sms } }), ['invalid_field /full/in_app']);
});

test('a push has no full form and a letter no safe one', () => {
  assert.deepEqual(faultsOf({ full: { ...sampleFile.full, push: { title: 'a', body: 'b' } } }), [
    'unknown_field /full/push',
  ]);
  assert.deepEqual(faultsOf({ safe: { ...sampleFile.safe, letter: { title: 'a', body: 'b' } } }), [
    'unknown_field /safe/letter',
  ]);
});

test('a placeholder that is not declared, a variable that is not used and a stray brace are faults', () => {
  assert.deepEqual(faultsOf(withSms('full', '还有 {amountPastDue}，{dueOn}，{nobody}。')), [
    'unknown_variable /full/sms/body',
  ]);
  assert.deepEqual(faultsOf(withSms('full', '还有 {amountPastDue} 没有还清。')), ['unused_variable /variables/dueOn']);
  assert.deepEqual(faultsOf(withSms('full', '还有 {amountPastDue}，{dueOn}，{ note }。')), [
    'stray_brace /full/sms/body',
  ]);
});

test('money, counts and case ids cannot stand where a bystander may read', () => {
  assert.deepEqual(faultsOf(withSms('safe', '账单（{note}）还有 {amountPastDue}。')), [
    'unsafe_variable /safe/sms/body',
  ]);
  const email = { title: '还有 {amountPastDue}', body: '您好。' };
  assert.deepEqual(faultsOf({ full: { ...sampleFile.full, email } }), ['unsafe_variable /full/email/title']);
});

test('an example outside its bounds is a fault at the example', () => {
  const { variables } = sampleFile;
  const note = { ...variables.note, example: 'x'.repeat(21) };
  assert.deepEqual(faultsOf({ variables: { ...variables, note } }), ['wrong_variable /variables/note/example']);
  const amountPastDue = { ...variables.amountPastDue, example: '1.234' };
  assert.deepEqual(faultsOf({ variables: { ...variables, amountPastDue } }), [
    'invalid_amount /variables/amountPastDue/example',
  ]);
  const dueOn = { ...variables.dueOn, example: '2026-02-30' };
  assert.deepEqual(faultsOf({ variables: { ...variables, dueOn } }), ['invalid_date /variables/dueOn/example']);
});

test('an id that is not place and stage, a version of another shape and an unknown field are faults', () => {
  assert.deepEqual(faultsOf({ id: 'cn.s3' }), ['invalid_field /id']);
  assert.deepEqual(faultsOf({ version: '1.0' }), ['invalid_field /version']);
  assert.deepEqual(faultsOf({ colour: 'red' }), ['unknown_field /colour']);
});

test('a signature is written without its brackets', () => {
  assert.deepEqual(faultsOf({ provider: { signature: '【{lenderName}】' } }), ['invalid_field /provider/signature']);
});

test('written values are read by type', () => {
  const { variables } = sampleTemplate();
  const read = valuesFrom(variables, { lenderName: '360数科', amountPastDue: '0.05', dueOn: '2028-02-29', note: '书' });
  assert.ok(read.ok);
  const amount = read.value['amountPastDue'];
  assert.equal(amount?.type === 'money' && amount.amountMinor, 5n);
});

test('written values that are missing, unknown or of another type are faults at their place', () => {
  const { variables } = sampleTemplate();
  const read = valuesFrom(variables, { lenderName: '12元', amountPastDue: '-1.00', note: '书', colour: 'red' });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.fault.all.map((fault) => `${fault.kind} ${fault.at}`),
    [
      'unknown_variable /colour',
      'wrong_variable /lenderName',
      'wrong_variable /amountPastDue',
      'missing_variable /dueOn',
    ],
  );
});
