import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandsShown, rerun } from '../scripts/transcripts.ts';

const path = new URL('../examples/strategy/README.md', import.meta.url).pathname;

// `UPDATE_GUIDE=1 node --test test/strategy-examples.test.ts` writes anew what the commands show.
test('what examples/strategy shows of a terminal is what the terminal shows', async () => {
  const page = readFileSync(path, 'utf8');
  assert.equal(commandsShown(page), 6);
  const anew = await rerun(page, 'en_GB.UTF-8');
  if (process.env['UPDATE_GUIDE'] === '1') writeFileSync(path, anew);
  assert.equal(readFileSync(path, 'utf8'), anew);
});
