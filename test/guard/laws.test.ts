import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileGuard, decisionToJson, grantPermit, mayContact } from '../../src/core/guard/index.ts';
import type { Decision, Guard } from '../../src/core/guard/index.ts';
import type { RulePack, RuleRow } from '../../src/core/law/index.ts';
import { isoFromInstant } from '../../src/core/time/index.ts';
import type { InstantMs } from '../../src/core/time/index.ts';
import { loadGuard, loadPack, loadRuleBook, RULES_FOLDER } from '../../src/shell/rules/index.ts';
import { attempts, holds, iso, rawQuestions, readRaw } from './arbitrary-question.ts';
import type { RawQuestion } from './arbitrary-question.ts';

const MINUTE_MS = 60_000;
const SCAN_DAYS = 9;

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const guard = must(loadGuard());
const book = must(loadRuleBook());

const decide = (raw: RawQuestion, by: Guard = guard): Decision => {
  const { facts, action, at } = readRaw(raw);
  return mayContact(by, facts, action, at);
};

/** More runs in the full tier, or as many as asked for; the seed of a failure is printed by fast-check. */
const times = process.env['DUNWELL_TIER'] === 'full' ? 10 : 1;
const runs = (quick: number): { numRuns: number } => ({ numRuns: Number(process.env['GUARD_RUNS'] ?? quick * times) });

const binding = (decision: Decision) => ({
  permitId: 'permit',
  templateId: 'template',
  templateVersion: '1',
  textHash: 'hash',
  issuedAt: decision.parts.checkedAt,
  seconds: 30,
});

test('a hold trumps every permit', () => {
  const withHold = rawQuestions.chain((raw) => holds(Date.parse(raw.at)).map((hold) => ({ raw, hold })));
  fc.assert(
    fc.property(withHold, ({ raw, hold }) => {
      const standing = {
        ...hold,
        name: (hold as { name: string }).name,
        scope: 'person',
        since: '2020-01-01T00:00:00Z',
        until: undefined,
        on: undefined,
        form: 'written',
      };
      const { until: _until, on: _on, ...open } = standing;
      const collection = {
        ...raw,
        action: { ...raw.action, purpose: 'legal_warning' },
        person: { ...raw.person, holds: [...raw.person.holds, open] },
      };
      const decision = decide(collection);
      assert.equal(decision.allowed, false);
      assert.equal(grantPermit(decision, binding(decision), 'signature').ok, false);
    }),
    runs(400),
  );
});

test('adding an attempt never makes a refused contact with the debtor allowed', () => {
  const withAttempt = rawQuestions.chain((raw) => attempts(Date.parse(raw.at)).map((attempt) => ({ raw, attempt })));
  fc.assert(
    fc.property(withAttempt, ({ raw, attempt }) => {
      const before = decide(raw);
      const after = decide({ ...raw, attempts: [...raw.attempts, attempt] });
      if (!before.allowed) assert.equal(after.allowed, false);
    }),
    runs(600),
  );
});

test('the next permitted time is the first allowed minute, as a scan finds it', () => {
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      const { facts, action, at } = readRaw(raw);
      const decision = mayContact(guard, facts, action, at);
      const known = { ...facts, knownAt: at };
      const matter = guard.matter(known, decision.parts.action);
      const limit = at + SCAN_DAYS * 1440 * MINUTE_MS;
      let scanned: number | null = null;
      for (let now = at as number; now <= limit && scanned === null; now += MINUTE_MS) {
        if (!guard.judge(matter, now as InstantMs, at).findings.refused) scanned = now;
      }
      const { nextAllowedAt, nextAllowedKind } = decision.parts;
      const found = nextAllowedAt !== null && nextAllowedAt <= limit ? nextAllowedAt : null;
      assert.equal(found === null ? null : iso(found), scanned === null ? null : iso(scanned));
      assert.equal(nextAllowedKind === 'at', nextAllowedAt !== null);
    }),
    runs(80),
  );
});

test('a reason is blocked until the first minute at which its rule no longer refuses', () => {
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      const { facts, action, at } = readRaw(raw);
      const decision = mayContact(guard, facts, action, at);
      const matter = guard.matter(facts, decision.parts.action);
      const refuses = (rule: string, now: number): boolean =>
        guard
          .judge(matter, now as InstantMs, at)
          .findings.spoke.some((finding) => finding.verdict === 'refuses' && finding.rule.id === rule);
      for (const id of new Set(decision.reasons.map(({ rule }) => rule.id))) {
        const ends = decision.reasons
          .filter(({ rule }) => rule.id === id)
          .map(({ blockedUntil }) => blockedUntil ?? Infinity);
        const until = Math.ceil(Math.max(...ends) / MINUTE_MS) * MINUTE_MS;
        const limit = Math.min(until, at + 3 * 1440 * MINUTE_MS);
        for (let now = at as number; now < limit; now += 7 * MINUTE_MS)
          assert.ok(refuses(id, now), `${id} at ${iso(now)}`);
        if (until < Infinity && ends.length === 1)
          assert.ok(!refuses(id, until), `${id} still refuses at ${iso(until)}`);
      }
    }),
    runs(250),
  );
});

