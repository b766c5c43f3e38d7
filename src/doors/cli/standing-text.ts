import type { Stay } from '../../core/delinquency/index.ts';
import type {
  AccountStanding,
  Episode,
  GradeReason,
  LineState,
  Milestone,
  RoadBack,
  RoadStep,
  ScoreEvent,
  Standing,
} from '../../core/standing/index.ts';
import { addDays } from '../../core/time/index.ts';
import { bucketWord, daysWord, knownDateLine } from './arrears-words.ts';
import type { Lang } from './language.ts';
import { standingWords } from './standing-words.ts';
import type { StandingWords } from './standing-words.ts';
import type { Speaking } from './story-events.ts';
import { headingLines } from './story-heading.ts';
import type { StoryView } from './story-input.ts';
import { rowLines, widthsOf } from './story-rows.ts';
import type { Row } from './story-rows.ts';
import { drawTable } from './table.ts';

/** What `dunwell standing` found out. */
export interface StandingAnswer {
  readonly views: readonly StoryView[];
  readonly standing: Standing;
  readonly road: RoadBack;
}

interface Told {
  readonly say: Speaking;
  readonly words: StandingWords;
}

function lineRow({ line, lineHistory, today }: AccountStanding, isPersonLate: boolean, { say, words }: Told): Row {
  if (line.state === 'closed') return [words.line, '', words.closed];
  if (line.frozenSince !== null) {
    const byOther = today.daysPastDue === 0 && isPersonLate ? words.frozenByOther : '';
    return [words.line, '', `${words.frozen(say.day(line.frozenSince))}${byOther}`];
  }
  const last = lineHistory.at(-1) as Stay<LineState>;
  return [words.line, '', lineHistory.length === 1 ? words.open : words.openSince(say.day(addDays(last.from, 1)))];
}

function accountRows(account: AccountStanding, isPersonLate: boolean, told: Told): readonly Row[] {
  const { say, words } = told;
  const { today, limitMinor, availableMinor, line, reporting } = account;
  const late = today.daysPastDue === 0 ? words.notLate : `${daysWord(today.daysPastDue, say.lang)} · ${today.mBucket}`;
  const limit =
    limitMinor === null
      ? words.limitUnknown(say.money(account.usedMinor))
      : words.limitKnown(say.money(account.usedMinor), say.money(availableMinor ?? 0n));
  const next =
    reporting === null
      ? words.noReports
      : words.nextReport(say.day(reporting.next.asOf), say.day(reporting.next.sentBy));
  return [
    lineRow(account, isPersonLate, told),
    [words.limit, limitMinor === null ? '' : say.money(limitMinor), limit],
    [words.pastDue, '', late],
    [words.grade, '', account.grade.grade],
    ...(line.reviewSince === null ? [] : [[words.review, '', words.reviewSince(say.day(line.reviewSince))] as const]),
    [words.reports, '', next],
  ];
}

function reasonWords(reason: GradeReason, { say, words }: Told): string {
  const { condition, found, accepted, since } = reason;
  return words.reasons[condition](found, accepted, say.day(since));
}

function reasonLines(account: AccountStanding, told: Told): readonly string[] {
  const { reasons } = account.grade;
  if (reasons.length === 0) return [];
  const { words } = told;
  const lines = reasons.map((reason) => `  · ${reason.grade}: ${reasonWords(reason, told)}`);
  return ['', words.whyNotBetter, ...lines];
}

function episodeWords(episode: Episode, keptYears: number, { say, words }: Told): string {
  const days = daysWord(episode.worstDaysPastDue, say.lang);
  const span =
    episode.curedOn === null
      ? words.lateSince(say.day(episode.from))
      : words.lateUntil(say.day(episode.from), say.day(episode.curedOn));
  const absent = episode.curedOn === null ? words.inNoReportYet : words.inNoReport;
  const shown =
    episode.reportedAsOf.length === 0
      ? absent
      : words.inReports(episode.reportedAsOf.map(say.shortDay).join(say.lang === 'zh' ? '、' : ', '));
  const kept =
    episode.keptUntil === null
      ? episode.curedOn === null && episode.reportedAsOf.length > 0
        ? words.keptFromCure(keptYears)
        : ''
      : words.keptUntil(say.day(episode.keptUntil));
  return `${span}${words.worst(days)}${shown}${kept}`;
}

