import { fold } from './fold.ts';
import type { Folded } from './fold.ts';
import { findingAt, foldedMatchesIn, matchesIn } from './finding.ts';
import type { Cited, Finding, LintedText } from './finding.ts';
import { wordFindings } from './lint-words.ts';
import { simplifiedOf } from './traditional-forms.ts';
import type { HouseWords } from './lint-rules.ts';

const tone = (rule: string, zh: string, en: string, severity: 'error' | 'warning' = 'error'): Cited => ({
  rule,
  group: 'tone',
  severity,
  accepts: { zh, en },
});

const cited = {
  nin: tone('tone.nin', '用“您”，不用“你”', 'in Chinese write 您, never 你'),
  petName: tone('tone.petName', '不用昵称称呼，直接说“您好”', 'no pet name: begin with 您好'),
  exclamation: tone('tone.exclamation', '用句号', 'a full stop'),
  capitals: tone('tone.capitals', '不用连续大写字母', 'small letters, or a short form on the list of capitals'),
  emoji: tone('tone.emoji', '不用表情符号', 'no emoji about money'),
  countdown: tone(
    'tone.countdown',
    '写确切日期与时间，不倒数：如 {dueOn} {payBy} 前',
    'the date and the time, not a countdown: by {dueOn}, {payBy}',
  ),
  oneAsk: tone(
    'tone.oneAsk',
    '一条消息只提一个请求；其余写成可选：如“也可以……”“如有疑问，可……”',
    'one ask in a message; write anything else as a choice: you can …, or if …',
  ),
  sentenceZh: tone(
    'tone.sentenceLength',
    '每句不超过 20 个汉字',
    'a sentence of at most 20 Chinese characters',
    'warning',
  ),
  sentenceEn: tone('tone.sentenceLength', '英文每句不超过 20 个词', 'a sentence of at most 20 words', 'warning'),
  halfWidth: tone(
    'tone.punctuation',
    '中文之间用全角标点',
    'full-width punctuation between Chinese characters',
    'warning',
  ),
  yen: tone('tone.yenSign', '用半角 ¥（U+00A5）', 'the half-width ¥ (U+00A5)'),
  midnight: tone('tone.midnight', '写 23:59，不写 24:00', '23:59, never 24:00'),
  traditional: tone('tone.traditional', '用简体字', 'simplified characters'),
} as const;

/** Longest sentence without a warning: Chinese characters in zh, words in en. */
const sentenceLengthMax = 20;

