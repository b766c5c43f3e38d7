import fc from 'fast-check';
import { readContactQuestion } from '../../src/core/guard/index.ts';
import type { ContactQuestion } from '../../src/core/guard/index.ts';
import { instantFromIso, isoFromInstant, zoneFrom } from '../../src/core/time/index.ts';
import type { InstantMs, Zone } from '../../src/core/time/index.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const utc = (zoneFrom('UTC') as { value: Zone }).value;

export const iso = (at: number): string => isoFromInstant((Math.floor(at / 1000) * 1000) as InstantMs, utc);

/** The instant around which everything happens: any minute of some years, with the edges of daylight saving among them. */
export const instants: fc.Arbitrary<InstantMs> = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: Date.UTC(2024, 5, 1), max: Date.UTC(2028, 6, 1) }) },
    ...[
      '2026-03-08T09:30:00Z',
      '2026-11-01T08:30:00Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2028-02-29T12:00:00Z',
      '2026-01-29T16:00:00Z',
      '2027-01-31T05:00:00Z',
    ].map((text) => {
      const at = instantFromIso(text);
      if (!at.ok) throw new Error(text);
      return { weight: 1, arbitrary: fc.integer({ min: at.value - DAY_MS, max: at.value + DAY_MS }) };
    }),
  )
  .map((at) => (Math.floor(at / MINUTE_MS) * MINUTE_MS) as InstantMs);

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/London',
  'Europe/Paris',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
);

const channels = ['call', 'voicemail', 'sms', 'push', 'in_app', 'email', 'letter'] as const;
const pointOf: Readonly<Record<string, string>> = {
  call: 'mobile',
  voicemail: 'mobile',
  sms: 'mobile',
  push: 'app',
  in_app: 'app',
  email: 'mail',
  letter: 'home',
};

const purposes = fc.oneof(
  { weight: 5, arbitrary: fc.constant('collection') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'pre_due_notice',
      'plan_offer',
      'legal_warning',
      'mandated_notice',
      'service_reply',
      'promise_reminder',
      'plan_reminder',
      'cure_notice',
      'security',
    ),
  },
);

const callOutcomes = [
  'reserved',
  'unknown',
  'failed_technically',
  'not_connected',
  'conversation',
  'other_person',
  'voicemail',
  'rejected',
  'busy',
  'no_answer',
] as const;
const otherOutcomes = ['accepted', 'delivered', 'undelivered', 'replied', 'failed_technically', 'unknown'] as const;

/** An attempt within ten days before and one after an instant. */
export const attempts = (around: number): fc.Arbitrary<object> =>
  fc
    .record({
      minutesBefore: fc.integer({ min: -1440, max: 10 * 1440 }),
      channel: fc.constantFrom(...channels),
      call: fc.constantFrom(...callOutcomes),
      other: fc.constantFrom(...otherOutcomes),
      inbound: fc.boolean(),
      purpose: purposes,
      account: fc.constantFrom('one', 'two'),
      id: fc.uuid(),
    })
    .map(({ minutesBefore, channel, call, other, inbound, purpose, account, id }) => ({
      attemptId: id,
      at: iso(around - minutesBefore * MINUTE_MS),
      direction: inbound && call === 'conversation' ? 'inbound' : 'outbound',
      channel,
      contactPointId: pointOf[channel],
      accountIds: [account],
      purpose,
      outcome: channel === 'call' || channel === 'voicemail' ? call : other,
    }));

const day = (at: number): string => iso(at).slice(0, 10);

