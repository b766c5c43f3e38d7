/**
 * Names the version of a rule that spoke: a row of a pack (`cn.cap.total` of `cn 2026.11.0`) or of the
 * product's terms (`account.waterfall` of `cn-monthly 2026.11.0`).
 * @since 0.1
 */
export interface RuleRef {
  readonly id: string;
  readonly pack: string;
  readonly version: string;
}

/** `cn.cap.total (cn 2026.11.0)`: the one way a rule is cited in text. @since 0.1 */
export const citeRule = (rule: RuleRef): string => `${rule.id} (${rule.pack} ${rule.version})`;
