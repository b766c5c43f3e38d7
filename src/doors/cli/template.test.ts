import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCli } from './main.ts';
import { templateCommand } from './template.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.chdir(root);
const folder = mkdtempSync(join(tmpdir(), 'dunwell-template-'));
after(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCli({
    argv: ['template', ...argv],
    env: { LANG: 'en_GB.UTF-8' },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    commands: [templateCommand],
  });
  return { code, out, err };
}

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const s2 = readFileSync('templates/cn/zh-CN/s2.yaml', 'utf8');
const values = readFileSync('examples/template/cn-s2.json', 'utf8');

test('the sessions shown beside the examples are what the commands say', async () => {
  const sessions = readdirSync('examples/template').filter((name) => name.endsWith('.txt'));
  assert.equal(sessions.length, 2);
  for (const name of sessions) {
    const [, ...shown] = readFileSync(join('examples/template', name), 'utf8').split('$ dunwell template ');
    for (const session of shown) {
      const [line = '', ...rest] = session.split('\n');
      const { out, err } = await run(...line.split(' '));
      assert.equal(`${out}${err}`.trimEnd(), rest.join('\n').trimEnd(), line);
    }
  }
});

test('list shows stage, language, channels, version and approval', async () => {
  const { code, out } = await run('list', '--json');
  assert.equal(code, 0);
  const { templates } = JSON.parse(out) as {
    templates: { id: string; version: string; approved: unknown; channels: unknown[] }[];
  };
  assert.equal(templates.length, 42);
  assert.deepEqual(templates[0]?.approved, null);
  const table = (await run('list', '--lang', 'zh')).out;
  assert.match(table, /cn\.promiseMissed +约定的款项未到 +zh-CN +2026\.11\.0 +sms push +sms in_app +草稿 +通过/);
});

test('lint --all passes with exit 0, a refused template ends with exit 1', async () => {
  assert.deepEqual(await run('lint', '--all'), {
    code: 0,
    out: '42 templates, 0 failing; 0 errors, 0 warnings\n',
    err: '',
  });
  assert.equal((await run('lint', 'examples/template/refused.yaml')).code, 1);
  const json = JSON.parse((await run('lint', 'examples/template/refused.yaml', '--json')).out) as {
    passes: boolean;
    templates: { findings: { rule: string; line: number }[] }[];
  };
  assert.equal(json.passes, false);
  assert.ok(json.templates[0]?.findings.some((finding) => finding.rule === 'sms.link' && finding.line === 14));
});

test('a template that is not understood ends with exit 2, with file, line and field', async () => {
  const path = written('bad.yaml', s2.replace('version: 2026.11.0', 'version: one').replace('{dueOn}', '{dueAt}'));
  const { code, out, err } = await run('lint', path);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /bad\.yaml:6:10 \/version: `one` is not accepted; write a version as YEAR\.MONTH\.NUMBER/);
});

test('lint wants files or --all, not both and not neither', async () => {
  assert.equal((await run('lint')).code, 2);
  assert.equal((await run('lint', '--all', 'x.yaml')).code, 2);
  assert.equal((await run('lint', 'nowhere.yaml')).code, 2);
});

test('render shows both forms of a channel, with the examples when no values are given', async () => {
  const { code, out } = await run('render', 'cn.s2', '--lang', 'zh', '--channel', 'sms');
  assert.equal(code, 0);
  assert.match(out, /── A 安全版 · sms · 1 段/);
  assert.match(out, /── B 完整版 · sms · 3 段 · \d+ 单位 UCS-2/);
  assert.match(out, /¥1,286\.40/);
  const page = await run('render', 'cn.s2', '--channel', 'inApp');
  assert.match(page.out, /form B \(full\) · in_app/);
});

