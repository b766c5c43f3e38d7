/**
 * How many accounts a strategy decides about, each with its full trace: `npm run bench -- strategy [--accounts 2000000]`.
 * Only the decisions are timed; accounts, people and their progress are made beforehand: each account is lived to a day
 * of its own, so that the ladder stands where it would stand. One thread.
 */
import { parseArgs } from 'node:util';
import { decide, newProgress, quietPerson } from '../src/core/strategy/index.ts';
import type { AccountFacts, PersonFacts, Progress, Strategy } from '../src/core/strategy/index.ts';
import { dayFromCivil } from '../src/core/time/index.ts';
import type { Day } from '../src/core/time/index.ts';
import { loadStrategy } from '../src/shell/strategies/index.ts';
import { machineLine } from './machine.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '3000000' },
    strategy: { type: 'string', default: 'cn-standard' },
  },
});
const decisionCount = Number(values.accounts);
/** So many different accounts are decided about in turn; more than fit the nearest cache. */
const poolSize = 20_000;
const dueOn = dayFromCivil(2026, 7, 10);

function strategyNamed(name: string): Strategy {
  const loaded = loadStrategy(name);
  if (!loaded.ok) throw new Error(loaded.fault.message);
  return loaded.value.strategy;
}

interface Asked {
  readonly account: AccountFacts;
  readonly person: PersonFacts;
  readonly progress: Progress;
  readonly on: Day;
}

function accountOn(accountId: string, on: Day): AccountFacts {
  const daysPastDue = Math.max(0, on - dueOn);
  const owedMinor = 128_640n + BigInt(daysPastDue) * 64n;
  return {
    accountId,
    daysPastDue,
    dueOn: daysPastDue > 0 ? null : dueOn,
    nextPastDue: daysPastDue > 0 ? null : { on: (dueOn + 1) as Day, days: 1 },
    graceDays: 0,
    nextBillOn: (on + 20) as Day,
    pastDueMinor: daysPastDue > 0 ? owedMinor : 0n,
    owedMinor,
    toCureMinor: daysPastDue > 0 ? owedMinor : 0n,
    dueMinor: daysPastDue > 0 ? 0n : owedMinor,
    standingBand: daysPastDue > 0 ? 3 : 0,
    timesPastDueCount: daysPastDue > 0 ? 1 : 0,
    hasAutoDebit: false,
  };
}

/** An account lived to its day: one in four not yet due, the rest spread over 120 days past due, some on hold. */
function askedOf(strategy: Strategy, index: number): Asked {
  const days = index % 4 === 0 ? -(index % 13) : 1 + ((index * 7) % 120);
  const on = (dueOn + days) as Day;
  const quiet = quietPerson(`per_${index}`);
  const person: PersonFacts = {
    ...quiet,
    hasApp: index % 5 !== 0,
    holds: index % 11 === 0 ? [{ name: 'promise', lastOn: (on + 3) as Day }] : [],
    unansweredCount: Math.max(0, Math.floor(days / 3)),
    offersMadeCount: days > 7 ? 1 : 0,
    offersUnansweredCount: days > 7 ? 1 : 0,
    firstOfferOn: days > 7 ? ((dueOn + 7) as Day) : null,
    unreadOfferOn: days > 7 ? ((dueOn + 7) as Day) : null,
  };
  let progress = newProgress(strategy);
  for (let then = (dueOn - 13) as Day; then < on; then = (then + 1) as Day) {
    progress = decide(strategy, { account: accountOn(`acct_${index}`, then), person, progress, on: then }).progress;
  }
  return { account: accountOn(`acct_${index}`, on), person, progress, on };
}

const strategy = strategyNamed(values.strategy);
const pool = Array.from({ length: poolSize }, (_, index) => askedOf(strategy, index));

function run(count: number): { readonly intents: number; readonly verdicts: number } {
  let intents = 0;
  let verdicts = 0;
  for (let index = 0; index < count; index += 1) {
    const decision = decide(strategy, pool[index % poolSize] as Asked);
    intents += decision.intents.length;
    verdicts += decision.trace.steps.length;
  }
  return { intents, verdicts };
}

run(200_000);
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const { intents, verdicts } = run(decisionCount);
const seconds = (performance.now() - startedAt) / 1000;
// On a machine that others use at the same time the processor's own seconds say more than the clock on the wall.
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1_000_000;

console.log(machineLine());
console.log(
  `${strategy.id} ${strategy.version}, ${strategy.byId.size} steps: ${decisionCount.toLocaleString('en')} decisions in ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor), ` +
    `${Math.round(decisionCount / cpuSeconds).toLocaleString('en')} a second and core (${Math.round(decisionCount / seconds).toLocaleString('en')} by the wall clock); ` +
    `${verdicts.toLocaleString('en')} verdicts, ${intents.toLocaleString('en')} intents`,
);
