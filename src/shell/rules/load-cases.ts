import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guard } from '../../core/guard/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { casesFrom } from './case-file.ts';
import type { CaseRow } from './case-file.ts';
import { runCase } from './case-run.ts';
import type { CaseOutcome } from './case-run.ts';
import { loadGuard, RULES_FOLDER } from './load-guard.ts';
import type { FileFaults } from './load-packs.ts';

/** More case files than this in one folder are a mistake. */
const fileCountMax = 200;

/** Reads every `.case.md` file of every pack in a rules folder. @fault invalid_case  with file and line @since 0.1 */
export function loadCases(rulesFolder = RULES_FOLDER): Result<readonly CaseRow[], FileFaults> {
  if (!existsSync(rulesFolder)) return err({ kind: 'no_such_folder', message: rulesFolder, lines: [`${rulesFolder}: there is no such folder`] });
  const files = readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readdirSync(join(rulesFolder, entry.name)).map((name) => join(entry.name, name)))
    .filter((name) => name.endsWith('.case.md'))
    .toSorted();
  if (files.length > fileCountMax) {
    const line = `${rulesFolder}: holds ${files.length} case files; at most ${fileCountMax} are read`;
    return err({ kind: 'too_many_files', message: line, lines: [line] });
  }
  const read = files.map((file) => casesFrom(readFileSync(join(rulesFolder, file), 'utf8'), file));
  const lines = read.flatMap((result) => (result.ok ? [] : [result.fault.message]));
  if (lines.length > 0) return err({ kind: 'invalid_case', message: lines.join('\n'), lines });
  return ok(read.flatMap((result) => (result.ok ? result.value : [])));
}

/** Runs cases, each under the guard its house policy asks for. @fault as `loadGuard` @since 0.1 */
export function runCases(rows: readonly CaseRow[], rulesFolder = RULES_FOLDER): Result<readonly CaseOutcome[], FileFaults> {
  const guards = new Map<string, Guard>();
  for (const house of new Set(rows.map((row) => row.house ?? ''))) {
    const guard = loadGuard({ rulesFolder, ...(house === '' ? {} : { houseFolder: join(rulesFolder, house) }) });
    if (!guard.ok) return guard;
    guards.set(house, guard.value);
  }
  return ok(rows.map((row) => runCase(guards.get(row.house ?? '') as Guard, row)));
}
