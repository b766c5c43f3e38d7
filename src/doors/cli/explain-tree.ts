import { explainInWords } from '../../core/account/index.ts';
import type { Derivation, ExplainedLine } from '../../core/account/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Lang } from './language.ts';
import { padTo, widthOf } from './table.ts';
import { wrapText } from './wrap.ts';

const columnsMax = 100;

interface Drawn {
  /** The branches before the text of the first line, and of the lines that continue it. */
  readonly first: string;
  readonly rest: string;
  readonly text: string;
  readonly amount: string;
}

/** The branches of a tree: `├─` where another part of the same amount follows, `└─` at the last. */
function branchesOf(lines: readonly ExplainedLine[]): readonly { readonly first: string; readonly rest: string }[] {
  const isLast = (index: number, depth: number): boolean => {
    const next = lines.slice(index + 1).find((line) => line.depth <= depth);
    return next === undefined || next.depth < depth;
  };
  const open: boolean[] = [];
  return lines.map((line, index) => {
    if (line.depth === 0) return { first: '', rest: '' };
    open.length = line.depth;
    const last = isLast(index, line.depth);
    const stem = open
      .slice(1, line.depth)
      .map((goesOn) => (goesOn ? '│  ' : '   '))
      .join('');
    open[line.depth] = !last;
    const below = lines[index + 1]?.depth === line.depth + 1 ? '│  ' : '   ';
    return { first: `${stem}${last ? '└─ ' : '├─ '}`, rest: `${stem}${last ? '   ' : '│  '}${below.trimEnd()}` };
  });
}

/** The rules that lines cite, each with its number. */
function citesOf(lines: readonly ExplainedLine[]): readonly string[] {
  return [...new Set(lines.map((line) => line.cite).filter((cite) => cite !== ''))];
}

function drawLine(drawn: Drawn, textWidth: number, amountWidth: number): readonly string[] {
  const [head = '', ...more] = wrapText(drawn.text, textWidth - widthOf(drawn.first));
  const amount = padTo(drawn.amount, amountWidth, 'right');
  return [
    `${padTo(drawn.first + head, textWidth)}  ${amount}`.trimEnd(),
    ...more.map((text) => `${drawn.rest}  ${text}`.trimEnd()),
  ];
}

/**
 * Draws a derivation as a tree, every line the sum of the lines below it, amounts in one column, and below it
 * the rules that the numbers in brackets stand for.
 */
export function drawDerivation(root: Derivation, currency: Currency, lang: Lang, rulesHead: string): string {
  const lines = explainInWords(root, currency, lang);
  const branches = branchesOf(lines);
  const cites = citesOf(lines);
  const drawn: readonly Drawn[] = lines.map((line, index) => ({
    ...(branches[index] as { first: string; rest: string }),
    text: line.cite === '' ? line.text : `${line.text} [${cites.indexOf(line.cite) + 1}]`,
    amount: line.amount,
  }));
  const amountWidth = Math.max(...drawn.map(({ amount }) => widthOf(amount)));
  const widest = Math.max(...drawn.map(({ first, text }) => widthOf(first + text)));
  const textWidth = Math.min(widest, columnsMax - amountWidth - 2);
  const rules = cites.map((cite, index) => `  [${index + 1}] ${cite}`);
  return [
    ...drawn.flatMap((line) => drawLine(line, textWidth, amountWidth)),
    ...(rules.length === 0 ? [] : ['', rulesHead, ...rules]),
  ].join('\n');
}

const dayFacts = new Set(['on', 'from', 'to', 'bill', 'dueOn']);

function factData(facts: Derivation['facts']): object {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      dayFacts.has(key) ? isoFromDay(value as Day) : typeof value === 'bigint' ? String(value) : (value as unknown),
    ]),
  );
}

/** A derivation as JSON data: amounts as text, dates as `YYYY-MM-DD`. Its depth is bounded by the engine. */
export function derivationData(node: Derivation): object {
  const { kind, amountMinor, exact, rule, facts, parts } = node;
  return {
    kind,
    amountMinor: String(amountMinor),
    ...(exact === undefined
      ? {}
      : { exact: { numerator: String(exact.numerator), denominator: String(exact.denominator) } }),
    ...(rule === undefined ? {} : { rule }),
    facts: factData(facts),
    parts: parts.map(derivationData),
  };
}
