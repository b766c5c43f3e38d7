import { byDefault, choice, list, optional, record, text, whole } from '../law/index.ts';
import type { Described, RuleRow } from '../law/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import { STAGES } from './stage.ts';
import { TEMPLATE_CHANNELS } from './template.ts';

/** A word of forbidden conduct and when it may stand after all. @since 0.1 */
export interface ForbiddenWord {
  readonly word: string;
  readonly allowedWhen: 'never' | 'case_id_attached' | 'dated_deadline_attached';
}

/** One group of forbidden conduct; its id is the rule that is cited. @since 0.1 */
export interface ForbiddenGroup {
  readonly id: string;
  readonly source: string;
  readonly words: readonly ForbiddenWord[];
}

const bilingual = record({ zh: text(), en: text() });
const ruleName = text('a rule id such as `tone.vague`', /^[a-z]+(\.[A-Za-z0-9]+)+$/);
const words = list(text('a word of 1 to 60 characters', /^[^\r\n]{1,60}$/u));

/** The house's own words, `templates/house-words.yaml`. */
const houseFile = record({
  smsSegmentsMax: whole(1, 10),
  conduct: list(
    record({
      id: ruleName,
      never: byDefault(words, []),
      withCaseId: byDefault(words, []),
      withDeadline: byDefault(words, []),
    }),
  ),
  allow: list(record({ inside: text(), reason: text() })),
  terms: list(record({ id: ruleName, group: choice(['tone', 'leak']), accepts: bilingual, words })),
  capitals: list(record({ word: text('capitals', /^[A-Z]{2,20}$/), reason: text() })),
  asks: record({
    zh: record({ anywhere: words, notIn: words, atStart: words, offers: words }),
    en: record({ anywhere: words, notIn: words, atStart: words, offers: words }),
  }),
});

const phrases = record({ zh: byDefault(words, []), en: byDefault(words, []) });

/** What a message must hold, `templates/mandatory.yaml`. */
const mandatoryFile = record({
  elements: list(
    record({
      id: text('a name such as `cn.help`', /^[a-z][A-Za-z0-9.]{2,60}$/),
      rule: ruleName,
      says: bilingual,
      places: list(text('two small letters, or `any`', /^([a-z]{2}|any)$/)),
      stages: list(choice([...STAGES, 'overdue', 'every'])),
      channels: list(choice(TEMPLATE_CHANNELS)),
      forms: list(choice(['safe', 'full'])),
      variables: byDefault(list(text('the name of a variable', /^[a-z][A-Za-z0-9]{0,39}$/)), []),
      phrases: optional(phrases),
      signature: optional(choice(['counts'])),
    }),
  ),
});

/** The house's own words: tone, leaks, more forbidden words, the allow list. @since 0.1 */
export type HouseWords = Described<typeof houseFile>;

/** One thing a message must hold. @since 0.1 */
export type MandatoryElement = Described<typeof mandatoryFile>['elements'][number];

/** Everything the linter reads: the pack's groups, the house's words, the mandatory elements. @since 0.1 */
export interface LintRules {
  readonly conduct: readonly ForbiddenGroup[];
  readonly house: HouseWords;
  readonly elements: readonly MandatoryElement[];
}

/**
 * Reads `templates/house-words.yaml`.
 * @fault invalid_field, unknown_field  each with its JSON Pointer, all of them in `all`
 * @since 0.1
 */
export function houseWordsFrom(value: unknown): Result<HouseWords, ShapeFault> {
  const reading = new Reading();
  return reading.done(houseFile.read(reading, value, ''));
}

/**
 * Reads `templates/mandatory.yaml`; an element that nothing could satisfy is refused.
 * @fault invalid_field, unknown_field  each with its JSON Pointer, all of them in `all`
 * @since 0.1
 */
export function mandatoryFrom(value: unknown): Result<readonly MandatoryElement[], ShapeFault> {
  const reading = new Reading();
  const { elements } = mandatoryFile.read(reading, value, '');
  elements.forEach((element, index) => {
    const has = element.variables.length + (element.phrases?.zh.length ?? 0) + (element.phrases?.en.length ?? 0);
    if (reading.faults.length === 0 && has === 0 && element.signature === null) {
      reading.refuse(pointer('/elements', index), element.id, 'at least one variable, phrase or `signature: counts`');
    }
  });
  return reading.done(elements);
}

/**
 * The groups of forbidden conduct that stand in a rule pack, one per row of that kind. A row that has ended
 * still counts: a template outlives the day it was written.
 * @since 0.1
 */
export function conductGroupsOf(rows: readonly RuleRow[]): readonly ForbiddenGroup[] {
  return rows.flatMap((row) =>
    row.parameter?.type === 'conduct'
      ? [
          {
            id: row.id,
            source: row.source,
            words: row.parameter.seeds.map(({ word, allowedWhen }) => ({ word, allowedWhen })),
          },
        ]
      : [],
  );
}

const wordsOf = (own: HouseWords['conduct'][number]): readonly ForbiddenWord[] => [
  ...own.never.map((word) => ({ word, allowedWhen: 'never' as const })),
  ...own.withCaseId.map((word) => ({ word, allowedWhen: 'case_id_attached' as const })),
  ...own.withDeadline.map((word) => ({ word, allowedWhen: 'dated_deadline_attached' as const })),
];

/**
 * Puts the linter's rules together: the house's words join the pack's group of the same id.
 * @fault unknown_group  the house names a group that the pack lacks
 * @fault word_twice  the house repeats a word of the pack; the pack's is the only copy
 * @since 0.1
 */
export function lintRulesFrom(
  groups: readonly ForbiddenGroup[],
  house: HouseWords,
  elements: readonly MandatoryElement[],
): Result<LintRules, ShapeFault> {
  const reading = new Reading();
  const seeds = new Set(groups.flatMap((group) => group.words.map(({ word }) => word)));
  house.conduct.forEach((own, index) => {
    const at = pointer('/conduct', index);
    if (!groups.some((group) => group.id === own.id)) {
      reading.refuse(
        pointer(at, 'id'),
        own.id,
        `one of ${groups.map((group) => group.id).join(', ')}`,
        'unknown_group',
      );
    }
    for (const kind of ['never', 'withCaseId', 'withDeadline'] as const) {
      own[kind].forEach((word, place) => {
        const accepted = 'only words that the rule pack does not hold';
        if (seeds.has(word)) reading.refuse(`${at}/${kind}/${place}`, word, accepted, 'word_twice');
      });
    }
  });
  const conduct = groups.map((group) => {
    const own = house.conduct.filter((each) => each.id === group.id).flatMap(wordsOf);
    return { ...group, words: [...group.words, ...own] };
  });
  return reading.done({ conduct, house, elements });
}
