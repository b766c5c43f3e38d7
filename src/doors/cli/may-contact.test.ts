import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from './main.ts';
import { mayContactCommand } from './may-contact.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const example = join(root, 'examples', 'contact', 'quiet-hours.json');
const house = join(root, 'rules', 'house-example');

const folder = mkdtempSync(join(tmpdir(), 'dunwell-may-contact-'));
after(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...argv: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await runCli({
    argv: ['may-contact', ...argv],
    env: { LC_ALL: 'C' },
    out: (text) => (out += text),
    err: (text) => (err += text),
    commands: [mayContactCommand],
  });
  return { code, out, err };
}

function changed(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(example, 'utf8')));
  return path;
}

test('a call in quiet hours is refused: exit 1, the rule, and when it may be made', async () => {
  const { code, out } = await run(example);
  assert.equal(code, 1);
  assert.match(out, /^Not now · call · per_1 cp_mobile · collection\n/);
  assert.match(out, /cn\.contact\.quiet +Quiet hours +no +law +2026-11-10 08:00/);
  assert.match(out, /Next permitted: 2026-11-10 08:00\nInstead:\n {2}call · cp_mobile · 2026-11-10 08:00/);
});

test('the same call next morning is allowed: exit 0, and until when the answer stands', async () => {
  const { code, out } = await run(example, '--at', '2026-11-10T10:30:00+08:00');
  assert.equal(code, 0);
  assert.match(out, /^Allowed · call/);
  assert.match(out, /Ask again from 2026-11-10 22:00/);
  assert.match(out, /cn\.record\.calls · Calls are recorded · recording/);
});

test('in Chinese the answer is Chinese', async () => {
  const { out } = await run(example, '--lang', 'zh');
  assert.match(out, /^现在不能联系 · 电话 · per_1 cp_mobile · 催收\n/);
  assert.match(out, /夜间时段/);
  assert.match(out, /下次可联系：2026-11-10 08:00/);
});

test('--all shows the rules that allow too, with their counters', async () => {
  const { out } = await run(example, '--all');
  assert.match(out, /cn\.call\.attempt\.perContactPoint\.perDay .* yes +house +1\/6 P1D/);
});

test('--json has the shape of the blocked button, camelCase throughout', async () => {
  const { code, out } = await run(example, '--json', '--house', house);
  const answer = JSON.parse(out) as Record<string, unknown> & {
    reasons: Record<string, unknown>[];
    instead: Record<string, unknown>[];
  };
  assert.equal(code, 1);
  const [quiet, hours] = answer.reasons;
  assert.equal(answer['allowed'], false);
  assert.equal(answer['checkedAt'], '2026-11-09T22:03:30+08:00');
  assert.match(String(answer['decisionId']), /^dec_[0-9a-f]{24}$/);
  assert.equal(answer['nextAllowedAt'], '2026-11-10T09:00:00+08:00');
  assert.equal(answer['nextAllowedKind'], 'at');
  assert.deepEqual(
    {
      rule: quiet?.['rule'],
      pack: quiet?.['pack'],
      kind: quiet?.['kind'],
      severity: quiet?.['severity'],
      title: quiet?.['title'],
      blockedUntil: quiet?.['blockedUntil'],
    },
    {
      rule: 'cn.contact.quiet',
      pack: 'cn 2026.11.0',
      kind: 'hard',
      severity: 'legal',
      title: { zh: '夜间时段', en: 'Quiet hours' },
      blockedUntil: '2026-11-10T08:00:00+08:00',
    },
  );
  assert.equal(hours?.['rule'], 'house.contact.hours');
  assert.equal(hours?.['severity'], 'house');
  assert.deepEqual(answer.instead[0], {
    action: 'schedule_call',
    contactPoint: 'cp_mobile',
    at: '2026-11-10T09:00:00+08:00',
  });
  const keys = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(keys)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, part]) => [key, ...keys(part)])
        : [];
  for (const key of keys(answer)) assert.match(key, /^[a-z][A-Za-z]*$/);
});

test('the same question twice gives the same answer and the same name', async () => {
  const [one, other] = [await run(example, '--json'), await run(example, '--json')];
  assert.equal(one.out, other.out);
});

test('what is not understood names file, line and field and what would be accepted: exit 2', async () => {
  const path = changed('status.json', (text) => text.replace('"alive"', '"living"').replace('"call"', '"fax"'));
  const { code, err, out } = await run(path);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /status\.json:4:\d+ \/action\/channel: `fax` is not accepted; write one of call, voicemail, sms/);
  assert.match(
    err,
    /status\.json:12:\d+ \/person\/status: `living` is not accepted; write one of alive, deceased, incapacitated, unknown/,
  );
});

test('a question without an instant asks for one; the machine’s clock is never read', async () => {
  const path = changed('no-at.json', (text) => text.replace(/ {2}"at": "2026-11-09T22:03:30\+08:00",\n/, ''));
  const { code, err } = await run(path);
  assert.equal(code, 2);
  assert.match(err, /the file has no `at`; write `--at` with an instant/);
  assert.equal((await run(path, '--at', '2026-11-10T10:30:00+08:00')).code, 0);
  assert.match((await run(path, '--at', 'tomorrow')).err, /^--at: `tomorrow` is not an instant/);
});

test('a file that is missing, or not JSON, is told', async () => {
  assert.equal((await run(join(folder, 'nowhere.json'))).code, 2);
  const path = changed('broken.json', () => '{ "at": ');
  const { code, err } = await run(path);
  assert.equal(code, 2);
  assert.match(err, /broken\.json:1:/);
  assert.equal((await run()).code, 2);
  assert.equal((await run(example, example)).code, 2);
});

test('a house policy that loosens does not load: exit 2, naming the rule', async () => {
  const loose = mkdtempSync(join(folder, 'house-'));
  for (const file of ['pack.yaml', 'contact.yaml']) {
    const text = readFileSync(join(house, file), 'utf8');
    writeFileSync(join(loose, file), text.replace('max: 2,', 'max: 4,'));
  }
  const { code, err, out } = await run(example, '--house', loose);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(
    err,
    /`house\.call\.perDay` allows more than `cn\.call\.effective\.perDay`; a house policy can only tighten/,
  );
});