const han = /\p{Script=Han}/gu;
const emoji = /(?![©®™#*0-9])\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/gu;
const capitals = /(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ]{2,}(?![A-Za-zＡ-Ｚａ-ｚ])/gu;

// On folded text; a masked number counts as a number.
const countdownPatterns = [
  /(?:还有|还剩|剩余|剩下|不到|最后)[ ]?[\d一二两三四五六七八九十\uFFFC]+ ?个?(?:小时|分钟|秒)/gu,
  /[\d\uFFFC]+ (?:hours?|hrs?|minutes?|mins?|seconds?|days?) (?:left|remaining|to go)/gu,
  /only [\d\uFFFC]+ (?:more )?(?:days?|hours?|minutes?)/gu,
];

// As written: what follows the word is what tells an address from 亲自 or 父亲节.
const petNamePattern = /(?<![父母双至乡])亲(?=$|[~～,，。:：;；、!！?？\s\uFFFC]|爱的)/gmu;

function sentencesOf(linted: LintedText): readonly { readonly start: number; readonly text: string }[] {
  const pattern = linted.language === 'zh-CN' ? /[^。！？!?；;\n]+/gu : /[^.?!;\n]+/gu;
  return [...linted.masked.matchAll(pattern)].map((match) => ({ start: match.index, text: match[0] }));
}

function longSentences(linted: LintedText): readonly Finding[] {
  const zh = linted.language === 'zh-CN';
  return sentencesOf(linted).flatMap(({ start, text }) => {
    const words = zh ? (text.match(han)?.length ?? 0) : text.trim().split(/\s+/u).length;
    if (words <= sentenceLengthMax) return [];
    return [findingAt(zh ? cited.sentenceZh : cited.sentenceEn, linted, { start, end: start + text.length })];
  });
}

type AskWords = HouseWords['asks']['zh'];

/** True when a clause asks: an asking word that is not part of a longer harmless one, or a verb at its head. */
function isAsk(clause: string, words: AskWords): boolean {
  const harmless = words.notIn.reduce((text, word) => text.replaceAll(word, ' '.repeat(word.length)), clause);
  if (words.anywhere.some((word) => harmless.includes(word))) return true;
  return words.atStart.some((word) => startsWithWord(harmless, word));
}

function startsWithWord(text: string, word: string): boolean {
  const trimmed = text.replace(/^[\s“”"'(（、]+/u, '');
  if (!trimmed.startsWith(word)) return false;
  return !/[a-z]$/u.test(word) || !/^[a-z]/u.test(trimmed.slice(word.length));
}

/**
 * Every ask after the first. A sentence that offers (如果…, if …, you can …) or that the law prescribes asks
 * nothing; a chain of steps in one sentence is one ask unless it asks anew.
 */
export function extraAsks(linted: LintedText, house: HouseWords): readonly Finding[] {
  const zh = linted.language === 'zh-CN';
  const words = zh ? house.asks.zh : house.asks.en;
  const asks = sentencesOf(linted).flatMap((sentence) => {
    const small = sentence.text.toLowerCase();
    if (words.offers.some((offer) => startsWithWord(small, offer))) return [];
    const clauses = small.split(zh ? /[，,：:]/u : /,|\band\b|\bor\b|\bthen\b/u);
    const again = clauses.filter((clause) => isAsk(clause, { ...words, atStart: [] })).length;
    // In English a verb asks only at the head of a sentence: "you can pay part or ask for a plan" does not.
    const begins = (zh ? clauses : [small]).some((clause) => isAsk(clause, words));
    const count = Math.max(again, begins ? 1 : 0);
    return Array.from({ length: count }, () => ({ start: sentence.start, end: sentence.start + sentence.text.length }));
  });
  return asks.slice(1).map((span) => findingAt(cited.oneAsk, linted, span));
}

function chineseFindings(linted: LintedText, folded: Folded, house: HouseWords): readonly Finding[] {
  if (linted.language !== 'zh-CN') return [];
  const traditional = [...linted.masked.matchAll(han)]
    .filter((match) => simplifiedOf(match[0]) !== undefined)
    .map((match) => findingAt(cited.traditional, linted, { start: match.index, end: match.index + match[0].length }));
  return [
    ...wordFindings(cited.nin, linted, folded, '你', house.allow),
    ...matchesIn(cited.petName, linted, petNamePattern),
    ...matchesIn(cited.halfWidth, linted, /(?<=\p{Script=Han})[,.;:?](?=\p{Script=Han}|$)/gmu),
    ...traditional,
  ];
}

/** The tone rules that are patterns rather than words. */
export function toneFindings(linted: LintedText, house: HouseWords): readonly Finding[] {
  const folded = fold(linted.masked);
  const allowed = new Set(house.capitals.map(({ word }) => word));
  return [
    ...chineseFindings(linted, folded, house),
    ...matchesIn(cited.exclamation, linted, /[!！﹗‼❗❕¡]/gu),
    ...matchesIn(cited.capitals, linted, capitals).filter(({ found }) => !allowed.has(found.normalize('NFKC'))),
    ...matchesIn(cited.emoji, linted, emoji),
    ...countdownPatterns.flatMap((pattern) => foldedMatchesIn(cited.countdown, linted, folded, pattern)),
    ...matchesIn(cited.yen, linted, /￥/gu),
    ...matchesIn(cited.midnight, linted, /24[:：]00/gu),
    ...longSentences(linted),
  ];
}
