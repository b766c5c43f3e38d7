import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstantMs } from '../time/index.ts';
import {
  compileGuard,
  Decision,
  grantPermit,
  mayContact,
  Permit,
  permitTerms,
  permitText,
  readContactQuestion,
} from './index.ts';
import type { PermitBinding } from './index.ts';
import { testPack } from './test-pack.ts';

const at = Date.UTC(2026, 2, 2, 4); // noon in Shanghai

function decisionAt(hourUtc: number): Decision {
  const guard = compileGuard({ packs: [testPack()], calendars: [], zoneData: 'test' });
  const question = readContactQuestion({
    jurisdiction: ['test'],
    action: { channel: 'sms', contactPointId: 'mobile', purpose: 'collection', accountIds: ['account'] },
    person: {
      personId: 'person',
      status: 'alive',
      zones: [{ zone: 'Asia/Shanghai', from: 'address' }],
      contactPoints: [{ contactPointId: 'mobile', kind: 'phone', verifiedAt: '2025-01-01T00:00:00Z' }],
      consents: [{ entryId: 'e', kind: 'consent', at: '2025-01-01T00:00:00Z', proof: 'agreement' }],
    },
    accounts: [
      {
        accountId: 'account',
        position: { asOf: '2026-03-02T00:00:00Z', daysPastDue: 9, pastDueMinor: 100, owedMinor: 100 },
      },
    ],
  });
  if (!guard.ok || !question.ok) throw new Error('the test cannot begin');
  return mayContact(
    guard.value,
    question.value.facts,
    question.value.action,
    (Date.UTC(2026, 2, 2, 0) + hourUtc * 3_600_000) as InstantMs,
  );
}

const allowed = decisionAt(4);
const refused = decisionAt(15);

const binding: PermitBinding = {
  permitId: 'permit-1',
  templateId: 'reminder',
  templateVersion: '3',
  textHash: 'sha256:abc',
  issuedAt: (at + 1000) as InstantMs,
  seconds: 30,
};

function permit(more: Partial<PermitBinding> = {}): Permit {
  const granted = grantPermit(allowed, { ...binding, ...more }, 'signature');
  if (!granted.ok) throw new Error(granted.fault.message);
  return granted.value;
}

const handOver = {
  personId: 'person',
  channel: 'sms',
  contactPointId: 'mobile',
  textHash: 'sha256:abc',
  at: (at + 2000) as InstantMs,
} as const;

const kindOf = (result: { ok: boolean; fault?: { kind: string } }): string =>
  result.ok ? 'ok' : (result.fault?.kind ?? '');

test('an allowed decision gives a permit bound to person, channel, point, text and rule versions', () => {
  const { terms } = permit();
  assert.equal(terms.personId, 'person');
  assert.equal(terms.channel, 'sms');
  assert.equal(terms.contactPointId, 'mobile');
  assert.equal(terms.textHash, 'sha256:abc');
  assert.deepEqual(terms.ruleVersions, ['test 2026.11.0']);
  assert.equal(terms.zoneData, 'test');
});

test('there is no permit for a refused contact', () => {
  assert.equal(refused.allowed, false);
  const result = grantPermit(refused, { ...binding, issuedAt: refused.parts.checkedAt }, 'signature');
  assert.equal(kindOf(result), 'contact_refused');
});

test('a decision that somebody else made, copied or changed gives no permit', () => {
  const copy = { ...allowed, allowed: true, parts: refused.parts } as unknown as Decision;
  assert.equal(kindOf(grantPermit(copy, binding, 'signature')), 'not_a_decision');
  assert.equal(
    kindOf(grantPermit(structuredClone({ parts: allowed.parts }) as unknown as Decision, binding, 'signature')),
    'not_a_decision',
  );
  const borrowed = Object.create(Decision.prototype) as Decision;
  assert.equal(kindOf(grantPermit(borrowed, binding, 'signature')), 'not_a_decision');
  assert.throws(() => Object.assign(refused.parts, { allowed: true }), TypeError);
});

test('a refused decision whose answer is painted over is refused all the same', () => {
  const painted = decisionAt(15);
  assert.throws(() => Object.defineProperty(painted.parts, 'allowed', { value: true }), TypeError);
  assert.throws(() => Object.defineProperty(painted, 'allowed', { value: true }), TypeError);
  assert.throws(() => Object.assign(painted, { parts: allowed.parts }), TypeError);
  assert.throws(() => Object.assign(painted.parts.action, { contactPointId: 'other' }), TypeError);
  assert.equal(
    kindOf(grantPermit(painted, { ...binding, issuedAt: painted.parts.checkedAt }, 'signature')),
    'contact_refused',
  );
});

