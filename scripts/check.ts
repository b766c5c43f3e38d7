/** What every change must pass, in under a minute: types, lint, format, dead code, tidy. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Step {
  readonly name: string;
  readonly says: string;
  readonly words: readonly string[];
}

interface Outcome {
  readonly step: Step;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const STEPS_AT_ONCE = 2;
/** Only a step that hangs is stopped; under a minute in all is the promise on a quiet machine. */
const STEP_SECONDS_MAX = 300;

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = (path: string): string => join(root, 'node_modules', path);

// Longest first, so that the short ones fill the gaps. Each runs under the pinned Node.
const steps: readonly Step[] = [
  {
    name: 'tidy',
    says: 'room edges, names, sizes, links, words',
    words: ['--test', '--test-reporter=spec', 'test/tidy/*.test.ts'],
  },
  {
    name: 'format',
    says: 'prettier --check .',
    words: [tool('prettier/bin/prettier.cjs'), '--check', '--cache', '.'],
  },
  { name: 'types', says: 'tsc', words: [tool('typescript/bin/tsc'), '--project', 'tsconfig.json'] },
  {
    name: 'core',
    says: 'tsc, core alone, where Node is not known',
    words: [tool('typescript/bin/tsc'), '--project', 'tsconfig.core.json'],
  },
  {
    name: 'lint',
    says: 'oxlint --type-aware',
    words: [tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  },
  { name: 'dead code', says: 'knip', words: [tool('knip/bin/knip.js'), '--no-progress'] },
];

function runStep(step: Step): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, step.words, {
    cwd: root,
    timeout: STEP_SECONDS_MAX * 1000,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: '0' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((settle) => {
    child.on('error', (failure) => chunks.push(Buffer.from(failure.message)));
    child.on('close', (code, signal) => {
      const late = signal === null ? '' : `stopped after ${STEP_SECONDS_MAX} seconds (${signal})\n`;
      const output = Buffer.concat(chunks).toString('utf8') + late;
      settle({ step, passed: code === 0, seconds: (performance.now() - startedAt) / 1000, output });
    });
  });
}

async function runAll(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: STEPS_AT_ONCE }, work));
  return steps.flatMap((step) => outcomes.find((outcome) => outcome.step === step) ?? []);
}

function lineOf({ step, passed, seconds }: Outcome): string {
  return `${passed ? '✔' : '✖'} ${step.name.padEnd(10)} ${`${seconds.toFixed(1)} s`.padStart(7)}  ${step.says}`;
}

const startedAt = performance.now();
const outcomes = await runAll();
const failed = outcomes.filter((outcome) => !outcome.passed);
for (const outcome of failed) console.log(`── ${outcome.step.name} ──\n${outcome.output.trimEnd()}\n`);
console.log(outcomes.map(lineOf).join('\n'));
console.log(
  `${outcomes.length - failed.length} of ${steps.length} passed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
);
process.exitCode = failed.length === 0 && outcomes.length === steps.length ? 0 : 1;
