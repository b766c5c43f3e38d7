import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { contentHashOf, loadLintRules, loadTemplate, loadTemplates, placeOfFinding, shippedFolders } from './index.ts';

const rules = loadLintRules();
assert.ok(rules.ok);

const folder = mkdtempSync(join(tmpdir(), 'dunwell-templates-'));
after(() => rmSync(folder, { recursive: true }));
const source = readFileSync(join(shippedFolders.templates, 'cn/zh-CN/s2.yaml'), 'utf8');

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('layout, comments and the order of keys do not change the content hash; a word does', () => {
  assert.equal(contentHashOf({ a: 1, b: ['x'] }), contentHashOf({ b: ['x'], a: 1 }));
  const hashOf = (text: string): string => {
    const loaded = loadTemplate(written('hash.yaml', text), rules.value);
    assert.ok(loaded.ok);
    return loaded.value.template.contentHash;
  };
  assert.equal(hashOf(source), hashOf(`# a comment\n${source}`));
  assert.notEqual(hashOf(source), hashOf(source.replace('可能只是忘了', '也许只是忘了')));
  assert.match(hashOf(source), /^sha256:[0-9a-f]{64}$/);
});

test('an approval in the file holds for the content it names and for no other', () => {
  const draft = loadTemplate(written('draft.yaml', source), rules.value);
  assert.ok(draft.ok);
  const block = `approval:\n  by: Wang\n  at: '2026-11-23T10:00:00+08:00'\n  contentHash: ${draft.value.template.contentHash}\n`;
  const approved = loadTemplate(written('approved.yaml', source + block), rules.value);
  assert.ok(approved.ok);
  assert.equal(approved.value.template.approval?.by, 'Wang');
  const changed = loadTemplate(
    written('changed.yaml', source.replace('可能只是忘了', '也许只是忘了') + block),
    rules.value,
  );
  assert.equal(!changed.ok && changed.fault.kind, 'version_changed');
});

test('an approval in the file does not get a failing template past the linter', () => {
  const wrong = source.replace('可能只是忘了', '您已进入黑名单');
  const draft = loadTemplate(written('wrong.yaml', wrong), rules.value);
  assert.ok(draft.ok && !draft.value.lint.passes);
  const block = `approval:\n  by: Wang\n  at: '2026-11-23T10:00:00+08:00'\n  contentHash: ${draft.value.template.contentHash}\n`;
  const refused = loadTemplate(written('forced.yaml', wrong + block), rules.value);
  assert.equal(!refused.ok && refused.fault.kind, 'lint_failed');
});

test('a finding is placed at the line and column where the file writes the words', () => {
  const loaded = loadTemplate(
    written('placed.yaml', source.replaceAll('每一笔怎么算出来的', '你好，每一笔怎么算出来的')),
    rules.value,
  );
  assert.ok(loaded.ok);
  const finding = loaded.value.lint.findings.find((each) => each.rule === 'tone.nin');
  assert.ok(finding);
  const place = placeOfFinding(loaded.value.document, finding);
  const line = loaded.value.document.text.split('\n')[place.line - 1] ?? '';
  assert.equal([...line][place.column - 1], '你');
});

test('two files with the same version of the same template are refused', () => {
  const own = mkdtempSync(join(folder, 'own-'));
  cpSync(join(shippedFolders.templates, 'cn'), join(own, 'cn'), { recursive: true });
  writeFileSync(join(own, 'cn/zh-CN/s2-again.yaml'), source);
  const refused = loadTemplates(own, rules.value);
  assert.equal(!refused.ok && refused.fault.kind, 'version_twice');
});

test('a folder without templates is a fault that says where they are looked for', () => {
  const none = loadTemplates(join(folder, 'nowhere'), rules.value);
  assert.match(none.ok ? '' : none.fault.message, /<place>\/<language>\/<stage>\.yaml/);
});

test('a house word that repeats a seed word of the rule pack is refused, with file and line', () => {
  const own = mkdtempSync(join(folder, 'words-'));
  const words = readFileSync(join(shippedFolders.templates, 'house-words.yaml'), 'utf8');
  writeFileSync(join(own, 'house-words.yaml'), words.replace('      - 警方\n', '      - 警方\n      - 公安\n'));
  cpSync(join(shippedFolders.templates, 'mandatory.yaml'), join(own, 'mandatory.yaml'));
  const refused = loadLintRules({ ...shippedFolders, templates: own });
  assert.ok(!refused.ok);
  assert.equal(refused.fault.kind, 'word_twice');
  assert.match(refused.fault.message, /house-words\.yaml:\d+:\d+ \/conduct\/0\/never\/1: `公安`/);
});