test('an allowed contact stays allowed until the moment it must be asked for again', () => {
  fc.assert(
    fc.property(rawQuestions, fc.double({ min: 0, max: 0.999, noNaN: true }), (raw, part) => {
      const { facts, action, at } = readRaw(raw);
      const decision = mayContact(guard, facts, action, at);
      const { allowedUntil } = decision.parts;
      if (!decision.allowed || allowedUntil === null) return;
      assert.ok(allowedUntil > at);
      const later = Math.floor(at + (allowedUntil - at) * part) as InstantMs;
      assert.ok(
        mayContact(guard, { ...facts, knownAt: at }, action, later).allowed,
        isoFromInstant(later, decision.parts.zone),
      );
    }),
    runs(600),
  );
});

test('the strictest of several packs wins: all together allow exactly what each allows', () => {
  const several = rawQuestions.chain((raw) =>
    fc
      .uniqueArray(fc.constantFrom('cn', 'us', 'uk', 'eu'), { minLength: 2, maxLength: 4 })
      .map((jurisdiction) => ({ ...raw, jurisdiction })),
  );
  fc.assert(
    fc.property(several, (raw) => {
      const together = decide(raw).allowed;
      const each = raw.jurisdiction.map((id) => decide({ ...raw, jurisdiction: [id] }).allowed);
      assert.equal(together, !each.includes(false));
    }),
    runs(600),
  );
});

test('the strictest of several zones wins: what both allow together each allows alone', () => {
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      if (raw.person.zones.length < 2 || !decide(raw).allowed) return;
      for (const zone of raw.person.zones) {
        const { since: _since, until: _until, ...alone } = zone as Record<string, unknown>;
        const moving = 'since' in zone || 'until' in zone;
        if (!moving) assert.ok(decide({ ...raw, person: { ...raw.person, zones: [alone] } }).allowed);
      }
    }),
    runs(600),
  );
});

test('same facts, same answer, whatever their order', () => {
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      const text = (decision: Decision): string => JSON.stringify(decisionToJson(decision, null));
      assert.equal(text(decide(raw)), text(decide(structuredClone(raw))));
      const turned = {
        ...raw,
        attempts: raw.attempts.toReversed(),
        person: { ...raw.person, consents: raw.person.consents.toReversed() },
      };
      assert.equal(decide(turned).allowed, decide(raw).allowed);
      assert.equal(decide(turned).parts.nextAllowedAt, decide(raw).parts.nextAllowedAt);
    }),
    runs(400),
  );
});

test('every alternative carries an instant at which guard itself allows it', () => {
  const channelOf: Readonly<Record<string, string>> = {
    schedule_call: 'call',
    schedule_sms: 'sms',
    schedule_push: 'push',
    schedule_in_app_message: 'in_app',
    schedule_email: 'email',
    schedule_letter: 'letter',
    schedule_voicemail: 'voicemail',
  };
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      const { facts, action, at } = readRaw(raw);
      for (const other of mayContact(guard, facts, action, at).parts.instead) {
        const wished = { ...action, channel: channelOf[other.action] as 'call', contactPointId: other.contactPointId };
        assert.ok(mayContact(guard, { ...facts, knownAt: at }, wished, other.at).allowed, other.action);
      }
    }),
    runs(400),
  );
});

const house = must(loadPack(`${RULES_FOLDER}/house-example`));

/** A house policy whose caps and hours are drawn, each at least as tight as the pack's. */
const tighter = fc
  .record({
    opensAt: fc.integer({ min: 480, max: 780 }),
    closesAt: fc.integer({ min: 900, max: 1320 }),
    perDay: fc.integer({ min: 0, max: 3 }),
    perWeek: fc.integer({ min: 0, max: 10 }),
    days: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ opensAt, closesAt, perDay, perWeek, days }): RulePack => ({
    ...house,
    rows: house.rows.map((row): RuleRow => {
      const { parameter } = row;
      if (parameter?.type === 'contactWindow') return { ...row, parameter: { ...parameter, opensAt, closesAt } };
      if (parameter?.type === 'threshold') return { ...row, parameter: { ...parameter, daysPastDueMin: days } };
      if (parameter?.type !== 'contactCap') return row;
      const max = row.id === 'house.call.perDay' ? perDay : perWeek;
      return { ...row, parameter: { ...parameter, limits: parameter.limits.map((limit) => ({ ...limit, max })) } };
    }),
  }));

test('tightening never allows more', () => {
  fc.assert(
    fc.property(rawQuestions, tighter, (raw, policy) => {
      const strict = must(compileGuard({ ...book, house: policy, zoneData: 'test' }));
      const loose = decide(raw);
      const tight = decide(raw, strict);
      if (tight.allowed) assert.ok(loose.allowed);
      const [one, other] = [loose.parts.nextAllowedAt, tight.parts.nextAllowedAt];
      if (one !== null && other !== null) assert.ok(other >= one);
      if (one === null) assert.equal(other, null);
    }),
    runs(150),
  );
});

test('no permit for a refused contact, and one for every allowed contact', () => {
  fc.assert(
    fc.property(rawQuestions, (raw) => {
      const decision = decide(raw);
      const permit = grantPermit(decision, binding(decision), 'signature');
      assert.equal(permit.ok, decision.allowed);
      if (permit.ok) {
        const { expiresAt, issuedAt } = permit.value.terms;
        assert.ok(expiresAt > issuedAt && expiresAt - issuedAt <= 30_000);
      }
    }),
    runs(600),
  );
});
