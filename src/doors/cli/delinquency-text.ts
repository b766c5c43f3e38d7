import type { ClassedDay, DelinquencyHistory, Move, PersonDay, Stay, Warning } from '../../core/delinquency/index.ts';
import { addDays } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { bucketWord, classWord, daysWord, stageWord } from './arrears-words.ts';
import type { Lang } from './language.ts';
import type { Speaking } from './story-events.ts';
import { dateLine, headingLines } from './story-heading.ts';
import type { StoryView } from './story-input.ts';
import { rowLines, widthsOf } from './story-rows.ts';
import type { Row } from './story-rows.ts';
import { drawTable } from './table.ts';

/** What `dunwell delinquency` found out about one account. */
export interface DelinquencyAnswer {
  readonly view: StoryView;
  readonly today: ClassedDay;
  /** Days past due that may be told to others; they differ from `today` after a correction. */
  readonly reportedDaysPastDue: number;
  readonly warnings: readonly Warning[];
  readonly history: DelinquencyHistory;
  readonly from: Day;
}

const catalogue = {
  en: {
    daysPastDue: 'Days past due',
    since: (deadline: string) => `the oldest unmet was due by ${deadline}`,
    none: 'nothing is past due',
    cured: 'nothing any more; it was past due during this day',
    daysDelinquent: 'Days delinquent',
    noPause: 'no pause among them',
    paused: (days: string) => `days past due less ${days} paused`,
    reported: 'May be reported as',
    reportedWhy: 'what became known later never makes past days worse',
    mBucket: 'Bucket (China)',
    thirtyDay: 'Bucket (30 days)',
    current: 'current',
    stage: 'IFRS 9 stage',
    fiveClass: 'Five classes',
    noRule: 'the terms name no rule',
    warnings: 'Early signs',
    noWarnings: 'none',
    history: 'Entry and exit',
    lateDays: 'Past due during',
    never: 'never',
    head: ['from', 'to', 'days', 'bucket', 'why'],
    open: '…',
    first: 'the first day shown',
    passed: (buckets: string) => `; passed ${buckets} without stopping`,
    labels: ['label', 'from', 'to', 'value'],
    person: 'The person, all accounts together',
    personHead: ['account', 'days past due', 'bucket', 'past due during'],
    all: 'together',
    yes: 'yes',
    no: 'no',
  },
  zh: {
    daysPastDue: '逾期天数',
    since: (deadline: string) => `最早未还的原定最晚 ${deadline}`,
    none: '没有逾期',
    cured: '日终已无逾期，当日内曾逾期',
    daysDelinquent: '扣除暂停后的天数',
    noPause: '期间没有暂停',
    paused: (days: string) => `逾期天数扣除暂停的 ${days}`,
    reported: '对外可报送的天数',
    reportedWhy: '后来才得知的事不会让过去的日子变差',
    mBucket: '账龄（M 档）',
    thirtyDay: '账龄（30 天档）',
    current: '未逾期',
    stage: 'IFRS 9 阶段',
    fiveClass: '五级分类',
    noRule: '条款没有指定规则',
    warnings: '早期信号',
    noWarnings: '无',
    history: '进入与离开',
    lateDays: '曾逾期的日子',
    never: '从未',
    head: ['自', '至', '天数', '账龄', '原因'],
    open: '…',
    first: '所示第一天',
    passed: (buckets: string) => `；跳过 ${buckets}`,
    labels: ['标签', '自', '至', '值'],
    person: '同一人的全部账户',
    personHead: ['账户', '逾期天数', '账龄', '当日曾逾期'],
    all: '合计',
    yes: '是',
    no: '否',
  },
} as const;

type Words = (typeof catalogue)[Lang];

