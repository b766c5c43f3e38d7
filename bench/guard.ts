/**
 * Explained decisions a second on one core: `npm run bench -- guard [--sets 40]`.
 *
 * The same nine conditions (cease, attorney, bankruptcy, consent, seven in seven, window, days past due,
 * least amount, promise running) on the same facts, with equal verdicts checked before anything is timed.
 * Ours reads zones, calls, holds and the consent ledger itself and gives every rule that spoke with its
 * counter and its end; the others get nine plain values that were reckoned for them beforehand and say yes
 * or no. Then the whole of `mayContact` under cn and us: every rule of the pack, the next permitted time,
 * duties and alternatives.
 *
 * Questions come in sets of 1,000, each set gone through once before it is timed: a decision is asked about
 * facts that have just been read, so they are in the processor's cache. The line "from memory" goes
 * through 20,000 questions in a row instead. Rates are by processor time of the deciding thread, its garbage
 * collection included, so that other work on the machine does not count; the median of all sets is told.
 */
import { parseArgs } from 'node:util';
import { compileGuard, mayContact } from '../src/core/guard/index.ts';
import type { Guard } from '../src/core/guard/index.ts';
import { loadGuard, zoneDataVersion } from '../src/shell/rules/index.ts';
import { flatFactsOf } from './guard/flat-facts.ts';
import type { FlatFacts } from './guard/flat-facts.ts';
import { ninePack } from './guard/nine-pack.ts';
import { jsonLogicJs, jsonRulesEngine } from './guard/peers.ts';
import type { Peer } from './guard/peers.ts';
import { questionOf } from './guard/questions.ts';
import type { BenchQuestion } from './guard/questions.ts';
import { machineLine } from './machine.ts';

const { values } = parseArgs({ allowPositionals: true, options: { sets: { type: 'string', default: '40' } } });
const setCount = Number(values.sets);
const SET_SIZE = 1_000;
const FROM_MEMORY_SIZE = 20_000;

const median = (all: readonly number[]): number =>
  all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;

interface Rate {
  readonly name: string;
  readonly perSecond: number;
  readonly allowedShare: number;
}

/** Processor seconds of this thread for a piece of work. */
async function secondsOf(work: () => number | Promise<number>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000_000;
}

interface Measured<T> {
  readonly name: string;
  readonly setsOf: (set: number) => readonly T[];
  readonly sets: number;
  /** How often a set is gone through while the clock runs. */
  readonly passes: number;
  readonly decideAll: (set: readonly T[]) => number | Promise<number>;
}

/** The median rate over several sets; the first fifth warms up and is left out. */
async function rateOf<T>(measured: Measured<T>): Promise<Rate> {
  const { name, setsOf, sets, passes, decideAll } = measured;
  const rates: number[] = [];
  let [allowed, decided] = [0, 0];
  for (let set = 0; set < sets; set += 1) {
    const questions = setsOf(set);
    allowed += await decideAll(questions);
    decided += questions.length;
    const seconds = await secondsOf(async () => {
      for (let pass = 0; pass < passes; pass += 1) await decideAll(questions);
      return passes;
    });
    if (set >= sets / 5) rates.push((questions.length * passes) / seconds);
  }
  return { name, perSecond: median(rates), allowedShare: allowed / decided };
}

function judgeAll(guard: Guard, questions: readonly BenchQuestion[]): number {
  let allowed = 0;
  for (const { facts, action, at } of questions) {
    if (!guard.judge(guard.matter(facts, action), at, at).findings.refused) allowed += 1;
  }
  return allowed;
}

async function peerAll(peer: Peer, flat: readonly FlatFacts[]): Promise<number> {
  let allowed = 0;
  for (const facts of flat) {
    const answer = peer.decide(facts);
    if (typeof answer === 'boolean' ? answer : await answer) allowed += 1;
  }
  return allowed;
}

