import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { casesFrom, loadCases, loadRuleBook, PHRASES, ruleCoverage, runCases } from '../../src/shell/rules/index.ts';
import type { CaseOutcome, CaseRow } from '../../src/shell/rules/index.ts';

const orThrow = <T>(result: { ok: true; value: T } | { ok: false; fault: { message: string } }): T => {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

const rows = orThrow(loadCases());
const outcomes = orThrow(runCases(rows));

for (const [file, found] of Map.groupBy(outcomes, ({ row }) => row.file)) {
  describe(`rules/${file}`, () => {
    for (const { row, differs } of found) {
      it(row.name, () => assert.deepEqual(differs, [], `rules/${row.file}:${row.line}`));
    }
  });
}

describe('the cases as a whole', () => {
  it('every hard rule that guard enforces has a case that it refuses and one that it lets through', () => {
    const gaps = ruleCoverage(orThrow(loadRuleBook()).packs, rows)
      .filter(({ enforcers, kinds }) => enforcers.includes('guard') && kinds.includes('hard'))
      .filter((rule) => rule.gaps.some((gap) => gap === 'no refused case' || gap === 'no allowed case'));
    assert.deepEqual(
      gaps.map(({ id }) => id),
      [],
    );
  });

  it('every rule that guard enforces and that can refuse or be owed is named by a case', () => {
    const gaps = ruleCoverage(orThrow(loadRuleBook()).packs, rows).filter((rule) =>
      rule.gaps.some((gap) => gap === 'no refused case' || gap === 'no allowed case' || gap === 'no case that owes it'),
    );
    assert.deepEqual(
      gaps.map(({ id, gaps: missing }) => `${id}: ${missing.join(', ')}`),
      [],
    );
  });

  it('every phrase that a case may use stands in docs/rules.md', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'rules.md'), 'utf8');
    assert.deepEqual(
      PHRASES.filter(({ says }) => !page.includes(`- \`${says}\``)),
      [],
    );
  });

  it('every phrase is used by a case or is a word of another', () => {
    const facts = rows.flatMap((row) => row.facts);
    const unused = PHRASES.filter(({ pattern }) => !facts.some((fact) => pattern.test(fact)));
    assert.deepEqual(
      unused.map(({ says }) => says),
      [],
    );
  });

  it('every rule id that a case names stands in a pack, in a house policy or in the engine', () => {
    const known = new Set(orThrow(loadRuleBook()).packs.flatMap((pack) => pack.rows.map(({ id }) => id)));
    const named = rows.flatMap((row) => [...row.rules, ...row.owes]);
    const unknown = named.filter((id) => !known.has(id) && !/^(engine|ledger|hold|house)\./.test(id));
    assert.deepEqual(unknown, []);
  });
});

const table = (row: string): string =>
  [
    '- zone: Asia/Shanghai',
    '- jurisdiction: cn',
    '| case | facts | local time | verdict | rule | next permitted |',
    '| --- | --- | --- | --- | --- | --- |',
    row,
  ].join('\n');

const outcomeOf = (row: string): CaseOutcome =>
  orThrow(runCases(orThrow(casesFrom(table(row), 'x.case.md'))))[0] as CaseOutcome;

describe('a table that is wrong', () => {
  it('a wrong verdict is told with what was found', () => {
    const { differs } = outcomeOf('| a call at night | call | 2026-03-02 23:00 | allowed | cn.contact.quiet | |');
    assert.deepEqual(differs, ['is refused, not allowed', '`cn.contact.quiet` refuses']);
  });

  it('a wrong next permitted time is told', () => {
    const { differs } = outcomeOf(
      '| a call at night | call | 2026-03-02 23:00 | refused | cn.contact.quiet | 2026-03-03 09:00 |',
    );
    assert.deepEqual(differs, ['next permitted is `2026-03-03 08:00`, not `2026-03-03 09:00`']);
  });

  it('a rule that refuses unnamed is told', () => {
    const { differs } = outcomeOf(
      '| a night call | call; 3 conversations today | 2026-03-02 23:00 | refused | cn.contact.quiet | 2026-03-03 08:00 |',
    );
    assert.deepEqual(differs, ['`cn.call.effective.perDay` refuses too']);
  });

  it('a duty that is not owed is told', () => {
    const [head, rule, ...rest] = table('').split('\n').slice(2);
    const text = ['- zone: Asia/Shanghai', '- jurisdiction: cn', `${head} owes |`, `${rule} --- |`, ...rest.slice(1)];
    const owing = '| a call | call | 2026-03-02 12:00 | allowed | cn.contact.quiet | | cn.letter.fields |';
    const [read] = orThrow(casesFrom([...text, owing].join('\n'), 'x.case.md'));
    const [outcome] = orThrow(runCases([read as CaseRow]));
    assert.deepEqual(outcome?.differs, ['`cn.letter.fields` is not among the duties']);
  });

  it('an unknown phrase is told with every phrase that is known', () => {
    const { differs } = outcomeOf('| a call | ring them; loudly | 2026-03-02 12:00 | allowed | cn.contact.quiet | |');
    assert.match(differs[0] ?? '', /^`ring them` is not a phrase we know; write one of\n {2}\[automated\] call/);
  });

  it('a time that does not exist is told', () => {
    const { differs } = outcomeOf('| a call | call | 2026-02-30 12:00 | allowed | cn.contact.quiet | |');
    assert.match(differs[0] ?? '', /is not a local time/);
  });

  it('a row with a cell too few, a verdict of its own or no rule is refused with file and line', () => {
    for (const row of [
      '| a | call | 2026-03-02 12:00 | allowed | x |',
      '| a | call | 2026-03-02 12:00 | maybe | x | |',
      '| a | call | 2026-03-02 12:00 | allowed | | |',
    ]) {
      const read = casesFrom(table(row), 'x.case.md');
      assert.equal(read.ok, false);
      assert.match(read.ok ? '' : read.fault.message, /^x\.case\.md:5: /);
    }
  });

  it('one sentence does not name two cases', () => {
    const row = '| a call | call | 2026-03-02 12:00 | allowed | cn.contact.quiet | |';
    assert.equal(casesFrom(table(`${row}\n${row}`), 'x.case.md').ok, false);
  });
});
