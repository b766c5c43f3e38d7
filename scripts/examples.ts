/**
 * The outputs that stand beside each example story: `*.txt` files are terminal sessions whose `$ dunwell …`
 * lines are run, `record.json` is the record of the days of change. They are compared
 * (test/examples.test.ts) or, with --write, written anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OUR_MISTAKE, runCli } from '../src/doors/cli/index.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a command line of ours says and with which exit code it ends, for a reader who stands in the root of the checkout. */
export async function runLine(line: string): Promise<{ readonly code: number; readonly text: string }> {
  process.chdir(root);
  const [program, ...argv] = line.split(' ').filter((word) => word !== '');
  if (program !== 'dunwell') throw new Error(`\`${line}\` is not a command of ours`);
  let text = '';
  const write = (chunk: string): void => void (text += chunk);
  const code = await runCli({ argv, env: { LANG: 'en_GB.UTF-8' }, out: write, err: write });
  if (code === OUR_MISTAKE) throw new Error(`\`${line}\`: ${text}`);
  return { code, text };
}

/** The folders under examples/ that hold a story, in order of name. */
export const exampleFolders: readonly string[] = readdirSync(join(root, 'examples'))
  .toSorted()
  .filter((name) => storyIn(name) !== undefined);

/** The folders under examples/standing/: sessions about lateness, standing and what lies ahead. */
export const standingFolders: readonly string[] = readdirSync(join(root, 'examples/standing'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `standing/${entry.name}`)
  .toSorted();

function storyIn(name: string): string | undefined {
  return ['story.yaml', 'story.json']
    .map((file) => join('examples', name, file))
    .find((path) => existsSync(join(root, path)));
}

/** The path of an example's story, as a reader in the root of the checkout writes it. */
export function storyOf(name: string): string {
  const path = storyIn(name);
  if (path === undefined) throw new Error(`examples/${name} holds no story`);
  return path;
}

/** The commands that a session shows. */
export const commandsOf = (session: string): readonly string[] =>
  session
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => line.slice(2));

async function sessionAnew(session: string): Promise<string> {
  const anew: string[] = [];
  for (const line of commandsOf(session)) anew.push(`$ ${line}\n${(await runLine(line)).text}`);
  return anew.join('\n');
}

/** One output beside a story, as it stands and as it would be written now. */
export interface Output {
  readonly path: string;
  readonly stands: string;
  readonly anew: string;
}

/** Every output of an example, run anew. */
export async function outputsOf(name: string): Promise<readonly Output[]> {
  const folder = join(root, 'examples', name);
  const outputs: Output[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    const path = relative(root, join(folder, file));
    const stands = readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.txt')) outputs.push({ path, stands, anew: await sessionAnew(stands) });
    if (file === 'record.json') {
      const { text } = await runLine(`dunwell history ${storyOf(name)} --changes --json`);
      outputs.push({ path, stands, anew: text });
    }
  }
  return outputs;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  for (const name of [...exampleFolders, ...standingFolders]) {
    for (const { path, stands, anew } of await outputsOf(name)) {
      if (stands === anew) continue;
      if (values.write) writeFileSync(join(root, path), anew);
      else process.exitCode = 1;
      console.log(`${path}: ${values.write ? 'written anew' : 'differs; run with --write'}`);
    }
  }
}
