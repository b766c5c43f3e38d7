import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, Command } from './command.ts';
import { commands as ours } from './commands.ts';
import { OUR_MISTAKE, runCli } from './main.ts';
import { widthOf } from './table.ts';
import { version } from './version.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly call: Call | undefined;
}

let seen: Call | undefined;

const weigh: Command = {
  name: 'weigh',
  summary: { en: 'the weight of a thing', zh: '称重' },
  usage: 'dunwell weigh THING [--on DATE]',
  options: [
    { name: 'on', short: 'd', value: 'DATE', says: { en: 'the day', zh: '日期' } },
    { name: 'with', value: 'FILE', many: true, says: 'also these' },
    { name: 'exact', says: 'no rounding' },
  ],
  examples: [{ line: 'dunwell weigh lamp --on 2026-07-01', says: { en: 'the lamp, that day', zh: '当日的灯' } }],
  run: (call) => {
    seen = call;
    call.out('3 kg');
    return 1;
  },
};

const broken: Command = {
  name: 'broken',
  summary: 'never works',
  usage: 'dunwell broken',
  options: [],
  examples: [],
  run: () => {
    throw new Error('the scale is missing');
  },
};

const commands = [weigh, broken];

async function run(line: string, env: Record<string, string> = {}, known: readonly Command[] = commands): Promise<Run> {
  let out = '';
  let err = '';
  seen = undefined;
  const code = await runCli({
    argv: line.split(' ').filter((word) => word !== ''),
    env,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    commands: known,
  });
  return { code, out, err, call: seen };
}

test('`dunwell` alone and `dunwell --help` tell in a table what can be done', async () => {
  for (const line of ['', '--help', '-h']) {
    const { code, out, err } = await run(line);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /^ {2}command {2}what it does$/m);
    assert.match(out, /^ {2}weigh {4}the weight of a thing$/m);
    assert.match(out, /dunwell weigh lamp --on 2026-07-01/);
  }
});

test('`dunwell` alone, with our own commands, lists `help` and fits 100 columns', async () => {
  const { code, out } = await run('', {}, ours);
  assert.equal(code, 0);
  assert.match(out, /^ {2}help /m);
  for (const line of out.split('\n')) assert.ok(widthOf(line) <= 100, line);
  const wordy = { ...weigh, summary: 'how heavy it is, and why, and since when, '.repeat(5) };
  const { out: wrapped } = await run('', {}, [wordy, broken]);
  for (const line of wrapped.split('\n')) assert.ok(widthOf(line) <= 100, line);
  assert.match(wrapped, /^ {2}weigh {4}how heavy.*\n {11}\S.*\n/m);
});

test('`--help` after a command shows its usage, options and examples and does not run it', async () => {
  const { code, out, call } = await run('weigh lamp --help');
  assert.equal(code, 0);
  assert.equal(call, undefined);
  assert.match(out, /Usage: dunwell weigh THING \[--on DATE\]/);
  assert.match(out, /^ {2}-d, --on DATE {2}the day$/m);
  assert.match(out, /^ {2}dunwell weigh lamp --on 2026-07-01\n {6}the lamp, that day$/m);
});

test('`dunwell help quote` of our own commands shows the same page as `dunwell quote --help`', async () => {
  const byHelp = await run('help help', {}, ours);
  const byOption = await run('help --help', {}, ours);
  assert.equal(byHelp.code, 0);
  assert.equal(byHelp.out, byOption.out);
});

test('help in Chinese speaks Chinese', async () => {
  const { out } = await run('weigh --help --lang zh');
  assert.match(out, /^称重$/m);
  assert.match(out, /用法: /);
});

test('help as JSON can be read by a program', async () => {
  const all = JSON.parse((await run('--json')).out) as { commands: { name: string }[] };
  assert.deepEqual(
    all.commands.map((command) => command.name),
    ['weigh', 'broken'],
  );
  const one = JSON.parse((await run('weigh --help --json --lang zh')).out) as { summary: string };
  assert.equal(one.summary, '称重');
});

