import type { Bilingual, Confidence, RuleKind } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';

/** `legal` for hard rules, `house` for the rest. @since 0.1 */
export type Severity = 'legal' | 'house';

/** A rule as it speaks in a decision: id, where it stands, how strong it is, where it comes from. @since 0.1 */
export interface SpeakingRule {
  readonly id: string;
  readonly pack: string;
  readonly version: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly source: string;
  readonly confidence: Confidence;
}

/** When a refusal ends: at an instant, when facts change, or never. @since 0.1 */
export type Lifts = 'at' | 'when_facts_change' | 'never';

/** How much of a limit is used. `window` is an ISO 8601 duration of local days. @since 0.1 */
export interface Counter {
  readonly used: number;
  readonly limit: number;
  readonly window: string;
  readonly per: string;
}

/** Small plain facts a rule looked at: ids of holds and entries, a zone, a local time. @since 0.1 */
export type Inputs = Readonly<Record<string, string | number | boolean | null>>;

/** What one rule said. @since 0.1 */
export interface Finding {
  readonly rule: SpeakingRule;
  readonly verdict: 'allows' | 'refuses' | 'overridden';
  readonly counter: Counter | null;
  readonly inputs: Inputs | null;
  readonly lifts: Lifts | null;
  /** First instant at which this rule, alone, no longer refuses; null when none follows from the facts. */
  readonly blockedUntil: InstantMs | null;
}

/** Something that must be produced, said or kept with the contact. @since 0.1 */
export interface Duty {
  readonly rule: SpeakingRule;
  readonly elements: readonly string[];
}

/** How a rule is told to refuse. */
export interface Refusal {
  readonly until?: InstantMs | null;
  readonly lifts?: Lifts;
  readonly counter?: Counter;
  readonly inputs?: Inputs;
}

/** Collects what the rules say about one contact at one instant. */
export class Findings {
  readonly spoke: Finding[] = [];
  readonly duties: Duty[] = [];
  refused = false;

  allow(passes: Finding): void {
    this.spoke.push(passes);
  }

  allowCounted(rule: SpeakingRule, counter: Counter): void {
    this.spoke.push({ rule, verdict: 'allows', counter, inputs: null, lifts: null, blockedUntil: null });
  }

  refuse(rule: SpeakingRule, refusal: Refusal): void {
    const until = refusal.until ?? null;
    this.refused = true;
    this.spoke.push({
      rule,
      verdict: 'refuses',
      counter: refusal.counter ?? null,
      inputs: refusal.inputs ?? null,
      lifts: until === null ? (refusal.lifts ?? 'when_facts_change') : 'at',
      blockedUntil: until,
    });
  }

  owe(duty: Duty): void {
    this.duties.push(duty);
  }
}

/** The one finding by which a rule says that it lets a contact through; made once, used by all. */
export const passing = (rule: SpeakingRule, inputs: Inputs | null = null): Finding => ({
  rule,
  verdict: 'allows',
  counter: null,
  inputs,
  lifts: null,
  blockedUntil: null,
});
