import type { InstantMs } from '../time/index.ts';
import type { ContactAction } from './facts.ts';
import type { Finding, Findings } from './finding.ts';

/** Kinds that a recorded reason and a second person may pass. Hard rules and duties never. */
const passable: readonly string[] = ['presumption', 'soft'];

type Override = ContactAction['overrides'][number];

const counts = (override: Override, finding: Finding, at: InstantMs): boolean =>
  override.rule === finding.rule.id &&
  override.reason.trim() !== '' &&
  override.askedBy !== override.approvedBy &&
  override.approvedAt <= at;

/** Marks the refusals that were passed with a reason by two persons; what remains refuses as before. */
export function applyOverrides(findings: Findings, overrides: readonly Override[], at: InstantMs): void {
  let refused = false;
  findings.spoke.forEach((finding, index) => {
    if (finding.verdict !== 'refuses') return;
    const passed = passable.includes(finding.rule.kind) && overrides.some((each) => counts(each, finding, at));
    if (passed) findings.spoke[index] = { ...finding, verdict: 'overridden' };
    else refused = true;
  });
  findings.refused = refused;
}