/** Every verdict of ours and of the others on the same facts; a difference ends the bench. */
async function checkVerdicts(
  guard: Guard,
  questions: readonly BenchQuestion[],
  flat: readonly FlatFacts[],
  peers: readonly Peer[],
): Promise<void> {
  for (const peer of peers) {
    for (let index = 0; index < questions.length; index += 1) {
      const { facts, action, at } = questions[index] as BenchQuestion;
      const ours = !guard.judge(guard.matter(facts, action), at, at).findings.refused;
      const theirs = await peer.decide(flat[index] as FlatFacts);
      if (ours !== theirs)
        throw new Error(`question ${index}: ours ${ours}, ${peer.name} ${theirs}: ${JSON.stringify(flat[index])}`);
    }
  }
}

const compiled = compileGuard({ packs: [ninePack()], calendars: [], zoneData: zoneDataVersion() });
if (!compiled.ok) throw new Error(compiled.fault.message);
const whole = loadGuard();
if (!whole.ok) throw new Error(whole.fault.message);

const questionsOf = (jurisdiction: string, set: number, size = SET_SIZE): readonly BenchQuestion[] =>
  Array.from({ length: size }, (_, index) => questionOf(set * SET_SIZE + index, jurisdiction));

// All sets are made before anything is timed, so that no clock runs over the garbage of making them.
const all = Array.from({ length: setCount }, (_, set) => set);
const made = new Map(['nine', 'cn', 'us'].map((pack) => [pack, all.map((set) => questionsOf(pack, set))] as const));
const nineOf = (set: number): readonly BenchQuestion[] => made.get('nine')?.[set] ?? [];
const flat = all.map((set) => nineOf(set).map(flatFactsOf));
const flatOf = (set: number): readonly FlatFacts[] => flat[set] ?? [];
const peers = [jsonLogicJs(), jsonRulesEngine()];
for (const set of all) await checkVerdicts(compiled.value, nineOf(set), flatOf(set), peers);

const rates: Rate[] = [];
const measure = async <T>(measured: Measured<T>): Promise<void> => void rates.push(await rateOf(measured));
const judgeNine = (set: readonly BenchQuestion[]): number => judgeAll(compiled.value, set);

await measure({
  name: 'guard, nine conditions, explained',
  setsOf: nineOf,
  sets: setCount,
  passes: 20,
  decideAll: judgeNine,
});
const many = questionsOf('nine', 0, FROM_MEMORY_SIZE);
await measure({ name: 'guard, the same, from memory', setsOf: () => many, sets: 20, passes: 2, decideAll: judgeNine });
for (const peer of peers) {
  const decideAll = (set: readonly FlatFacts[]): Promise<number> => peerAll(peer, set);
  await measure({
    name: `${peer.name}, nine conditions, yes or no`,
    setsOf: flatOf,
    sets: setCount,
    passes: peer.passes,
    decideAll,
  });
}
for (const pack of ['cn', 'us']) {
  const setsOf = (set: number): readonly BenchQuestion[] => made.get(pack)?.[set] ?? [];
  const judge = (set: readonly BenchQuestion[]): number => judgeAll(whole.value, set);
  await measure({
    name: `guard, every rule of ${pack}, explained`,
    setsOf,
    sets: setCount,
    passes: 10,
    decideAll: judge,
  });
  const ask = (set: readonly BenchQuestion[]): number =>
    set.filter(({ facts, action, at }) => mayContact(whole.value, facts, action, at).allowed).length;
  await measure({
    name: `mayContact under ${pack}: next time, duties, alternatives too`,
    setsOf,
    sets: setCount,
    passes: 2,
    decideAll: ask,
  });
}

console.log(`${machineLine()}; by processor time, one thread, median of ${setCount} sets of ${SET_SIZE} questions`);
console.log(`verdicts equal on ${setCount * SET_SIZE} questions: guard, ${peers.map(({ name }) => name).join(', ')}`);
for (const { name, perSecond, allowedShare } of rates) {
  const rate = Math.round(perSecond).toLocaleString('en').padStart(12);
  console.log(`${rate} a second  ${name} (${Math.round(allowedShare * 100)} % allowed)`);
}
