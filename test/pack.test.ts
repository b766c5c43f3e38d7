import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const PACKED_MEBIBYTES_MAX = 8;

const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'dunwell-pack-'));
const home = join(folder, 'empty');
after(() => rmSync(folder, { recursive: true, force: true }));

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;

// Our own environment holds what npm told this run about this package; an inner npm must not hear it.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_TEST_CONTEXT)/.test(name)));

function npm(cwd: string, ...words: string[]): SpawnSyncReturns<string> {
  return spawnSync('npm', words, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
}

function npmDone(cwd: string, ...words: string[]): string {
  const run = npm(cwd, ...words);
  assert.equal(run.status, 0, `npm ${words.join(' ')}\n${run.stdout}\n${run.stderr}`);
  return run.stdout;
}

/** Installs from the registry or npm's cache; where neither answers, with what this checkout has installed. */
function install(tarball: string): void {
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=0'];
  if (npm(home, ...words, tarball).status === 0) return;
  const installed = readdirSync(join(root, 'node_modules')).filter((name) =>
    /^(yaml|node-(bin-)?[a-z]+-[a-z0-9]+)$/.test(name),
  );
  npmDone(home, ...words, '--offline', tarball, ...installed.map((name) => `file:${join(root, 'node_modules', name)}`));
}

before(() => {
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const [first] = JSON.parse(npmDone(root, 'pack', '--json', '--pack-destination', folder)) as Packed[];
  assert.ok(first);
  packed = first;
  install(join(folder, packed.filename));
});

const dunwell = (...words: string[]): SpawnSyncReturns<string> =>
  spawnSync('npx', ['--no-install', 'dunwell', ...words], {
    cwd: home,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });

test('the tarball carries compiled JavaScript, data and documents, and neither tests nor TypeScript', () => {
  const paths = packed.files.map((file) => file.path);
  for (const path of ['dist/main.js', 'bin/dunwell.mjs', 'LICENSE', 'README.md', 'docs/semantics.md']) {
    assert.ok(paths.includes(path), `${path} is missing`);
  }
  assert.deepEqual(
    paths.filter((path) => /\.(test|full)\.|\.ts$|^(src|test|scripts|node_modules)\//.test(path)),
    [],
  );
  assert.ok(packed.size < PACKED_MEBIBYTES_MAX * 1024 * 1024, `${packed.size} bytes`);
});

test('in an empty folder, the installed `dunwell` runs on the pinned Node', () => {
  const run = dunwell('--version', '--json');
  assert.equal(run.status, 0, run.stderr);
  assert.equal((JSON.parse(run.stdout) as { node: string }).node, process.versions.node);
});

test('in an empty folder, the installed `dunwell quote` answers over an example story', () => {
  const installed = join(home, 'node_modules/dunwell');
  const [story] = readdirSync(join(installed, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /story\.(ya?ml|json)$/.test(path))
    .toSorted();
  assert.ok(story !== undefined, 'no story stands in examples/');
  const path = join('node_modules/dunwell/examples', story);
  const run = dunwell('quote', path);
  assert.equal(run.status, 0, run.stderr);
  // The installed program and this checkout must say the same of the same story.
  const here = spawnSync(process.execPath, [join(root, 'src/main.ts'), 'quote', join(installed, 'examples', story)], {
    cwd: home,
    env,
    encoding: 'utf8',
  });
  assert.equal(here.status, 0, here.stderr);
  assert.equal(run.stdout, here.stdout);
  assert.equal(typeof JSON.parse(dunwell('quote', path, '--json').stdout), 'object');
});

test('in an empty folder, the installed `dunwell-verify` starts', (t) => {
  if (!packed.files.some(({ path }) => path === 'dist/doors/verify/main.js')) {
    return t.skip('the verifier has no program yet');
  }
  const run = spawnSync('npx', ['--no-install', 'dunwell-verify', '--help'], { cwd: home, env, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /verify/);
});
