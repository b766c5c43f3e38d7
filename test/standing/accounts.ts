/** Stories turned into accounts with what their terms say about lateness and standing, for the tests of this folder. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { positionOn, readStory } from '../../src/core/account/index.ts';
import type { AccountEvent, Position, Story } from '../../src/core/account/index.ts';
import { noDelinquencyFacts, readDelinquencyFacts, readDelinquencySettings } from '../../src/core/delinquency/index.ts';
import type { DelinquencyFacts } from '../../src/core/delinquency/index.ts';
import { noStandingFacts, readStandingFacts, readStandingSettings } from '../../src/core/standing/index.ts';
import type { StandingAccount } from '../../src/core/standing/index.ts';
import type { Result } from '../../src/core/result/index.ts';
import { dayFromIso, instantOf } from '../../src/core/time/index.ts';
import type { Day } from '../../src/core/time/index.ts';
import { readDocument } from '../../src/shell/documents/index.ts';
import { loadTerms } from '../../src/shell/stories/index.ts';
import { randomStory } from '../model/random-story.ts';
import type { RandomOptions } from '../model/random-story.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** How many random stories a property is tried on: fewer in the quick tier. */
export const seedsOf = (quick: number): readonly number[] =>
  Array.from({ length: process.env['DUNWELL_TIER'] === 'full' ? quick * 20 : quick }, (_, seed) => seed);

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.message} ${result.fault.at ?? ''}`);
  return result.value;
}

export const day = (text: string): Day => must(dayFromIso(text));

const termsFields = (name: string): Readonly<Record<string, unknown>> =>
  must(readDocument(join(root, `terms/${name}.yaml`))).value as Readonly<Record<string, unknown>>;

const namedTerms = ['cn-monthly', 'card-with-fees', 'plain-monthly'].map((name) => {
  const loaded = loadTerms(join(root, `terms/${name}.yaml`));
  if (!loaded.ok) throw new Error(loaded.fault.message);
  return [name, loaded.value.terms] as const;
});

/** An account of named terms, or of terms written out in the story; standing as the named terms say. */
export function accountOf(value: unknown, standingTerms = 'cn-monthly'): StandingAccount {
  const story = must(readStory(value, new Map(namedTerms)));
  const own = value as Readonly<Record<string, unknown>>;
  const terms = termsFields(standingTerms);
  return {
    story,
    delinquency: {
      settings: must(readDelinquencySettings(terms['delinquency'], '/delinquency')),
      facts:
        own['delinquency'] === undefined
          ? noDelinquencyFacts
          : must(readDelinquencyFacts(own['delinquency'], '/delinquency', story.zone)),
    },
    standing: {
      settings: must(readStandingSettings(terms['standing'], '/standing')),
      facts:
        own['standing'] === undefined
          ? noStandingFacts
          : must(readStandingFacts(own['standing'], '/standing', story.terms.currency)),
    },
  };
}

interface Sketch {
  readonly id?: string;
  readonly terms?: string;
  readonly openedOn?: string;
  readonly billDay?: number;
  readonly dueDay?: number;
  readonly delinquency?: unknown;
  readonly standing?: unknown;
  readonly events: readonly object[];
}

/** An account told in a few lines: `cn-monthly`, bills on the 1st, due on the 10th. */
export const sketch = ({
  id = 'acct_a',
  terms = 'cn-monthly',
  openedOn = '2026-06-02',
  ...rest
}: Sketch): StandingAccount =>
  accountOf(
    {
      story: 'dunwell/1',
      currency: 'CNY',
      zone: 'Asia/Shanghai',
      terms,
      account: { id, openedOn, billDay: rest.billDay ?? 1, dueDay: rest.dueDay ?? 10 },
      events: rest.events,
      ...(rest.delinquency === undefined ? {} : { delinquency: rest.delinquency }),
      ...(rest.standing === undefined ? {} : { standing: rest.standing }),
    },
    terms,
  );

export const buys = (id: string, on: string, amount: string): object => ({ id, type: 'purchase', on, amount });
export const pays = (id: string, on: string, amount: string, knownAt?: string): object => ({
  id,
  type: 'payment',
  on,
  amount,
  ...(knownAt === undefined ? {} : { knownAt }),
});

/** A random story of the second model, as the engine reads it, with its first and last date. */
export function randomAccount(seed: number, options: RandomOptions = {}) {
  const { story, from, to } = randomStory(seed, options);
  return {
    account: accountOf(story, seed % 2 === 0 ? 'cn-monthly' : 'card-with-fees'),
    value: story,
    from: day(from),
    to: day(to),
  };
}

/** Payments that really happen, known on their dates. */
export function withPayments(
  account: StandingAccount,
  payments: readonly { readonly on: Day; readonly amountMinor: bigint }[],
): StandingAccount {
  const { story } = account;
  const events = payments.map(({ on, amountMinor }, index): AccountEvent => {
    const knownAt = instantOf(on, 12 * 60, story.zone);
    return { id: `walked-${index}`, type: 'payment', on, amountMinor, via: '', knownAt, knownOn: on };
  });
  return { ...account, story: { ...story, events: [...story.events, ...events] } };
}

export const withFacts = (account: StandingAccount, facts: Partial<DelinquencyFacts>): StandingAccount => ({
  ...account,
  delinquency: { ...account.delinquency, facts: { ...account.delinquency.facts, ...facts } },
});

export const positionAt = (story: Story, on: Day): Position => must(positionOn(story, on));
export const daysBetween = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => (from + index) as Day);
