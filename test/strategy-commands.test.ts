import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from '../src/doors/cli/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'dunwell-commands-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const story = new URL('../examples/strategy/never-pays.yaml', import.meta.url).pathname;

async function dunwell(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const code = await runCli({
    argv: ['strategy', ...argv],
    env: { LANG: 'en_GB.UTF-8' },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out: out.trimEnd(), err: err.trimEnd() };
}

async function answer(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { out, err } = await dunwell(...argv, '--json');
  assert.equal(err, '');
  return JSON.parse(out) as Record<string, unknown>;
}

interface Shown {
  readonly on: string;
  readonly intents: readonly {
    readonly step: string;
    readonly channels: readonly string[];
    readonly guard: { readonly allowed: boolean; readonly at: string; readonly rule: string | null };
  }[];
  readonly tasks: readonly { readonly task: string }[];
  readonly account: { readonly daysPastDue: number; readonly pastDueMinor: string };
}

test('a preview as data: dates, channels, templates, and guard’s word with its instant', async () => {
  const preview = await answer('preview', story, '--strategy', 'cn-standard', '--days', '200');
  assert.equal(preview['from'], '2026-07-06');
  assert.equal(preview['to'], '2027-01-21');
  const days = preview['days'] as readonly Shown[];
  const first = days.find(({ intents }) => intents.some(({ step }) => step === 'sms-first'));
  assert.deepEqual([first?.on, first?.account.daysPastDue, first?.account.pastDueMinor], ['2026-07-11', 1, '100050']);
  assert.equal(first?.intents[0]?.guard.at, '2026-07-11T09:00:00+08:00');
  assert.ok(
    days.every(({ intents }) => intents.every(({ guard }) => guard.allowed)),
    'guard refuses nothing of it',
  );
  assert.deepEqual(
    days.filter(({ tasks }) => tasks.length > 0).map(({ on, tasks }) => [on, tasks[0]?.task]),
    [['2026-11-07', 'legal_review']],
  );
});

test('a house policy shows in the forecast: what it refuses is not made', async () => {
  const house = new URL('../rules/house-example', import.meta.url).pathname;
  const preview = await answer('preview', story, '--strategy', 'cn-standard', '--house', house);
  const refused = (preview['days'] as readonly Shown[]).flatMap(({ on, intents }) =>
    intents.filter(({ guard }) => !guard.allowed).map(({ step, guard }) => [on, step, guard.rule]),
  );
  assert.deepEqual(refused.slice(0, 2), [
    ['2026-07-11', 'sms-first', 'house.contact.threshold'],
    ['2026-07-11', 'in-app-alongside', 'house.contact.threshold'],
  ]);
  const { out } = await dunwell('preview', story, '--strategy', 'cn-standard', '--house', house);
  assert.match(out, /no · house\.contact\.threshold/);
  assert.match(out, /\d+ refused$/);
});

test('explain says in Chinese too what is done, what not, and when we look again', async () => {
  const { code, out } = await dunwell(
    'explain',
    story,
    '--strategy',
    'cn-standard',
    '--on',
    '2026-07-15',
    '--lang',
    'zh',
  );
  assert.equal(code, 0);
  assert.match(out, /^一直没有还款 · 账户 acct_never_pays\n标准策略 · cn-standard/);
  assert.match(out, /打算做的\n {2}· 专人电话（call-first）\n {4}电话 · 催收 · 10:00–19:00 · 次序 250 · 守门：10:00/);
  assert.match(out, /sms-first-evening +7月11日 略过：实验 first-sms-hour-2026 中属于组 day/);
  assert.match(out, /下次再看\n {2}2026年7月17日\(周五\) · 到了某一步骤的日子 · 告知可选办法（options）$/);
});

test('a date on which nothing is done has its reason, on hold as well as in between', async () => {
  const between = await dunwell('explain', story, '--strategy', 'cn-minimal', '--on', '2026-07-14');
  assert.match(between.out, /Nothing is done\n {2}no step is for today/);
  const supposed = join(folder, 'hold.yaml');
  writeFileSync(supposed, 'holds:\n  - { name: dispute, from: 2026-07-12, to: 2026-07-20 }\n');
  const held = await dunwell('explain', story, '--strategy', 'cn-minimal', '--on', '2026-07-18', '--with', supposed);
  assert.match(held.out, /Nothing is done\n {2}The options \(options\): on hold \(dispute\) until 20 Jul/);
  assert.match(held.out, /options +waits: on hold \(dispute\) until 20 Jul/);
  assert.match(held.out, /We look again\n {2}Tue 21 Jul 2026 · what stands in the way may be gone/);
});

test('an explanation as data holds the whole trace and the progress', async () => {
  const told = await answer('explain', story, '--strategy', 'cn-minimal', '--on', '2026-07-17');
  const trace = told['trace'] as { readonly steps: readonly { readonly step: string; readonly verdict: string }[] };
  assert.deepEqual(
    trace.steps.map(({ step, verdict }) => `${step} ${verdict}`),
    [
      'notice visited',
      'reminder visited',
      'options chosen',
      'call later',
      'letter later',
      'promise-missed no_event',
      'thanks no_event',
    ],
  );
  const progress = told['progress'] as { readonly episode: unknown; readonly marks: readonly unknown[] };
  assert.deepEqual(progress.episode, { number: 1, dueOn: '2026-07-10', beganOn: '2026-07-11', curedOn: null });
  assert.equal(progress.marks.length, 2);
  assert.deepEqual(told['nextLook'], { on: '2026-07-26', because: 'step', step: 'call' });
});

test('a difference is an answer of no, sameness one of yes', async () => {
  const same = await answer('diff', 'cn-minimal', 'cn-minimal', story, story);
  assert.equal(same['same'], true);
  assert.equal((await dunwell('diff', 'cn-minimal', 'cn-minimal', story)).code, 0);
  const { code, out } = await dunwell('diff', 'cn-minimal', 'cn-standard', story, '--lang', 'zh');
  assert.equal(code, 1);
  assert.match(out, /仅 B/);
  const told = await answer('diff', 'cn-minimal', 'cn-standard', story);
  const [first] = told['stories'] as readonly { readonly contacts: unknown; readonly onlyA: readonly unknown[] }[];
  assert.deepEqual(first?.contacts, { a: 5, b: 30 });
});

test('a new strategy takes the id of its file, and nothing that is there is written over', async () => {
  const path = join(folder, 'mild.yaml');
  assert.equal((await dunwell('new', path, '--from', 'cn-gentle')).code, 0);
  assert.match(readFileSync(path, 'utf8'), /^id: mild$/m);
  assert.equal((await dunwell('check', path)).code, 0);
  const again = await dunwell('new', path);
  assert.equal(again.code, 2);
  assert.match(again.err, /is there already; write the name of a new file$/);
});

test('an edited strategy is asked where people in mid-ladder go', async () => {
  const old = join(folder, 'old.yaml');
  await dunwell('new', old, '--id', 'edited');
  const now = join(folder, 'now.yaml');
  const text = readFileSync(old, 'utf8')
    .replace('version: 2026.11.0', 'version: 2026.11.1')
    .replace('id: reminder', 'id: first-reminder');
  writeFileSync(now, text);
  const unsaid = await dunwell('check', now, '--before', old);
  assert.equal(unsaid.code, 1);
  assert.match(
    unsaid.out,
    /strategy\.migration\.missing: nothing is said of people in mid-ladder of edited 2026\.11\.0/,
  );
  writeFileSync(now, `${text}\nmigration:\n  - { from: 2026.11.0, steps: { reminder: first-reminder } }\n`);
  assert.equal((await dunwell('check', now, '--before', old)).code, 0);
});

test('what is not understood is told with what would be accepted, exit 2, and nothing is written', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /say what to do with a strategy; write one of `check`, `explain`/],
    [['chek', 'x'], /`chek` is not known; did you mean `check`\?/],
    [['check'], /name one strategy/],
    [['check', 'no-such-file.yaml'], /there is no such file/],
    [['explain', story, '--strategy', 'cn-minimal'], /`--on` is missing/],
    [['preview', story], /`--strategy` is missing/],
    [
      ['preview', story, '--strategy', 'cn-minimal', '--pay', '600'],
      /`600` is not a payment; write an amount above zero and a date, such as `600@2026-08-15`/,
    ],
    [['preview', story, '--strategy', 'cn-minimal', '--days', '0'], /write a whole number of days from 1 to 1100/],
    [['preview', 'no-such-story.yaml', '--strategy', 'cn-minimal'], /there is no such file/],
    [['diff', 'cn-minimal', 'cn-gentle'], /at least one story/],
    [['new', join(folder, 'x.yaml'), '--from', 'mine'], /does not come with dunwell; write one of cn-gentle/],
    [['new', join(folder, 'X Y.yaml')], /write small letters, digits and dashes/],
  ];
  for (const [argv, says] of cases) {
    const { code, out, err } = await dunwell(...argv);
    assert.deepEqual([code, out], [2, ''], argv.join(' '));
    assert.match(err, says);
  }
});

test('an account that a strategy does not look at yet says so', async () => {
  const { code, out } = await dunwell('explain', story, '--strategy', 'cn-minimal', '--on', '2026-06-02');
  assert.equal(code, 0);
  assert.match(out, /does not look at this account on that date/);
});
