import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandsOf, runLine } from '../../scripts/examples.ts';

const folder = join(import.meta.dirname, '..', '..', 'examples', 'contact');
const sessions = ['sessions.txt', 'sessions.zh.txt'];

/** The session run anew: each command with what it says and the exit code it ends with. */
async function anew(session: string): Promise<string> {
  const shown: string[] = [];
  for (const line of commandsOf(session)) {
    const { code, text } = await runLine(line);
    shown.push(`$ ${line}\n${text.trimEnd()}\n(exit code ${code})\n`);
  }
  return shown.join('\n');
}

// `UPDATE_SESSIONS=1 node --test test/guard/examples.test.ts` writes them anew after a wanted change.
for (const name of sessions) {
  test(`examples/contact/${name} is what a terminal shows`, async () => {
    const path = join(folder, name);
    const session = readFileSync(path, 'utf8');
    const found = await anew(session);
    if (process.env['UPDATE_SESSIONS'] === '1') writeFileSync(path, found);
    else assert.equal(found, session);
  });
}

test('every question of the folder is asked in a session', () => {
  const text = sessions.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) assert.ok(text.includes(name), name);
});
