import type { Day } from '../time/index.ts';
import { armOf } from './arm.ts';
import type { ArmTaken } from './arm.ts';
import type { Strategy } from './compile.ts';
import { giveNotices } from './due-notices.ts';
import { followEpisode } from './episode.ts';
import { answerEvents } from './event-steps.ts';
import { valuesOn } from './facts.ts';
import type { AccountFacts, PersonFacts } from './facts.ts';
import type { Intent, TaskWish } from './intent.ts';
import { climbLadder } from './ladder.ts';
import { migrate } from './migrate.ts';
import { nextLookOf } from './next-look.ts';
import type { Move, Progress } from './progress.ts';
import { Draft } from './scene.ts';
import type { Scene } from './scene.ts';
import type { NextLook, Nothing, Trace, Verdict } from './trace.ts';
import { takeTurns } from './turns.ts';

/** What a decision is made from. Nothing else has a say. @since 0.1 */
export interface StrategyQuestion {
  readonly account: AccountFacts;
  readonly person: PersonFacts;
  readonly progress: Progress;
  /** The date of contact: the night that closes D decides about D+1. */
  readonly on: Day;
}

/** What a strategy wishes for one account on one date, and why. @since 0.1 */
export interface StrategyDecision {
  readonly intents: readonly Intent[];
  readonly tasks: readonly TaskWish[];
  /** The very object that was given when nothing moved. */
  readonly progress: Progress;
  readonly moves: readonly Move[];
  readonly trace: Trace;
  readonly nextLook: NextLook;
}

const nobody: readonly ArmTaken[] = [];

function sceneOf(strategy: Strategy, { account, person, on }: StrategyQuestion): Scene {
  const values = valuesOn(account, person, on, on);
  const { experiments } = strategy;
  const arms = experiments.length === 0 ? nobody : experiments.map((each) => armOf(each, person.personId, values));
  return { strategy, account, person, on, daysPastDue: account.daysPastDue, values, arms };
}

function nothingOf(draft: Draft, scene: Scene): Nothing | null {
  if (draft.acted) return null;
  if (draft.obstacle !== null) return { kind: 'blocked', ...draft.obstacle };
  return scene.daysPastDue === 0 ? { kind: 'good_standing' } : { kind: 'no_step_today' };
}

const idle = (scene: Scene, progress: Progress, nothing: Nothing, nextLook: NextLook): StrategyDecision => ({
  intents: [],
  tasks: [],
  progress,
  moves: [],
  trace: traceOf(scene, [], nothing),
  nextLook,
});

function traceOf(scene: Scene, steps: readonly Verdict[], nothing: Nothing | null): Trace {
  const { strategy, on, daysPastDue, arms } = scene;
  return { strategy: strategy.id, version: strategy.version, on, daysPastDue, arms, steps, nothing };
}

/**
 * What a strategy wishes for one account on one date of contact, with a verdict on every step: why this one, why not
 * the others, which arm, and when to look again. Wishes are no leave: the guard decides at hand-over.
 *
 * @law  the same question gives the same decision
 * @law  an account in good standing, in a kept plan or on hold gets no intent of purpose `collection`
 * @law  every stage is visited or passed with a reason, in order
 * @law  if nothing happens, deciding on the days before `nextLook.on` yields nothing
 * @since 0.1
 */
export function decide(strategy: Strategy, question: StrategyQuestion): StrategyDecision {
  const scene = sceneOf(strategy, question);
  const { on } = question;
  if (on < strategy.effectiveFrom) {
    const begins: NextLook = { on: strategy.effectiveFrom, because: 'strategy_begins', step: null };
    return idle(scene, question.progress, { kind: 'not_in_force' }, begins);
  }
  const mapped = migrate(question.progress, strategy, scene.daysPastDue, on);
  if (!mapped.ok) {
    const never: NextLook = { on: null, because: 'nothing_ahead', step: null };
    return idle(scene, question.progress, { kind: 'not_mapped', unmapped: mapped.unmapped }, never);
  }
  const draft = new Draft(mapped.progress);
  for (const move of mapped.moves) draft.move(move);
  followEpisode(draft, scene);
  giveNotices(draft, scene);
  answerEvents(draft, scene);
  takeTurns(draft, scene);
  climbLadder(draft, scene);
  for (const verdict of draft.answers) draft.steps.push(verdict);
  const progress = draft.progress(on);
  return {
    intents: draft.intents,
    tasks: draft.tasks,
    progress,
    moves: draft.moves,
    trace: traceOf(scene, draft.steps, nothingOf(draft, scene)),
    nextLook: nextLookOf(scene, progress),
  };
}

/**
 * When to look again, after facts changed that ask for no decision today: the same function that `decide` uses.
 * @since 0.1
 */
export const lookAgain = (strategy: Strategy, question: StrategyQuestion): NextLook =>
  nextLookOf(sceneOf(strategy, question), question.progress);
