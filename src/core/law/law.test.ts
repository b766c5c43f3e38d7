import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reading } from '../shape/index.ts';
import { dayFromIso } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import {
  byDefault,
  choice,
  clockTime,
  flag,
  holidayQuestion,
  instant,
  list,
  mapOf,
  minorUnits,
  optional,
  packFrom,
  readCalendar,
  readPackHead,
  readRuleFile,
  record,
  text,
  variants,
  whole,
  zone,
} from './index.ts';
import type { Description, PackHead } from './index.ts';

const day = (iso: string): Day => {
  const read = dayFromIso(iso);
  if (!read.ok) throw new Error(iso);
  return read.value;
};

function faultsOf<T>(description: Description<T>, value: unknown): readonly string[] {
  const reading = new Reading();
  description.read(reading, value, '');
  return reading.faults.map(({ at, message }) => `${at ?? ''} ${message}`);
}

const valueOf = <T>(description: Description<T>, value: unknown): T => {
  const reading = new Reading();
  const read = description.read(reading, value, '');
  assert.deepEqual(reading.faults, []);
  return read;
};

test('a clock time is minutes since midnight, 24:00 included, 24:01 and 8:00 not', () => {
  assert.equal(valueOf(clockTime, '08:00'), 480);
  assert.equal(valueOf(clockTime, '24:00'), 1440);
  for (const wrong of ['24:01', '8:00', '08:60', 480, null])
    assert.equal(faultsOf(clockTime, wrong).length, 1, String(wrong));
});

test('an absent field takes its default, is null, or is missing', () => {
  const shape = record({ name: text(), count: byDefault(whole(0, 9), 3), note: optional(text()) });
  assert.deepEqual(valueOf(shape, { name: 'a' }), { name: 'a', count: 3, note: null });
  assert.deepEqual(faultsOf(shape, { count: 10 }).length, 2);
  assert.match(faultsOf(shape, {})[0] ?? '', /^\/name is missing; write text/);
});

test('every fault carries the pointer of its field', () => {
  const shape = record({ rows: list(record({ kind: choice(['a', 'b']), on: flag })) });
  assert.deepEqual(
    faultsOf(shape, {
      rows: [
        { kind: 'a', on: true },
        { kind: 'c', on: 1, more: 0 },
      ],
    }).map((fault) => fault.split(' ')[0]),
    ['/rows/1/more', '/rows/1/kind', '/rows/1/on'],
  );
});

test('variants are told apart by type, and an unknown type names those there are', () => {
  const shape = variants({ one: { size: whole(0, 9) }, two: { name: text() } });
  assert.deepEqual(valueOf(shape, { type: 'two', name: 'n' }), { type: 'two', name: 'n' });
  assert.deepEqual(faultsOf(shape, { type: 'three' }), ['/type `three` is not accepted; write one of one, two']);
});

test('amounts, instants, zones and named values are read into their own kinds', () => {
  assert.equal(valueOf(minorUnits, 128_640), 128_640n);
  assert.equal(valueOf(instant, '1970-01-01T08:00:01+08:00'), 1000);
  assert.equal(valueOf(zone, 'Asia/Shanghai'), 'Asia/Shanghai');
  assert.deepEqual(valueOf(mapOf(whole(0, 9)), { retentionYears: 5 }), { retentionYears: 5 });
  assert.equal(faultsOf(minorUnits, -1).length, 1);
  assert.equal(faultsOf(zone, '+08:00').length, 1);
  assert.equal(faultsOf(mapOf(whole(0, 9)), { 'no name': 5 }).length, 1);
});

const head: PackHead = {
  id: 'cn',
  kind: 'place',
  title: { zh: '中', en: 'C' },
  packVersion: '2026.11.0',
  status: 'draft',
  zone: valueOf(zone, 'Asia/Shanghai'),
  effectiveFrom: day('2024-05-15'),
  signedBy: null,
  notCovered: [],
};

