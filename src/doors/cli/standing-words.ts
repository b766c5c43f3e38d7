import type { GradeReason, RoadStep, ScoreEvent } from '../../core/standing/index.ts';
import { daysWord } from './arrears-words.ts';
import type { Lang } from './language.ts';

/** Every word of `dunwell standing`, each language written by itself. */
export interface StandingWords {
  readonly line: string;
  readonly open: string;
  readonly openSince: (day: string) => string;
  readonly frozen: (since: string) => string;
  readonly frozenByOther: string;
  readonly closed: string;
  readonly limit: string;
  readonly limitKnown: (used: string, available: string) => string;
  readonly limitUnknown: (used: string) => string;
  readonly pastDue: string;
  readonly notLate: string;
  readonly grade: string;
  readonly review: string;
  readonly reviewSince: (day: string) => string;
  readonly reports: string;
  readonly noReports: string;
  readonly nextReport: (asOf: string, sentBy: string) => string;
  readonly whyNotBetter: string;
  readonly reasons: Readonly<
    Record<GradeReason['condition'], (found: number, accepted: number, since: string) => string>
  >;
  readonly onRecord: string;
  readonly lateSince: (from: string) => string;
  readonly lateUntil: (from: string, cured: string) => string;
  readonly worst: (days: string) => string;
  readonly inNoReport: string;
  readonly inNoReportYet: string;
  readonly inReports: (days: string) => string;
  readonly keptFromCure: (years: number) => string;
  readonly keptUntil: (day: string) => string;
  readonly scoreEvents: string;
  readonly events: Readonly<Record<ScoreEvent['kind'], string>>;
  readonly about: (day: string) => string;
  readonly road: string;
  readonly alreadyThere: string;
  readonly timeAlone: string;
  readonly pays: Readonly<Record<RoadStep['pay'], string>>;
  readonly step: (deadline: string, amount: string, what: string, account: string) => string;
  readonly comesBack: string;
  readonly lineUsable: string;
  readonly gradeReached: (grade: string) => string;
  readonly notWithin: (day: string) => string;
  readonly ifNothingElse: string;
  readonly person: string;
  readonly nothingLate: string;
  readonly lateAccounts: (accounts: string, days: string) => string;
  readonly personGrade: (grade: string) => string;
}

const en: StandingWords = {
  line: 'Line',
  open: 'open',
  openSince: (day) => `open; usable again since ${day}`,
  frozen: (since) => `frozen since ${since}: no new purchases`,
  frozenByOther: '; this account is not past due, but another of yours is',
  closed: 'closed, by decision or charge-off',
  limit: 'Limit',
  limitKnown: (used, available) => `${used} in use, ${available} can be spent`,
  limitUnknown: (used) => `not known; ${used} in use`,
  pastDue: 'Past due',
  notLate: 'nothing',
  grade: 'Standing',
  review: 'Closure review',
  reviewSince: (day) => `open since ${day}: a person looks at whether the line is closed`,
  reports: 'Next report',
  noReports: 'these terms report nothing to a credit bureau',
  nextReport: (asOf, sentBy) => `what holds at the end of ${asOf}, sent by ${sentBy}`,
  whyNotBetter: 'Why not better',
  reasons: {
    days_past_due_now: (found, accepted) =>
      accepted === 0
        ? `nothing may be past due; it is ${daysWord(found, 'en')}`
        : `at most ${daysWord(accepted, 'en')} past due; it is ${daysWord(found, 'en')}`,
    worst_days_past_due: (found, accepted, since) =>
      accepted === 0
        ? `no day past due since ${since}; the worst was ${daysWord(found, 'en')}`
        : `at most ${daysWord(accepted, 'en')} past due since ${since}; the worst was ${daysWord(found, 'en')}`,
    times_past_due: (found, accepted, since) =>
      `past due at most ${accepted === 1 ? 'once' : `${accepted} times`} since ${since}; it was ${found}`,
  },
  onRecord: 'On record',
  lateSince: (from) => `past due since ${from}`,
  lateUntil: (from, cured) => `past due from ${from} until cured on ${cured}`,
  worst: (days) => `, ${days} at worst; `,
  inNoReport: 'over before a month end, so in no report',
  inNoReportYet: 'in no report so far',
  inReports: (days) => `in the reports as of ${days}`,
  keptFromCure: (years) => `, kept ${years} years from the day nothing is past due`,
  keptUntil: (day) => `, kept until ${day}`,
  scoreEvents: 'Events for an outside score: direction only, no formula',
  events: {
    past_due_began: 'past due began',
    bucket_worsened: 'a later bucket',
    cured: 'nothing past due any more',
    paid_on_time: 'minimum paid in time',
    charged_off: 'charged off',
    corrected: 'corrected: it was not past due',
  },
  about: (day) => ` on ${day}`,
  road: 'The shortest road back',
  alreadyThere: 'nothing to do: no line is frozen, and the standing is the best there is',
  timeAlone: 'nothing to pay; time alone does it',
  pays: { amount_to_cure: 'ends past due', minimum: 'the minimum' },
  step: (deadline, amount, what, account) =>
    `by ${deadline}: pay ${amount}, ${what}${account === '' ? '' : ` [${account}]`}`,
  comesBack: 'What comes back',
  lineUsable: 'the line can be used again, from 00:00',
  gradeReached: (grade) => `standing ${grade}`,
  notWithin: (day) => `the best standing does not come back by ${day}`,
  ifNothingElse: 'If no new purchases are made; new bills paid in time change nothing of it.',
  person: 'The person, all accounts together',
  nothingLate: 'nothing is past due',
  lateAccounts: (accounts, days) => `past due on ${accounts}: ${days} at most`,
  personGrade: (grade) => `standing ${grade}, that of the account that stands worst`,
};

