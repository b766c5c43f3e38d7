import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'dunwell-story-'));
after(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...argv: readonly string[]): Promise<Run> {
  let out = '';
  let err = '';
  const code = await runCli({
    argv,
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out, err };
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = `story: dunwell/1
terms: cn-monthly
account: { id: a, openedOn: 2026-06-02, billDay: 1, dueDay: 10 }
events:
  - { id: p1, type: purchase, on: 2026-06-03, amount: '1000.00' }
  - { id: b1, type: payment, on: 2026-07-20, amount: '105.00' }
`;
const verbs = ['quote', 'bill', 'explain', 'history', 'verify'];

/** Every command over a story refuses this file with exit code 2, writes nothing, and says this. */
async function refused(path: string, says: RegExp): Promise<void> {
  const before = readdirSync(folder).toSorted();
  for (const verb of verbs) {
    const told = await run(verb, path);
    assert.equal(told.code, 2, `${verb}: ${told.out}`);
    assert.equal(told.out, '', verb);
    assert.match(told.err, says, verb);
    assert.doesNotMatch(told.err, /NaN|undefined|\n\s+at /, verb);
    const asJson = await run(verb, path, '--json');
    assert.equal(asJson.code, 2, verb);
    const { faults } = JSON.parse(asJson.err) as { faults: readonly { kind: string; message: string }[] };
    assert.ok(faults.length > 0 && faults.every(({ kind, message }) => kind !== '' && message !== ''), verb);
  }
  assert.deepEqual(readdirSync(folder).toSorted(), before);
}

const changed = (name: string, from: string, to: string): string => {
  assert.ok(good.includes(from), from);
  return file(name, good.replace(from, to));
};

test('a good story is answered by every command with exit code 0', async () => {
  const path = file('good.yaml', good);
  for (const verb of verbs) {
    const told = await run(verb, path);
    assert.equal(told.code, 0, `${verb}: ${told.err}`);
    assert.equal(told.err, '', verb);
    assert.ok(told.out.endsWith('\n'), verb);
  }
});

test('a date that does not exist is told with its place and what would be accepted', async () => {
  await refused(
    changed('date.yaml', '2026-07-20', '2026-07-32'),
    /date\.yaml:6:34 \/events\/1\/on: `2026-07-32` is not accepted; write an existing date as YYYY-MM-DD/,
  );
});

test('an amount with three decimals is told with its place', async () => {
  await refused(
    changed('amount.yaml', "'105.00'", "'105.005'"),
    /amount\.yaml:6:54 \/events\/1\/amount: `105\.005` is not accepted; write an amount of CNY with at most 2 decimals/,
  );
  await refused(changed('number.yaml', "'105.00'", '105.005'), /\/events\/1\/amount: `105\.005` is not accepted/);
});

test('an amount with separators, an exponent or a currency sign is told', async () => {
  for (const [name, amount] of [
    ['a', "'1,000.00'"],
    ['b', "'1e3'"],
    ['c', "'¥105'"],
    ['d', 'true'],
    ['e', '[105]'],
    ['f', "''"],
  ] as const) {
    await refused(changed(`amount-${name}.yaml`, "'105.00'", amount), /\/events\/1\/amount: /);
  }
});

test('an unknown kind of event is told with the kinds there are', async () => {
  await refused(
    changed('type.yaml', 'type: payment', 'type: paymnt'),
    /type\.yaml:6:21 \/events\/1\/type: `paymnt` is not accepted; write one of opening, purchase, refund, payment/,
  );
});

test('an unknown field is told with the fields there are', async () => {
  await refused(
    changed('field.yaml', "amount: '105.00'", "amount: '105.00', note: hm"),
    /field\.yaml:6:\d+ \/events\/1\/note: `note` is not accepted; write one of the fields id, type, on, knownAt, currency, amount, via/,
  );
});

test('a missing field is told at its event', async () => {
  await refused(
    changed('missing.yaml', ", amount: '105.00'", ''),
    /missing\.yaml:6:\d+ \/events\/1\/amount: is missing; write an amount/,
  );
});

test('terms that nobody knows are told with those there are', async () => {
  await refused(
    changed('terms.yaml', 'cn-monthly', 'cn-weekly'),
    /terms\.yaml:2:8 \/terms: `cn-weekly` is not accepted; write the name of known terms \(card-with-fees, cn-monthly, plain-monthly\)/,
  );
  await refused(changed('path.yaml', 'cn-monthly', '../terms/cn-monthly'), /\/terms: `\.\.\/terms\/cn-monthly`/);
});

test('a zone or a currency that does not exist is told', async () => {
  await refused(file('zone.yaml', `zone: Mars/Olympus\n${good}`), /zone\.yaml:1:7 \/zone: `Mars\/Olympus`/);
  await refused(file('currency.yaml', `currency: EUR\n${good}`), /currency\.yaml:1:11 \/currency: `EUR`/);
});

test('asOf and title are read as strictly as the rest', async () => {
  await refused(file('asof.yaml', `asOf: 2026-02-30\n${good}`), /asof\.yaml:1:7 \/asOf: `2026-02-30`/);
  await refused(file('title.yaml', `title: { zh: 题 }\n${good}`), /title\.yaml:1:\d+ \/title\/en: is missing/);
});

test('all faults of a file are told at once, up to fifty', async () => {
  const bad = "  - { id: 'p 1', type: purchase, on: 2026-13-01, amount: '1.000' }\n";
  const three = await run('quote', file('three.yaml', good.replace(/events:[\s\S]*/, `events:\n${bad}`)));
  assert.equal(three.code, 2);
  assert.equal(three.err.trimEnd().split('\n').length, 3);
  const many = await run('quote', file('many.yaml', good.replace(/events:[\s\S]*/, `events:\n${bad.repeat(30)}`)));
  assert.equal(many.code, 2);
  const lines = many.err.trimEnd().split('\n');
  assert.equal(lines.length, 51);
  assert.match(lines[50] ?? '', /first 50 faults/);
});

test('what is not YAML, or not JSON, is told with line and column', async () => {
  await refused(file('not.yaml', 'story: [unclosed\nterms: x\n'), /not\.yaml:\d+:\d+: /);
  await refused(file('not.json', '{ "story": }'), /not\.json:1:12: /);
  await refused(file('list.yaml', '- a\n- b\n'), /list\.yaml:1:1 \/: /);
  await refused(file('word.yaml', 'hello\n'), /word\.yaml:1:1 \/: /);
  await refused(file('twice.yaml', `${good}account: {}\n`), /twice\.yaml:\d+:\d+: /);
});

test('an empty file, a missing one, a folder and a file in a file are told', async () => {
  await refused(file('empty.yaml', ''), /empty\.yaml/);
  await refused(file('blank.yaml', '\n# nothing but a remark\n'), /blank\.yaml/);
  await refused(join(folder, 'no-such.yaml'), /no-such\.yaml: there is no such file/);
  const inner = join(folder, 'a-folder');
  mkdirSync(inner, { recursive: true });
  await refused(inner, /a-folder: this is a folder/);
  await refused(join(file('plain.yaml', good), 'inner.yaml'), /inner\.yaml: there is no such file/);
});

test('a file of a hundred megabytes is refused unread', async () => {
  const path = file('huge.yaml', '');
  truncateSync(path, 100 * 1024 * 1024);
  await refused(path, /huge\.yaml: the file has `104857600` bytes; at most `16777216` are read/);
  rmSync(path);
});

test('a binary file is refused', async () => {
  await refused(
    file('binary.yaml', Uint8Array.from([0x89, 0x50, 0xff, 0xfe, 0, 1, 2])),
    /binary\.yaml: the file is not UTF-8/,
  );
  await refused(file('nul.yaml', 'story: \0\0\0'), /nul\.yaml/);
});

test('a fault in terms beside the story is told in the file of the terms', async () => {
  const terms = readFileSync(new URL('../../../terms/plain-monthly.yaml', import.meta.url), 'utf8');
  file(
    'house.yaml',
    terms.replace('id: plain-monthly', 'id: house').replace('minimumRatioPpm: 1000000', 'minimumRatioPpm: 2'),
  );
  const story = changed('with-house.yaml', 'cn-monthly', 'house');
  assert.equal((await run('quote', story)).code, 0);
  file('house.yaml', terms.replace('id: plain-monthly', 'id: house').replace('1000000', 'most'));
  await refused(story, /house\.yaml:\d+:\d+ \/dated\/0\/minimumRatioPpm: `most` is not accepted; write a whole number/);
  file('house.yaml', terms);
  await refused(
    story,
    /house\.yaml:\d+:\d+ \/id: `plain-monthly` is not accepted; write `house`, the name of the file/,
  );
});

test('another body under a known id is read, and named as not counted with exit code 0', async () => {
  const path = changed(
    'reused.yaml',
    "'105.00' }",
    "'105.00' }\n  - { id: b1, type: payment, on: 2026-07-21, amount: '9.00' }",
  );
  for (const verb of verbs) {
    const { code, out } = await run(verb, path);
    assert.equal(code, 0, verb);
    assert.match(out, /Not counted \(1\)[\s\S]*another event has the same id/, verb);
  }
  const asJson = JSON.parse((await run('quote', path, '--json')).out) as { faults: readonly { kind: string }[] };
  assert.deepEqual(
    asJson.faults.map(({ kind }) => kind),
    ['id_reused'],
  );
});

test('a record is taken for the story that it holds', async () => {
  const path = file('told.yaml', good);
  const record = file('told.json', (await run('history', path, '--json')).out);
  const [fromStory, fromRecord] = [await run('quote', path), await run('quote', record)];
  assert.equal(fromRecord.code, 0, fromRecord.err);
  const withoutTermsTitle = (text: string): string => text.split('\n').slice(3).join('\n');
  assert.equal(withoutTermsTitle(fromRecord.out), withoutTermsTitle(fromStory.out));
  const broken = file('broken.json', readFileSync(record, 'utf8').replace('"amount": "105.00"', '"amount": "x"'));
  const told = await run('quote', broken);
  assert.match(told.err, /broken\.json:\d+:\d+ \/story\/events\/1\/amount: `x` is not accepted/);
});

test('dates and instants on the command line are read as strictly', async () => {
  const path = file('options.yaml', good);
  for (const [argv, says] of [
    [['quote', path, '--on', '2026-02-30'], /--on: `2026-02-30` is not a date/],
    [
      ['quote', path, '--on', '2026-06-01'],
      /`2026-06-01` lies before the account’s first day; write a date from `2026-06-02` on/,
    ],
    [['quote', path, '--on', '2199-12-31'], /`2199-12-31` lies more than 100 years/],
    [['quote', path, '--known', 'yesterday'], /--known: `yesterday` is not an instant; write a date/],
    [['history', path, '--from', '2026-07-02', '--to', '2026-07-01'], /is no stretch of days/],
    [['history', path, '--changes', '--every-day'], /exclude each other/],
    [['bill', path, '--bill', '2026-07-02'], /no bill was printed on `2026-07-02`; write one of `2026-07-01`/],
    [['bill', path, '--bill', '2026-07-01', '--all'], /exclude each other/],
    [['explain', path, '--amount', 'everything'], /--amount: `everything` is not an amount; write one of owed/],
    [['explain', path, '--amount', '__proto__'], /--amount: `__proto__` is not an amount/],
    [['quote'], /the path of a story is missing; write `dunwell quote STORY/],
    [['quote', path, path], /is one word too many/],
  ] as const) {
    const { code, out, err } = await run(...argv);
    assert.equal(code, 2, argv.join(' '));
    assert.equal(out, '');
    assert.match(err, says);
  }
});

/** Names of fields whose numbers count something other than money. */
const countNames =
  /^(no|daysPastDue|days|parts|billDay|dueDay|line|column|statements|amounts|decimals|.*Ppm(Daily|Yearly)?|.*Days.*|onDaysPastDue|.*Months.*)$/;

function numbersIn(value: unknown, name: string): readonly string[] {
  if (typeof value === 'number') return countNames.test(name) ? [] : [`${name}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  const fields: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown) => [name, item] as const)
    : Object.entries(value);
  return fields.flatMap(([key, entry]) => numbersIn(entry, key));
}

test('--json of every command is JSON with amounts as text', async () => {
  const path = file('json.yaml', good);
  for (const argv of [
    ['quote'],
    ['bill', '--all'],
    ['explain', '--on', '2026-07-19'],
    ['explain', '--amount', 'minimum'],
    ['history'],
    ['verify'],
  ]) {
    const [verb = '', ...rest] = argv;
    const { code, out } = await run(verb, path, ...rest, '--json');
    assert.equal(code, 0, verb);
    const value: unknown = JSON.parse(out);
    assert.deepEqual(numbersIn(value, ''), [], verb);
    assert.match(out, /Minor": "-?\d+"|"amounts": \d+/, verb);
  }
});