/** A hold, most of them with an end that comes by itself. */
export const holds = (around: number): fc.Arbitrary<object> =>
  fc
    .record({
      name: fc.constantFrom(
        'bankruptcy',
        'military',
        'identityTheft',
        'vulnerability',
        'hardship',
        'breathingSpace',
        'mentalHealthCrisis',
        'moratorium',
        'cease',
        'attorney',
        'plan',
        'planDevelopment',
        'promise',
        'dispute',
        'complaint',
        'timeBarred',
        'stopAll',
      ),
      scope: fc.constantFrom('person', 'account'),
      sinceMinutes: fc.integer({ min: -2 * 1440, max: 60 * 1440 }),
      lastsMinutes: fc.option(fc.integer({ min: 0, max: 70 * 1440 }), { freq: 4 }),
      onDays: fc.option(fc.integer({ min: -5, max: 70 }), { freq: 2 }),
      graceDays: fc.integer({ min: 0, max: 3 }),
      form: fc.constantFrom('written', 'electronic', 'oral'),
      id: fc.uuid(),
    })
    .map(({ name, scope, sinceMinutes, lastsMinutes, onDays, graceDays, form, id }) => ({
      holdId: id,
      name,
      scope,
      ...(scope === 'account' ? { accountId: 'one' } : {}),
      since: iso(around - sinceMinutes * MINUTE_MS),
      ...(lastsMinutes === null ? {} : { until: iso(around - sinceMinutes * MINUTE_MS + lastsMinutes * MINUTE_MS) }),
      ...(onDays === null ? {} : { on: day(around - onDays * DAY_MS) }),
      owner: 'care team',
      reason: 'drawn',
      graceDays,
      form,
      ...(form === 'oral' ? { medium: 'call' } : {}),
    }));

const consents = (around: number): fc.Arbitrary<object> =>
  fc
    .record({
      kind: fc.constantFrom('consent', 'opt_out', 'revocation', 'night_agreement', 'direct_consent'),
      minutesBefore: fc.integer({ min: -1440, max: 12 * 1440 }),
      lasts: fc.option(fc.integer({ min: 1, max: 9 * 1440 })),
      point: fc.option(fc.constantFrom('mobile', 'app', 'mail', 'home')),
      channel: fc.constantFrom(...channels),
      purpose: fc.option(purposes),
      from: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 8 }),
      id: fc.uuid(),
    })
    .map(({ kind, minutesBefore, lasts, point, channel, purpose, from, hours, id }) => ({
      entryId: id,
      kind,
      at: iso(around - minutesBefore * MINUTE_MS),
      ...(lasts === null ? {} : { until: iso(around - minutesBefore * MINUTE_MS + lasts * MINUTE_MS) }),
      ...(point === null ? {} : { contactPointId: point }),
      channels: [channel],
      ...(purpose === null ? {} : { purposes: [purpose] }),
      basis: 'person_consented',
      proof: 'drawn',
      ...(kind === 'night_agreement'
        ? {
            fromClock: `${String(from).padStart(2, '0')}:00`,
            toClock: `${String((from + hours) % 24).padStart(2, '0')}:30`,
          }
        : {}),
    }));

const inconveniences = (around: number): fc.Arbitrary<object> =>
  fc
    .record({
      from: fc.integer({ min: 0, max: 23 }),
      hours: fc.integer({ min: 1, max: 20 }),
      weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
      lasts: fc.option(fc.integer({ min: 1, max: 5 * 1440 })),
    })
    .map(({ from, hours, weekdays, lasts }) => ({
      since: iso(around - 5 * DAY_MS),
      ...(lasts === null ? {} : { until: iso(around + lasts * MINUTE_MS) }),
      fromClock: `${String(from).padStart(2, '0')}:00`,
      toClock: `${String((from + hours) % 24).padStart(2, '0')}:15`,
      ...(weekdays === null ? {} : { weekdays }),
      proof: 'drawn',
    }));

const claims = (around: number): fc.Arbitrary<readonly object[]> =>
  fc.oneof(
    { weight: 4, arbitrary: zones.map((zone) => [{ zone, from: 'address' }]) },
    {
      weight: 2,
      arbitrary: fc.tuple(zones, zones).map(([one, other]) => [
        { zone: one, from: 'address' },
        { zone: other, from: 'phone_area' },
      ]),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(zones, zones, fc.integer({ min: -2 * 1440, max: 4 * 1440 })).map(([one, other, minutes]) => [
        { zone: one, from: 'address', until: iso(around + minutes * MINUTE_MS) },
        { zone: other, from: 'told_us', since: iso(around + minutes * MINUTE_MS) },
      ]),
    },
  );

