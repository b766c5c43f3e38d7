import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Reading } from '../shape/index.ts';
import { instantFromIso } from '../time/index.ts';
import type { InstantMs } from '../time/index.ts';
import {
  asksToStop,
  careFlagsAt,
  claimsAt,
  consentEntry,
  contactPoint,
  decidingEntry,
  directConsents,
  hold,
  holdConcerns,
  holdIsOpen,
  nightAgreements,
  orderContactPoints,
  owesToo,
  person,
  privateDeviceAgreed,
  speaksFor,
  thirdParty,
  widenedOptOut,
} from './index.ts';
import type { ConsentEntry } from './index.ts';
import type { Description } from '../law/index.ts';

function read<T>(description: Description<T>, value: unknown): T {
  const reading = new Reading();
  const found = description.read(reading, value, '');
  assert.deepEqual(reading.faults, []);
  return found;
}

const at = (iso: string): InstantMs => {
  const instant = instantFromIso(iso.includes('T') ? iso : `${iso}T00:00:00Z`);
  if (!instant.ok) throw new Error(iso);
  return instant.value;
};

const entry = (more: object): ConsentEntry =>
  read(consentEntry, { entryId: 'e', kind: 'consent', at: '2026-01-01T00:00:00Z', proof: 'agreement', ...more });

const asked = {
  contactPointId: 'mobile',
  channel: 'sms' as const,
  purpose: 'collection' as const,
  at: at('2026-03-01'),
};

const decision = (ledger: readonly ConsentEntry[]): string => decidingEntry(ledger, asked)?.entryId ?? 'none';

test('what no entry covers is no consent', () => {
  assert.equal(decision([]), 'none');
  assert.equal(decision([entry({ contactPointId: 'other' })]), 'none');
  assert.equal(decision([entry({ channels: ['call'] })]), 'none');
  assert.equal(decision([entry({ purposes: ['security'] })]), 'none');
  assert.equal(decision([entry({ at: '2026-03-02T00:00:00Z' })]), 'none');
  assert.equal(decision([entry({ until: '2026-03-01T00:00:00Z' })]), 'none');
});

test('the latest entry that covers the question decides, in whatever order the ledger stands', () => {
  const consent = entry({ entryId: 'yes' });
  const stop = entry({ entryId: 'no', kind: 'opt_out', at: '2026-02-01T00:00:00Z' });
  const again = entry({ entryId: 'again', at: '2026-02-10T00:00:00Z' });
  assert.equal(decision([consent, stop]), 'no');
  assert.equal(decision([stop, consent]), 'no');
  assert.equal(decision([again, stop, consent]), 'again');
});

test('of two entries of one instant the stop wins', () => {
  const consent = entry({ entryId: 'yes' });
  const stop = entry({ entryId: 'no', kind: 'opt_out' });
  assert.equal(decision([consent, stop]), 'no');
  assert.equal(decision([stop, consent]), 'no');
});

test('an opt-out that ran out gives way to the consent before it', () => {
  const pause = entry({ entryId: 'pause', kind: 'opt_out', at: '2026-02-01T00:00:00Z', until: '2026-02-08T00:00:00Z' });
  assert.equal(decision([entry({ entryId: 'yes' }), pause]), 'yes');
});

test('a revocation may end one entry by name and leave the others', () => {
  const ended = entry({ entryId: 'ended', at: '2026-02-01T00:00:00Z' });
  const ends = entry({ entryId: 'end', kind: 'revocation', at: '2026-02-15T00:00:00Z', ends: 'ended' });
  assert.equal(decision([entry({ entryId: 'first' }), ended, ends]), 'first');
  assert.equal(decision([ended, ends]), 'none');
});

test('one opt-out widens to every topic and channel the rule names, until a newer consent', () => {
  const stop = entry({
    entryId: 'stop',
    kind: 'opt_out',
    at: '2026-02-01T00:00:00Z',
    channels: ['sms'],
    purposes: ['plan_offer'],
  });
  const first = entry({ entryId: 'yes' });
  const widened = (ledger: readonly ConsentEntry[], contactPointId = 'mobile'): string | undefined =>
    widenedOptOut(ledger, { ...asked, contactPointId }, ['call', 'sms'])?.entryId;
  assert.equal(widened([first, stop]), 'stop');
  assert.equal(widened([first, { ...stop, contactPointId: 'other' }]), undefined);
  assert.equal(widened([first, { ...stop, channels: ['email'] }]), undefined);
  assert.equal(widened([first, stop, entry({ entryId: 'new', at: '2026-02-10T00:00:00Z' })]), undefined);
});

