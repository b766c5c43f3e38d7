/** `npm run bench -- NAME [options]` runs bench/NAME.ts; without a name it says which there are. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'bench');
const notRuns = new Set(['machine.ts']);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !notRuns.has(file))
  .map((file) => file.slice(0, -'.ts'.length));

const [name, ...options] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`write one of: ${names.map((known) => `npm run bench -- ${known}`).join(', ')}\n`);
  process.exit(2);
}
const run = spawnSync(process.execPath, [join(folder, `${name}.ts`), ...options], { stdio: 'inherit' });
process.exit(run.status ?? 1);
