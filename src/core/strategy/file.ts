import {
  byDefault,
  CHANNELS,
  choice,
  clockTime,
  day,
  flag,
  list,
  optional,
  PURPOSES,
  record,
  says,
  text,
  whole,
} from '../law/index.ts';
import type { Described, Description, JsonSchema } from '../law/index.ts';
import type { Currency } from '../money/index.ts';
import { pointer } from '../shape/index.ts';
import { conditionOf, conditionSchema } from './condition.ts';

/** What may happen to a person and start a step. @since 0.1 */
export const EVENT_TYPES = [
  'promise_broken',
  'offer_unread',
  'reply',
  'bounce',
  'cure',
  'returned_to_past_due',
] as const;

/** @since 0.1 */
export type EventType = (typeof EVENT_TYPES)[number];

/** Work for people that a step may ask for; nobody is contacted by it. @since 0.1 */
export const TASKS = ['legal_review', 'case_review', 'answer_person', 'find_contact'] as const;

/** @since 0.1 */
export type Task = (typeof TASKS)[number];

/** The help that a step's message offers. @since 0.1 */
export const OFFERS = ['part_payment', 'more_time', 'plan', 'pause', 'due_date_change', 'talk_to_a_person'] as const;

/** @since 0.1 */
export type Offer = (typeof OFFERS)[number];

/** The template follows the days past due: `s2` on days 1–3 … `s7` from day 91 on. @since 0.1 */
export const BY_DAYS = 'byDaysPastDue';

const DAYS_MAX = 3_650;
const STEP_COUNT_MAX = 200;
const LIST_COUNT_MAX = 50;

const idText = text(
  'a name of small letters, digits and dashes such as `sms-first`',
  /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
);
const version = text(
  'a version as YEAR.MONTH.NUMBER in quotes, such as `2026.11.0`',
  /^20\d{2}\.(0[1-9]|1[0-2])\.\d{1,4}$/,
);
const bilingual = record({
  zh: text('a title of 1 to 80 characters', /^.{1,80}$/su),
  en: text('a title of 1 to 80 characters', /^.{1,80}$/su),
});
const stage = text(`a template stage such as \`s2\`, or \`${BY_DAYS}\``, /^[A-Za-z][A-Za-z0-9]{0,39}$/);
const packId = text('a pack id such as `cn`', /^[a-z][a-z0-9-]{0,30}$/);
const language = text('a language such as `zh-CN` or `en`', /^[a-z]{2}(-[A-Z]{2})?$/);

const hours = record({
  from: says('first local minute of the person', clockTime),
  to: says('first local minute no longer meant', clockTime),
});

const afterCure = record({ withinDays: whole(0, 365), then: choice(['again', 'resume']) });

const DEFAULT_HOURS = { from: 9 * 60, to: 20 * 60 };

/** Old step ids with their new ones; null: a step without a successor. */
const stepMap: Description<ReadonlyMap<string, string | null>> = {
  read: (reading, value, at) => {
    const found = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
    if (found === null)
      reading.refuse(at, value, 'an object: the id of each old step with that of the new one, or null');
    return new Map(
      (found ?? []).map(([old, now]) => [old, now === null ? null : idText.read(reading, now, pointer(at, old))]),
    );
  },
  schema: { type: 'object', additionalProperties: { anyOf: [idText.schema, { type: 'null' }] } },
};

