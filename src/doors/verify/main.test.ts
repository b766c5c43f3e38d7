import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseRecord } from './parse.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dunwell-verify-'));
after(() => rmSync(folder, { recursive: true }));

const terms: unknown = parse(readFileSync(new URL('../../../terms/cn-monthly.yaml', import.meta.url), 'utf8'));
const record = {
  record: 'dunwell/1',
  story: {
    story: 'dunwell/1',
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    terms,
    account: { id: 'a', openedOn: '2026-06-02', billDay: 1, dueDay: 10 },
    events: [{ id: 'p1', type: 'purchase', on: '2026-06-15', amount: '500.00' }],
  },
  knownAt: null,
  days: [{ on: '2026-07-15', owedMinor: '50125', daysPastDue: 5 }],
};
const text = JSON.stringify(record, null, 1);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(words: readonly string[], input = '', env: Record<string, string> = {}): Ran {
  const ran = spawnSync(process.execPath, [program, ...words], {
    input,
    encoding: 'utf8',
    env: { LC_ALL: 'C', ...env },
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function written(name: string, body: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
}

test('a record that holds is told on standard output, with exit 0, from a file or from standard input', () => {
  const told = { code: 0, out: 'same to the fen: 0 statements, 1 day, 1 amount checked\n', err: '' };
  assert.deepEqual(run([written('good.json', text)]), told);
  assert.deepEqual(run(['-'], text), told);
  assert.deepEqual(run(['-'], `\uFEFF${text}`), told);
  assert.equal(run(['-', '--lang', 'zh'], text).out, '分毫不差：0 份账单，1 天，共核对 1 项金额\n');
  assert.match(run(['-'], text, { LC_ALL: 'zh_CN.UTF-8' }).out, /^分毫不差/);
  assert.match(run(['--lang=en', '-'], text, { LC_ALL: 'zh_CN.UTF-8' }).out, /^same/);
});

test('a record that comes slowly through a pipe is awaited', () => {
  const path = written('slow.json', text);
  const script = `(head -c 100 '${path}'; sleep 0.3; tail -c +101 '${path}') | '${process.execPath}' '${program}' -`;
  const ran = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  });
  assert.deepEqual(
    [ran.status, ran.stdout],
    [0, 'same to the fen: 0 statements, 1 day, 1 amount checked\n'],
    ran.stderr,
  );
});

test('a record that differs is told with exit 1, in words or as JSON', () => {
  const wrong = written('wrong.json', text.replace('"50125"', '"50124"'));
  assert.deepEqual(run([wrong]), {
    code: 1,
    out: 'day 2026-07-15, owedMinor: the record says 501.24, recomputed 501.25\n',
    err: '',
  });
  const told = run([wrong, '--json']);
  assert.equal(told.code, 1);
  assert.equal((JSON.parse(told.out) as { recomputed: string }).recomputed, '50125');
});

test('what is not understood is told on standard error, with exit 2 and what is accepted', () => {
  const cases: readonly (readonly [string[], RegExp])[] = [
    [[], /`FILE`: one record file, or `-` for standard input, is accepted here/],
    [['a', 'b'], /one record file/],
    [['--speed', 'a'], /`--speed`: `--json`, `--lang zh\|en`, `--help` are accepted here/],
    [['--lang', 'fr', 'a'], /`--lang=fr`/],
    [[join(folder, 'none.json')], /none\.json`: a file that can be read is accepted here \(ENOENT\)/],
    [[folder], /a file that can be read is accepted here \(EISDIR\)/],
    [[written('half.json', text.slice(0, -9))], /half\.json`: a JSON file is accepted here \(/],
    [[written('empty.json', '')], /a JSON file is accepted here/],
    [[written('bytes.json', new Uint8Array([0xff, 0xfe, 0x00]))], /a JSON file is accepted here/],
    [[written('story.yaml', 'story: dunwell/1\n')], /a JSON file is accepted here/],
    [
      [written('twice.json', text.replace('"owedMinor"', '"owedMinor": "1", "owed\\u004dinor"'))],
      /no key stands twice/,
    ],
    [
      [written('stranger.json', text.replace('owedMinor', 'owed'))],
      /`\/days\/0\/owed`: not something this verifier checks/,
    ],
  ];
  for (const [words, message] of cases) {
    const ran = run(words);
    assert.equal(ran.code, 2, words.join(' '));
    assert.equal(ran.out, '');
    assert.match(ran.err, message);
    assert.match(ran.err, /^not understood at `.*\n$/);
  }
  const asJson = run([join(folder, 'none.json'), '--json']);
  assert.deepEqual([asJson.code, (JSON.parse(asJson.out) as { outcome: string }).outcome], [2, 'not_understood']);
});

test('help says what it takes and its exit codes, in both languages', () => {
  for (const words of [['--help'], ['-h'], ['--help', 'x']]) {
    const ran = run(words);
    assert.equal(ran.code, 0);
    assert.match(ran.out, /Usage: dunwell-verify FILE[\s\S]*Exit codes: 0 the same · 1 a line differs · 2/);
  }
  assert.match(run(['--help', '--lang', 'zh']).out, /^用法：dunwell-verify 文件/);
});

test('a number in a record file keeps its digits, however many they are', () => {
  const parsed = parseRecord('{"a": 105.10, "b": 90071992547409930.10, "c": 12, "d": "1.50", "e": [1.0, -0]}');
  assert.ok(parsed.isRead);
  assert.deepEqual(parsed.value, { a: '105.10', b: '90071992547409930.10', c: 12, d: '1.50', e: ['1.0', '-0'] });
});

test('a key that stands twice is refused at any depth, and text that looks like one is not', () => {
  for (const twice of ['{"a":1,"a":1}', '{"a":[{"b":1,"b":2}]}', '{"a":1,"\\u0061":2}', '[{"":1,"":1}]']) {
    assert.equal(parseRecord(twice).isRead, false, twice);
  }
  for (const once of [
    '{"a":"\\"b\\": 1","b":2}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '7',
    '"a:"',
    '{"x\\\\":1}',
  ]) {
    assert.equal(parseRecord(once).isRead, true, once);
  }
});

test('a file of a hundred thousand brackets is refused, not a crash', () => {
  const ran = run(['-'], '['.repeat(100_000) + ']'.repeat(100_000));
  assert.equal(ran.code, 2, ran.err);
});