test('a command gets its words and options, and its exit code passes through', async () => {
  const { code, out, call } = await run('--lang zh weigh lamp -d 2026-07-01 --with a --exact --with=b --json -- --odd');
  assert.equal(code, 1);
  assert.equal(out, '3 kg\n');
  assert.deepEqual(call?.words, ['lamp', '--odd']);
  assert.equal(call?.options['on'], '2026-07-01');
  assert.deepEqual(call?.options['with'], ['a', 'b']);
  assert.equal(call?.options['exact'], true);
  assert.equal(call?.json, true);
  assert.equal(call?.lang, 'zh');
});

const misunderstood: readonly (readonly [string, RegExp])[] = [
  ['wiegh lamp', /^`wiegh` is not a command; did you mean `dunwell weigh`\?\n$/],
  ['xyzzy', /^`xyzzy` is not a command; write `dunwell help` to see what can be done\n$/],
  ['weigh --exat', /^`--exat` is not an option here; did you mean `--exact`\?\n$/],
  ['weigh -z', /^`-z` is not an option here; write `--help`/],
  ['weigh --on', /^`--on` wants a value; write `--on DATE`\n$/],
  ['weigh --on --exact', /^`--on` wants a value/],
  ['weigh --on=', /^`--on` wants a value/],
  ['weigh --exact=yes', /^`--exact` takes no value; write it alone\n$/],
  ['weigh --on 1 -d 2', /^`-d` stands twice; write it once\n$/],
  ['weigh --lang fr', /^`fr` is not a language we speak; write `zh` or `en`\n$/],
  ['weigh --constructor', /^`--constructor` is not an option here/],
];

for (const [line, message] of misunderstood) {
  test(`\`dunwell ${line}\` is not understood: exit 2, a sentence, and the command does not run`, async () => {
    const { code, out, err, call } = await run(line);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, message);
    assert.equal(call, undefined);
  });
}

test('with `--json` a misunderstanding is JSON too', async () => {
  for (const line of ['wiegh --json', 'weigh --json --exat', 'weigh --json --lang fr']) {
    const { code, err } = await run(line);
    assert.equal(code, 2);
    const { faults } = JSON.parse(err) as { faults: { kind: string; message: string }[] };
    assert.equal(faults[0]?.kind, 'usage');
  }
});

test('a mistake of ours says so, without a stack trace, and exits 70', async () => {
  const { code, out, err } = await run('broken');
  assert.equal(code, OUR_MISTAKE);
  assert.equal(out, '');
  assert.match(err, /this is our mistake, not yours/);
  assert.match(err, /the scale is missing/);
  assert.doesNotMatch(err, /\n\s+at /);
  assert.match((await run('broken', { LANG: 'zh_CN.UTF-8' })).err, /这是我们的问题/);
  assert.match((await run('broken', { DUNWELL_DEBUG: '1' })).err, /\n\s+at /);
});

test('`--version` tells the version of the package', async () => {
  assert.equal((await run('--version')).out, `dunwell ${version}\n`);
  assert.deepEqual(JSON.parse((await run('-V --json')).out), { dunwell: version, node: process.versions.node });
});

test('the language comes from --lang, else LC_ALL, LC_MESSAGES, LANG in that order, else English', async () => {
  const langOf = async (line: string, env: Record<string, string>): Promise<string | undefined> =>
    (await run(line, env)).call?.lang;
  assert.equal(await langOf('weigh', {}), 'en');
  assert.equal(await langOf('weigh', { LANG: 'zh_CN.UTF-8' }), 'zh');
  assert.equal(await langOf('weigh', { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'de_DE' }), 'en');
  assert.equal(await langOf('weigh', { LANG: 'en_GB', LC_MESSAGES: 'de_DE', LC_ALL: 'zh-TW' }), 'zh');
  assert.equal(await langOf('weigh', { LC_ALL: '', LANG: 'zh' }), 'zh');
  assert.equal(await langOf('weigh', { LANG: 'zhx' }), 'en');
  assert.equal(await langOf('weigh --lang en', { LANG: 'zh_CN.UTF-8' }), 'en');
});
