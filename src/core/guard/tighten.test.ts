import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdHouseTo } from './index.ts';
import { houseRow, packOf, testPack } from './test-pack.ts';

const all = ['call', 'voicemail', 'sms', 'push', 'in_app', 'email', 'letter', 'visit'];

const held = (row: object): string => {
  const result = holdHouseTo(packOf('house', 'house', [houseRow(row)]), [testPack()]);
  return result.ok ? 'loads' : `${result.fault.kind} ${result.fault.at}`;
};

const hours = (more: object) => ({
  id: 'house.hours',
  tightens: 'test.hours',
  parameter: { type: 'contactWindow', opensAt: '09:00', closesAt: '20:00', channels: all, ...more },
});

const cap = (more: object) => ({
  id: 'house.cap',
  tightens: 'test.cap',
  parameter: {
    type: 'contactCap',
    limits: [
      { counts: 'contact', countedChannels: all, per: 'person', max: 2, days: 1, refusedChannels: all, ...more },
    ],
  },
});

test('shorter hours and a lower cap load', () => {
  assert.equal(held(hours({})), 'loads');
  assert.equal(held(hours({ opensAt: '08:00', closesAt: '22:00' })), 'loads');
  assert.equal(held(cap({})), 'loads');
  assert.equal(held(cap({ max: 3 })), 'loads');
  assert.equal(held(cap({ max: 3, days: 7 })), 'loads');
});

test('every way of loosening hours is found, and the rule is named', () => {
  const looser = [
    { opensAt: '07:59' },
    { closesAt: '22:01' },
    { channels: all.slice(1) },
    { agreementOpens: true },
    { exceptions: [{ purposes: ['collection'], channels: ['sms'] }] },
  ];
  for (const more of looser) assert.equal(held(hours(more)), 'loosens_rule house.hours', JSON.stringify(more));
});

test('every way of loosening a cap is found', () => {
  const looser = [
    { max: 4 },
    { counts: 'call' },
    { per: 'debt' },
    { countedChannels: ['call'] },
    { refusedChannels: ['call'] },
    { countedPurposes: ['collection'] },
  ];
  for (const more of looser) assert.equal(held(cap(more)), 'loosens_rule house.cap', JSON.stringify(more));
  const excepted = { ...cap({}), parameter: { ...cap({}).parameter, exceptPurposes: ['collection'] } };
  assert.equal(held(excepted), 'loosens_rule house.cap');
  const only = { ...cap({}), parameter: { ...cap({}).parameter, onlyPurposes: ['collection'] } };
  assert.equal(held(only), 'loosens_rule house.cap');
});

test('a shorter gap loosens, a longer one tightens', () => {
  const gap = (days: number) => ({
    id: 'house.gap',
    tightens: 'test.gap',
    parameter: { type: 'conversationGap', days, refusedChannels: ['call'] },
  });
  assert.equal(held(gap(6)), 'loosens_rule house.gap');
  assert.equal(held(gap(8)), 'loads');
});

test('what cannot be compared does not load', () => {
  const row = { id: 'house.hours', tightens: 'test.hours', parameter: { type: 'threshold', daysPastDueMin: 3 } };
  assert.equal(held(row), 'not_comparable house.hours');
  assert.equal(held({ ...row, tightens: 'test.nowhere' }), 'unknown_rule house.hours');
});

test('a rule of the house may add a refusal and never an exception', () => {
  assert.equal(held({ id: 'house.least', parameter: { type: 'threshold', daysPastDueMin: 3 } }), 'loads');
  const exclusions = {
    id: 'house.more',
    parameter: { type: 'callExclusions', consentDays: 30, targets: [], outcomes: [] },
  };
  assert.equal(held(exclusions), 'loosens_rule house.more');
});

test('visits are turned on only where a pack has conditions for them', () => {
  const visits = { id: 'house.visits', parameter: { type: 'allowVisits', packs: ['test'] } };
  assert.equal(held(visits), 'visits_without_conditions house.visits');
});

test('a pack of a place is not a house policy', () => {
  const result = holdHouseTo(testPack(), [testPack()]);
  assert.equal(result.ok ? '' : result.fault.kind, 'not_a_house_policy');
});
