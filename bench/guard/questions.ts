import { readContactQuestion } from '../../src/core/guard/index.ts';
import type { ContactAction, ContactFacts } from '../../src/core/guard/index.ts';
import { isoFromInstant } from '../../src/core/time/index.ts';
import type { InstantMs, Zone } from '../../src/core/time/index.ts';
import { diceOf } from './dice.ts';

/** A question in our shape. */
export interface BenchQuestion {
  readonly facts: ContactFacts;
  readonly action: ContactAction;
  readonly at: InstantMs;
}

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
] as const;

const iso = (at: number): string => isoFromInstant(at as InstantMs, 'UTC' as Zone);

const holdNames = ['cease', 'attorney', 'bankruptcy', 'promise'] as const;

/** One question in eight carries one of the four stops; about half of all are allowed. */
function holdsOf(roll: (limit: number) => number, at: number): readonly object[] {
  const drawn = roll(32);
  const name = drawn < holdNames.length ? holdNames[drawn] : undefined;
  if (name === undefined) return [];
  const on = iso(at + (roll(10) - 3) * 86_400_000).slice(0, 10);
  return [
    {
      holdId: 'hold',
      name,
      scope: 'person',
      since: iso(at - 20 * 86_400_000),
      owner: 'care team',
      reason: 'bench',
      form: 'written',
      ...(name === 'promise' ? { on } : {}),
    },
  ];
}

/** A call of a US debtor: calls of the last ten days, a consent most of the time, any minute of the day. */
export function questionOf(seed: number, jurisdiction: string): BenchQuestion {
  const roll = diceOf(seed);
  const at = Date.UTC(2026, 0, 1) + roll(365 * 1440) * 60_000;
  const callCount = roll(12) < 8 ? roll(5) : roll(12);
  const read = readContactQuestion({
    at: iso(at),
    jurisdiction: [jurisdiction],
    action: { channel: 'call', contactPointId: 'mobile', purpose: 'collection', accountIds: ['account'] },
    person: {
      personId: 'person',
      status: 'alive',
      zones: [{ zone: jurisdiction === 'cn' ? 'Asia/Shanghai' : zones[roll(zones.length)], from: 'address' }],
      contactPoints: [{ contactPointId: 'mobile', kind: 'phone', verifiedAt: '2024-01-01T00:00:00Z', rank: 1 }],
      consents:
        roll(20) === 0
          ? []
          : [
              {
                entryId: 'entry',
                kind: 'consent',
                at: '2024-01-01T00:00:00Z',
                contactPointId: 'mobile',
                basis: 'agreement',
                proof: 'agreement',
              },
            ],
      holds: holdsOf(roll, at),
    },
    accounts: [
      {
        accountId: 'account',
        position: {
          asOf: iso(at),
          daysPastDue: 1 + roll(60),
          pastDueMinor: roll(20) === 0 ? 1 + roll(1000) : 1000 + roll(300_000),
          owedMinor: 400_000,
        },
      },
    ],
    attempts: Array.from({ length: callCount }, (_, index) => ({
      attemptId: `call-${index}`,
      at: iso(at - roll(10 * 1440) * 60_000),
      channel: 'call',
      contactPointId: 'mobile',
      accountIds: ['account'],
      outcome: 'no_answer',
    })),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return { facts: read.value.facts, action: read.value.action, at: at as InstantMs };
}
