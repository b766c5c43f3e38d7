import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileGuard } from '../../core/guard/index.ts';
import type { Guard } from '../../core/guard/index.ts';
import type { HolidayCalendar, RulePack } from '../../core/law/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { loadCalendar, loadPack } from './load-packs.ts';
import type { FileFaults } from './load-packs.ts';

/** The packs that come with the software: three floors up from src/shell/rules and from dist/shell/rules. */
export const RULES_FOLDER = fileURLToPath(new URL('../../../rules', import.meta.url));

/** Version of the zone data of this runtime. */
export const zoneDataVersion = (): string => process.versions['tz'] ?? 'unknown';

/** Packs of places and calendars of one folder. @since 0.1 */
export interface RuleBook {
  readonly packs: readonly RulePack[];
  readonly calendars: readonly HolidayCalendar[];
}

const isPack = (folder: string): boolean => existsSync(join(folder, 'pack.yaml'));

function each<T>(paths: readonly string[], load: (path: string) => Result<T, FileFaults>): Result<readonly T[], FileFaults> {
  const read = paths.map(load);
  const lines = read.flatMap((result) => (result.ok ? [] : result.fault.lines));
  if (lines.length > 0) return err({ kind: 'invalid_rules', message: lines.join('\n'), lines });
  return ok(read.flatMap((result) => (result.ok ? [result.value] : [])));
}

/**
 * Loads every pack of a place and every calendar of a rules folder. House policies in it are left out:
 * one is named when it is wanted.
 * @fault no_such_folder, invalid_rules  every fault with file, line and field
 * @since 0.1
 */
export function loadRuleBook(folder = RULES_FOLDER): Result<RuleBook, FileFaults> {
  if (!existsSync(folder)) {
    const line = `${folder}: there is no such folder; name one with a folder a pack`;
    return err({ kind: 'no_such_folder', message: line, lines: [line] });
  }
  const folders = readdirSync(folder).toSorted().map((name) => join(folder, name)).filter(isPack);
  const packs = each(folders, loadPack);
  if (!packs.ok) return packs;
  const calendarFolder = join(folder, 'calendars');
  const names = existsSync(calendarFolder) ? readdirSync(calendarFolder).filter((name) => name.endsWith('.yaml')) : [];
  const calendars = each(names.toSorted().map((name) => join(calendarFolder, name)), loadCalendar);
  if (!calendars.ok) return calendars;
  return ok({ packs: packs.value.filter(({ kind }) => kind === 'place'), calendars: calendars.value });
}

/**
 * Loads packs, calendars and, if one is named, a house policy, and compiles the guard.
 * @fault as `loadRuleBook`, and loosens_rule and its kin, naming the rule: a house policy that loosens does not load
 * @since 0.1
 */
export function loadGuard(
  options: { readonly rulesFolder?: string; readonly houseFolder?: string } = {},
): Result<Guard, FileFaults> {
  const book = loadRuleBook(options.rulesFolder);
  if (!book.ok) return book;
  const house = options.houseFolder === undefined ? undefined : loadPack(options.houseFolder);
  if (house !== undefined && !house.ok) return house;
  const guard = compileGuard({
    ...book.value,
    zoneData: zoneDataVersion(),
    ...(house === undefined ? {} : { house: house.value }),
  });
  if (guard.ok) return guard;
  const line = `${options.houseFolder ?? options.rulesFolder ?? RULES_FOLDER}: ${guard.fault.message}`;
  return err({ kind: guard.fault.kind, message: line, lines: [line] });
}
