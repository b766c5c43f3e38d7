import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { DOCUMENT_BYTES_MAX, documentFrom, readDocument } from './index.ts';
import type { Document, DocumentFault, DocumentFormat } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'dunwell-documents-'));
after(() => rmSync(folder, { recursive: true }));

function written(name: string, body: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
}

function read(text: string, format: DocumentFormat = 'yaml'): Document {
  const document = documentFrom(text, 'x', format);
  assert.ok(document.ok, document.ok ? '' : document.fault.message);
  return document.value;
}

function refused(text: string, format: DocumentFormat = 'yaml'): DocumentFault {
  const document = documentFrom(text, 'x', format);
  assert.ok(!document.ok, `\`${text}\` was read`);
  return document.fault;
}

const story = `story: dunwell/1
events:
  - { id: p1, amount: 1000.10 }
  - id: p2
    amount: '20.00'
    lines:
      - 灯具
empty:
`;

test('a value in a YAML file is located by its line and column', () => {
  const document = read(story);
  assert.deepEqual(document.locate('/story'), { line: 1, column: 8 });
  assert.deepEqual(document.locate('/events/0/amount'), { line: 3, column: 23 });
  assert.deepEqual(document.locate('/events/1/amount'), { line: 5, column: 13 });
  assert.deepEqual(document.locate('/events/1/lines'), { line: 6, column: 5 });
  assert.deepEqual(document.locate('/empty'), { line: 8, column: 1 });
});

test('a missing key is located at its nearest existing parent', () => {
  const document = read(story);
  assert.deepEqual(document.locate('/events/1/on'), { line: 4, column: 5 });
  assert.deepEqual(document.locate('/events/7/on'), { line: 2, column: 1 });
  assert.deepEqual(document.locate('/terms/id'), { line: 1, column: 1 });
  assert.deepEqual(document.locate('/story/x/y'), { line: 1, column: 8 });
});

test('the literal text of a number keeps its decimals', () => {
  for (const format of ['json', 'yaml'] as const) {
    const document = read('{"amount": 1000.10, "big": 90071992547409930.10, "text": "0.50", "list": [7]}', format);
    assert.equal((document.value as { amount: number }).amount, 1000.1);
    assert.equal(document.source('/amount'), '1000.10');
    assert.equal(document.source('/big'), '90071992547409930.10');
    assert.equal(document.source('/text'), '0.50');
    assert.equal(document.source('/list/0'), '7');
    assert.equal(document.source('/list'), undefined);
    assert.equal(document.source('/nothing'), undefined);
  }
});

test('YAML is read by the 1.2 core schema: `no` is text and a date stays text', () => {
  const document = read('a: no\nb: 2026-07-01\nc: 0o17\nd: ~\ne: true\n2026-07-01: f\n12: g\n');
  assert.deepEqual(document.value, { a: 'no', b: '2026-07-01', c: 15, d: null, e: true, '2026-07-01': 'f', 12: 'g' });
});

test('a column counts characters, so that 灯 and 🏮 are one each', () => {
  assert.deepEqual(read('{ 灯: 1, 🏮: 2 }').locate('/🏮'), { line: 1, column: 12 });
  assert.deepEqual(read('{ "🏮": 1, "b": 2 }', 'json').locate('/b'), { line: 1, column: 16 });
});

test('pointers unescape `~1` and `~0`', () => {
  const document = read('{"a/b": {"c~d": 5}}', 'json');
  assert.equal(document.source('/a~1b/c~0d'), '5');
  assert.equal(document.source(''), undefined);
});

test('a key that stands twice is refused at its second place, in JSON and in YAML', () => {
  const yaml = refused('a: 1\nb:\n  c: 1\n  c: 2\n');
  assert.equal(yaml.kind, 'duplicate_key');
  assert.deepEqual([yaml.line, yaml.column], [4, 3]);
  assert.match(yaml.message, /`c` stands twice/);
  const json = refused('{\n "a": 1,\n "\\u0061": 2 }', 'json');
  assert.equal(json.kind, 'duplicate_key');
  assert.deepEqual([json.line, json.column, json.at], [3, 2, 'x:3:2']);
});

const brokenJson: readonly (readonly [string, string, number, number, RegExp])[] = [
  ['a trailing comma', '{"a": 1,\n}', 2, 1, /expected a key in double quotes, found `}`/],
  ['a comment', '{\n  // no\n}', 2, 3, /expected a key in double quotes, found `\/`/],
  ['a single quote', `{"a": 'x'}`, 1, 7, /expected a value, found `'`/],
  ['a missing bracket', '{"a": [1, 2', 1, 12, /expected `]` or `,` .* found the end of the file/],
  ['a missing colon', '{"a" 1}', 1, 6, /expected `:` after the key `a`, found `1`/],
  ['an unknown word', '[True]', 1, 2, /expected a value, found `True`/],
  ['a leading zero', '[012]', 1, 2, /without leading zeros/],
  ['an open string', '["abc\n"]', 1, 2, /a string ends with/],
  ['two values', '{} {}', 1, 4, /expected the end of the file, found `{`/],
  ['a number beyond every number', '[1e999]', 1, 2, /`1e999`/],
  ['an empty file', '  \n', 1, 1, /empty/],
];

