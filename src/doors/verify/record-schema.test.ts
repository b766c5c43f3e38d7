import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { dayFrom } from './dates.ts';
import { fullRecordOf } from './full-record.ts';
import { verifyRecord } from './index.ts';

type Fields = Record<string, unknown>;
const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const schema = JSON.parse(read('schemas/record.schema.json')) as Fields;
const isRecord = new Ajv2020({ strict: true }).compile(schema);

const story = {
  story: 'dunwell/1',
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  terms: parse(read('terms/cn-monthly.yaml')) as unknown,
  account: { id: 'a', openedOn: '2026-06-02', billDay: 1, dueDay: 10 },
  events: [
    { id: 'p1', type: 'purchase', on: '2026-06-15', amount: '500.00' },
    { id: 'b1', type: 'payment', on: '2026-07-15', amount: '60.00' },
    { id: 'b2', type: 'payment', on: '2026-07-20', amount: '0' },
    { id: 'x1', type: 'paymentReversed', on: '2026-08-20', of: 'b1' },
    { id: 'x2', type: 'paymentReversed', on: '2026-08-20', of: 'b9' },
    { id: 'k1', type: 'creditRefund', on: '2026-08-21', amount: '1.00' },
  ],
};
const full = fullRecordOf(story, dayFrom('2026-09-05') ?? 0);

test('the schema takes a record with every figure, and the record in the documentation', () => {
  assert.ok(isRecord(full), JSON.stringify(isRecord.errors));
  const block = /## Record[\s\S]*?```json\n([\s\S]*?)```/.exec(read('docs/story-file.md'));
  const shown = JSON.parse(
    (block?.[1] ?? '').replaceAll('"event id"', '"e1"').replaceAll('"event ids"', '"e1"'),
  ) as Fields;
  assert.ok(isRecord({ ...shown, story }), JSON.stringify(isRecord.errors));
});

test('the schema knows the same fields as the verifier', () => {
  const defs = schema['$defs'] as Record<string, { properties: Fields }>;
  const [statement, day] = [full.statements[0] ?? {}, full.days.at(-1) ?? assert.fail()];
  const pairs: readonly (readonly [string, Fields])[] = [
    ['statement', statement],
    ['carriedOver', statement['carriedOver'] as Fields],
    ['day', day],
    ['bill', day.bills[0] ?? {}],
  ];
  for (const [name, fields] of pairs) {
    assert.deepEqual(Object.keys(defs[name]?.properties ?? {}).toSorted(), Object.keys(fields).toSorted(), name);
  }
  assert.deepEqual(Object.keys(schema['properties'] as Fields).toSorted(), Object.keys(full).toSorted());
});

test('what the schema refuses the verifier refuses', () => {
  const days = [...full.days];
  const wrong: readonly Fields[] = [
    { ...full, extra: 1 },
    { ...full, days: [{ ...days[0], owedMinor: 5 }] },
    { ...full, days: [{ ...days[0], owedMinor: '05' }] },
    { ...full, days: [{ ...days[0], owed: '5' }] },
    { ...full, days: [{ on: '2026-07-01' }] },
    { ...full, days: [], statements: [] },
    { ...full, knownAt: '2026-07-01' },
    { ...full, faults: [{ at: 'b2' }] },
    { ...full, waiting: ['a b'] },
    { ...full, record: 'dunwell/2' },
  ];
  for (const record of wrong) {
    assert.equal(isRecord(record), false, JSON.stringify(record).slice(-80));
    assert.equal(verifyRecord(record).outcome, 'not_understood');
  }
});
