import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { randomStory } from '../../../test/model/random-story.ts';
import { balancesOf, negativeOf } from '../ledger/index.ts';
import type { BookName, Transfer } from '../ledger/index.ts';
import { addDays, dayFromIso } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { explainOn, historyOf, journalOf, positionOn, readStory, transfersOn } from './index.ts';
import type { AccountEvent, Derivation, Position, Story } from './index.ts';

const full = process.env['DUNWELL_TIER'] === 'full';
const runs = { numRuns: full ? 600 : 60, seed: 20_261_123 };
const seeds = fc.integer({ min: 0, max: 1_000_000 });

interface Sample {
  readonly story: Story;
  readonly from: Day;
  readonly to: Day;
}

function sampleOf(seed: number, agreements: boolean): Sample {
  const options = agreements ? { agreements: true, opening: true, otherTerms: true } : {};
  const random = randomStory(seed, options);
  const story = readStory(random.story, new Map());
  const from = dayFromIso(random.from);
  const to = dayFromIso(random.to);
  assert.ok(story.ok && from.ok && to.ok);
  const opening = story.value.events.find((event) => event.type === 'opening');
  return { story: story.value, from: opening?.on ?? from.value, to: to.value };
}

function positionAt(story: Story, on: Day): Position {
  const position = positionOn(story, on);
  assert.ok(position.ok);
  return position.value;
}

const withEvent = (story: Story, event: AccountEvent): Story => ({ ...story, events: [...story.events, event] });

/** A payment that comes last in its day by id. */
const payment = (on: Day, amountMinor: bigint): AccountEvent => ({
  id: 'zzz',
  type: 'payment',
  on,
  knownAt: 0 as AccountEvent['knownAt'],
  knownOn: on,
  amountMinor,
  via: '',
});

/** A day after the first, so that a payment of that day is never before the opening. */
const dayIn = ({ from, to }: Sample, share: number): Day => addDays(from, 1 + Math.floor((to - from - 1) * share));

/** A property over random stories with agreements, openings and every setting of the terms. */
function overStories(law: (sample: Sample, on: Day) => void, agreements = true): void {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, share) => {
      const sample = sampleOf(seed, agreements);
      law(sample, dayIn(sample, share));
    }),
    runs,
  );
}

const zeroSum = (transfers: readonly Transfer[]): bigint =>
  [...balancesOf(transfers).values()].reduce((sum, balance) => sum + balance, 0n);