test('a night agreement counts for the channel it names and until it is revoked', () => {
  const night = entry({
    entryId: 'night',
    kind: 'night_agreement',
    channels: ['call'],
    fromClock: '22:00',
    toClock: '23:00',
  });
  const revoked = entry({ kind: 'revocation', at: '2026-02-01T00:00:00Z', ends: 'night' });
  assert.equal(nightAgreements([night], 'call', asked.at).length, 1);
  assert.equal(nightAgreements([night], 'sms', asked.at).length, 0);
  assert.equal(nightAgreements([{ ...night, channels: null }], 'call', asked.at).length, 0);
  assert.equal(nightAgreements([night, revoked], 'call', asked.at).length, 0);
  assert.equal(nightAgreements([night, revoked], 'call', at('2026-01-15')).length, 1);
});

test('direct consents and private devices are asked for by point', () => {
  const direct = entry({ kind: 'direct_consent', contactPointId: 'mobile' });
  assert.equal(directConsents([direct], 'mobile', asked.at).length, 1);
  assert.equal(directConsents([direct], 'other', asked.at).length, 0);
  const device = entry({ kind: 'private_device', contactPointId: 'mobile', channels: ['sms'] });
  assert.equal(privateDeviceAgreed([device], asked), true);
  assert.equal(privateDeviceAgreed([device], { ...asked, channel: 'call' }), false);
});

const stopWords = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe'];

test('a reply asks to stop when it is a stop word, begins with one, or says stop', () => {
  for (const reply of [
    'STOP',
    'stop.',
    'Opt-out',
    'opt out please',
    ' QUIT! ',
    'please stop texting me',
    'Unsubscribe me',
    'cancel',
  ]) {
    assert.equal(asksToStop(reply, stopWords), true, reply);
  }
  for (const reply of ['I paid at the end of May', 'thanks', 'nonstop', 'is the weekend fine?', '']) {
    assert.equal(asksToStop(reply, stopWords), false, reply);
  }
});

const points = [
  { contactPointId: 'work', kind: 'phone', place: 'work', rank: 1, verifiedAt: '2025-01-01T00:00:00Z' },
  { contactPointId: 'shared', kind: 'phone', shared: true, rank: 1, verifiedAt: '2025-01-01T00:00:00Z' },
  { contactPointId: 'unproven', kind: 'phone', rank: 1 },
  { contactPointId: 'second', kind: 'phone', rank: 2, verifiedAt: '2025-01-01T00:00:00Z' },
  { contactPointId: 'newer', kind: 'phone', rank: 3, verifiedAt: '2026-01-01T00:00:00Z' },
  { contactPointId: 'older', kind: 'phone', rank: 3, verifiedAt: '2025-01-01T00:00:00Z' },
  {
    contactPointId: 'dead',
    kind: 'phone',
    rank: 1,
    verifiedAt: '2025-01-01T00:00:00Z',
    deadAt: '2026-02-01T00:00:00Z',
  },
  { contactPointId: 'silent', kind: 'phone', rank: 1, verifiedAt: '2025-01-01T00:00:00Z' },
  { contactPointId: 'stopped', kind: 'phone', rank: 1, verifiedAt: '2025-01-01T00:00:00Z' },
  { contactPointId: 'mail', kind: 'email', rank: 1, verifiedAt: '2025-01-01T00:00:00Z' },
].map((point) => read(contactPoint, point));

const ledger = [
  ...points
    .filter(({ contactPointId }) => contactPointId !== 'silent')
    .map(({ contactPointId }) => entry({ entryId: contactPointId, contactPointId })),
  entry({ entryId: 'stop', kind: 'opt_out', at: '2026-02-01T00:00:00Z', contactPointId: 'stopped' }),
];

const orderOf = (from: typeof points): readonly string[] =>
  orderContactPoints({ points: from, ledger, channel: 'sms', purpose: 'collection', at: asked.at }).map(
    ({ contactPointId, place, why }) => `${place ?? '-'} ${contactPointId} ${why}`,
  );

test('contact points are tried in an order that can be read: verified, own, not at work, ranked, newest proof', () => {
  assert.deepEqual(orderOf(points).slice(0, 6), [
    '1 second first_by_order',
    '2 newer later_by_order',
    '3 older later_by_order',
    '4 work later_by_order',
    '5 shared later_by_order',
    '6 unproven later_by_order',
  ]);
});

