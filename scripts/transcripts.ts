/**
 * The terminal sessions shown in our pages: ```console blocks whose `$ dunwell …` lines are run and whose
 * output is compared (test/readme.test.ts) or, with --write, written anew. A block that names a file
 * (```yaml my-line.yaml) is that file: the sessions of its page run in a folder that holds it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCli } from '../src/doors/cli/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The pages that show sessions, with the locale of their reader. */
export const pages: Readonly<Record<string, string>> = {
  'README.md': 'en_GB.UTF-8',
  'README.zh-CN.md': 'zh_CN.UTF-8',
  'docs/first-questions.md': 'en_GB.UTF-8',
};

const sessionPattern = /^```console\n(.*?)^```$/gms;
const filePattern = /^```\w+ ([\w.-]+\.(?:ya?ml|json))\n(.*?)^```$/gms;

/** Runs one command line and gives what a terminal would show of it. */
async function shown(line: string, locale: string): Promise<string> {
  const [, ...argv] = line.split(' ').filter((word) => word !== '');
  let text = '';
  const write = (chunk: string): void => void (text += chunk);
  await runCli({ argv, env: { LANG: locale }, out: write, err: write });
  return text.trimEnd();
}

async function sessionAnew(session: string, locale: string): Promise<string> {
  const lines = session.split('\n').filter((line) => line.startsWith('$ '));
  const anew: string[] = [];
  for (const line of lines) {
    const command = line.slice(2);
    const output = command.startsWith('dunwell ') ? await shown(command, locale) : '';
    anew.push(output === '' ? line : `${line}\n${output}`);
  }
  return `${anew.join('\n\n')}\n`;
}

async function sessionsAnew(page: string, locale: string): Promise<string> {
  let anew = page;
  for (const [, session = ''] of page.matchAll(sessionPattern)) {
    const written = await sessionAnew(session, locale);
    anew = anew.replace(session, () => written);
  }
  return anew;
}

/** A page with every session run anew. Commands of other programs stand as they are, without output. */
export async function rerun(page: string, locale: string): Promise<string> {
  const files = [...page.matchAll(filePattern)];
  // Paths in a page are those of a reader who stands in the root of the checkout, or beside the files it has written.
  const folder = files.length === 0 ? root : mkdtempSync(join(tmpdir(), 'dunwell-page-'));
  for (const [, name = '', text = ''] of files) writeFileSync(join(folder, name), text);
  process.chdir(folder);
  try {
    return await sessionsAnew(page, locale);
  } finally {
    process.chdir(root);
    if (folder !== root) rmSync(folder, { recursive: true });
  }
}

/** How many commands of ours a page shows. */
export const commandsShown = (page: string): number => (page.match(/^\$ dunwell /gm) ?? []).length;

/** The text of a page. */
export const readPage = (path: string): string => readFileSync(join(root, path), 'utf8');

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  for (const [path, locale] of Object.entries(pages)) {
    const page = readPage(path);
    const anew = await rerun(page, locale);
    if (anew === page) console.log(`${path}: ${commandsShown(page)} commands, as shown`);
    else if (values.write) writeFileSync(join(root, path), anew);
    else process.exitCode = 1;
    if (anew !== page) console.log(`${path}: ${values.write ? 'written anew' : 'differs; run with --write'}`);
  }
}
