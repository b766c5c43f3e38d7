import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCli } from './main.ts';

async function tour(...argv: string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const write = (text: string): void => void (out += text);
  const code = await runCli({ argv: ['tour', ...argv], env: {}, out: write, err: write });
  return { code, out };
}

test('the tour runs every command it shows, and each succeeds, in both languages', async () => {
  for (const lang of ['en', 'zh']) {
    const { code, out } = await tour('--json', '--lang', lang);
    const { steps } = JSON.parse(out) as { steps: { line: string; output: string; code: number }[] };
    assert.equal(code, 0);
    assert.ok(steps.length >= 4);
    for (const step of steps) {
      assert.equal(step.code, 0, step.line);
      assert.notEqual(step.output, '', step.line);
    }
  }
});

test('a line that the tour shows can be typed again and says the same', async () => {
  const { steps } = JSON.parse((await tour('--json')).out) as { steps: { line: string; output: string }[] };
  for (const { line, output } of steps) {
    let again = '';
    const write = (text: string): void => void (again += text);
    await runCli({ argv: line.split(' ').slice(1), env: {}, out: write, err: write });
    assert.equal(again, output);
  }
});

test('the tour names what is owed nine days late', async () => {
  const { out } = await tour();
  assert.match(out, /1,004\.50/);
  assert.match(out, /104\.50/);
});
