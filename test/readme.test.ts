import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsShown, pages, readPage, rerun } from '../scripts/transcripts.ts';

for (const [path, locale] of Object.entries(pages)) {
  test(`what ${path} shows of a terminal is what the terminal shows`, async () => {
    const page = readPage(path);
    assert.ok(commandsShown(page) >= 3, `${path} shows a story of at least three commands`);
    // Where this fails although the new output is meant: npm run transcripts -- --write
    assert.equal(await rerun(page, locale), page);
  });
}

test('a page that shows something else is found out', async () => {
  const page = 'Before.\n\n```console\n$ npm ci\n\n$ dunwell --version\ndunwell 99.0.0\n```\n\nAfter.\n';
  const anew = await rerun(page, 'en');
  assert.match(
    anew,
    /^Before\.\n\n```console\n\$ npm ci\n\n\$ dunwell --version\ndunwell \d+\.\d+\.\d+\n```\n\nAfter\.\n$/,
  );
  assert.notEqual(anew, page);
  assert.equal(await rerun(anew, 'en'), anew);
});
