import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentFrom } from '../../shell/documents/index.ts';
import { tellFault, tellFaults } from './faults.ts';

const document = documentFrom('events:\n  - id: p1\n    amount: 12.345\n', 'story.yaml', 'yaml');
assert.ok(document.ok);
const story = document.value;

function told(json: boolean, tell: (call: { json: boolean; err: (text: string) => void }) => number): string {
  let text = '';
  const code = tell({ json, err: (line) => void (text += `${line}\n`) });
  assert.equal(code, 2);
  return text;
}

test('a fault in a document names file, line, column and field', () => {
  const fault = { kind: 'invalid_amount', message: '`12.345` has too many decimals', at: '/events/0/amount' };
  assert.equal(
    told(false, (call) => tellFault(call, fault, story)),
    'story.yaml:3:13 /events/0/amount: `12.345` has too many decimals\n',
  );
  assert.deepEqual(JSON.parse(told(true, (call) => tellFault(call, fault, story))), {
    faults: [
      { kind: fault.kind, message: fault.message, file: 'story.yaml', line: 3, column: 13, field: '/events/0/amount' },
    ],
  });
});

test('a fault of a file that could not be read names the place once', () => {
  const unread = documentFrom('{"a": }', 'bad.json', 'json');
  assert.ok(!unread.ok);
  assert.match(
    told(false, (call) => tellFault(call, unread.fault)),
    /^bad\.json:1:7: expected a value/,
  );
});

test('several faults are one line each; one without a place is its sentence', () => {
  const faults = [
    { kind: 'a', message: 'first', at: 'p1' },
    { kind: 'b', message: 'second' },
    { kind: 'c', message: 'third', at: '' },
  ];
  assert.equal(
    told(false, (call) => tellFaults(call, faults, story)),
    'p1: first\nsecond\nstory.yaml:1:1 /: third\n',
  );
});
