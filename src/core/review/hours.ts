import type { ContactFacts, SpeakingRule } from '../guard/index.ts';
import { mayContact } from '../guard/index.ts';
import type { Channel, Purpose } from '../law/index.ts';
import type { AccountFacts, Step, StrategyFinding } from '../strategy/index.ts';
import type { Day, Zone } from '../time/index.ts';
import { formatTime } from '../wording/index.ts';
import { instantAt, openMinutes } from './hand-over.ts';
import { modelAction, modelFacts, modelPlace } from './model-person.ts';
import type { SupposedHold } from './model-person.ts';
import { datesTried, zoneOf } from './question.ts';
import type { ReviewQuestion } from './question.ts';

/** So many dates from each date on are tried: a fortnight has every weekday twice. */
const DATES_TRIED = 14;

/** The model account on the day of a step: late by as much as the step says, or not at all. */
export function modelAccount(daysPastDue: number): AccountFacts {
  const late = daysPastDue > 0;
  return {
    accountId: 'model_account',
    daysPastDue,
    dueOn: null,
    nextPastDue: null,
    graceDays: 0,
    nextBillOn: null,
    // Large enough for every floor a house may set.
    pastDueMinor: late ? 100_000_000n : 0n,
    owedMinor: 100_000_000n,
    toCureMinor: late ? 100_000_000n : 0n,
    dueMinor: late ? 0n : 100_000_000n,
    standingBand: late ? 3 : 0,
    timesPastDueCount: late ? 1 : 0,
    hasAutoDebit: false,
  };
}

/** The days past due at which a step is tried. */
export function daysAtStep(step: Step): number {
  if (step.trigger.kind === 'ladder') return step.trigger.day;
  if (step.trigger.kind === 'due') return 0;
  return step.trigger.event === 'cure' ? 0 : 30;
}

/** A reminder of a promise or a plan is judged as such only while one stands. */
function holdsFor(purpose: Purpose, on: Day): readonly SupposedHold[] {
  if (purpose === 'promise_reminder') return [{ name: 'promise', from: (on - 5) as Day, to: (on + 1) as Day }];
  return purpose === 'plan_reminder' ? [{ name: 'plan', from: (on - 5) as Day, to: null }] : [];
}

/** How guard took one step on one channel on one date. */
interface Tried {
  readonly on: Day;
  readonly open: readonly { readonly from: number; readonly to: number }[];
  /** Minutes of the window that are open. */
  readonly overlap: number;
  /** Who refuses the first closed minute of the window. */
  readonly rule: SpeakingRule | null;
}

function firstClosed(window: { readonly from: number; readonly to: number }, open: Tried['open']): number | null {
  let minute = window.from;
  for (const { from, to } of open) if (from <= minute && minute < to) minute = to;
  return minute < window.to ? minute : null;
}

interface Trial {
  readonly question: ReviewQuestion;
  readonly step: Step;
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly zone: Zone;
}

function tryOn(trial: Trial, on: Day): Tried {
  const { question, step, purpose, channel, zone } = trial;
  const { guard, strategy } = question;
  const place = modelPlace(strategy.jurisdiction, zone);
  const known = { attempts: [], holds: holdsFor(purpose, on) };
  const facts: ContactFacts = modelFacts(place, modelAccount(daysAtStep(step)), on, known);
  const action = modelAction(place, purpose, channel);
  const open = openMinutes(guard, facts, action, on, zone);
  const window = { from: step.fromMinute, to: step.toMinute };
  const overlap = open.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, window.to) - Math.max(from, window.from)),
    0,
  );
  const closed = firstClosed(window, open);
  const asked = closed === null ? null : mayContact(guard, facts, action, instantAt(on, closed, zone));
  return { on, open, overlap, rule: asked?.reasons[0]?.rule ?? null };
}

const hoursText = (open: Tried['open']): string =>
  open.map(({ from, to }) => `${formatTime(from)}–${to >= 1440 ? '24:00' : formatTime(to)}`).join(', ');

function findingOf(trial: Trial, tried: Tried): StrategyFinding | null {
  const { step, channel } = trial;
  const { rule, open, overlap } = tried;
  if (rule === null) return null;
  const window = `${formatTime(step.fromMinute)}–${step.toMinute >= 1440 ? '24:00' : formatTime(step.toMinute)}`;
  const hours = hoursText(open);
  const accepts =
    open.length === 0
      ? { zh: `另一渠道、另一目的或另一天；${rule.title.zh}`, en: `another channel, purpose or day; ${rule.title.en}` }
      : { zh: `在 ${hours} 之内的时段`, en: `hours within ${hours}` };
  const says =
    overlap === 0
      ? {
          zh: `步骤 \`${step.id}\` 用 ${channel} 在 ${window} 总会被拒绝：${rule.title.zh}`,
          en: `step \`${step.id}\` by ${channel} at ${window} would always be refused: ${rule.title.en}`,
        }
      : {
          zh: `步骤 \`${step.id}\` 用 ${channel} 的时段 ${window} 伸进了不可联系的时间：${rule.title.zh}`,
          en: `step \`${step.id}\` by ${channel} at ${window} reaches into hours that are closed: ${rule.title.en}`,
        };
  const written = trial.question.strategy.file.steps[Number(step.at.split('/')[2])]?.window !== null;
  const place = open.length === 0 ? `${step.at}/channels` : written ? `${step.at}/window` : step.at;
  return { rule: rule.id, severity: 'error', at: place, says, accepts };
}

function tryStep(trial: Trial): readonly StrategyFinding[] {
  return datesTried(trial.question).flatMap((first) => {
    const tried = Array.from({ length: DATES_TRIED }, (_, index) => tryOn(trial, (first + index) as Day));
    // A day that is closed altogether (a holiday, a Sunday) is no fault of the step; the best day decides.
    const best = tried.reduce((most, each) => (each.overlap > most.overlap ? each : most));
    const finding = findingOf(trial, best);
    return finding === null ? [] : [finding];
  });
}

/**
 * Steps that guard would refuse at every time of their window, or at some of it, to somebody in whose way nothing
 * else stands.
 */
export function hourFindings(question: ReviewQuestion): readonly StrategyFinding[] {
  const zone = zoneOf(question);
  return [...question.strategy.byId.values()].flatMap((step) => {
    const { purpose } = step;
    if (purpose === null) return [];
    return step.channels.flatMap((channel) => tryStep({ question, step, purpose, channel, zone }));
  });
}
