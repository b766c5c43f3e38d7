import { suppose } from '../account/index.ts';
import type { Story, SupposedPayment } from '../account/index.ts';
import type { Guard } from '../guard/index.ts';
import { err } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { StandingSettings } from '../standing/index.ts';
import { accountFactsOn, newProgress, quietPerson } from '../strategy/index.ts';
import type { PersonFacts, Strategy } from '../strategy/index.ts';
import type { Day } from '../time/index.ts';
import { live } from './live.ts';
import type { LivedDay, Supposed } from './live.ts';
import { modelPlace } from './model-person.ts';

/** What one account would live through under a strategy. @since 0.1 */
export interface PreviewQuestion {
  readonly strategy: Strategy;
  readonly guard: Guard;
  readonly story: Story;
  readonly standing: StandingSettings;
  /** Payments that have not happened. */
  readonly payments: readonly SupposedPayment[];
  readonly supposed: Supposed;
  /** What is known of the person besides; without it nothing but their id. */
  readonly person?: PersonFacts;
  /** The first date of contact that is shown. */
  readonly from: Day;
  /** The last, at most `PREVIEW_DAYS_MAX` after the account's first day. */
  readonly to: Day;
}

/** The longest stretch that is lived through: ten years. @since 0.1 */
export const PREVIEW_DAYS_MAX = 3_660;

/** The first date of contact on which an account can be decided about. */
const firstContactOn = (story: Story): Day => {
  const first = story.events.find((event) => event.type === 'opening')?.on ?? story.account.openedOn;
  return (first + 1) as Day;
};

/**
 * Lives an account through a strategy from its first day on and gives the days from `from` to `to`: each with its
 * figures, the decision with its trace, and what guard would say of each wish. The person is supposed to be silent,
 * every address good, nothing in the way but what is supposed; so it says what would be tried, not what would happen.
 *
 * Only what was known before a date counts for it, and a payment made on it changes the next.
 * @fault preview_too_long  more than `PREVIEW_DAYS_MAX` days from the account's first day to `to`
 * @fault not_open_yet, too_far
 * @since 0.1
 */
export function preview(question: PreviewQuestion): Result<readonly LivedDay[], Fault> {
  const { strategy, guard, standing, payments, supposed, from, to } = question;
  const story = suppose(question.story, payments);
  const first = firstContactOn(story);
  if (to - first > PREVIEW_DAYS_MAX) {
    return err({
      kind: 'preview_too_long',
      message: `\`${to - first}\` days lie between the account's first day and the last one asked for; at most ${PREVIEW_DAYS_MAX} are lived through`,
    });
  }
  const person = question.person ?? quietPerson(`person of ${story.account.id}`);
  const place = {
    ...modelPlace(strategy.jurisdiction, story.zone, person.personId),
    accountId: story.account.id,
    hasApp: person.hasApp,
  };
  const lived = live({
    strategy,
    guard,
    place,
    zone: story.zone,
    from: Math.max(first, strategy.effectiveFrom) as Day,
    to,
    accountOn: (on) => accountFactsOn(story, on, standing),
    person,
    progress: newProgress(strategy),
    supposed,
  });
  return lived.ok ? { ok: true, value: lived.value.filter(({ on }) => on >= from) } : lived;
}
