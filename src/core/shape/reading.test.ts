import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointer, Reading } from './index.ts';

test('every fault is collected with its pointer, the first in front', () => {
  const reading = new Reading();
  const fields = reading.object({ on: '2026-02-30', kind: 'x', extra: 1 }, '', ['on', 'kind', 'count']);
  reading.day(fields['on'], '/on');
  reading.choice(fields['kind'], '/kind', ['a', 'b']);
  reading.whole(fields['count'], '/count', 1, 3);
  const done = reading.done('never given');
  assert.ok(!done.ok);
  assert.deepEqual(
    done.fault.all.map((fault) => [fault.at, fault.kind]),
    [
      ['/extra', 'unknown_field'],
      ['/on', 'invalid_date'],
      ['/kind', 'invalid_field'],
      ['/count', 'invalid_field'],
    ],
  );
  assert.match(done.fault.all[3]?.message ?? '', /is missing; write a whole number from 1 to 3/);
});

test('a plain number is read as an amount by its own digits', () => {
  const reading = new Reading();
  const currency = { code: 'CNY', decimals: 2 };
  assert.equal(reading.amountMinor(105.5, '/a', currency), 10_550n);
  assert.equal(reading.amountMinor('105.50', '/a', currency), 10_550n);
  assert.equal(reading.faults.length, 0);
  reading.amountMinor(0.1 + 0.2, '/sum', currency);
  reading.amountMinor(1e21, '/huge', currency);
  reading.amountMinor(Number.NaN, '/nan', currency);
  assert.deepEqual(
    reading.faults.map((fault) => fault.at),
    ['/sum', '/huge', '/nan'],
  );
});

test('no more than fifty faults are kept', () => {
  const reading = new Reading();
  for (let index = 0; index < 80; index += 1) reading.flag('no', `/${index}`);
  assert.equal(reading.faults.length, 50);
});

test('a pointer escapes tilde and slash', () => {
  assert.equal(pointer('/a', 'b/c~d'), '/a/b~1c~0d');
});