function reportLines({ reporting }: AccountStanding, told: Told): readonly string[] {
  if (reporting === null || reporting.episodes.length === 0) return [];
  const lines = reporting.episodes.map((episode) => `  · ${episodeWords(episode, reporting.keptYears, told)}`);
  return ['', told.words.onRecord, ...lines];
}

function eventWords(event: ScoreEvent, { say, words }: Told): readonly string[] {
  const about = event.about === null ? '' : words.about(say.day(event.about));
  const arrow = event.direction === 'down' ? '↓' : '↑';
  return [say.day(event.on), arrow, `${words.events[event.kind]}${about}`, bucketWord(event.mBucket, say.lang)];
}

function eventLines({ scoreEvents }: AccountStanding, told: Told): readonly string[] {
  const { words } = told;
  if (scoreEvents.length === 0) return [];
  const rows = scoreEvents.map((event) => eventWords(event, told));
  return ['', words.scoreEvents, drawTable({ columns: rows[0]?.map(() => ({ head: '' })) ?? [], rows, indent: 2 })];
}

function stepWords(step: RoadStep, many: boolean, { say, words }: Told): string {
  const what = words.pays[step.pay];
  return words.step(say.deadline(step.on), say.money(step.amountMinor), what, many ? step.account : '');
}

function milestoneWords(milestone: Milestone, many: boolean, { say, words }: Told): readonly string[] {
  const account = many ? ` [${milestone.account}]` : '';
  const what = milestone.what === 'line_usable' ? words.lineUsable : words.gradeReached(milestone.grade);
  return [say.day(milestone.on), `${what}${account}`];
}

function roadLines({ road, standing }: StandingAnswer, told: Told): readonly string[] {
  const { say, words } = told;
  const many = standing.accounts.length > 1;
  if (road.milestones.length === 0 && road.arrivesOn === standing.on)
    return ['', words.road, `  ${words.alreadyThere}`];
  const steps = road.steps.map((step) => `  ${stepWords(step, many, told)}`);
  const milestones = road.milestones.map((milestone) => milestoneWords(milestone, many, told));
  const back = drawTable({ columns: [{ head: '' }, { head: '' }], rows: milestones, indent: 2 });
  return [
    '',
    words.road,
    ...(steps.length === 0 ? [`  ${words.timeAlone}`] : steps),
    ...(milestones.length === 0 ? [] : ['', words.comesBack, back]),
    ...(road.arrivesOn === null ? [`  ${words.notWithin(say.day(road.until))}`] : []),
    '',
    words.ifNothingElse,
  ];
}

function personLines({ standing }: StandingAnswer, { say, words }: Told): readonly string[] {
  if (standing.accounts.length === 1) return [];
  const { person, grade } = standing;
  const late = person.pastDueAccounts;
  const accounts = late.join(say.lang === 'zh' ? '、' : ', ');
  return [
    '',
    words.person,
    `  ${late.length === 0 ? words.nothingLate : words.lateAccounts(accounts, daysWord(person.daysPastDue, say.lang))}`,
    `  ${words.personGrade(grade.grade)}`,
  ];
}

/** The answer of `dunwell standing`, as text. */
export function standingText(answer: StandingAnswer, lang: Lang, sayOf: (view: StoryView) => Speaking): string {
  const words = standingWords[lang];
  const blocks = answer.standing.accounts.map((account, index) => {
    const view = answer.views[index] as StoryView;
    const told: Told = { say: sayOf(view), words };
    const rows = accountRows(account, answer.standing.person.daysPastDue > 0, told);
    return [
      ...headingLines(view, told.say),
      '',
      knownDateLine(view, told.say),
      '',
      ...rowLines(rows, widthsOf(rows)),
      ...reasonLines(account, told),
      ...reportLines(account, told),
      ...eventLines(account, told),
    ].join('\n');
  });
  const told: Told = { say: sayOf(answer.views[0] as StoryView), words };
  return [blocks.join('\n\n'), ...personLines(answer, told), ...roadLines(answer, told)].join('\n');
}