test('a permit cannot be made without the seal of this room', () => {
  const Constructor = Permit as unknown as new (...given: unknown[]) => Permit;
  assert.throws(() => new Constructor(Symbol('permit'), {}, 'signature'), /only guard makes a permit/);
  const DecisionConstructor = Decision as unknown as new (...given: unknown[]) => Decision;
  assert.throws(() => new DecisionConstructor(Symbol('decision'), allowed.parts), /only guard makes a decision/);
});

test('a look-alike is not a permit', () => {
  const genuine = permit();
  assert.equal(Permit.isGenuine(genuine), true);
  assert.equal(Permit.isGenuine({ ...genuine }), false);
  assert.equal(Permit.isGenuine(Object.create(Permit.prototype)), false);
  assert.equal(Permit.isGenuine(null), false);
});

test('a permit is used once', () => {
  const once = permit();
  assert.equal(kindOf(once.use(handOver)), 'ok');
  assert.equal(kindOf(once.use(handOver)), 'permit_used');
});

test('a permit expires, at the latest thirty seconds after its decision', () => {
  assert.equal(permit().terms.expiresAt, at + 30_000);
  assert.equal(permit({ seconds: 5 }).terms.expiresAt, at + 6_000);
  assert.equal(kindOf(permit().use({ ...handOver, at: (at + 29_999) as InstantMs })), 'ok');
  assert.equal(kindOf(permit().use({ ...handOver, at: (at + 30_000) as InstantMs })), 'permit_expired');
  assert.equal(kindOf(permit().use({ ...handOver, at: at as InstantMs })), 'permit_expired');
  assert.equal(kindOf(grantPermit(allowed, { ...binding, seconds: 31 }, 'signature')), 'permit_too_long');
  assert.equal(kindOf(grantPermit(allowed, { ...binding, seconds: 0 }, 'signature')), 'permit_too_long');
  assert.equal(
    kindOf(grantPermit(allowed, { ...binding, issuedAt: (at + 30_000) as InstantMs }, 'signature')),
    'decision_too_old',
  );
  assert.equal(
    kindOf(grantPermit(allowed, { ...binding, issuedAt: (at - 1) as InstantMs }, 'signature')),
    'decision_too_old',
  );
});

test('a permit does not outlive the open hours', () => {
  const late = decisionAt(13 + 59 / 60 + 50 / 3600); // 21:59:50 in Shanghai
  const granted = grantPermit(late, { ...binding, issuedAt: late.parts.checkedAt }, 'signature');
  assert.equal(granted.ok && granted.value.terms.expiresAt - late.parts.checkedAt, 10_000);
});

test('a permit is for the very contact it names', () => {
  for (const [part, value] of Object.entries({
    personId: 'other',
    channel: 'call',
    contactPointId: 'other',
    textHash: 'sha256:def',
  })) {
    const result = permit().use({ ...handOver, [part]: value });
    assert.equal(kindOf(result), 'permit_mismatch');
    assert.equal(result.ok ? '' : result.fault.at, part);
  }
});

test('a mismatch does not spend the permit', () => {
  const one = permit();
  assert.equal(one.use({ ...handOver, textHash: 'sha256:def' }).ok, false);
  assert.equal(one.use(handOver).ok, true);
});

test('a permit cannot be changed after it was given', () => {
  const one = permit();
  assert.throws(() => Object.assign(one, { signature: 'forged' }), TypeError);
  assert.throws(() => Object.assign(one.terms, { textHash: 'sha256:def' }), TypeError);
});

test('a permit wants a signature, made over a text that names every term', () => {
  assert.equal(kindOf(grantPermit(allowed, binding, ' ')), 'signature_missing');
  const terms = permitTerms(allowed, binding);
  if (!terms.ok) throw new Error(terms.fault.message);
  const text = permitText(terms.value);
  for (const name of Object.keys(terms.value)) assert.match(text, new RegExp(`^${name}=`, 'm'));
  assert.notEqual(text, permitText({ ...terms.value, textHash: 'sha256:def' }));
});
