import type { Currency } from '../money/index.ts';
import { citeRule } from '../law/index.ts';
import { formatDay, formatMoney, formatPpm, formatShortDay } from '../wording/index.ts';
import type { Language } from '../wording/index.ts';
import type { Derivation, DerivationFacts, DerivationKind } from './derivation.ts';
import { wordsOf } from './derivation-words.ts';

/** One line of an explanation. @since 0.1 */
export interface ExplainedLine {
  /** 0 for the amount itself, 1 for its parts, and so on. */
  readonly depth: number;
  /** What it is, in words. */
  readonly text: string;
  /** The amount as read, or the exact value of an unrounded line (`¥4.9537…`). */
  readonly amount: string;
  /** The rule under which it stands, where one is named. */
  readonly cite: string;
}

/** At most this many levels are drawn; the derivations of this room have six. */
const depthMax = 12;

/** An exact fraction of minor units with four more decimals than the currency, cut, `…` where more follow. */
function exactText(exact: { numerator: bigint; denominator: bigint }, currency: Currency): string {
  const more = 4;
  const negative = exact.numerator < 0n;
  const size = negative ? -exact.numerator : exact.numerator;
  const scaled = size * 10n ** BigInt(more);
  const cut = scaled / exact.denominator;
  const digits = String(cut).padStart(currency.decimals + more + 1, '0');
  const places = currency.decimals + more;
  const fraction = digits.slice(-places);
  const kept = fraction.slice(0, currency.decimals) + fraction.slice(currency.decimals).replace(/0+$/, '');
  const tail = cut * exact.denominator === scaled ? '' : '…';
  const whole = formatMoney(BigInt(digits.slice(0, -places)) * 10n ** BigInt(currency.decimals), currency);
  const shownWhole = currency.decimals === 0 ? whole : whole.slice(0, whole.lastIndexOf('.'));
  return `${negative ? '-' : ''}${shownWhole}${kept === '' ? '' : `.${kept}`}${tail}`;
}

function dayCountIn(days: number, language: Language): string {
  if (language !== 'en') return `${days}天`;
  return days === 1 ? '1 day' : `${days} days`;
}

/** The facts of a node as words of a language. */
function factWords(facts: DerivationFacts, currency: Currency, language: Language): Readonly<Record<string, string>> {
  const day = (value: DerivationFacts['on']): string => (value === undefined ? '' : formatDay(value, language));
  const shortDay = (value: DerivationFacts['on']): string =>
    value === undefined ? '' : formatShortDay(value, language);
  return {
    on: day(facts.on),
    from: shortDay(facts.from),
    to: shortDay(facts.to),
    days: dayCountIn(facts.days ?? 0, language),
    bill: shortDay(facts.bill),
    due: day(facts.dueOn),
    event: facts.event ?? '',
    text: facts.text === undefined ? '' : `${language === 'en' ? ', ' : '，'}${facts.text}`,
    base: facts.baseMinor === undefined ? '' : formatMoney(facts.baseMinor, currency),
    rate: facts.ratePpmDaily === undefined ? '' : formatPpm(facts.ratePpmDaily),
    ratio: facts.ratioPpm === undefined ? '' : formatPpm(facts.ratioPpm),
  };
}

function sentenceOf(node: Derivation, currency: Currency, language: Language): string {
  const words = factWords(node.facts, currency, language);
  return wordsOf(node.kind, node.facts, language).replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
}

const unrounded: ReadonlySet<DerivationKind> = new Set<DerivationKind>(['run', 'cutByCap']);

/**
 * An explanation as lines a borrower can read, in zh-CN or en, each line the parts of the one above it.
 * @since 0.1
 */
export function explainInWords(root: Derivation, currency: Currency, language: Language): readonly ExplainedLine[] {
  const lines: ExplainedLine[] = [];
  const add = (node: Derivation, depth: number): void => {
    const exact = unrounded.has(node.kind) ? node.exact : undefined;
    lines.push({
      depth,
      text: sentenceOf(node, currency, language),
      amount: exact === undefined ? formatMoney(node.amountMinor, currency) : exactText(exact, currency),
      cite: node.rule === undefined ? '' : citeRule(node.rule),
    });
    if (depth < depthMax) for (const part of node.parts) add(part, depth + 1);
  };
  add(root, 0);
  return lines;
}
