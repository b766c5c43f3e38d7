import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from '../src/doors/cli/index.ts';
import { randomStory } from './model/random-story.ts';

const folder = mkdtempSync(join(tmpdir(), 'dunwell-random-'));
after(() => rmSync(folder, { recursive: true }));

const storyCount = 10;
const lines = [
  'quote',
  'bill --all',
  'explain',
  'explain --amount to-cure',
  'explain --amount minimum',
  'explain --amount penalty',
  'history',
];

/** Terminal columns, near enough for our own text: a Chinese character takes two. */
const columnsOf = (line: string): number =>
  Array.from(line).length + (line.match(/[\u2E80-\u9FFF\uFF01-\uFF60]/gu) ?? []).length;

test('no story, however odd, makes a command fail, leave a hole in its text or pass 100 columns', async () => {
  for (let seed = 1; seed <= storyCount; seed += 1) {
    const { story } = randomStory(seed, { agreements: true, opening: true, otherTerms: true });
    const path = join(folder, `${seed}.json`);
    writeFileSync(path, JSON.stringify(story));
    for (const line of lines) {
      for (const lang of ['en', 'zh']) {
        const [verb = '', ...rest] = line.split(' ');
        let out = '';
        let err = '';
        const code = await runCli({
          argv: [verb, path, ...rest, '--lang', lang],
          env: {},
          out: (text) => void (out += text),
          err: (text) => void (err += text),
        });
        const where = `seed ${seed}, ${line}, ${lang}`;
        assert.equal(code, 0, `${where}: ${err}`);
        assert.doesNotMatch(out, /undefined|NaN|null|[{}]/, where);
        const wide = out.split('\n').filter((shown) => columnsOf(shown) > 100);
        assert.deepEqual(wide, [], where);
      }
    }
  }
});
