import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from './main.ts';
import { rulesCommand } from './rules.ts';

const packs = join(import.meta.dirname, '..', '..', '..', 'rules');
const folder = mkdtempSync(join(tmpdir(), 'dunwell-rules-'));
after(() => rmSync(folder, { recursive: true }));

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli({
    argv: ['rules', ...argv],
    env: { LC_ALL: 'C' },
    out: (text) => (out += text),
    err: (text) => (err += text),
    commands: [rulesCommand],
  });
  return { code, out, err };
}

/** A copy of the packs in which one file is changed. */
function copyWith(name: string, file: string, change: (text: string) => string): string {
  const copy = join(folder, name);
  cpSync(packs, copy, { recursive: true });
  const path = join(copy, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return copy;
}

test('list shows every row with its dates, its confidence and who holds it', async () => {
  const { code, out } = await run('list', '--pack', 'cn');
  assert.equal(code, 0);
  assert.match(out, /^cn 2026\.11\.0 · China \(mainland\) · complete · signed by nobody yet\n/);
  assert.match(out, /cn\.contact\.quiet +Quiet hours +soft +2025-02-28 +2026-01-29 +H +guard/);
  assert.match(out, /cn\.contact\.quiet +Quiet hours +hard +2026-01-30 +- +H +guard/);
  assert.match(out, /cn\.bureau\.disputeDays .* M† +reporting/);
});

test('list on a date shows only what is in force then', async () => {
  const { out } = await run('list', '--pack', 'cn', '--on', '2026-11-23');
  assert.doesNotMatch(out, /cn\.nifa2024/);
  assert.equal(out.match(/cn\.contact\.quiet/g)?.length, 1);
});

test('list names the states that are not covered', async () => {
  assert.match((await run('list', '--pack', 'us')).out, /Not covered: Alabama; Alaska; .*Wyoming/);
});

test('list in Chinese is Chinese, and as JSON it has every field', async () => {
  assert.match((await run('list', '--pack', 'cn', '--lang', 'zh')).out, /夜间时段/);
  const { out } = await run('list', '--pack', 'us', '--json');
  const [pack] = (JSON.parse(out) as { packs: { rows: Record<string, unknown>[] }[] }).packs;
  assert.equal(pack?.rows.length, 45);
  assert.deepEqual(Object.keys(pack?.rows[0] ?? {}).toSorted(), [
    'confidence',
    'effectiveFrom',
    'effectiveTo',
    'enforcers',
    'id',
    'kind',
    'note',
    'parameter',
    'source',
    'text',
    'tightens',
    'title',
    'unchecked',
    'verifiedOn',
  ]);
});

test('show gives one rule with its dated rows and the cases that name it', async () => {
  const { code, out } = await run('show', 'us.call.7in7');
  assert.equal(code, 0);
  assert.match(out, /^us\.call\.7in7 · Seven calls in seven days\n/);
  assert.match(
    out,
    /refused {2}an eighth call in seven days is refused and names the day it opens {2}\(rules\/us\/calls\.case\.md:\d+\)/,
  );
});

test('show of a rule that is not there offers the nearest: exit 2', async () => {
  const { code, err } = await run('show', 'cn.contact.quit');
  assert.equal(code, 2);
  assert.match(err, /did you mean `cn\.contact\.quiet`\?/);
});

test('coverage tells enforcer, cases and gaps of every rule, runs the cases, and is content', async () => {
  const { code, out } = await run('coverage');
  assert.equal(code, 0);
  assert.match(out, /cn\.contact\.quiet +soft, hard +guard +\d+ +\d+ +0/);
  assert.match(out, /us\.send +duty +none yet +0 +0 +0 +an enforcer/);
  assert.match(out, /\d+ rules, \d+ without an enforcer yet; \d+ cases, all pass/);
});

test('coverage says which case a changed pack breaks: exit 1', async () => {
  const copy = copyWith('later', 'us/calls.yaml', (text) => text.replace("closesAt: '21:00'", "closesAt: '20:00'"));
  const { code, out } = await run('coverage', '--rules', copy, '--pack', 'us');
  assert.equal(code, 1);
  assert.match(out, /rules\/us\/hours\.case\.md:\d+ the second before nine is allowed\n {4}is refused, not allowed/);
});

test('diff of two dates tells what changed overnight, field by field', async () => {
  const { code, out } = await run('diff', '2026-01-29', '2026-01-30', '--pack', 'cn');
  assert.equal(code, 0);
  assert.match(out, /~ cn\.contact\.quiet\n {4}kind: "soft" → "hard"/);
  assert.match(out, /\+ cn\.agent\.personalDevice/);
  assert.match((await run('diff', '2026-11-01', '2026-11-02', '--pack', 'cn')).out, /^no difference/);
});

test('diff of two packs tells the parameter that differs', async () => {
  const copy = copyWith('tighter', 'us/calls.yaml', (text) => text.replace('max: 7', 'max: 2'));
  const { out } = await run('diff', join(packs, 'us'), join(copy, 'us'), '--json');
  const { differences } = JSON.parse(out) as {
    differences: { id: string; change: string; fields: { field: string }[] }[];
  };
  assert.deepEqual(
    differences.map(({ id, change, fields }) => [id, change, fields.map(({ field }) => field)]),
    [['us.call.7in7', 'changed', ['parameter']]],
  );
});

test('a pack that cannot be read is told with file, line and field: exit 2', async () => {
  const copy = copyWith('broken', 'us/calls.yaml', (text) => text.replace('kind: presumption', 'kind: guess'));
  const { code, err } = await run('list', '--rules', copy);
  assert.equal(code, 2);
  assert.match(
    err,
    /us\/calls\.yaml:\d+:\d+ \/rules\/0\/kind: `guess` is not accepted; write one of hard, presumption, soft, duty, param/,
  );
});

test('a verb, a pack, a date or a folder that is not there is told: exit 2', async () => {
  for (const argv of [
    [],
    ['sing'],
    ['list', '--pack', 'mars'],
    ['list', '--on', 'today'],
    ['diff', 'one'],
    ['diff', 'one', 'two'],
    ['show'],
    ['list', '--rules', join(folder, 'nowhere')],
  ]) {
    const { code, err } = await run(...argv);
    assert.equal(code, 2, argv.join(' '));
    assert.notEqual(err, '', argv.join(' '));
  }
});