const row = {
  id: 'cn.contact.quiet',
  title: { zh: '夜间', en: 'Quiet' },
  text: 'no collection at night',
  kind: 'hard',
  parameter: { type: 'contactWindow', opensAt: '08:00', closesAt: '22:00', channels: ['call'] },
  source: 'a source',
  confidence: 'H',
  verifiedOn: '2026-11-23',
  enforcers: ['guard'],
};

const kindOf = (rules: readonly object[], at: PackHead = head): string => {
  const read = readRuleFile(at, { rules });
  return read.ok ? 'read' : `${read.fault.at} ${read.fault.kind}`;
};

test('a row that is whole is read', () => assert.equal(kindOf([row]), 'read'));

test('a row that is not whole is refused where it lacks something', () => {
  assert.equal(kindOf([{ ...row, id: 'us.contact.quiet' }]), '/rules/0/id foreign_rule');
  assert.equal(kindOf([{ ...row, kind: 'law' }]), '/rules/0/kind invalid_field');
  assert.equal(kindOf([{ ...row, parameter: undefined }]), '/rules/0/parameter parameter_missing');
  assert.equal(kindOf([{ ...row, enforcers: [] }]), '/rules/0/enforcers enforcer_missing');
  assert.equal(kindOf([{ ...row, enforcers: ['none yet', 'guard'] }]), '/rules/0/enforcers enforcer_missing');
  assert.equal(
    kindOf([{ ...row, effectiveFrom: '2026-02-01', effectiveTo: '2026-01-31' }]),
    '/rules/0/effectiveTo dates_reversed',
  );
  assert.equal(kindOf([{ ...row, tightens: 'cn.target' }]), '/rules/0/tightens not_a_house_policy');
  assert.equal(kindOf([{ ...row, effectiveFrom: '2026-02-30' }]), '/rules/0/effectiveFrom invalid_date');
});

test('rows of one rule may follow each other and never overlap', () => {
  const rowsOf = (dates: readonly object[]) => {
    const read = readRuleFile(head, { rules: dates.map((each) => ({ ...row, ...each })) });
    if (!read.ok) throw new Error(read.fault.message);
    return packFrom(head, read.value);
  };
  assert.equal(rowsOf([{ effectiveTo: '2026-01-29' }, { effectiveFrom: '2026-01-30' }]).ok, true);
  const overlapping = rowsOf([{ effectiveTo: '2026-01-30' }, { effectiveFrom: '2026-01-30' }]);
  assert.equal(overlapping.ok ? '' : overlapping.fault.kind, 'overlapping_rows');
});

test('a head without a version of its own is refused', () => {
  const read = readPackHead({
    id: 'cn',
    kind: 'place',
    title: head.title,
    status: 'draft',
    zone: 'Asia/Shanghai',
    effectiveFrom: '2024-05-15',
  });
  assert.equal(read.ok ? '' : read.fault.at, '/packVersion');
});

const calendar = readCalendar({
  id: 'uk-bank',
  title: head.title,
  source: 'test',
  verifiedOn: '2026-11-23',
  years: [2026],
  regions: [
    { id: 'england', days: ['2026-04-06'] },
    { id: 'scotland', days: ['2026-11-30'] },
  ],
});

test('a calendar answers holiday, ordinary or unknown; an unknown region keeps the holidays of all', () => {
  if (!calendar.ok) throw new Error(calendar.fault.message);
  const ask = holidayQuestion(calendar.value);
  assert.equal(ask(day('2026-04-06'), 'england'), 'holiday');
  assert.equal(ask(day('2026-04-06'), 'scotland'), 'ordinary');
  assert.equal(ask(day('2026-11-30'), null), 'holiday');
  assert.equal(ask(day('2026-11-30'), 'nowhere'), 'holiday');
  assert.equal(ask(day('2027-04-06'), 'england'), 'unknown');
});

test('a calendar does not list a day of a year it does not cover', () => {
  const read = readCalendar({
    id: 'uk-bank',
    title: head.title,
    source: 'test',
    verifiedOn: '2026-11-23',
    years: [2026],
    regions: [{ id: 'england', days: ['2027-01-01'] }],
  });
  assert.equal(read.ok ? '' : `${read.fault.at} ${read.fault.kind}`, '/regions/0/days/0 year_not_covered');
});
