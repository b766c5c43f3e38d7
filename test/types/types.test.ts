import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(import.meta.dirname, 'fixtures');
const mark = /^\/\/ @ts-expect-error (.+)$/;

interface Marked {
  readonly text: string;
  /** Line of each statement that must not compile, counted from 1, with what the mark says. */
  readonly wrong: ReadonlyMap<number, string>;
}

/** A fixture without its marks; the lines keep their numbers. */
function unmarked(path: string): Marked {
  const lines = readFileSync(path, 'utf8').split('\n');
  const wrong = new Map<number, string>();
  const plain = lines.map((line, index) => {
    const says = mark.exec(line)?.[1];
    if (says !== undefined) wrong.set(index + 2, says);
    return says === undefined ? line : '//';
  });
  return { text: plain.join('\n').replaceAll('../../../src', join(root, 'src')), wrong };
}

/** The lines on which the compiler finds an error, by file. */
function errorLines(folder: string): ReadonlyMap<string, ReadonlySet<number>> {
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { types: [] },
    include: [join(folder, '*.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '--project', join(folder, 'tsconfig.json'), '--pretty', 'false'], {
    encoding: 'utf8',
  });
  const found = new Map<string, Set<number>>();
  for (const [, file = '', line] of run.stdout.matchAll(/^(.+?)\((\d+),\d+\): error/gm)) {
    const name = basename(file);
    found.set(name, (found.get(name) ?? new Set()).add(Number(line)));
  }
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'dunwell-types-'));
const names = readdirSync(fixtures);
const marked = new Map(names.map((name) => [name, unmarked(join(fixtures, name))] as const));
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
for (const [name, { text }] of marked) writeFileSync(join(folder, name), text);
const errors = errorLines(folder);
rmSync(folder, { recursive: true });

for (const [name, { wrong }] of marked) {
  test(`${name}: ${wrong.size} things do not compile, and nothing else is wrong`, () => {
    assert.ok(wrong.size > 0);
    const found = errors.get(name) ?? new Set();
    const compiling = [...wrong].filter(([line]) => !found.has(line)).map(([, says]) => says);
    assert.deepEqual(compiling, [], 'these compile and must not');
    assert.deepEqual(
      [...found].filter((line) => !wrong.has(line)),
      [],
      'lines that should compile',
    );
  });
}