function stepFields(currency: Currency) {
  const condition = conditionOf(currency);
  return record({
    id: idText,
    title: optional(bilingual),
    day: says(
      'days past due on the date of contact if nothing is paid; the day after the due date is 1',
      optional(whole(1, DAYS_MAX)),
    ),
    untilDay: says(
      'the last day past due on which it may still be done when something stood in its way; default: `day`',
      optional(whole(1, DAYS_MAX)),
    ),
    daysToDue: says('so many days before the due date; 0 is the due date itself', optional(whole(0, 31))),
    on: says('an event that starts it', optional(choice(EVENT_TYPES))),
    afterDays: says('days from the event to the contact', byDefault(whole(0, 90), 0)),
    withinDays: says('how many days later it may still be done', byDefault(whole(0, 90), 3)),
    segments: says('only people of one of these segments', byDefault(list(idText, LIST_COUNT_MAX), [])),
    when: says('only while this holds', optional(condition)),
    stopWhen: says('a continuing step ends for good as soon as this holds', optional(condition)),
    after: says('so many days after another step was done', optional(record({ step: idText, days: whole(1, 365) }))),
    purpose: says('why the person is contacted', optional(choice(PURPOSES))),
    task: says('work for people instead of a contact', optional(choice(TASKS))),
    channels: says(
      'in order; the next one only when the one before failed technically',
      byDefault(list(choice(CHANNELS), CHANNELS.length), []),
    ),
    template: says(`the stage of the template, or \`${BY_DAYS}\``, optional(stage)),
    offers: says('the help that its message offers', byDefault(list(choice(OFFERS), OFFERS.length), [])),
    window: says('local times of the person, instead of those of the strategy', optional(hours)),
    repeat: says(
      'a continuing step: again every so many days, at most so many times in all',
      optional(record({ everyDays: whole(1, 365), times: whole(2, 1_000), untilDay: whole(1, DAYS_MAX) })),
    ),
    timesPerDay: says('calls: how often on one day', byDefault(whole(1, 10), 1)),
    rank: says(
      'who comes first when callers are fewer than calls: the largest sum',
      optional(
        record({
          base: whole(0, 1_000),
          plus: byDefault(list(record({ when: condition, points: whole(1, 1_000) }), LIST_COUNT_MAX), []),
        }),
      ),
    ),
    nudge: says('a mere reminder; the only kind that a hold-out may withhold', byDefault(flag, false)),
    only: says(
      'only for these arms of an experiment',
      optional(record({ experiment: idText, arms: list(idText, LIST_COUNT_MAX) })),
    ),
  });
}

/** The description of a strategy file: reading, schema and type in one. */
export function strategyFile(currency: Currency) {
  const condition = conditionOf(currency);
  return record({
    strategy: choice(['dunwell/1']),
    id: idText,
    version,
    title: bilingual,
    notes: optional(text('notes of at most 2,000 characters', /^[\s\S]{1,2000}$/)),
    effectiveFrom: says('the first date of contact it may decide about', day),
    currency: text('a currency such as `CNY`', /^[A-Z]{3}$/),
    jurisdiction: says('the packs it is held against', list(packId, LIST_COUNT_MAX)),
    languages: says('languages in which its templates must stand', list(language, LIST_COUNT_MAX)),
    window: says('local times of the person', byDefault(hours, DEFAULT_HOURS)),
    stopWhen: says('nothing at all is done while this holds', optional(condition)),
    afterPartCure: says(
      'days past due fell because the oldest bill was met: wait for the stages not reached yet, or take those again that lie ahead once more',
      byDefault(choice(['wait', 'again']), 'wait'),
    ),
    afterCure: says(
      'past due again within so many days of cure: begin the ladder again, or resume where it ended',
      byDefault(afterCure, { withinDays: 30, then: 'again' as const }),
    ),
    segments: byDefault(list(record({ id: idText, title: optional(bilingual), when: condition }), LIST_COUNT_MAX), []),
    experiments: byDefault(
      list(
        record({
          id: idText,
          among: says('only people of this segment take part', optional(idText)),
          arms: list(
            record({
              id: idText,
              sharePpm: says('its share in parts of a million; all arms together 1,000,000', whole(0, 1_000_000)),
              holdOut: says('nudges are withheld from it, and nothing else', byDefault(flag, false)),
            }),
            LIST_COUNT_MAX,
          ),
        }),
        LIST_COUNT_MAX,
      ),
      [],
    ),
    steps: list(stepFields(currency), STEP_COUNT_MAX),
    migration: says(
      'for people in mid-ladder of an earlier version: where each step of it that is gone went; null: it has no successor',
      byDefault(
        list(
          record({
            from: version,
            strategy: optional(idText),
            steps: byDefault(stepMap, new Map<string, string | null>()),
          }),
          LIST_COUNT_MAX,
        ),
        [],
      ),
    ),
  });
}

/** A strategy as its file says it, not yet compiled. @since 0.1 */
export type StrategyFile = Described<ReturnType<typeof strategyFile>>;

/** One step as its file says it. */
export type StepFile = StrategyFile['steps'][number];

/** The JSON Schema of a strategy file, as `schemas/strategy.schema.json` holds it. @since 0.1 */
export const strategySchema = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A strategy of Dunwell',
  description: 'docs/strategy.md explains it; `dunwell strategy check` holds it against the rule packs and templates',
  ...strategyFile({ code: 'CNY', decimals: 2 }).schema,
  $defs: { condition: conditionSchema },
});
