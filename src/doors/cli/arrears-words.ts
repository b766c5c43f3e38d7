import { daysOfMBucket } from '../../core/delinquency/index.ts';
import type { FiveClass, MBucket, Stage } from '../../core/delinquency/index.ts';
import type { Lang } from './language.ts';
import type { Speaking } from './story-events.ts';
import { dateLine } from './story-heading.ts';
import type { StoryView } from './story-input.ts';

/** A number of days: `1 day`, `9 days`, `9 天`. */
export function daysWord(count: number, lang: Lang): string {
  if (lang === 'zh') return `${count} 天`;
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

/** An M bucket with its definition beside it, since houses differ: `M1 (1–30 days)`. */
export function bucketWord(bucket: MBucket, lang: Lang): string {
  const { min, max } = daysOfMBucket(bucket);
  const range = max === null ? `${min}+` : min === max ? String(min) : `${min}–${max}`;
  return lang === 'zh' ? `${bucket}（${range} 天）` : `${bucket} (${range} days)`;
}

const classes: Readonly<Record<Lang, Readonly<Record<FiveClass, string>>>> = {
  en: {
    normal: 'normal',
    special_mention: 'special mention',
    substandard: 'substandard',
    doubtful: 'doubtful',
    loss: 'loss',
  },
  zh: { normal: '正常', special_mention: '关注', substandard: '次级', doubtful: '可疑', loss: '损失' },
};

/** A class of the five, or a dash where no rule places the product. */
export const classWord = (fiveClass: FiveClass | null, lang: Lang): string =>
  fiveClass === null ? '—' : classes[lang][fiveClass];

const stageReasons: Readonly<Record<Lang, Readonly<Record<Stage['because'], string>>>> = {
  en: {
    backstop_not_reached: 'no backstop reached',
    significant_increase: 'the backstop of a significant increase in risk is passed',
    forbearance: 'a concession for difficulty is in force',
    default: 'the backstop of default is passed',
  },
  zh: {
    backstop_not_reached: '未达到任何推定标准',
    significant_increase: '超过信用风险显著增加的推定天数',
    forbearance: '处于困难让步期',
    default: '超过违约的推定天数',
  },
};

/** A stage of IFRS 9 and why. */
export function stageWord(stage: Stage, lang: Lang): string {
  const reason = stageReasons[lang][stage.because];
  if (stage.rebutted === null) return reason;
  return lang === 'zh'
    ? `${reason}；推定已被反驳：${stage.rebutted}`
    : `${reason}; a backstop is rebutted: ${stage.rebutted}`;
}

/**
 * The date of an answer that keeps to what was known at its end, unless another instant is asked for: what a line or a
 * look ahead rests on is what was known, not what became known since.
 */
export function knownDateLine(view: StoryView, say: Speaking): string {
  const line = dateLine(view, say);
  if (view.knownAt !== null) return line;
  return say.lang === 'zh' ? `${line}，按当时已知的记录` : `${line}, with what was known by then`;
}