test('a point that is not used stands in the list with the reason', () => {
  assert.deepEqual(orderOf(points).slice(6).toSorted(), [
    '- dead dead',
    '- mail wrong_kind',
    '- silent no_consent',
    '- stopped stopped',
  ]);
});

test('the order of points does not depend on the order they are kept in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(points, { minLength: points.length }), (shuffled) => {
      assert.deepEqual(orderOf(shuffled), orderOf(points));
    }),
  );
});

const stop = read(hold, {
  holdId: 'h',
  name: 'dispute',
  scope: 'line',
  accountId: 'a',
  lineId: 'L1',
  since: '2026-01-01T00:00:00Z',
  owner: 'o',
  reason: 'r',
});

test('a hold concerns the person, the account or the line it is on', () => {
  const about = { accountIds: ['a'], lineIds: ['L1'] };
  assert.equal(holdConcerns(stop, about), true);
  assert.equal(holdConcerns(stop, { ...about, lineIds: ['L2'] }), false);
  assert.equal(holdConcerns({ ...stop, scope: 'account' }, { accountIds: ['b'], lineIds: [] }), false);
  assert.equal(holdConcerns({ ...stop, scope: 'account' }, { accountIds: ['b', 'a'], lineIds: [] }), true);
  assert.equal(holdConcerns({ ...stop, scope: 'person' }, { accountIds: [], lineIds: [] }), true);
});

test('a stop that is about the person reaches every account, whatever scope it was entered with', () => {
  const entered = { ...stop, name: 'bankruptcy', scope: 'account' } as const;
  assert.equal(holdConcerns(entered, { accountIds: ['b'], lineIds: [] }), true);
  assert.equal(holdConcerns({ ...entered, name: 'complaint' }, { accountIds: ['b'], lineIds: [] }), false);
});

test('a hold is open from its first instant to just before its last', () => {
  const ended = { ...stop, until: at('2026-02-01') };
  assert.equal(holdIsOpen(ended, at('2026-01-01')), true);
  assert.equal(holdIsOpen(ended, at('2026-02-01')), false);
  assert.equal(holdIsOpen(stop, at('2199-01-01')), true);
  assert.equal(holdIsOpen(stop, at('2025-12-31')), false);
});

test('whoever speaks for the debtor has a proof and a time', () => {
  const speaker = read(thirdParty, {
    partyId: 'p',
    role: 'attorney',
    speaksFrom: '2026-01-01T00:00:00Z',
    speaksUntil: '2026-06-01T00:00:00Z',
    speaksProof: 'paper',
    speaksForAccountIds: ['a'],
  });
  assert.equal(speaksFor(speaker, ['a'], at('2026-03-01')), true);
  assert.equal(speaksFor(speaker, ['a', 'b'], at('2026-03-01')), false);
  assert.equal(speaksFor(speaker, ['a'], at('2026-06-01')), false);
  assert.equal(speaksFor(speaker, ['a'], at('2025-12-31')), false);
  assert.equal(speaksFor({ ...speaker, speaksProof: null }, ['a'], at('2026-03-01')), false);
});

test('a guarantor or spouse owes only with a basis, and nobody else does', () => {
  const guarantor = read(thirdParty, { partyId: 'p', role: 'guarantor', ownDutyBasis: 'guarantee' });
  assert.equal(owesToo(guarantor), true);
  assert.equal(owesToo({ ...guarantor, ownDutyBasis: null }), false);
  assert.equal(owesToo({ ...guarantor, role: 'other' }), false);
});

test('zones and care flags hold in their own time', () => {
  const someone = read(person, {
    personId: 'p',
    status: 'alive',
    zones: [
      { zone: 'Asia/Shanghai', from: 'address', until: '2026-03-01T00:00:00Z' },
      { zone: 'Europe/Paris', from: 'told_us', since: '2026-03-01T00:00:00Z' },
    ],
    contactPoints: [],
    consents: [],
    careFlags: [{ flag: 'illness', since: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }],
  });
  assert.deepEqual(
    claimsAt(someone.zones, at('2026-02-28')).map(({ zone }) => zone),
    ['Asia/Shanghai'],
  );
  assert.deepEqual(
    claimsAt(someone.zones, at('2026-03-01')).map(({ zone }) => zone),
    ['Europe/Paris'],
  );
  assert.equal(careFlagsAt(someone, at('2026-01-15')).length, 1);
  assert.equal(careFlagsAt(someone, at('2026-02-01')).length, 0);
});
