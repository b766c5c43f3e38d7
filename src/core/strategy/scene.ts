import type { Day } from '../time/index.ts';
import type { ArmTaken } from './arm.ts';
import type { Strategy } from './compile.ts';
import type { AccountFacts, PersonFacts } from './facts.ts';
import type { Values } from './field.ts';
import type { Intent, TaskWish } from './intent.ts';
import { wishesOf } from './intent.ts';
import type { Step } from './compile.ts';
import type { Answered, DueCycle, Episode, Move, Progress, Running } from './progress.ts';
import type { Block, Mark, Passing, Verdict } from './trace.ts';

/** Who, what and when a decision is about; made once for each. */
export interface Scene {
  readonly strategy: Strategy;
  readonly account: AccountFacts;
  readonly person: PersonFacts;
  readonly on: Day;
  readonly daysPastDue: number;
  readonly values: Values;
  readonly arms: readonly ArmTaken[];
}

const nothing: readonly never[] = [];

/** Progress while a decision is made, and what it brings forth. Untouched parts stay the very same objects. */
export class Draft {
  episode: Episode | null;
  marks: readonly Mark[];
  running: readonly Running[];
  due: DueCycle | null;
  answered: readonly Answered[];
  moves: readonly Move[] = nothing;
  intents: readonly Intent[] = nothing;
  tasks: readonly TaskWish[] = nothing;
  readonly steps: Verdict[] = [];
  /** What was said of steps on events; they are answered first and told last. */
  readonly answers: Verdict[] = [];
  /** What was said of continuing steps whose turn had come. */
  readonly turns: Verdict[] = [];
  /** The first step that something kept from being done today. */
  obstacle: { readonly step: string; readonly because: Block } | null = null;
  readonly #before: Progress;

  constructor(before: Progress) {
    this.#before = before;
    this.episode = before.episode;
    this.marks = before.marks;
    this.running = before.running;
    this.due = before.due;
    this.answered = before.answered;
  }

  /** Adds the wishes of a step to those of the day. */
  wish(scene: Scene, step: Step, event: string | null): void {
    const { strategy, account, person, on, values, arms } = scene;
    const subject = { strategy, personId: person.personId, accountId: account.accountId, on, values, arms };
    const { intents, tasks } = wishesOf(subject, step, event);
    if (intents.length > 0) this.intents = [...this.intents, ...intents];
    if (tasks.length > 0) this.tasks = [...this.tasks, ...tasks];
  }

  /** Records what moved; without any move the progress stays the very same. */
  move(move: Move): void {
    this.moves = this.moves.length === 0 ? [move] : [...this.moves, move];
  }

  /** Remembers why something was not done today. */
  blocked(step: Step, because: Block): void {
    this.obstacle ??= { step: step.id, because };
  }

  /** Whether anything was done. */
  get acted(): boolean {
    return this.intents.length > 0 || this.tasks.length > 0;
  }

  /** The progress as it now stands: the very object that was given when nothing moved. */
  progress(on: Day): Progress {
    if (this.moves.length === 0) return this.#before;
    const { episode, marks, running, due } = this;
    const answered = this.answered.some(({ until }) => until < on)
      ? this.answered.filter(({ until }) => until >= on)
      : this.answered;
    return { ...this.#before, episode, marks, running, due, answered };
  }
}

/** A step that was let go, with the reason. */
export const passedMark = (step: Step, on: Day, because: Passing): Mark => ({
  step: step.id,
  verdict: 'passed',
  on,
  because,
});

/** A step that was done. */
export const visitedMark = (step: Step, on: Day): Mark => ({ step: step.id, verdict: 'visited', on });
