import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordOf } from './second-model.ts';
import { figureOf, readWorkedTables } from './worked-tables.ts';

const tables = readWorkedTables();

describe('the second model agrees with every worked table of docs/semantics.md', () => {
  for (const { title, story, rows } of tables) {
    test(title, () => {
      for (const row of rows) {
        const record = recordOf(story, { from: row.on, to: row.on, knownAt: row.knownAt });
        assert.equal(figureOf(record, row), row.value, `line ${row.line}: ${row.on}, ${row.figure}: ${row.how}`);
      }
    });
  }
});

test('the page holds at least thirty tables, the worked examples first', () => {
  assert.ok(tables.length >= 30);
  assert.match(tables[2]?.title ?? '', /Example A/);
});

test('a figure that the page does not define is an error, not an empty value', () => {
  const [table] = tables;
  const row = table?.rows[0];
  assert.ok(table !== undefined && row !== undefined);
  const record = recordOf(table.story, { from: row.on, to: row.on });
  assert.throws(() => figureOf(record, { ...row, figure: 'minimal' }), /no figure `minimal`/);
});
