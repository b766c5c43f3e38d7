/**
 * How fast accounts are folded and quoted: `npm run bench -- account [--stories 1000000] [--quotes 10000000]`.
 * Only the engine's work is timed (processor time, garbage collection included); stories are made beforehand, a batch at a
 * time. One thread.
 */
import { parseArgs } from 'node:util';
import { positionOn, quoteOn, readTerms, snapshotOn } from '../src/core/account/index.ts';
import type { AccountEvent, Snapshot, Story, Terms } from '../src/core/account/index.ts';
import { addDays, addMonths, dayFromCivil, zoneFrom } from '../src/core/time/index.ts';
import type { Day, InstantMs } from '../src/core/time/index.ts';
import { readDocument } from '../src/shell/documents/index.ts';
import { machineLine } from './machine.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { stories: { type: 'string', default: '1000000' }, quotes: { type: 'string', default: '10000000' } },
});
const storyCount = Number(values.stories);
const quoteCount = Number(values.quotes);
const billCount = 24;
const batchSize = 1000;

function must<T>(result: { ok: true; value: T } | { ok: false; fault: { message: string } }): T {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

/** Processor time of this process, so that other work on the machine does not count as time. */
const cpuMs = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

/** A small generator of our own, so that a run is a function of its seed. */
function diceOf(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const openedOn = dayFromCivil(2024, 6, 2);
const lastOn = addMonths(dayFromCivil(2024, 7, 1), billCount);
const zone = must(zoneFrom('Asia/Shanghai'));

/** Three purchases a month, one payment, an account in six late now and then, a refund or a reversal at times. */
function storyOf(seed: number, terms: Terms): Story {
  const roll = diceOf(seed);
  const events: AccountEvent[] = [];
  const add = (id: string, on: Day, rest: object): void => {
    events.push({ id, on, knownAt: (on * 86_400_000) as InstantMs, knownOn: on, ...rest } as AccountEvent);
  };
  for (let month = 0; month < billCount; month += 1) {
    const start = addMonths(openedOn, month);
    let sum = 0;
    for (let index = 0; index < 3; index += 1) {
      const amount = 1_000 + roll(60_000);
      sum += amount;
      add(`p${month}.${index}`, addDays(start, roll(27)), { type: 'purchase', amountMinor: BigInt(amount), text: '' });
    }
    if (roll(20) === 0) add(`r${month}`, addDays(start, 28), { type: 'refund', of: `p${month}.0`, amountMinor: 900n });
    const late = roll(6) === 0;
    const share = roll(3) === 0 ? 0.15 : 1;
    const paid = Math.floor(sum * share) + roll(50);
    add(`y${month}`, addDays(addMonths(start, 1), late ? 12 + roll(15) : roll(8)), {
      type: 'payment',
      amountMinor: BigInt(paid),
      via: '',
    });
    if (roll(60) === 0)
      add(`b${month}`, addDays(addMonths(start, 1), 27), { type: 'paymentReversed', of: `y${month}`, reason: '' });
  }
  return { terms, zone, account: { id: `a${seed}`, openedOn, billDay: 1, dueDay: 10 }, events };
}

function rate(label: string, count: number, ms: number, note: string): void {
  process.stdout.write(
    `${label.padEnd(34)} ${count.toLocaleString('en').padStart(12)} in ${(ms / 1000).toFixed(1).padStart(6)} s = ${Math.round(
      (count / ms) * 1000,
    )
      .toLocaleString('en')
      .padStart(10)} a second${note}\n`,
  );
}

const terms = must(readTerms(must(readDocument('terms/cn-monthly.yaml')).value));
process.stdout.write(`${machineLine()}\n`);

const snapshots: Snapshot[] = [];
/** A snapshot holds on to its story, so not all of them are kept. */
const snapshotMax = 20_000;
let foldMs = 0;
let eventCount = 0;
let checkSum = 0n;
for (let first = 0; first < storyCount; first += batchSize) {
  const batch = Array.from({ length: Math.min(batchSize, storyCount - first) }, (_, index) =>
    storyOf(first + index, terms),
  );
  for (const story of batch) eventCount += story.events.length;
  const began = cpuMs();
  const made = batch.map((story) => snapshotOn(story, lastOn));
  foldMs += cpuMs() - began;
  for (const snapshot of made) if (snapshots.length < snapshotMax) snapshots.push(must(snapshot));
}
rate(
  `stories of ${billCount} bills folded`,
  storyCount,
  foldMs,
  ` (${(eventCount / storyCount).toFixed(0)} events each)`,
);

for (const [label, ahead] of [
  ['states quoted, 5 days on', 5],
  ['states quoted, 45 days on', 45],
] as const) {
  const on = addDays(lastOn, ahead);
  const began = cpuMs();
  for (let index = 0; index < quoteCount; index += 1)
    checkSum += BigInt(quoteOn(snapshots[index % snapshots.length] as Snapshot, on));
  rate(label, quoteCount, cpuMs() - began, ` (${snapshots.length.toLocaleString('en')} states, payoff)`);
}

// The quotes are checked against the full position of the same stories, so that a fast wrong answer is noticed.
const on = addDays(lastOn, 45);
const sampleCount = 1000;
for (let index = 0; index < sampleCount && index < snapshots.length; index += 1) {
  const expected = must(positionOn(storyOf(index, terms), on)).payoffMinor;
  if (BigInt(quoteOn(snapshots[index] as Snapshot, on)) !== expected)
    throw new Error(`story ${index}: quote differs from position`);
}
process.stdout.write(`${sampleCount} quotes equal the full position; checksum ${checkSum}\n`);
