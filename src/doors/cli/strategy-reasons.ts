import { plainAmount } from '../../core/money/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { FIELDS } from '../../core/strategy/index.ts';
import type { Block, Ending, Failing, Passing, Step } from '../../core/strategy/index.ts';
import type { Day } from '../../core/time/index.ts';
import { formatShortDay } from '../../core/wording/index.ts';
import type { Lang } from './language.ts';

/** How strategies are spoken about: language, currency, and the steps by id. */
export interface StrategySpeaking {
  readonly lang: Lang;
  readonly currency: Currency;
  readonly byId: ReadonlyMap<string, Step>;
}

/** The title of a step with its id; the id alone when it has none. */
export function stepWords(id: string, say: StrategySpeaking): string {
  const title = say.byId.get(id)?.title?.[say.lang];
  if (title === undefined) return id;
  return say.lang === 'zh' ? `${title}（${id}）` : `${title} (${id})`;
}

const signs = { is: '=', isNot: '≠', atLeast: '≥', atMost: '≤', above: '>', below: '<', oneOf: '∈' } as const;
const NEVER = 99_999;

function valueWords({ field }: Failing, value: number, say: StrategySpeaking): string {
  const { type, words } = FIELDS[field] as { readonly type: string; readonly words?: readonly string[] };
  if (type === 'amount') return plainAmount(BigInt(value), say.currency);
  if (type === 'flag') return value === 1 ? 'true' : 'false';
  if (type === 'words') return words?.[value] ?? String(value);
  if (value === NEVER) return say.lang === 'zh' ? '从未' : 'never';
  return String(value);
}

/** The comparisons behind a block: `unansweredCount is 1, wanted ≥ 2`. */
function failingWords(failing: readonly Failing[], say: StrategySpeaking, wanted: boolean): string {
  return failing
    .map((each) => {
      const than = each.than.map((value) => valueWords(each, value, say)).join('/');
      const found = valueWords(each, each.found, say);
      const asked = `${signs[each.comparator]} ${than}`;
      if (!wanted) return `${each.field} = ${found}`;
      return say.lang === 'zh'
        ? `${each.field} = ${found}（要求 ${asked}）`
        : `${each.field} = ${found}, wanted ${asked}`;
    })
    .join(say.lang === 'zh' ? '；' : '; ');
}

const until = (day: Day | null, lang: Lang): string => {
  if (day === null) return lang === 'zh' ? '，无期限' : ', with no end';
  return lang === 'zh' ? `，至 ${formatShortDay(day, lang)}` : ` until ${formatShortDay(day, lang)}`;
};

const holdNames: Readonly<Record<string, string>> = {
  bankruptcy: '破产',
  deceased: '已去世',
  incapacitated: '无行为能力',
  military: '现役军人',
  identityTheft: '身份被冒用',
  vulnerability: '需要保护',
  hardship: '困难审核中',
  breathingSpace: '喘息期',
  mentalHealthCrisis: '精神健康危机',
  moratorium: '法定暂停期',
  cease: '要求停止联系',
  attorney: '已委托律师',
  paid: '已还清',
  plan: '履约中的计划',
  planDevelopment: '方案协商中',
  promise: '承诺还款期内',
  dispute: '异议处理中',
  complaint: '投诉处理中',
  timeBarred: '时效已过',
  stopAll: '全部停止',
};

/** What stands in the way of a step, in words. */
export function blockWords(block: Block, say: StrategySpeaking): string {
  const zh = say.lang === 'zh';
  switch (block.kind) {
    case 'stop_condition': {
      const why = failingWords(block.because, say, false);
      return zh ? `策略的停止条件成立：${why}` : `the strategy's stop condition holds: ${why}`;
    }
    case 'other_arm':
      return zh
        ? `实验 ${block.experiment} 中属于组 ${block.arm}`
        : `in arm ${block.arm} of experiment ${block.experiment}`;
    case 'hold_out':
      return zh
        ? `实验 ${block.experiment} 的留白组，不发提醒`
        : `held out in experiment ${block.experiment}: no reminders`;
    case 'good_standing':
      return zh ? '没有逾期' : 'nothing is past due';
    case 'hold':
      return zh
        ? `暂停中（${holdNames[block.hold] ?? block.hold}）${until(block.lastOn, 'zh')}`
        : `on hold (${block.hold})${until(block.lastOn, 'en')}`;
    case 'after': {
      const step = stepWords(block.step, say);
      if (block.until === null) return zh ? `要先做 ${step}` : `${step} comes first`;
      return zh
        ? `距 ${step} 时间还短，等到 ${formatShortDay(block.until, 'zh')}`
        : `too soon after ${step}; not before ${formatShortDay(block.until, 'en')}`;
    }
    case 'condition':
      return failingWords(block.because, say, true);
    case 'same_day': {
      const step = stepWords(block.step, say);
      return zh
        ? `今天已按同一渠道发出 ${step}，明天再做`
        : `${step} goes out today by the same channel; tomorrow, then`;
    }
  }
}

/** Why a step was passed, in words. */
export function passingWords(because: Passing, say: StrategySpeaking): string {
  const zh = say.lang === 'zh';
  switch (because.kind) {
    case 'jumped_over':
      return zh
        ? `看到账户时已逾期 ${because.daysPastDue} 天，它的日子过了`
        : `its day was gone: ${because.daysPastDue} days past due when looked at`;
    case 'overtaken': {
      const by = stepWords(because.by, say);
      const why = because.block === null ? '' : blockWords(because.block, say);
      return zh ? `等待中被 ${by} 赶过；${why}` : `still waiting when ${by} came; ${why}`;
    }
    case 'cured':
      return zh ? '等待中已还清逾期' : 'cured while it waited';
    case 'nothing_due':
      return zh ? '还款日前已无须再还' : 'nothing was to be paid by the due date any more';
    case 'past_due':
      return zh ? '已有逾期，不再发到期前提醒' : 'something is past due already; no friendly notice covers that';
    case 'too_late':
      return zh ? '时间已过' : 'its time had gone';
    case 'added_later':
      return zh
        ? `${because.version} 版才加入，当时已过它的日子`
        : `added in ${because.version}, when its day was gone`;
    default:
      return blockWords(because, say);
  }
}

/** Why a continuing step is over, in words. */
export function endingWords(because: Ending, say: StrategySpeaking): string {
  const zh = say.lang === 'zh';
  switch (because.kind) {
    case 'times':
      return zh ? '次数已满' : 'as often as it is meant to come';
    case 'until_day':
      return zh ? '逾期天数已超过它的范围' : 'days past due are beyond its last day';
    case 'cured':
      return zh ? '已还清逾期' : 'cured';
    case 'stop_condition': {
      const why = failingWords(because.because, say, false);
      return zh ? `停止条件成立：${why}` : `its stop condition holds: ${why}`;
    }
  }
}
