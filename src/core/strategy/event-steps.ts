import type { Day } from '../time/index.ts';
import { blockOf, isFinal } from './block.ts';
import type { Step } from './compile.ts';
import type { PersonFacts } from './facts.ts';
import type { EventType } from './file.ts';
import type { Episode } from './progress.ts';
import { passedMark, visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Mark, Verdict } from './trace.ts';

/** Something that happened, under an id that a step answers once. */
export interface Occurrence {
  readonly id: string;
  readonly on: Day;
}

const none: readonly Occurrence[] = [];

/** What happened of one type, as far as it is known: told by others, or seen in the account's own course. */
export function occurrencesOf(type: EventType, person: PersonFacts, episode: Episode | null): readonly Occurrence[] {
  if (type === 'offer_unread') {
    const { unreadOfferOn } = person;
    return unreadOfferOn === null ? none : [{ id: `offer:${unreadOfferOn}`, on: unreadOfferOn }];
  }
  if (type === 'cure') {
    return episode === null || episode.curedOn === null
      ? none
      : [{ id: `cure:${episode.number}`, on: episode.curedOn }];
  }
  if (type === 'returned_to_past_due') {
    const again = episode !== null && episode.number > 1 && episode.curedOn === null;
    return again ? [{ id: `episode:${episode.number}`, on: episode.beganOn }] : none;
  }
  return person.happenings.length === 0 ? none : person.happenings.filter((each) => each.type === type);
}

/** The first and the last date of contact on which a step may answer. */
export function answerDates(step: Step, occurrence: Occurrence): { readonly from: Day; readonly until: Day } {
  const { trigger } = step;
  const from = (occurrence.on + (trigger.kind === 'event' ? trigger.afterDays : 0)) as Day;
  return { from, until: (from + (trigger.kind === 'event' ? trigger.withinDays : 0)) as Day };
}

/** The mark by which a step answered an occurrence, if it did. */
export function answeredWith(draft: Pick<Draft, 'answered'>, step: Step, occurrence: Occurrence): Mark | null {
  for (const { event, mark } of draft.answered) if (event === occurrence.id && mark.step === step.id) return mark;
  return null;
}

function answer(draft: Draft, scene: Scene, step: Step, occurrence: Occurrence): Verdict {
  const { on } = scene;
  const before = answeredWith(draft, step, occurrence);
  if (before !== null) return before;
  const { from, until } = answerDates(step, occurrence);
  if (on < from) return step.later;
  if (on > until) return passedMark(step, on, { kind: 'too_late' });
  const block = blockOf(step, scene, draft.marks);
  if (block !== null) draft.blocked(step, block);
  if (block !== null && !isFinal(block) && on < until) return { step: step.id, verdict: 'waiting', because: block };
  const mark = block === null ? visitedMark(step, on) : passedMark(step, on, block);
  draft.answered = [...draft.answered, { event: occurrence.id, mark, until }];
  draft.move({ kind: 'mark', mark });
  if (block !== null) return mark;
  draft.wish(scene, step, occurrence.id);
  return { step: step.id, verdict: 'chosen', time: 1 };
}

/** Whether anything at all happened that a step might answer; for most people on most days nothing did. */
export const anythingHappened = (person: PersonFacts, episode: Episode | null): boolean =>
  person.happenings.length > 0 ||
  person.unreadOfferOn !== null ||
  (episode !== null && (episode.curedOn !== null || episode.number > 1));

/** Takes the steps that answer events, each once for each event. */
export function answerEvents(draft: Draft, scene: Scene): void {
  if (!anythingHappened(scene.person, draft.episode)) {
    for (const step of scene.strategy.events) draft.answers.push(step.idle);
    return;
  }
  for (const step of scene.strategy.events) {
    const { trigger } = step;
    const occurrences = trigger.kind === 'event' ? occurrencesOf(trigger.event, scene.person, draft.episode) : none;
    if (occurrences.length === 0) draft.answers.push(step.idle);
    else for (const occurrence of occurrences) draft.answers.push(answer(draft, scene, step, occurrence));
  }
}
