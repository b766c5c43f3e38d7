import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('.', import.meta.url);
const own = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const outside = ['node:fs', 'node:process'];

/** Every module that a source names, and every other way of reaching one. */
function reachedFrom(source: string): readonly string[] {
  const named = [...source.matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(.*?)\1/g)].map((match) => match[2] ?? '');
  const hidden =
    /\b(require|createRequire|getBuiltinModule|eval|Function|import\.meta)\b|\bimport\s*\(\s*[^'"`\s]/.exec(source);
  return hidden ? [...named, hidden[0]] : named;
}

const strangersIn = (source: string): readonly string[] =>
  reachedFrom(source).filter(
    (name) => !outside.includes(name) && !(own.includes(name.slice(2)) && name.startsWith('./')),
  );

test('the verifier imports nothing but its own folder, node:fs and node:process', () => {
  assert.ok(own.includes('main.ts') && own.includes('account.ts'), own.join());
  for (const name of own) assert.deepEqual(strangersIn(readFileSync(new URL(name, folder), 'utf8')), [], name);
});

test('an import of core, of a package, a built-in module or a hidden one would be caught', () => {
  const planted = [
    `import { dayFromIso } from '../../core/time/index.ts';`,
    `import type { Day } from "../../core/time/day.ts";`,
    `import { parse } from 'yaml';`,
    `import { createHash } from 'node:crypto';`,
    `import '../account.ts';`,
    `export * from './../cli/main.ts';`,
    `const core = await import('../../core/account/index.ts');`,
    'const core = await import(`../../core/account/index.ts`);',
    `const core = await import(name);`,
    `const core = require('../../core/account');`,
    `const fs = process.getBuiltinModule('node:net');`,
  ];
  for (const source of planted) assert.notDeepEqual(strangersIn(source), [], source);
  assert.deepEqual(strangersIn(`import { dayFrom } from './dates.ts';\nimport process from 'node:process';`), []);
});

test('no file of the verifier computes with floating point amounts, today or chance', () => {
  const forbidden = /\b(Date\.now|new Date|Math\.random|parseFloat|Temporal)\b/;
  for (const name of own) assert.doesNotMatch(readFileSync(new URL(name, folder), 'utf8'), forbidden, name);
});
