import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from './language.ts';

interface Same {
  readonly outcome: 'same';
  readonly statements: number;
  readonly days: number;
  readonly amounts: number;
}

interface Differs {
  readonly outcome: 'differs';
  readonly part: 'statement' | 'day' | 'record';
  readonly on: string | null;
  readonly bill: string | null;
  readonly field: string;
}

interface NotUnderstood {
  readonly outcome: 'not_understood';
  readonly at: string;
  readonly accepted: { readonly en: string; readonly zh: string };
}

/** What the verifier's `--json` says of a record. */
export type VerifierAnswer = Same | Differs | NotUnderstood;

// The program beside us, in source or compiled. Doors do not import each other, and a verifier that ran inside
// the program it checks would be less of a stranger to it.
const program = fileURLToPath(new URL(`../verify/main${extname(import.meta.url)}`, import.meta.url));

const ANSWER_BYTES_MAX = 1024 * 1024;

function runVerifier(record: string, ...options: readonly string[]): string {
  const run = spawnSync(process.execPath, [program, '-', ...options], {
    input: record,
    encoding: 'utf8',
    maxBuffer: ANSWER_BYTES_MAX,
  });
  if (run.error) throw run.error;
  if (run.status === null || run.status > 2) throw new Error(`the verifier ended with ${run.status}: ${run.stderr}`);
  return (run.stdout === '' ? run.stderr : run.stdout).trimEnd();
}

/** Hands a record to the separate program `dunwell-verify` and gives its answer as data. */
export const askVerifier = (record: unknown): VerifierAnswer =>
  JSON.parse(runVerifier(JSON.stringify(record), '--json')) as VerifierAnswer;

/** The answer of the separate program as a sentence. */
export const askVerifierInWords = (record: unknown, lang: Lang): string =>
  runVerifier(JSON.stringify(record), '--lang', lang);
