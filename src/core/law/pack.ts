import type { Day, Zone } from '../time/index.ts';
import type { Parameter } from './parameter.ts';

/** How strong a rule is; docs/rules.md says what each may do. @since 0.1 */
export const RULE_KINDS = ['hard', 'presumption', 'soft', 'duty', 'param'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** H primary text or several agreeing publications, M one decent one, L weak: a conservative default. @since 0.1 */
export const CONFIDENCES = ['H', 'M', 'L', 'none'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Which part of the software holds a rule; `none yet` stands alone. @since 0.1 */
export const ENFORCERS = ['guard', 'linter', 'cap', 'plans', 'legal', 'reporting', 'account', 'none yet'] as const;
export type Enforcer = (typeof ENFORCERS)[number];

/** Words in both languages. @since 0.1 */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * One dated row of a rule. Several rows may share an id; their dates never overlap, and the row in force
 * at an instant decides about that instant.
 * @since 0.1
 */
export interface RuleRow {
  readonly id: string;
  readonly title: Bilingual;
  /** The wording relied upon, in short, or what the house means by the rule. */
  readonly text: string;
  readonly kind: RuleKind;
  readonly parameter: Parameter | null;
  /** First day in force, in the pack's zone; null: since before anything we record. */
  readonly effectiveFrom: Day | null;
  /** Last day in force; null: open. */
  readonly effectiveTo: Day | null;
  readonly source: string;
  readonly confidence: Confidence;
  /** True while the text of the instrument has not been read by us. */
  readonly unchecked: boolean;
  readonly verifiedOn: Day;
  readonly enforcers: readonly Enforcer[];
  /** In a house policy: the pack's rule whose value this row tightens. */
  readonly tightens: string | null;
  readonly note: string | null;
}

/** A place's rules, or a lender's own. @since 0.1 */
export interface RulePack {
  readonly id: string;
  readonly kind: 'place' | 'house';
  readonly title: Bilingual;
  /** `packVersion`, its own and not the software's: `2026.11.0`. */
  readonly version: string;
  readonly status: 'complete' | 'draft';
  /** The zone in which its dates of effect begin and end. */
  readonly zone: Zone;
  /** Before this day the pack says nothing and guard refuses with `engine.packMissing`. */
  readonly effectiveFrom: Day;
  /** Who signed it; null while nobody has. A production book does not start on an unsigned pack. */
  readonly signedBy: string | null;
  /** Laws of the same place that this pack does not hold, by name. */
  readonly notCovered: readonly string[];
  readonly rows: readonly RuleRow[];
}