const reasons: Readonly<Record<Lang, Readonly<Record<Move['because'], string>>>> = {
  en: {
    one_day_more: 'one day more',
    older_obligation_met: 'the oldest was paid; the next is younger',
    cured: 'nothing is past due any more',
    counted_late: 'it began to count after days of grace, or past the floor',
  },
  zh: {
    one_day_more: '又过一天',
    older_obligation_met: '最早的一笔已还，改按下一笔计算',
    cured: '不再逾期',
    counted_late: '宽限期结束或超过起算金额后开始计算',
  },
};

/** An early sign in a sentence. */
export function warningWords(warning: Warning, say: Speaking): string {
  const zh = say.lang === 'zh';
  switch (warning.signal) {
    case 'due_soon_unpaid': {
      const [amount, deadline] = [say.money(warning.unpaidMinor), say.deadline(warning.dueOn)];
      const left = daysWord(warning.daysLeft, say.lang);
      return zh
        ? `最低还款额还差 ${amount}，最晚 ${deadline}（还有 ${left}）`
        : `${amount} of the minimum is unpaid, due by ${deadline} (${left} left)`;
    }
    case 'auto_debit_failed':
      return zh
        ? `最近一次自动扣款没有成功：${say.day(warning.on)} ${say.money(warning.amountMinor)}`
        : `the last auto-debit failed: ${say.money(warning.amountMinor)} on ${say.day(warning.on)}`;
    case 'due_dates_missed': {
      const dates = warning.missed.map(say.shortDay).join(zh ? '、' : ', ');
      return zh
        ? `最近 ${warning.of} 个还款日中有 ${warning.missed.length} 个没有按时还最低：${dates}`
        : `the minimum was not paid in time on ${warning.missed.length} of the last ${warning.of} due dates: ${dates}`;
    }
    case 'line_nearly_used': {
      const [used, limit, before] = [warning.usedMinor, warning.limitMinor, warning.usedBeforeMinor].map(say.money);
      return zh
        ? `额度接近用完且在增加：已用 ${used}，额度 ${limit}；${say.shortDay(warning.before)}时为 ${before}`
        : `the line is nearly used up and growing: ${used} of ${limit}; it was ${before} on ${say.shortDay(warning.before)}`;
    }
  }
}

function lateRemark({ today, view }: DelinquencyAnswer, say: Speaking, words: Words): string {
  if (today.daysPastDue > 0) return words.since(say.deadline(addDays(view.on, -today.daysPastDue)));
  return today.pastDueDuring ? words.cured : words.none;
}

function figureRows(answer: DelinquencyAnswer, say: Speaking, words: Words): readonly Row[] {
  const { today } = answer;
  const { lang } = say;
  const paused = today.daysPastDue - today.daysDelinquent;
  const rows: Row[] = [
    [words.daysPastDue, String(today.daysPastDue), lateRemark(answer, say, words)],
    [
      words.daysDelinquent,
      String(today.daysDelinquent),
      paused === 0 ? (today.daysPastDue > 0 ? words.noPause : '') : words.paused(daysWord(paused, lang)),
    ],
  ];
  if (answer.reportedDaysPastDue !== today.daysPastDue)
    rows.push([words.reported, String(answer.reportedDaysPastDue), words.reportedWhy]);
  const thirty = today.thirtyDayBucket === 'current' ? words.current : today.thirtyDayBucket;
  const fiveClass =
    today.fiveClass === null ? words.noRule : `${classWord(today.fiveClass, lang)} (${today.fiveClassRule})`;
  return [
    ...rows,
    [words.mBucket, '', bucketWord(today.mBucket, lang)],
    [words.thirtyDay, '', thirty],
    [words.stage, String(today.stage.stage), stageWord(today.stage, lang)],
    [words.fiveClass, '', fiveClass],
  ];
}

