import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commands } from './commands.ts';
import { commandHelpText } from './help.ts';
import { widthOf } from './table.ts';

const columnsMax = 100;
const examples = new URL('../../../examples/', import.meta.url);
const ours = ['quote', 'bill', 'explain', 'history', 'verify'];

const tooWide = (text: string): readonly string[] =>
  text.split('\n').filter((line) => !line.startsWith('$ ') && widthOf(line) > columnsMax);

const hasStory = (folder: string): boolean =>
  ['story.yaml', 'story.json'].some((file) => existsSync(new URL(`${folder}/${file}`, examples)));

test('every session beside an example story fits 100 columns, in both languages', () => {
  const sessions = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.txt') && hasStory(path.split('/')[0] ?? ''),
  );
  assert.ok(sessions.length >= 80);
  for (const path of sessions) assert.deepEqual(tooWide(readFileSync(new URL(path, examples), 'utf8')), [], path);
});

test('the help of every command over a story fits 100 columns and has examples, in both languages', () => {
  for (const name of ours) {
    const command = commands.find((candidate) => candidate.name === name) ?? assert.fail(name);
    assert.ok(command.examples.length >= 2, name);
    for (const lang of ['zh', 'en'] as const) {
      const text = commandHelpText(command, lang);
      assert.deepEqual(tooWide(text), [], name);
      if (lang === 'zh') assert.match(text, /[\u4E00-\u9FFF]/u);
    }
  }
});

test('the examples that help shows name stories that are there', () => {
  for (const name of ours) {
    const command = commands.find((candidate) => candidate.name === name) ?? assert.fail(name);
    for (const { line } of command.examples) {
      const path = /examples\/(\S+)/.exec(line)?.[1];
      if (path !== undefined) assert.ok(readFileSync(new URL(path, examples), 'utf8').length > 0, line);
    }
  }
});