describe('what always holds of an account', () => {
  test('books balance after every event', () => {
    overStories(({ story }, on) => {
      const journal = journalOf(story, on);
      assert.ok(journal.ok);
      for (const transfer of journal.value) assert.ok(transfer.amountMinor > 0n && transfer.debit !== transfer.credit);
      assert.equal(zeroSum(journal.value), 0n);
    });
  });

  test('the receivable books hold what the position says, component by component', () => {
    overStories(({ story }, on) => {
      const position = positionAt(story, on);
      const transfers = transfersOn(story, on);
      assert.ok(transfers.ok);
      const balances = balancesOf(transfers.value);
      const of = (name: BookName): bigint => balances.get(name) ?? 0n;
      assert.deepEqual(
        [
          of('principal'),
          of('interest'),
          of('penalty'),
          of('fee'),
          of('accrued'),
          of('unbilled'),
          of('instalment'),
          -of('credit'),
        ],
        [
          position.principalMinor,
          position.interestMinor,
          position.penaltyMinor,
          position.feeMinor,
          position.accruedMinor,
          position.unbilledMinor,
          position.instalmentMinor,
          position.creditMinor,
        ],
      );
    });
  });

  test('a journal written as things became known holds the same balances as one written afterwards', () => {
    overStories(({ story }, on) => {
      const known = {
        ...story,
        events: story.events.filter((event) => event.type === 'opening' || event.knownOn <= on),
      };
      const written = journalOf(story, on);
      const afterwards = transfersOn(known, on);
      assert.ok(written.ok && afterwards.ok);
      const posted = afterwards.value.filter((transfer) => transfer.cause !== 'accrual');
      const sorted = (transfers: readonly Transfer[]): readonly unknown[] =>
        [...balancesOf(transfers)]
          .filter(([, balance]) => balance !== 0n)
          .map(([book, balance]) => `${book} ${balance}`)
          .toSorted();
      assert.deepEqual(sorted(written.value), sorted(posted));
    });
  });

  test('any arrival order of the same facts gives the same end', () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.nat()), (seed, chance) => {
        const { story, from, to } = sampleOf(seed, true);
        const shuffled = story.events
          .map((event) => ({ event, key: chance.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ event }) => event);
        assert.deepEqual(historyOf({ ...story, events: shuffled }, to, to), historyOf(story, to, to));
        assert.ok(from <= to);
      }),
      runs,
    );
  });

  test('replay equals increments: a long way in one step and day by day come to the same position', () => {
    overStories(({ story, from }, on) => {
      const daily = historyOf(story, from, on);
      assert.ok(daily.ok);
      assert.deepEqual(daily.value.days.at(-1), positionAt(story, on));
    });
  });

  test('quotes change nothing', () => {
    overStories(({ story }, on) => {
      const before = JSON.stringify(story, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      const first = positionAt(story, on);
      positionAt(story, addDays(on, 40));
      explainOn(story, on, 'owed');
      assert.deepEqual(positionAt(story, on), first);
      assert.equal(
        JSON.stringify(story, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        before,
      );
    });
  });

  test('a payoff paid the same day leaves zero everywhere', () => {
    overStories(({ story }, on) => {
      const { payoffMinor } = positionAt(story, on);
      // A settlement in force could complete by this payment; what it writes down is then zero too.
      if (payoffMinor === 0n) return;
      const after = positionAt(withEvent(story, payment(on, payoffMinor)), on);
      assert.deepEqual([after.owedMinor, after.creditMinor, after.payoffMinor, after.daysPastDue], [0n, 0n, 0n, 0]);
    }, false);
  });

  test('the amount to cure cures, one fen less does not', () => {
    overStories(({ story }, on) => {
      const { toCureMinor } = positionAt(story, on);
      if (toCureMinor === 0n || story.events.some((event) => event.type === 'settlement')) return;
      assert.equal(positionAt(withEvent(story, payment(on, toCureMinor)), on).daysPastDue, 0);
      if (toCureMinor > 1n) assert.ok(positionAt(withEvent(story, payment(on, toCureMinor - 1n)), on).daysPastDue > 0);
    });
  });

  test('parts of a payment sum to it', () => {
    overStories(({ story }, on) => {
      const transfers = transfersOn(story, on);
      assert.ok(transfers.ok);
      const countOf = Map.groupBy(story.events, (event) => event.id);
      for (const event of story.events) {
        // Under an id that was used twice another body may be the one that stands.
        if (countOf.get(event.id)?.length !== 1) continue;
        const parts: readonly Transfer[] = transfers.value.filter(
          (transfer) => transfer.cause === event.id && transfer.debit === 'cash',
        );
        if (parts.length === 0) continue;
        assert.ok('amountMinor' in event);
        assert.equal(
          parts.reduce((sum, part) => sum + part.amountMinor, 0n),
          event.amountMinor,
        );
      }
    });
  });

  test('nothing is ever below zero', () => {
    overStories(({ story, from }, on) => {
      const history = historyOf(story, from, on);
      assert.ok(history.ok);
      for (const day of history.value.days) {
        for (const [field, value] of Object.entries(day))
          if (typeof value === 'bigint') assert.ok(value >= 0n, `${field} on ${day.on}`);
        for (const bill of day.bills)
          for (const value of Object.values(bill)) if (typeof value === 'bigint') assert.ok(value >= 0n);
      }
    });
  });

  test('a reversal posts the exact negative of the transfers of its payment', () => {
    overStories(({ story }, on) => {
      // What is known by the day of the payment alone, so that nothing else changes the past meanwhile.
      const known = { ...story, events: story.events.filter((event) => event.on <= on && event.knownOn <= on) };
      const reversedOn = addDays(on, 9);
      const reversal: AccountEvent = {
        id: 'zzzz',
        type: 'paymentReversed',
        of: 'zzz',
        on: reversedOn,
        knownOn: reversedOn,
        knownAt: 4e15 as AccountEvent['knownAt'],
        reason: '',
      };
      const journal = journalOf(withEvent(withEvent(known, payment(on, 12_345n)), reversal), reversedOn);
      assert.ok(journal.ok);
      const own = journal.value.filter(
        (transfer) => transfer.cause === 'zzz' && (transfer.debit === 'cash' || transfer.credit === 'cash'),
      );
      const forward = own.filter((transfer) => transfer.postedOn === on);
      const back = own.filter((transfer) => transfer.postedOn === reversedOn);
      const key = (transfer: Transfer): string =>
        `${transfer.debit} ${transfer.credit} ${transfer.bill} ${transfer.amountMinor}`;
      assert.ok(forward.length > 0);
      assert.equal(own.length, forward.length + back.length);
      assert.deepEqual(
        back.map(key).toSorted(),
        forward.map((transfer) => key(negativeOf(transfer, reversedOn))).toSorted(),
      );
    }, false);
  });
});

