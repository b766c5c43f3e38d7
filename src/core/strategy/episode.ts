import type { Day } from '../time/index.ts';
import { oldestDueOn } from './facts.ts';
import type { Episode } from './progress.ts';
import { passedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';

/** Marks the steps whose day had come but that were still waiting, and ends what was continuing. */
function endWithCure(draft: Draft, scene: Scene, episode: Episode): void {
  const { strategy, on } = scene;
  const reached = on - 1 - episode.dueOn;
  const waiting = strategy.ladder
    .slice(draft.marks.length)
    .filter(({ trigger }) => trigger.kind === 'ladder' && trigger.day <= reached);
  for (const step of waiting) {
    const mark = passedMark(step, on, { kind: 'cured' });
    draft.marks = [...draft.marks, mark];
    draft.move({ kind: 'mark', mark });
  }
  if (draft.running.some((each) => each.ended === null)) {
    draft.running = draft.running.map((each) =>
      each.ended === null ? { ...each, ended: { on, because: { kind: 'cured' } } } : each,
    );
  }
  draft.episode = { ...episode, curedOn: on };
  draft.move({ kind: 'cured', number: episode.number });
}

function begin(draft: Draft, scene: Scene, dueOn: Day): void {
  const before = draft.episode;
  const { on, strategy } = scene;
  if (before === null || before.curedOn === null) {
    draft.episode = { number: 1, dueOn, beganOn: on, curedOn: null };
    draft.move({ kind: 'episode_began', number: 1 });
    return;
  }
  if (dueOn + scene.account.graceDays < before.curedOn) {
    // What is late was late before the cure, so the cure did not hold.
    draft.episode = { ...before, dueOn, curedOn: null };
    draft.running = draft.running.map((each) =>
      each.ended?.because.kind === 'cured' ? { ...each, ended: null } : each,
    );
    draft.move({ kind: 'cure_undone', number: before.number });
    return;
  }
  const daysAfterCure = on - before.curedOn;
  const number = before.number + 1;
  const resumes = strategy.afterCure.then === 'resume' && daysAfterCure <= strategy.afterCure.withinDays;
  draft.episode = { number, dueOn, beganOn: on, curedOn: null };
  if (resumes) {
    draft.running = draft.running.map((each) =>
      each.ended?.because.kind === 'cured' ? { ...each, ended: null } : each,
    );
  } else {
    draft.marks = [];
    draft.running = [];
  }
  const soon = daysAfterCure <= strategy.afterCure.withinDays;
  draft.move(soon ? { kind: 'past_due_again', number, daysAfterCure, resumes } : { kind: 'episode_began', number });
}

/** The oldest bill was met while another is past due: days past due fell to a smaller number. */
function partCure(draft: Draft, scene: Scene, episode: Episode, dueOn: Day): void {
  const { strategy, on, daysPastDue } = scene;
  const ahead = strategy.ladder.findIndex(({ trigger }) => trigger.kind === 'ladder' && trigger.day > daysPastDue);
  const kept = ahead < 0 ? draft.marks.length : Math.min(ahead, draft.marks.length);
  const again = strategy.afterPartCure === 'again';
  const reopened = again ? draft.marks.slice(kept).map((mark) => mark.step) : [];
  if (reopened.length > 0) {
    draft.marks = draft.marks.slice(0, kept);
    draft.running = draft.running.filter((each) => !reopened.includes(each.step));
  }
  draft.episode = { ...episode, dueOn };
  draft.move({ kind: 'part_cure', fromDays: on - episode.dueOn, toDays: daysPastDue, reopened });
}

/**
 * Follows the account from episode to episode: begun, cured, again, and what part cures and corrections did to
 * days past due. Whatever it does to the ladder is a move with its reason.
 */
export function followEpisode(draft: Draft, scene: Scene): void {
  const { episode } = draft;
  const { daysPastDue, on } = scene;
  const open = episode !== null && episode.curedOn === null;
  if (daysPastDue === 0) {
    if (open) endWithCure(draft, scene, episode);
    return;
  }
  const dueOn = oldestDueOn(daysPastDue, on);
  if (!open) begin(draft, scene, dueOn);
  else if (dueOn > episode.dueOn) partCure(draft, scene, episode, dueOn);
  else if (dueOn < episode.dueOn) {
    draft.move({ kind: 'days_rose', fromDays: on - episode.dueOn, toDays: daysPastDue });
    draft.episode = { ...episode, dueOn };
  }
}
