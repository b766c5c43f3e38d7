import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileGuard, GUARD_TYPES, mayContact, readContactQuestion } from '../../src/core/guard/index.ts';
import type { Decision, Guard } from '../../src/core/guard/index.ts';
import { instantFromIso } from '../../src/core/time/index.ts';
import { loadCases, loadGuard, loadPack, loadRuleBook, RULES_FOLDER } from '../../src/shell/rules/index.ts';

// What went wrong in other collections software, where it touches contact, as tests of ours. The numbers
// are those of their public issue trackers.

function must<T>(
  result:
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: { readonly message: string } },
): T {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

const guard = must(loadGuard());
const noon = '2026-03-02T12:00:00+08:00';

const point = { contactPointId: 'mobile', kind: 'phone', verifiedAt: '2025-01-01T00:00:00Z', rank: 1 };
const consent = { entryId: 'e', kind: 'consent', at: '2025-01-01T00:00:00Z', basis: 'agreement', proof: 'agreement' };
const position = (pastDueMinor: number) => ({
  asOf: noon,
  daysPastDue: pastDueMinor === 0 ? 0 : 20,
  pastDueMinor,
  owedMinor: 100_000,
});

interface Story {
  readonly action?: object;
  readonly person?: object;
  readonly accounts?: readonly object[];
  readonly attempts?: readonly object[];
  readonly at?: string;
  readonly jurisdiction?: readonly string[];
}

function ask(story: Story, by: Guard = guard): Decision {
  const question = must(
    readContactQuestion({
      jurisdiction: story.jurisdiction ?? ['cn'],
      action: {
        channel: 'call',
        contactPointId: 'mobile',
        purpose: 'collection',
        accountIds: ['one'],
        ...story.action,
      },
      person: {
        personId: 'person',
        status: 'alive',
        zones: [{ zone: 'Asia/Shanghai', from: 'address' }],
        contactPoints: [point],
        consents: [consent],
        ...story.person,
      },
      accounts: story.accounts ?? [{ accountId: 'one', position: position(100_000) }],
      attempts: story.attempts ?? [],
    }),
  );
  return mayContact(by, question.facts, question.action, must(instantFromIso(story.at ?? noon)));
}

const rulesOf = (decision: Decision): readonly string[] => decision.reasons.map(({ rule }) => rule.id);

const hold = (more: object): object => ({
  holdId: 'h',
  scope: 'account',
  accountId: 'one',
  since: '2026-02-01T00:00:00Z',
  owner: 'care',
  reason: 'told us',
  ...more,
});

const call = (more: object): object => ({
  attemptId: JSON.stringify(more),
  at: '2026-03-02T10:00:00+08:00',
  channel: 'call',
  contactPointId: 'mobile',
  accountIds: ['one'],
  outcome: 'no_answer',
  ...more,
});

describe('reminders went on during a promise, a plan under review or a dispute (Frappe)', () => {
  test('a running promise holds calls, messages and plan offers, and lets the one reminder through', () => {
    const person = { holds: [hold({ name: 'promise', on: '2026-03-03' })] };
    assert.deepEqual(rulesOf(ask({ person })), ['hold.promise']);
    assert.deepEqual(rulesOf(ask({ person, action: { channel: 'sms' } })), ['hold.promise']);
    assert.deepEqual(rulesOf(ask({ person, action: { purpose: 'plan_offer' } })), ['hold.promise']);
    assert.equal(ask({ person, action: { channel: 'sms', purpose: 'promise_reminder' } }).allowed, true);
    assert.equal(ask({ person, at: '2026-03-04T12:00:00+08:00' }).allowed, true);
  });

  test('hardship under review holds the whole person, and an answer still goes', () => {
    const person = { holds: [hold({ name: 'hardship', scope: 'person' })] };
    assert.deepEqual(rulesOf(ask({ person })), ['hold.hardship']);
    assert.equal(ask({ person, action: { channel: 'sms', purpose: 'service_reply' } }).allowed, true);
  });

  test('a dispute holds its account, and another account may be spoken about', () => {
    const person = { holds: [hold({ name: 'dispute', form: 'written' })] };
    const accounts = ['one', 'two'].map((accountId) => ({ accountId, position: position(100_000) }));
    assert.deepEqual(rulesOf(ask({ person, accounts })), ['hold.dispute']);
    assert.equal(ask({ person, accounts, action: { accountIds: ['two'] } }).allowed, true);
    assert.deepEqual(rulesOf(ask({ person, accounts, action: { accountIds: ['one', 'two'] } })), ['hold.dispute']);
  });
});

describe('a status of the person was not cleared or not spread (Frappe #502, #382)', () => {
  const accounts = [
    { accountId: 'one', position: position(0) },
    { accountId: 'two', position: position(100_000) },
    { accountId: 'three', position: position(100_000) },
  ];

  test('of three accounts one cures: it is left alone, and the other two are not', () => {
    assert.deepEqual(rulesOf(ask({ accounts })), ['hold.paid']);
    for (const accountId of ['two', 'three'])
      assert.equal(ask({ accounts, action: { accountIds: [accountId] } }).allowed, true);
    assert.equal(ask({ accounts, action: { channel: 'sms', purpose: 'cure_notice' } }).allowed, true);
  });

  test('a stop on the person reaches every account, and its end clears every account', () => {
    for (const accountId of ['two', 'three']) {
      const standing = {
        person: { holds: [hold({ name: 'vulnerability', scope: 'person' })] },
        accounts,
        action: { accountIds: [accountId] },
      };
      const ended = {
        ...standing,
        person: { holds: [hold({ name: 'vulnerability', scope: 'person', until: '2026-03-01T00:00:00Z' })] },
      };
      assert.deepEqual(rulesOf(ask(standing)), ['hold.vulnerability']);
      assert.equal(ask(ended).allowed, true);
    }
  });
});

describe('an attempt was counted though the send failed; an edit reset the progress (Lago)', () => {
  const sms = { channel: 'sms', outcome: 'failed_technically' };

  test('caps count true attempts: one that failed technically may be made again', () => {
    assert.equal(ask({ action: { channel: 'sms' }, attempts: [call(sms)] }).allowed, true);
    assert.deepEqual(rulesOf(ask({ action: { channel: 'sms' }, attempts: [call({ ...sms, outcome: 'delivered' })] })), [
      'cn.msg.perDay',
    ]);
  });

  test('an attempt whose end is not known counts as made', () => {
    assert.deepEqual(rulesOf(ask({ action: { channel: 'sms' }, attempts: [call({ ...sms, outcome: 'unknown' })] })), [
      'cn.msg.perDay',
    ]);
  });

  test('publishing a new policy or pack resets no counter: counts are made of attempts, not kept', () => {
    const attempts = ['09', '10', '11'].map((hour) =>
      call({ at: `2026-03-02T${hour}:00:00+08:00`, outcome: 'conversation' }),
    );
    const book = must(loadRuleBook());
    const house = must(loadPack(`${RULES_FOLDER}/house-example`));
    const edited = must(compileGuard({ ...book, house: { ...house, version: '2026.12.0' }, zoneData: 'test' }));
    const used = (decision: Decision): number | undefined =>
      decision.parts.spoke.find(({ rule }) => rule.id === 'cn.call.effective.perDay')?.counter?.used;
    assert.equal(used(ask({ attempts })), 3);
    assert.equal(used(ask({ attempts }, edited)), 3);
  });
});

describe('the key of a counter was decided too late (Lago)', () => {
  const account = (accountId: string) => ({ accountId, position: position(100_000) });

  test('per person, per debt and per contact point are three counters', () => {
    const accounts = [account('one'), account('two')];
    const elsewhere = Array.from({ length: 7 }, (_, index) =>
      call({ at: `2026-03-02T0${index}:30:00-05:00`, accountIds: ['two'] }),
    );
    const us = {
      jurisdiction: ['us'],
      accounts,
      attempts: elsewhere,
      at: '2026-03-03T12:00:00-05:00',
      person: { zones: [{ zone: 'America/New_York', from: 'address' }] },
    };
    assert.equal(ask(us).allowed, true);
    assert.deepEqual(rulesOf(ask({ ...us, action: { accountIds: ['two'] } })), ['us.call.7in7']);
    const spoken = ['09', '10', '11'].map((hour) =>
      call({ at: `2026-03-02T${hour}:00:00+08:00`, outcome: 'conversation', accountIds: ['two'] }),
    );
    assert.deepEqual(rulesOf(ask({ accounts, attempts: spoken })), ['cn.call.effective.perDay']);
    const other = {
      person: { contactPoints: [point, { ...point, contactPointId: 'second' }] },
      action: { contactPointId: 'second' },
    };
    const dials = Array.from({ length: 6 }, (_, index) => call({ at: `2026-03-02T09:0${index}:00+08:00` }));
    assert.equal(ask({ ...other, attempts: dials }).allowed, true);
    assert.deepEqual(rulesOf(ask({ attempts: dials })), ['cn.call.attempt.perContactPoint.perDay']);
  });
});

describe('the wrong address was used (OCA #27, #353)', () => {
  const points = [
    { ...point, contactPointId: 'old', deadAt: '2026-02-01T00:00:00Z' },
    { ...point, contactPointId: 'office', place: 'work' },
    { ...point, contactPointId: 'family', shared: true },
    { ...point, contactPointId: 'own', rank: 5 },
    { ...point, contactPointId: 'unproven', verifiedAt: null },
  ];

  test('the point that is used is the first of an order that the decision shows, with the reason of each place', () => {
    const decision = ask({ person: { contactPoints: points }, action: { contactPointId: null } });
    assert.equal(decision.parts.action.contactPointId, 'own');
    assert.deepEqual(
      decision.parts.contactPoints.map(({ contactPointId, place, why }) => [contactPointId, place, why]),
      [
        ['own', 1, 'first_by_order'],
        ['office', 2, 'later_by_order'],
        ['family', 3, 'later_by_order'],
        ['unproven', 4, 'later_by_order'],
        ['old', null, 'dead'],
      ],
    );
  });

  test('a point that is not the person’s, or cannot carry the channel, is refused', () => {
    assert.deepEqual(rulesOf(ask({ action: { contactPointId: 'somebody else' } })), ['engine.contactPointInvalid']);
    assert.deepEqual(rulesOf(ask({ action: { channel: 'email' } })), ['engine.contactPointInvalid']);
  });

  test('a shared or unproven point gets the safe form only', () => {
    for (const contactPointId of ['family', 'unproven']) {
      const duties = ask({ person: { contactPoints: points }, action: { channel: 'sms', contactPointId } }).parts
        .duties;
      assert.ok(duties.some(({ rule }) => rule.id === 'engine.safeForm'));
    }
  });
});

describe('overlapping pauses were reckoned wrongly (Fineract)', () => {
  const pause = (holdId: string, since: string, until: string): object =>
    hold({
      holdId,
      name: 'hardship',
      scope: 'person',
      since: `${since}T00:00:00+08:00`,
      until: `${until}T00:00:00+08:00`,
    });
  const next = (holds: readonly object[]): string => {
    const { nextAllowedAt } = ask({ person: { holds } }).parts;
    return nextAllowedAt === null ? 'none' : new Date(nextAllowedAt).toISOString();
  };

  test('enclosing, same-start, touching and reversed pauses end with the last of them', () => {
    const long = pause('long', '2026-02-01', '2026-03-20');
    const inner = pause('inner', '2026-02-20', '2026-03-10');
    const touching = pause('touching', '2026-03-20', '2026-03-25');
    const sameStart = pause('same', '2026-02-01', '2026-03-12');
    assert.equal(next([long, inner]), '2026-03-20T00:00:00.000Z');
    assert.equal(next([inner, long]), '2026-03-20T00:00:00.000Z');
    assert.equal(next([sameStart, long]), '2026-03-20T00:00:00.000Z');
    assert.equal(next([long, touching]), '2026-03-25T00:00:00.000Z');
    assert.equal(next([touching, long]), '2026-03-25T00:00:00.000Z');
  });

  test('a pause that is given backwards never stands', () => {
    assert.equal(ask({ person: { holds: [pause('back', '2026-03-20', '2026-02-01')] } }).allowed, true);
  });
});

describe('a condition was offered in the configuration and never tested (Kill Bill #611)', () => {
  const packs = must(loadRuleBook()).packs;
  const house = ['house-example', 'house-visits-example'].map((name) => must(loadPack(`${RULES_FOLDER}/${name}`)));

  test('every parameter that guard reads is used by a pack, and every row guard enforces has a parameter it reads', () => {
    const used = new Set(
      [...packs, ...house].flatMap(({ rows }) =>
        rows.flatMap((row) => (row.enforcers.includes('guard') ? [row.parameter?.type] : [])),
      ),
    );
    assert.deepEqual(
      GUARD_TYPES.filter((type) => !used.has(type)),
      [],
    );
    assert.deepEqual(
      [...used].filter((type) => type === undefined || !GUARD_TYPES.includes(type)),
      [],
    );
  });

  test('every parameter that decides is named by a case', () => {
    const named = new Set(must(loadCases()).flatMap((row) => [...row.rules, ...row.owes]));
    const silent = ['items', 'stopWords', 'callExclusions', 'ceaseStatements', 'optOutConfirmation', 'allowVisits'];
    const types = GUARD_TYPES.filter((type) => !silent.includes(type));
    const untested = types.filter(
      (type) =>
        ![...packs, ...house].some(({ rows }) => rows.some((row) => row.parameter?.type === type && named.has(row.id))),
    );
    assert.deepEqual(untested, []);
  });
});

describe('the call window was off by default, a manual dial was not checked, a zone was guessed (voice bots, diallers)', () => {
  test('every action is checked: nothing in a question switches a window off', () => {
    for (const automated of [true, false]) {
      assert.deepEqual(rulesOf(ask({ at: '2026-03-02T23:00:00+08:00', action: { automated } })), ['cn.contact.quiet']);
    }
    const bypass = readContactQuestion({
      jurisdiction: ['cn'],
      action: { channel: 'call', purpose: 'collection', accountIds: [], bypass: true },
    });
    assert.equal(bypass.ok, false);
  });

  test('a zone is kept with the person and never guessed from a number', () => {
    assert.deepEqual(rulesOf(ask({ person: { zones: [] } })), ['engine.zoneUnknown']);
  });
});
