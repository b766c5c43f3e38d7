/** Rule packs, calendars and the guard from files: the whole public face of the room `rules` of the shell. */
export { faultLines, loadCalendar, loadPack } from './load-packs.ts';
export type { FileFaults } from './load-packs.ts';
export { loadGuard, loadRuleBook, RULES_FOLDER, zoneDataVersion } from './load-guard.ts';
export type { RuleBook } from './load-guard.ts';
export { casesFrom } from './case-file.ts';
export type { CaseRow } from './case-file.ts';
export { PHRASES } from './case-phrases.ts';
export { runCase } from './case-run.ts';
export type { CaseOutcome } from './case-run.ts';
export { loadCases, runCases } from './load-cases.ts';
export { ruleCoverage } from './coverage.ts';
export type { RuleCoverage } from './coverage.ts';
export { diffRules, rowsOn } from './diff-rules.ts';
export type { FieldDifference, RowDifference } from './diff-rules.ts';
