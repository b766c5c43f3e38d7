import type { Bilingual } from '../law/index.ts';

/**
 * The fourteen moments at which a borrower hears from the lender. `s0` three days before, `s1` the due day,
 * `s2` days past due 1–3, `s3` 4–15, `s4` 16–30, `s5` 31–60, `s6` 61–90, `s7` 91 and more or before a legal
 * step; the other six follow an event, whatever the day.
 * @since 0.1
 */
export const STAGES = [
  's0',
  's1',
  's2',
  's3',
  's4',
  's5',
  's6',
  's7',
  'promiseSet',
  'promiseMissed',
  'hardship',
  'dispute',
  'cured',
  'planFinished',
] as const;

/** One of the fourteen moments. @since 0.1 */
export type Stage = (typeof STAGES)[number];

/** The languages templates are written in. @since 0.1 */
export const LANGUAGES = ['zh-CN', 'en'] as const;

/** A language of a template. @since 0.1 */
export type Language = (typeof LANGUAGES)[number];

const overdueStages: ReadonlySet<Stage> = new Set(['s2', 's3', 's4', 's5', 's6', 's7', 'promiseMissed']);

/** True for the stages at which something is past due and the message speaks of it. @since 0.1 */
export const isOverdue = (stage: Stage): boolean => overdueStages.has(stage);

const titles: Readonly<Record<Stage, Bilingual>> = {
  s0: { zh: '还款日前三天', en: 'three days before the due date' },
  s1: { zh: '还款日当天', en: 'the due day' },
  s2: { zh: '逾期 1–3 天', en: '1–3 days past due' },
  s3: { zh: '逾期 4–15 天', en: '4–15 days past due' },
  s4: { zh: '逾期 16–30 天', en: '16–30 days past due' },
  s5: { zh: '逾期 31–60 天', en: '31–60 days past due' },
  s6: { zh: '逾期 61–90 天', en: '61–90 days past due' },
  s7: { zh: '逾期 90 天以上或起诉前', en: 'more than 90 days past due, or before a legal step' },
  promiseSet: { zh: '已约定还款', en: 'promise set' },
  promiseMissed: { zh: '约定的款项未到', en: 'promise missed' },
  hardship: { zh: '已收到困难说明', en: 'hardship told' },
  dispute: { zh: '异议已登记', en: 'dispute logged' },
  cured: { zh: '已还清', en: 'cured' },
  planFinished: { zh: '计划已完成', en: 'plan finished' },
};

/** The name of a stage, for lists. @since 0.1 */
export const stageTitle = (stage: Stage): Bilingual => titles[stage];
