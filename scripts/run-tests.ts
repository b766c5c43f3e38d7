/**
 * Runs a tier of tests with the runner of Node: `quick` is every `*.test.ts`, `full` the `*.full.ts` (the
 * long counts) as well. Words after the options are paths or patterns and stand in place of the tier's own.
 * Tests that scale their counts read DUNWELL_TIER.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Tier {
  readonly patterns: readonly string[];
  readonly testMinutesMax: number;
  /** What we promise on two quiet cores. */
  readonly promisedMinutes: number;
  /** When a tier is stopped: late enough that a busy machine still gets its answer. */
  readonly tierMinutesMax: number;
}

const roots = '{src,test,rules}';
const quick = `${roots}/**/*.test.ts`;

const tiers: Readonly<Record<string, Tier>> = {
  quick: { patterns: [quick], testMinutesMax: 5, promisedMinutes: 5, tierMinutesMax: 15 },
  full: { patterns: [quick, `${roots}/**/*.full.ts`], testMinutesMax: 60, promisedMinutes: 60, tierMinutesMax: 120 },
};

// More files at once only contend for the cores, and the machine's memory is not ours alone.
const FILES_AT_ONCE = 2;
const TIMED_OUT = 124;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: { tier: { type: 'string', default: 'quick' } },
  allowPositionals: true,
});

function runTier(name: string, tier: Tier): void {
  const startedAt = performance.now();
  const words = [
    '--test',
    `--test-concurrency=${FILES_AT_ONCE}`,
    `--import=${new URL('fixed-seed.ts', import.meta.url).href}`,
    `--test-timeout=${tier.testMinutesMax * 60_000}`,
    ...(positionals.length > 0 ? positionals : tier.patterns),
  ];
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DUNWELL_TIER: name },
  });
  const timer = setTimeout(() => {
    console.error(`the ${name} tier took longer than ${tier.tierMinutesMax} minutes and was stopped`);
    process.exitCode = TIMED_OUT;
    child.kill();
  }, tier.tierMinutesMax * 60_000);
  child.on('exit', (code) => {
    clearTimeout(timer);
    const minutes = (performance.now() - startedAt) / 60_000;
    if (minutes > tier.promisedMinutes) {
      console.error(
        `the ${name} tier took ${minutes.toFixed(1)} minutes; at most ${tier.promisedMinutes} are promised`,
      );
    }
    process.exitCode ??= code ?? 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
}

const tier = Object.hasOwn(tiers, values.tier) ? tiers[values.tier] : undefined;
if (tier) {
  runTier(values.tier, tier);
} else {
  console.error(`\`${values.tier}\` is not a tier; write --tier quick or --tier full`);
  process.exitCode = 2;
}
