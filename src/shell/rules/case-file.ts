import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';

/** One line of a decision table, as it was written. @since 0.1 */
export interface CaseRow {
  readonly file: string;
  readonly line: number;
  /** A sentence of the domain; unique in its file. */
  readonly name: string;
  readonly zone: string;
  readonly jurisdiction: readonly string[];
  /** Folder of a house policy beside the rules folder, or null. */
  readonly house: string | null;
  /** Phrases, the contact first. */
  readonly facts: readonly string[];
  readonly localTime: string;
  readonly verdict: 'allowed' | 'refused';
  /** Refused: exactly the rules that refuse. Allowed: rules that were in play and let it through. */
  readonly rules: readonly string[];
  /** Duties that must be among those returned. */
  readonly owes: readonly string[];
  readonly next: string;
}

const COLUMNS = ['case', 'facts', 'local time', 'verdict', 'rule', 'next permitted'] as const;
const OPTIONAL_COLUMN = 'owes';

interface Settings {
  readonly zone: string;
  readonly jurisdiction: readonly string[];
  readonly house: string | null;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));

const partsOf = (cell: string | undefined, by: RegExp): readonly string[] =>
  (cell ?? '').split(by).map((part) => part.trim()).filter((part) => part !== '');

const settingPattern = /^[-*] (zone|jurisdiction|house): (.+)$/;

function settingsWith(settings: Settings, line: string): Settings {
  const [, name, value = ''] = settingPattern.exec(line.trim()) ?? [];
  if (name === 'zone') return { ...settings, zone: value.trim() };
  if (name === 'jurisdiction') return { ...settings, jurisdiction: partsOf(value, /[,+]/) };
  if (name === 'house') return { ...settings, house: value.trim() === 'none' ? null : value.trim() };
  return settings;
}

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-{2,}:?$/.test(cell));

function rowFault(file: string, line: number, message: string): Fault {
  return { kind: 'invalid_case', at: `${file}:${line}`, message: `${file}:${line}: ${message}` };
}

function rowOf(file: string, line: number, settings: Settings, head: readonly string[], cells: readonly string[]): Result<CaseRow> {
  const cell = (name: string): string => cells[head.indexOf(name)] ?? '';
  const verdict = cell('verdict');
  if (cells.length !== head.length) return err(rowFault(file, line, `has ${cells.length} cells; write ${head.length}, one for each heading`));
  if (verdict !== 'allowed' && verdict !== 'refused') return err(rowFault(file, line, `\`${verdict}\` is not a verdict; write allowed or refused`));
  if (cell('rule') === '') return err(rowFault(file, line, 'names no rule; write the ids of the rules that refuse, or that let it through'));
  return ok({
    ...settings,
    file,
    line,
    name: cell('case'),
    facts: partsOf(cell('facts'), /;/),
    localTime: cell('local time'),
    verdict,
    rules: partsOf(cell('rule'), /,/),
    owes: partsOf(cell(OPTIONAL_COLUMN), /,/),
    next: cell('next permitted'),
  });
}

const isHead = (cells: readonly string[]): boolean => COLUMNS.every((name) => cells.includes(name));

/**
 * Reads the decision tables of one `.case.md` file. Lines such as `- zone: Asia/Shanghai` set what follows;
 * every table with the headings case, facts, local time, verdict, rule and next permitted (and, if
 * wanted, owes) is read; all other text is for the reader.
 * @fault invalid_case  a row that cannot be read, with file and line
 * @since 0.1
 */
export function casesFrom(text: string, file: string): Result<readonly CaseRow[]> {
  let settings: Settings = { zone: 'UTC', jurisdiction: [], house: null };
  let head: readonly string[] | null = null;
  const rows: CaseRow[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    settings = settingsWith(settings, line);
    const cells = line.trim().startsWith('|') ? cellsOf(line) : null;
    if (cells === null) head = null;
    else if (head === null) head = isHead(cells) ? cells : null;
    else if (!isRule(cells)) {
      const row = rowOf(file, index + 1, settings, head, cells);
      if (!row.ok) return row;
      rows.push(row.value);
    }
  }
  const names = rows.map(({ name }) => name);
  const twice = rows.find(({ name }, index) => names.indexOf(name) !== index);
  return twice === undefined ? ok(rows) : err(rowFault(file, twice.line, `\`${twice.name}\` names two cases; give each its own sentence`));
}
