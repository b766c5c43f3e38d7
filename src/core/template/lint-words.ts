import { originOf, fold, placesOf } from './fold.ts';
import type { Folded, Span } from './fold.ts';
import { findingAt } from './finding.ts';
import type { Cited, Finding, LintedText } from './finding.ts';
import type { ForbiddenWord, LintRules, HouseWords } from './lint-rules.ts';

/** What a message has attached that lets a few words stand. */
export interface Attached {
  readonly hasCaseId: boolean;
  readonly hasDeadline: boolean;
}

/** True when the place lies inside a harmless longer word of the allow list. */
const isExcused = (folded: Folded, place: Span, allow: HouseWords['allow']): boolean =>
  allow.some(({ inside }) =>
    placesOf(folded, inside).some((wide) => wide.start <= place.start && place.end <= wide.end),
  );

/** Every place of a word that the allow list does not excuse. */
export function wordFindings(
  cited: Cited,
  linted: LintedText,
  folded: Folded,
  word: string,
  allow: HouseWords['allow'],
): readonly Finding[] {
  return placesOf(folded, word)
    .filter((place) => !isExcused(folded, place, allow))
    .map((place) => findingAt(cited, linted, originOf(folded, place.start, place.end)));
}

function acceptsFor({ word, allowedWhen }: ForbiddenWord): Cited['accepts'] {
  if (allowedWhen === 'case_id_attached') {
    return {
      zh: `“${word}”只能与真实案号同时出现：在同一条消息里加入类型为 caseId 的变量`,
      en: `\`${word}\` only beside a real case id: put a variable of type \`caseId\` into the same message`,
    };
  }
  if (allowedWhen === 'dated_deadline_attached') {
    return {
      zh: `“${word}”只能与真实日期同时出现：在同一条消息里加入类型为 date 的变量`,
      en: `\`${word}\` only beside a real, dated deadline: put a variable of type \`date\` into the same message`,
    };
  }
  return {
    zh: `任何消息都不得使用“${word}”：如实说明会发生什么、何时、怎样避免`,
    en: `no message may say \`${word}\`: say as a fact what follows, when, and how to avoid it`,
  };
}

const isAttached = (word: ForbiddenWord, attached: Attached): boolean =>
  (word.allowedWhen === 'case_id_attached' && attached.hasCaseId) ||
  (word.allowedWhen === 'dated_deadline_attached' && attached.hasDeadline);

/** The text made comparable; 你 counts as 您 here, so that a threat is found whatever the address. */
const foldedWords = (linted: LintedText): Folded => fold(linted.masked.replace(/[你妳]/gu, '您'));

/** The eight groups of forbidden conduct. A word that stands in two groups is reported under both. */
export function conductFindings(linted: LintedText, rules: LintRules, attached: Attached): readonly Finding[] {
  const folded = foldedWords(linted);
  return rules.conduct.flatMap((group) =>
    group.words
      .filter((word) => !isAttached(word, attached))
      .flatMap((word) => {
        const cited: Cited = { rule: group.id, group: 'conduct', accepts: acceptsFor(word) };
        return wordFindings(cited, linted, folded, word.word, rules.house.allow);
      }),
  );
}

/** The house's own words: tone everywhere, leaks where a bystander may read. */
export function termFindings(
  linted: LintedText,
  rules: LintRules,
  groups: readonly ('tone' | 'leak')[],
): readonly Finding[] {
  const folded = foldedWords(linted);
  return rules.house.terms
    .filter((term) => groups.includes(term.group) && (term.group === 'tone' || linted.isOpen))
    .flatMap((term) => {
      const cited: Cited = { rule: term.id, group: term.group, accepts: term.accepts };
      return term.words.flatMap((word) => wordFindings(cited, linted, folded, word, rules.house.allow));
    });
}