test('render as data carries the text, the parts and the fields of the gateway', async () => {
  const { out } = await run(
    'render',
    'cn.s2',
    '--lang',
    'zh',
    '--channel',
    'sms',
    '--vars',
    'examples/template/cn-s2.json',
    '--json',
  );
  const { messages } = JSON.parse(out) as {
    messages: {
      form: string;
      body: string;
      segments: { segments: number };
      fields: { values: Record<string, string> };
    }[];
  };
  assert.deepEqual(
    messages.map((message) => message.form),
    ['safe', 'full'],
  );
  assert.equal(messages[1]?.fields.values['amountPastDue'], '¥1,004.50');
  assert.equal(messages[1]?.segments.segments, 3);
});

test('values that are missing, unknown or of another type end with exit 2, with line and field', async () => {
  const path = written('vars.json', values.replace('"dueOn"', '"dueAt"').replace('1004.50', '1,004.50'));
  const { code, out, err } = await run('render', 'cn.s2', '--lang', 'zh', '--vars', path);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /vars\.json:12:\d+ \/dueAt: .*only the variables/);
  assert.match(err, /vars\.json:9:\d+ \/amountPastDue: `1,004\.50` is not accepted/);
  assert.match(err, /\/dueOn: is missing/);
});

test('a value that may not be shown is found in the rendered text and ends with exit 1', async () => {
  const own = join(folder, 'own');
  cpSync('templates/cn', join(own, 'cn'), { recursive: true });
  const path = join(own, 'cn/zh-CN/s2.yaml');
  const note = s2
    .replace('variables:\n', 'variables:\n  note: { type: text, charsMin: 1, charsMax: 20, example: 台灯 }\n')
    .replace('您的账单有一条新提醒，方便时点开看看。', '您的账单（{note}）有一条新提醒。');
  writeFileSync(path, note);
  const vars = written('note.json', values.replace('{', '{ "note": "欠 500元",'));
  const { code, out } = await run('render', 'cn.s2', '--lang', 'zh', '--channel', 'push', '--dir', own, '--vars', vars);
  assert.equal(code, 1);
  assert.match(out, /safe\.amount .*`500元`/);
  assert.match(out, /safe\.debtWord .*`欠`/);
});

test('render names what there is when an id, a language, a channel or a version is not', async () => {
  assert.match((await run('render', 'cn.s9')).err, /`cn\.s9` is not a template; write one of cn\.s0/);
  assert.match((await run('render', 'us.s2', '--lang', 'zh')).err, /is not written in `zh-CN`; it is in en/);
  assert.match((await run('render', 'cn.s2', '--channel', 'fax')).err, /write one of sms, push, in_app, email, letter/);
  assert.match((await run('render', 'cn.s2', '--version-of', '2020.01.0')).err, /write one of 2026\.11\.0/);
  assert.match((await run('render', 'cn.s3', '--channel', 'letter')).err, /has no words for `letter`/);
  assert.equal((await run('render')).code, 2);
  assert.equal((await run('burn')).code, 2);
});

test('approve gives the block that makes a draft approved, and only for one that passes and is confirmed', async () => {
  const at = ['--by', 'Wang', '--at', '2026-11-23T10:00:00+08:00'];
  const own = join(folder, 'approved');
  cpSync('templates/cn', join(own, 'cn'), { recursive: true });
  const path = join(own, 'cn/zh-CN/s5.yaml');
  const unconfirmed = await run('approve', path, ...at);
  assert.equal(unconfirmed.code, 2);
  assert.match(unconfirmed.err, /`interestNegotiable` is not confirmed/);
  const { code, out } = await run('approve', path, ...at, '--confirm', 'interestNegotiable');
  assert.equal(code, 0);
  writeFileSync(path, `${readFileSync(path, 'utf8')}${out}`);
  assert.match((await run('list', '--dir', own)).out, /cn\.s5 .*zh-CN .*Wang/);
  assert.match((await run('approve', path, ...at)).err, /is approved already, by `Wang`/);
  writeFileSync(path, readFileSync(path, 'utf8').replace('罚息也可以商量', '罚息都可以商量'));
  assert.match((await run('lint', path)).err, /an approved version never changes/);
  const refused = await run('approve', 'examples/template/refused.yaml', ...at);
  assert.equal(refused.code, 1);
  assert.equal((await run('approve', 'templates/cn/en/s0.yaml', '--by', 'W', '--at', 'today')).code, 2);
});