for (const [what, text, line, column, message] of brokenJson) {
  test(`${what} in a JSON file is refused with its line and column`, () => {
    const fault = refused(text, 'json');
    assert.match(fault.message, message);
    assert.deepEqual([fault.line, fault.column], [line, column]);
  });
}

const brokenYaml: readonly (readonly [string, string, number, RegExp])[] = [
  ['a tab as indentation', 'a:\n\t- 1\n', 2, /indent with spaces/],
  ['an open bracket', 'a: [1, 2\nb: 3\n', 2, /missing|indent/],
  ['an open quote', 'a: "x\nb: 3\n', 3, /missing|quote/],
  ['an alias', 'a: &x 1\nb: *x\n', 2, /write the value out/],
  ['a tag of your own', 'a: !money 1\n', 1, /write the plain value/],
  ['a second document', 'a: 1\n---\nb: 2\n', 2, /more than one document/],
  ['a number that is not finite', 'a: 1\nb: .nan\n', 2, /`.nan` is not a finite number/],
  ['another version of YAML', '%YAML 1.1\n---\na: no\n', 1, /write YAML 1.2/],
  ['a map as a key', '? { a: 1 }\n: 2\n', 1, /a key must be plain text/],
  ['an empty file', '# nothing\n', 1, /empty/],
];

for (const [what, text, line, message] of brokenYaml) {
  test(`${what} in a YAML file is refused with its line`, () => {
    const fault = refused(text);
    assert.match(fault.message, message);
    assert.equal(fault.line, line);
    assert.match(fault.message, /^[^A-Z]/);
    assert.doesNotMatch(fault.message, /\.$/);
  });
}

test('a file nested deeper than the limit is refused, however deep', () => {
  for (const depth of [65, 500, 200_000]) {
    for (const format of ['json', 'yaml'] as const) {
      const text = '['.repeat(depth) + ']'.repeat(depth);
      assert.equal(refused(text, format).kind, 'too_deep');
    }
  }
  assert.ok(read('['.repeat(64) + ']'.repeat(64), 'json'));
  assert.ok(read('['.repeat(64) + ']'.repeat(64), 'yaml'));
});

test('a key named `__proto__` is a key like any other', () => {
  for (const format of ['json', 'yaml'] as const) {
    const { value } = read('{"__proto__": {"polluted": true}}', format);
    assert.deepEqual(Object.keys(value as object), ['__proto__']);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  }
});

test('a byte order mark is dropped', () => {
  const path = written('bom.json', '\uFEFF{"a": 1}');
  const document = readDocument(path);
  assert.ok(document.ok);
  assert.deepEqual(document.value.value, { a: 1 });
  assert.deepEqual(document.value.locate('/a'), { line: 1, column: 7 });
});

test('the name of a file tells its language', () => {
  assert.ok(readDocument(written('a.YML', 'a: [1,]')).ok);
  assert.ok(readDocument(written('a', 'a: [1,]')).ok);
  assert.ok(!readDocument(written('a.json', 'a: 1')).ok);
});

test('a file that is not there, a folder, a file too large and bytes that are no text are told in plain words', () => {
  const faultOf = (path: string): DocumentFault => {
    const document = readDocument(path);
    assert.ok(!document.ok);
    return document.fault;
  };
  const missing = faultOf(join(folder, 'no.yaml'));
  assert.equal(missing.kind, 'file_not_found');
  assert.match(missing.message, /there is no such file/);
  assert.equal(missing.path, join(folder, 'no.yaml'));
  assert.equal(faultOf(join(written('plain', ''), 'x')).kind, 'file_not_found');
  assert.match(faultOf(folder).message, /this is a folder/);
  assert.equal(faultOf(written('large.json', Buffer.alloc(DOCUMENT_BYTES_MAX + 1, 32))).kind, 'file_too_large');
  assert.equal(faultOf(written('latin.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xff]))).kind, 'not_utf8');
});

test('a file one may not read is told in plain words', (t) => {
  if (process.getuid?.() === 0) return t.skip('root may read everything');
  const path = written('secret.json', '{}');
  chmodSync(path, 0);
  const document = readDocument(path);
  assert.ok(!document.ok);
  assert.match(document.fault.message, /may not be read by you/);
});

test('whatever JSON holds is read as JSON.parse reads it, in both languages', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value, null, 1);
      const expected: unknown = JSON.parse(text);
      assert.deepEqual(read(text, 'json').value, expected);
      assert.deepEqual(read(stringify(value, { aliasDuplicateObjects: false })).value, expected);
    }),
  );
});

test('any text at all gives a document or a fault with a place, never an exception', () => {
  const bits = [
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\\',
    '\n',
    ' ',
    '- ',
    '1',
    '.',
    'a',
    '#',
    '&x',
    '*x',
    '!t',
    '|',
    '\t',
  ];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom<DocumentFormat>('json', 'yaml'), (body, format) => {
      const document = documentFrom(body, 'x', format);
      if (document.ok) return document.value.locate('/a/0').line >= 1;
      return (document.fault.line ?? 0) >= 1 && document.fault.message !== '';
    }),
    { numRuns: 2000 },
  );
});