function bucketTable({ history, from }: DelinquencyAnswer, say: Speaking, words: Words): string {
  const rows = history.mBucket.map((stay) => {
    const move = history.moves.find((candidate) => candidate.on === stay.from);
    const passed = move === undefined || move.passed.length === 0 ? '' : words.passed(move.passed.join(', '));
    const why =
      move === undefined ? (stay.from === from ? words.first : '') : `${reasons[say.lang][move.because]}${passed}`;
    return [
      say.day(stay.from),
      stay.to === null ? words.open : say.day(stay.to),
      stay.to === null ? '' : String(stay.to - stay.from + 1),
      bucketWord(stay.value, say.lang),
      why,
    ];
  });
  const [fromHead, toHead, daysHead, bucketHead, whyHead] = words.head;
  return drawTable({
    columns: [
      { head: fromHead },
      { head: toHead },
      { head: daysHead, align: 'right' },
      { head: bucketHead },
      { head: whyHead },
    ],
    rows,
    indent: 2,
  });
}

function labelRows<T>(name: string, stays: readonly Stay<T>[], say: Speaking, valueOf: (value: T) => string) {
  return stays.map((stay, index) => [
    index === 0 ? name : '',
    say.day(stay.from),
    stay.to === null ? catalogue[say.lang].open : say.day(stay.to),
    valueOf(stay.value),
  ]);
}

function labelTable({ history }: DelinquencyAnswer, say: Speaking, words: Words): string {
  const { lang } = say;
  const hasClass = history.fiveClass.some((stay) => stay.value !== null);
  const rows = [
    ...labelRows(words.thirtyDay, history.thirtyDayBucket, say, (value) =>
      value === 'current' ? words.current : value,
    ),
    ...labelRows(words.stage, history.stage, say, String),
    ...(hasClass ? labelRows(words.fiveClass, history.fiveClass, say, (value) => classWord(value, lang)) : []),
  ];
  return drawTable({ columns: words.labels.map((head) => ({ head })), rows, indent: 2 });
}

function lateStretches({ history }: DelinquencyAnswer, say: Speaking, words: Words): string {
  const late = history.pastDueDuring.filter((stay) => stay.value);
  if (late.length === 0) return words.never;
  const stretches = late.map((stay) => {
    if (stay.to === null) return `${say.day(stay.from)} –`;
    return stay.to === stay.from ? say.day(stay.from) : `${say.day(stay.from)} – ${say.day(stay.to)}`;
  });
  return stretches.join(say.lang === 'zh' ? '；' : '; ');
}

/** The answer about one account, as text. */
export function delinquencyText(answer: DelinquencyAnswer, say: Speaking): string {
  const words = catalogue[say.lang];
  const rows = figureRows(answer, say, words);
  return [
    ...headingLines(answer.view, say),
    '',
    dateLine(answer.view, say),
    '',
    ...rowLines(rows, widthsOf(rows)),
    '',
    words.warnings,
    ...(answer.warnings.length === 0
      ? [`  ${words.noWarnings}`]
      : answer.warnings.map((warning) => `  · ${warningWords(warning, say)}`)),
    '',
    words.history,
    bucketTable(answer, say, words),
    '',
    labelTable(answer, say, words),
    '',
    `${words.lateDays}${say.lang === 'zh' ? '：' : ': '}${lateStretches(answer, say, words)}`,
  ].join('\n');
}

/** The person over all accounts, as text. */
export function personText(
  answers: readonly DelinquencyAnswer[],
  person: PersonDay & { mBucket: string },
  lang: Lang,
): string {
  const words = catalogue[lang];
  const yesNo = (value: boolean): string => (value ? words.yes : words.no);
  const [account, days, bucket, during] = words.personHead;
  return [
    words.person,
    drawTable({
      columns: [{ head: account }, { head: days, align: 'right' }, { head: bucket }, { head: during }],
      rows: [
        ...answers.map(({ view, today }) => [
          view.story.account.id,
          String(today.daysPastDue),
          today.mBucket,
          yesNo(today.pastDueDuring),
        ]),
        [words.all, String(person.daysPastDue), person.mBucket, yesNo(person.pastDueDuring)],
      ],
      indent: 2,
    }),
  ].join('\n');
}
