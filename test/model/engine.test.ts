import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { disagreementOn, engineRecord } from './engine-agreement.ts';
import { randomStory } from './random-story.ts';
import { figureOf, readWorkedTables } from './worked-tables.ts';

/** Seeds a kind of story in the quick tier; the full tier takes ten times as many, the long run 100,000 in all. */
const seedCount = process.env['DUNWELL_TIER'] === 'full' ? 1500 : 50;

describe('the engine agrees with every worked table of docs/semantics.md', () => {
  for (const { title, story, rows } of readWorkedTables()) {
    test(title, () => {
      for (const row of rows) {
        const record = engineRecord(story, row.on, row.on, row.knownAt);
        assert.equal(figureOf(record, row), row.value, `line ${row.line}: ${row.on}, ${row.figure}: ${row.how}`);
      }
    });
  }
});

const kinds = [
  ['purchases, refunds, payments and reversals', {}],
  ['agreements among the facts', { agreements: true }],
  ['opening positions', { opening: true }],
  ['other terms than cn-monthly', { otherTerms: true }],
  ['everything at once', { agreements: true, opening: true, otherTerms: true }],
] as const;

describe('the engine agrees with the second model on every day of random stories', () => {
  for (const [title, options] of kinds) {
    test(title, () => {
      for (let seed = 0; seed < seedCount; seed += 1) {
        assert.equal(disagreementOn(seed, options), null, `seed ${seed}, ${JSON.stringify(options)}`);
      }
    });
  }

  test('in the view as known at an instant in the middle of the story', () => {
    const options = { agreements: true, opening: true, otherTerms: true };
    for (let seed = 0; seed < seedCount; seed += 1) {
      const { from, to } = randomStory(seed, options);
      const middle = new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
      assert.equal(disagreementOn(seed, options, `${middle}T12:00:00+08:00`), null, `seed ${seed} known at ${middle}`);
    }
  });
});
