import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packFrom, readCalendar, readPackHead, readRuleFile } from '../../core/law/index.ts';
import type { HolidayCalendar, RulePack, RuleRow } from '../../core/law/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';

/** Faults of one or more files; each names file, line and field. @since 0.1 */
export interface FileFaults extends Fault {
  readonly lines: readonly string[];
}

/** More files than this in one pack folder are a mistake. */
const fileCountMax = 100;

/** `rules/cn/contact.yaml:12:5 /rules/0/kind: …`, one line a fault. @since 0.1 */
export function faultLines(document: Document, fault: Fault & { readonly all?: readonly Fault[] }): readonly string[] {
  return (fault.all ?? [fault]).map((each) => {
    const field = each.at ?? '';
    const place = document.locate(field);
    return `${document.path}:${place.line}:${place.column} ${field === '' ? '(whole file)' : field}: ${each.message}`;
  });
}

const fileFault = (kind: string, lines: readonly string[]): FileFaults => ({ kind, message: lines.join('\n'), lines });

function readWith<T>(path: string, read: (value: unknown) => Result<T, Fault>): Result<T, FileFaults> {
  const document = readDocument(path);
  if (!document.ok) return err(fileFault(document.fault.kind, [`${document.fault.at}: ${document.fault.message}`]));
  const value = read(document.value.value);
  return value.ok ? value : err(fileFault(value.fault.kind, faultLines(document.value, value.fault)));
}

function yamlNamesIn(folder: string): Result<readonly string[], FileFaults> {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    if (names.length <= fileCountMax) return ok(names.toSorted());
    return err(
      fileFault('too_many_files', [`${folder}: holds ${names.length} files; at most ${fileCountMax} are read`]),
    );
  } catch {
    return err(fileFault('no_such_pack', [`${folder}: is not a folder with a pack.yaml`]));
  }
}

/**
 * Loads one pack: `pack.yaml` and every other `.yaml` file of its folder.
 * @fault the kinds of `readDocument`, `readPackHead`, `readRuleFile` and `packFrom`, with file, line and field
 * @since 0.1
 */
export function loadPack(folder: string): Result<RulePack, FileFaults> {
  const names = yamlNamesIn(folder);
  if (!names.ok) return names;
  const head = readWith(join(folder, 'pack.yaml'), readPackHead);
  if (!head.ok) return head;
  const rows: RuleRow[] = [];
  const faults: string[] = [];
  for (const name of names.value.filter((each) => each !== 'pack.yaml')) {
    const read = readWith(join(folder, name), (value) => readRuleFile(head.value, value));
    if (read.ok) rows.push(...read.value);
    else faults.push(...read.fault.lines);
  }
  if (faults.length > 0) return err(fileFault('invalid_pack', faults));
  const pack = packFrom(head.value, rows);
  return pack.ok ? pack : err(fileFault(pack.fault.kind, [`${folder}: ${pack.fault.at}: ${pack.fault.message}`]));
}

/** Loads a holiday calendar. @fault as `loadPack` @since 0.1 */
export const loadCalendar = (path: string): Result<HolidayCalendar, FileFaults> => readWith(path, readCalendar);
