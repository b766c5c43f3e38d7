import type { Bilingual } from '../law/index.ts';

/**
 * Something that is wrong with a strategy. An `error` keeps it from deciding; a `warning` does not.
 * @since 0.1
 */
export interface StrategyFinding {
  /** A rule of a pack (`cn.contact.quiet`), of the guard (`engine.visitOff`) or of strategies (`strategy.step.unreachable`). */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Where it stands in the file, as a JSON Pointer. */
  readonly at: string;
  readonly says: Bilingual;
  /** What would have been accepted. */
  readonly accepts: Bilingual;
}

/** A finding of a strategy by itself. */
export const found = (
  rule: string,
  at: string,
  says: Bilingual,
  accepts: Bilingual,
  severity: StrategyFinding['severity'] = 'error',
): StrategyFinding => ({ rule, severity, at, says, accepts });