const zh: StandingWords = {
  line: '额度状态',
  open: '正常可用',
  openSince: (day) => `正常可用，${day}起恢复`,
  frozen: (since) => `${since}起冻结，暂时不能消费`,
  frozenByOther: '；本账户没有逾期，但您的其他账户有',
  closed: '已关闭（由专人决定或已核销）',
  limit: '额度',
  limitKnown: (used, available) => `已用 ${used}，可用 ${available}`,
  limitUnknown: (used) => `未知；已用 ${used}`,
  pastDue: '逾期',
  notLate: '没有',
  grade: '信用档位',
  review: '关闭复核',
  reviewSince: (day) => `${day}起由专人复核是否关闭额度`,
  reports: '下次报送',
  noReports: '按此条款不报送征信',
  nextReport: (asOf, sentBy) => `以 ${asOf}日终的状态为准，${sentBy}前报送`,
  whyNotBetter: '为什么不是更好的档位',
  reasons: {
    days_past_due_now: (found, accepted) =>
      accepted === 0
        ? `需当前没有逾期；现逾期 ${daysWord(found, 'zh')}`
        : `当前逾期不超过 ${daysWord(accepted, 'zh')}；现为 ${daysWord(found, 'zh')}`,
    worst_days_past_due: (found, accepted, since) =>
      accepted === 0
        ? `${since}以来需没有逾期；最长逾期 ${daysWord(found, 'zh')}`
        : `${since}以来逾期不超过 ${daysWord(accepted, 'zh')}；最长 ${daysWord(found, 'zh')}`,
    times_past_due: (found, accepted, since) => `${since}以来逾期不超过 ${accepted} 次；实际 ${found} 次`,
  },
  onRecord: '已有记录',
  lateSince: (from) => `${from}起逾期至今`,
  lateUntil: (from, cured) => `${from}起逾期，${cured}消除`,
  worst: (days) => `，最长 ${days}；`,
  inNoReport: '月末前已消除，不在任何报送中',
  inNoReportYet: '目前还没有报送',
  inReports: (days) => `见于 ${days} 的报送`,
  keptFromCure: (years) => `，自不再逾期之日起保存 ${years} 年`,
  keptUntil: (day) => `，保存到 ${day}`,
  scoreEvents: '供外部评分参考的事件：只有方向，没有公式',
  events: {
    past_due_began: '开始逾期',
    bucket_worsened: '账龄加深',
    cured: '不再逾期',
    paid_on_time: '按时还了最低还款额',
    charged_off: '已核销',
    corrected: '更正：其实没有逾期',
  },
  about: (day) => `（${day}）`,
  road: '最快的恢复办法',
  alreadyThere: '不用做什么：额度没有冻结，信用档位已是最好',
  timeAlone: '不需要还款，时间到了自然恢复',
  pays: { amount_to_cure: '正好不再逾期', minimum: '最低还款额' },
  step: (deadline, amount, what, account) =>
    `最晚 ${deadline}：还 ${amount}（${what}）${account === '' ? '' : ` [${account}]`}`,
  comesBack: '会恢复什么',
  lineUsable: '额度恢复，00:00 起可以使用',
  gradeReached: (grade) => `信用档位 ${grade}`,
  notWithin: (day) => `到 ${day}还不能恢复到最好的档位`,
  ifNothingElse: '以没有新的消费为前提；新的账单按时还，结果不变。',
  person: '同一人的全部账户',
  nothingLate: '没有逾期',
  lateAccounts: (accounts, days) => `${accounts} 逾期，最长 ${days}`,
  personGrade: (grade) => `信用档位 ${grade}，以最差的账户为准`,
};

/** The words of `dunwell standing` in each language. */
export const standingWords: Readonly<Record<Lang, StandingWords>> = { en, zh };