describe('every amount is explained', () => {
  const sums = (node: Derivation): void => {
    if (node.parts.length === 0) return;
    if (node.kind === 'rounded') {
      const exact = node.parts.reduce((sum, part) => sum + (part.exact?.numerator ?? 0n), 0n);
      assert.equal(node.exact?.numerator, exact);
      const denominator = node.exact?.denominator ?? 1n;
      assert.equal(node.amountMinor, (2n * exact + denominator) / (2n * denominator));
    } else {
      assert.equal(
        node.amountMinor,
        node.parts.reduce((sum, part) => sum + part.amountMinor, 0n),
        node.kind,
      );
    }
    for (const part of node.parts) sums(part);
  };

  test('each derivation adds up, level by level, to the figure of the position', () => {
    overStories(({ story }, on) => {
      const position = positionAt(story, on);
      const figures = {
        owed: position.owedMinor,
        payoff: position.payoffMinor,
        pastDue: position.pastDueMinor,
        toCure: position.toCureMinor,
        tomorrow: position.tomorrowMinor,
      } as const;
      for (const [what, figure] of Object.entries(figures)) {
        const derivation = explainOn(story, on, what as keyof typeof figures);
        assert.ok(derivation.ok);
        assert.equal(derivation.value.amountMinor, figure, what);
        sums(derivation.value);
      }
    });
  });

  test('the minimum is explained as the statement printed it', () => {
    overStories(({ story, from }, on) => {
      const history = historyOf(story, from, on);
      const derivation = explainOn(story, on, 'minimum');
      assert.ok(history.ok && derivation.ok);
      assert.equal(derivation.value.amountMinor, history.value.statements.at(-1)?.minimumMinor ?? 0n);
      sums(derivation.value);
    });
  });
});

describe('bad input is a value, never NaN and never a silent zero', () => {
  test('a day before the account opened says the first day', () => {
    const { story, from } = sampleOf(1, false);
    const refused = positionOn(story, addDays(from, -1));
    assert.ok(!refused.ok);
    assert.equal(refused.fault.kind, 'not_open_yet');
    assert.match(refused.fault.message, /write a date from/);
  });

  test('a file with an amount of three decimals is refused at its field', () => {
    const { story } = randomStory(3, { faults: false });
    const broken = structuredClone(story) as unknown as { events: { amount?: string }[] };
    const at = broken.events.findIndex((event) => event.amount !== undefined);
    (broken.events[at] as { amount: string }).amount = '10.005';
    const read = readStory(broken, new Map());
    assert.ok(!read.ok);
    assert.deepEqual([read.fault.kind, read.fault.at], ['invalid_amount', `/events/${at}/amount`]);
  });
});
