import { termsOn } from '../../core/account/index.ts';
import type { BillPosition } from '../../core/account/index.ts';
import { addDays } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Lang } from './language.ts';
import { pastDueSince, restDueOn } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import type { Speaking } from './story-events.ts';
import type { StoryView } from './story-input.ts';

interface StateWords {
  readonly pastDue: string;
  readonly pastDueSince: (deadline: string) => string;
  readonly minimumBy: (deadline: string) => string;
  readonly restBy: (deadline: string) => string;
  readonly notCounted: (deadline: string) => string;
  readonly by: (deadline: string) => string;
  readonly wasDue: (deadline: string) => string;
  readonly inGrace: (deadline: string) => string;
  readonly withRest: (deadline: string) => string;
}

const catalogue: Readonly<Record<Lang, StateWords>> = {
  en: {
    pastDue: 'past due',
    pastDueSince: (deadline) => `past due; it was due by ${deadline}`,
    minimumBy: (deadline) => `minimum due by ${deadline}`,
    restBy: (deadline) => `the rest is due by ${deadline}`,
    notCounted: (deadline) => `was due by ${deadline}, but does not count as past due`,
    by: (deadline) => `by ${deadline}`,
    wasDue: (deadline) => `was due by ${deadline}`,
    inGrace: (deadline) => `days of grace until ${deadline}`,
    withRest: (deadline) => `owed now; past due if not paid by ${deadline}`,
  },
  zh: {
    pastDue: '已逾期',
    pastDueSince: (deadline) => `已逾期，原定最晚 ${deadline} 还`,
    minimumBy: (deadline) => `最低还款最晚 ${deadline}`,
    restBy: (deadline) => `余款最晚 ${deadline}`,
    notCounted: (deadline) => `原定最晚 ${deadline}，尚不算逾期`,
    by: (deadline) => `最晚 ${deadline}`,
    wasDue: (deadline) => `原定最晚 ${deadline}`,
    inGrace: (deadline) => `宽限到 ${deadline}`,
    withRest: (deadline) => `现在就应还；${deadline} 还未还清即为逾期`,
  },
};

/** The last day on which an unmet due date does not count yet. */
const graceUntilOf = (view: StoryView, dueOn: Day): Day => addDays(dueOn, termsOn(view.story.terms, view.on).graceDays);

/** Where an open bill stands: past due, its minimum due, or its rest due, with the last moment. */
export function billStateWords(view: StoryView, standing: Standing, bill: BillPosition, say: Speaking): string {
  const words = catalogue[say.lang];
  if (bill.pastDue) {
    const since = pastDueSince(view, standing, bill.issuedOn);
    return since === null ? words.pastDue : words.pastDueSince(say.deadline(since));
  }
  const isLatest = standing.bills.at(-1)?.issuedOn === bill.issuedOn;
  if (isLatest && standing.position.minimumLeftMinor > 0n) {
    if (view.on <= bill.dueOn) return words.minimumBy(say.deadline(bill.dueOn));
    const graceUntil = graceUntilOf(view, bill.dueOn);
    if (view.on <= graceUntil) return words.inGrace(say.deadline(graceUntil));
  }
  const restOn = restDueOn(standing, bill.issuedOn);
  if (restOn === null) return '';
  return restOn < view.on ? words.notCounted(say.deadline(restOn)) : words.restBy(say.deadline(restOn));
}

/** By when what is left of the latest bill's minimum is to be paid. */
export function minimumWords(view: StoryView, standing: Standing, say: Speaking): string {
  const words = catalogue[say.lang];
  const latest = standing.bills.at(-1);
  if (latest === undefined) return '';
  const { dueOn, issuedOn } = latest;
  if (view.on <= dueOn) return words.by(say.deadline(dueOn));
  if (standing.position.daysPastDue > 0) return words.wasDue(say.deadline(dueOn));
  const graceUntil = graceUntilOf(view, dueOn);
  if (view.on <= graceUntil) return words.inGrace(say.deadline(graceUntil));
  const restOn = restDueOn(standing, issuedOn);
  return restOn === null ? '' : words.withRest(say.deadline(restOn));
}
