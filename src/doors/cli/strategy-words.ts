import type { Move, NextLook, Nothing, Verdict } from '../../core/strategy/index.ts';
import type { Day } from '../../core/time/index.ts';
import { formatDay, formatShortDay } from '../../core/wording/index.ts';
import type { Lang } from './language.ts';
import { blockWords, endingWords, passingWords, stepWords } from './strategy-reasons.ts';
import type { StrategySpeaking } from './strategy-reasons.ts';

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