const few = <T>(of: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 3, arbitrary: fc.array(of, { maxLength }) });

const jurisdictions = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(['cn'], ['us'], ['uk'], ['eu']) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom('cn', 'us', 'uk', 'eu'), { minLength: 2, maxLength: 3 }) },
);

const points = [
  { contactPointId: 'mobile', kind: 'phone', rank: 1, verifiedAt: '2020-01-01T00:00:00Z' },
  { contactPointId: 'mail', kind: 'email', rank: 2, verifiedAt: '2020-01-01T00:00:00Z' },
  { contactPointId: 'app', kind: 'app', rank: 3, verifiedAt: '2020-01-01T00:00:00Z' },
  { contactPointId: 'home', kind: 'address', rank: 4, verifiedAt: '2020-01-01T00:00:00Z' },
];

const firstConsents = points.map(({ contactPointId }) => ({
  entryId: `first-${contactPointId}`,
  kind: 'consent',
  at: '2020-01-01T00:00:00Z',
  contactPointId,
  basis: 'agreement',
  proof: 'credit agreement',
}));

/** A question as raw JSON: any mixture of zones, holds, consents and attempts about one debtor with two accounts. */
export const rawQuestions: fc.Arbitrary<RawQuestion> = instants.chain((at) =>
  fc
    .record({
      jurisdiction: jurisdictions,
      channel: fc.constantFrom(...channels),
      purpose: purposes,
      automated: fc.boolean(),
      accountIds: fc.constantFrom(['one'], ['two'], ['one', 'two']),
      claims: claims(at),
      nation: fc.option(fc.constantFrom('england', 'scotland', 'northern_ireland')),
      holds: few(holds(at), 2),
      consents: few(consents(at), 3),
      inconvenient: few(inconveniences(at), 1),
      attempts: few(attempts(at), 12),
    })
    .map((drawn) => ({
      at: iso(at),
      jurisdiction: drawn.jurisdiction,
      action: {
        channel: drawn.channel,
        contactPointId: pointOf[drawn.channel] as string,
        purpose: drawn.purpose,
        automated: drawn.automated,
        accountIds: drawn.accountIds,
      },
      person: {
        personId: 'debtor',
        status: 'alive',
        ...(drawn.nation === null ? {} : { ukNation: drawn.nation }),
        zones: drawn.claims,
        contactPoints: points,
        consents: [...firstConsents, ...drawn.consents],
        holds: drawn.holds,
        inconvenient: drawn.inconvenient,
      },
      accounts: ['one', 'two'].map((accountId) => ({
        accountId,
        position: { asOf: iso(at), daysPastDue: 30, pastDueMinor: 100_000, owedMinor: 200_000 },
      })),
      attempts: drawn.attempts,
    })),
);

/** A question before it is read. */
export interface RawQuestion {
  readonly at: string;
  readonly jurisdiction: readonly string[];
  readonly action: { readonly channel: string; readonly purpose: string } & Readonly<Record<string, unknown>>;
  readonly person: {
    readonly zones: readonly object[];
    readonly consents: readonly object[];
    readonly holds: readonly object[];
  } & Readonly<Record<string, unknown>>;
  readonly accounts: readonly object[];
  readonly attempts: readonly object[];
}

/** Reads a raw question; one that cannot be read is a mistake of the test. */
export function readRaw(raw: RawQuestion): ContactQuestion & { readonly at: InstantMs } {
  const read = readContactQuestion(raw);
  if (!read.ok || read.value.at === null) throw new Error(JSON.stringify(read));
  return { ...read.value, at: read.value.at };
}
