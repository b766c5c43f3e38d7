import { plainAmount } from '../../core/money/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { FIELDS } from '../../core/strategy/index.ts';
import type {
  Block,
  Ending,
  Failing,
  Move,
  NextLook,
  Nothing,
  Passing,
  Step,
  Verdict,
} from '../../core/strategy/index.ts';
import type { Day } from '../../core/time/index.ts';
import { formatDay, formatShortDay } from '../../core/wording/index.ts';
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

function endingWords(because: Ending, say: StrategySpeaking): string {
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

/** What a date says of a step, in words. */
export function verdictWords(verdict: Verdict, say: StrategySpeaking): string {
  const zh = say.lang === 'zh';
  const day = (value: Day): string => formatShortDay(value, say.lang);
  switch (verdict.verdict) {
    case 'chosen':
      if (verdict.time === 1) return zh ? '今天做' : 'today';
      return zh ? `今天做，第 ${verdict.time} 次` : `today, time ${verdict.time}`;
    case 'visited':
      return zh ? `${day(verdict.on)} 已做` : `done on ${day(verdict.on)}`;
    case 'passed':
      return zh
        ? `${day(verdict.on)} 略过：${passingWords(verdict.because, say)}`
        : `passed on ${day(verdict.on)}: ${passingWords(verdict.because, say)}`;
    case 'waiting':
      return zh ? `等待：${blockWords(verdict.because, say)}` : `waits: ${blockWords(verdict.because, say)}`;
    case 'skipped':
      return zh
        ? `本次略过：${blockWords(verdict.because, say)}`
        : `skipped this time: ${blockWords(verdict.because, say)}`;
    case 'between':
      return zh ? `下次 ${day(verdict.nextOn)}` : `next on ${day(verdict.nextOn)}`;
    case 'ended':
      return zh
        ? `${day(verdict.on)} 结束：${endingWords(verdict.because, say)}`
        : `ended on ${day(verdict.on)}: ${endingWords(verdict.because, say)}`;
    case 'later':
      return laterWords(verdict.step, say);
    case 'no_due_date':
      return zh ? '没有待还的还款日' : 'no due date with anything to pay';
    case 'no_event':
      return zh ? '事情没有发生' : 'it has not happened';
  }
}

function laterWords(id: string, say: StrategySpeaking): string {
  const trigger = say.byId.get(id)?.trigger;
  const zh = say.lang === 'zh';
  if (trigger?.kind === 'ladder') return zh ? `未到：逾期第 ${trigger.day} 天` : `not yet: day ${trigger.day} past due`;
  if (trigger?.kind === 'due')
    return zh ? `未到：还款日前 ${trigger.daysToDue} 天` : `not yet: ${trigger.daysToDue} days before the due date`;
  return zh ? '未到' : 'not yet';
}

/** Why nothing is done, in words. */
export function nothingWords(nothing: Nothing, say: StrategySpeaking): string {
  const zh = say.lang === 'zh';
  switch (nothing.kind) {
    case 'not_in_force':
      return zh ? '策略尚未生效' : 'the strategy is not in force yet';
    case 'not_mapped':
      return zh
        ? `此人在旧版步骤中：${nothing.unmapped.join('、')}，新版没有说明去向`
        : `this person stands in steps of an earlier version that are not mapped: ${nothing.unmapped.join(', ')}`;
    case 'blocked':
      return `${stepWords(nothing.step, say)}${zh ? '：' : ': '}${blockWords(nothing.because, say)}`;
    case 'good_standing':
      return zh ? '没有逾期，今天也没有到期提醒' : 'nothing is past due, and no notice is for today';
    case 'no_step_today':
      return zh ? '今天没有步骤' : 'no step is for today';
  }
}

const lookReasons: Readonly<Record<Lang, Readonly<Record<NextLook['because'], string>>>> = {
  en: {
    step: 'the day of a step',
    continuing_step: 'the next turn of a continuing step',
    before_due: 'a notice before the due date',
    past_due_begins: 'past due begins',
    event_step: 'an answer to an event',
    block_ends: 'what stands in the way may be gone',
    last_chance: 'the last day of a step that waits',
    figures_may_move: 'the figures may move',
    bill_day: 'a bill day',
    strategy_begins: 'the strategy begins',
    nothing_ahead: 'nothing is ahead',
  },
  zh: {
    step: '到了某一步骤的日子',
    continuing_step: '持续步骤的下一次',
    before_due: '到期前提醒',
    past_due_begins: '开始逾期',
    event_step: '对事件的回应',
    block_ends: '阻碍可能消失',
    last_chance: '等待中步骤的最后一天',
    figures_may_move: '金额可能变化',
    bill_day: '账单日',
    strategy_begins: '策略生效',
    nothing_ahead: '前面没有安排',
  },
};

/** When we look again, and why. */
export function nextLookWords(next: NextLook, say: StrategySpeaking): string {
  const why = lookReasons[say.lang][next.because];
  const step = next.step === null ? '' : ` · ${stepWords(next.step, say)}`;
  if (next.on === null) return why;
  return `${formatDay(next.on, say.lang)} · ${why}${step}`;
}

/** What moved besides steps that were done, in words; null: nothing worth a line. */
export function moveWords(move: Move, say: StrategySpeaking): string | null {
  const zh = say.lang === 'zh';
  switch (move.kind) {
    case 'episode_began':
      return zh ? '开始逾期' : 'past due begins';
    case 'past_due_again': {
      const how = move.resumes
        ? zh
          ? '接着上次的步骤'
          : 'the ladder resumes'
        : zh
          ? '步骤从头开始'
          : 'the ladder begins again';
      return zh
        ? `还清 ${move.daysAfterCure} 天后再次逾期；${how}`
        : `past due again ${move.daysAfterCure} days after cure; ${how}`;
    }
    case 'cure_undone':
      return zh ? '还款被撤销，逾期继续，已做的步骤不重来' : 'the cure did not hold; the same episode goes on';
    case 'part_cure': {
      const again =
        move.reopened.length === 0
          ? ''
          : zh
            ? `；重新面对：${move.reopened.join('、')}`
            : `; ahead once more: ${move.reopened.join(', ')}`;
      return zh
        ? `最早一期已还，逾期 ${move.fromDays} 天变 ${move.toDays} 天${again}`
        : `oldest bill met, days ${move.fromDays} to ${move.toDays}${again}`;
    }
    case 'days_rose':
      return zh
        ? `更正：逾期天数由 ${move.fromDays} 变为 ${move.toDays}`
        : `corrected: days past due from ${move.fromDays} to ${move.toDays}`;
    case 'cured':
      return zh ? '逾期已还清' : 'cured';
    case 'ended':
      return zh
        ? `${stepWords(move.step, say)} 结束：${endingWords(move.because, say)}`
        : `${stepWords(move.step, say)} ends: ${endingWords(move.because, say)}`;
    case 'mapped':
      return zh ? `由 ${move.fromVersion} 版转来` : `brought over from ${move.fromVersion}`;
    case 'mark':
      return move.mark.verdict === 'visited'
        ? null
        : zh
          ? `略过 ${stepWords(move.mark.step, say)}：${passingWords(move.mark.because, say)}`
          : `${stepWords(move.mark.step, say)} passed: ${passingWords(move.mark.because, say)}`;
    case 'skipped':
      return zh ? `${stepWords(move.step, say)} 本次略过` : `${stepWords(move.step, say)} skipped this time`;
  }
}
