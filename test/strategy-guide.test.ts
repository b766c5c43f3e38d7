import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readSupposed } from '../src/core/review/index.ts';
import { readStrategy } from '../src/core/strategy/index.ts';
import { runCli } from '../src/doors/cli/index.ts';
import { documentFrom } from '../src/shell/documents/index.ts';
import { loadStrategy } from '../src/shell/strategies/index.ts';

/**
 * The guide is followed as a reader follows it, in an empty folder: ```console blocks are run and what they show is
 * compared, ```diff blocks are done to the file they name, a ```yaml block that names a file is written.
 * `UPDATE_GUIDE=1 node --test test/strategy-guide.test.ts` writes anew what the commands show.
 */
const guidePath = new URL('../docs/strategy.md', import.meta.url).pathname;
const guide = readFileSync(guidePath, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'dunwell-guide-'));
const home = process.cwd();
before(() => process.chdir(folder));
after(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly line: string;
  readonly code: number;
  readonly shown: string;
}

async function runLine(line: string): Promise<Run> {
  let shown = '';
  const write = (text: string): void => void (shown += text);
  const [, ...argv] = line.slice(2).split(' ');
  const code = await runCli({ argv, env: { LANG: 'en_GB.UTF-8' }, out: write, err: write });
  return { line, code, shown: shown.trimEnd() };
}

function applyDiff(block: string): void {
  const lines = block.split('\n').filter((line) => line !== '');
  const file = lines[0]?.replace('--- ', '') ?? '';
  const side = (sign: string): string =>
    lines
      .slice(1)
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  const text = readFileSync(file, 'utf8');
  assert.equal(text.split(side('-')).length, 2, `${file} holds once what the guide changes: ${side('-')}`);
  writeFileSync(file, text.replace(side('-'), side('+')));
}

const sessions: Run[] = [];

async function follow(): Promise<string> {
  let anew = guide;
  for (const [whole, language, body = ''] of guide.matchAll(/^```(console|diff|yaml)\n(.*?)^```$/gms)) {
    if (language === 'diff') applyDiff(body);
    const named = /^# ([\w-]+\.yaml)\n/.exec(body)?.[1];
    if (language === 'yaml' && named !== undefined) writeFileSync(named, body);
    if (language !== 'console') continue;
    const runs: Run[] = [];
    for (const line of body.split('\n').filter((each) => each.startsWith('$ dunwell '))) runs.push(await runLine(line));
    sessions.push(...runs);
    const shown = runs.map(({ line, shown: text }) => `${line}\n${text}`).join('\n\n');
    anew = anew.replace(whole, () => `\`\`\`console\n${shown}\n\`\`\``);
  }
  return anew;
}

test('the guide, followed from its first line to its last, shows what the terminal shows', async () => {
  const anew = await follow();
  if (process.env['UPDATE_GUIDE'] === '1') writeFileSync(guidePath, anew);
  assert.equal(readFileSync(guidePath, 'utf8'), anew);
});

test('the guide goes the way it promises: write from a template, meet the night SMS, mend it, preview it', () => {
  const codes = sessions.map(({ line, code }) => [line.split(' ').slice(2, 4).join(' '), code]);
  assert.deepEqual(codes, [
    ['strategy new', 0],
    ['strategy check', 1],
    ['strategy check', 0],
    ['strategy preview', 0],
    ['strategy preview', 0],
    ['strategy explain', 0],
    ['strategy diff', 1],
    ['strategy fields', 0],
  ]);
  assert.match(
    sessions[1]?.shown ?? '',
    /^my-strategy\.yaml:\d+:\d+ error cn\.contact\.quiet: .*\n {2}accepted: hours within 08:00–22:00$/m,
  );
  assert.match(sessions[3]?.shown ?? '', /11 Jul +1 .*18:00/s);
});

test('what the guide shows fits a hundred columns', () => {
  for (const { shown, line } of sessions) {
    // The columns of what a finding cites are the finding's own.
    if (line.includes(' check ')) continue;
    for (const row of shown.split('\n')) assert.ok(row.length <= 100, row);
  }
});

test('what the guide writes down besides is understood: a condition, a migration, suppositions', () => {
  const blocks = [...guide.matchAll(/^```yaml\n(?!# )(.*?)^```$/gms)].map(([, body = '']) => body);
  assert.equal(blocks.length, 3);
  const valueOf = (text: string): Record<string, unknown> => {
    const document = documentFrom(text, 'guide.yaml', 'yaml');
    assert.ok(document.ok, text);
    return document.value.value as Record<string, unknown>;
  };
  const [condition = '', migration = '', suppositions = ''] = blocks;
  const minimal = loadStrategy('cn-minimal');
  assert.ok(minimal.ok);
  const whole = {
    ...(minimal.value.document.value as object),
    stopWhen: valueOf(condition)['when'],
    ...valueOf(migration),
  };
  assert.equal(readStrategy(whole).ok, true);
  assert.equal(readSupposed(valueOf(suppositions)).ok, true);
});
