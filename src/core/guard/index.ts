/** May we contact, and if not, when: the whole public face of the room `guard`. */
export { contactQuestion, OUTCOMES, readContactQuestion } from './facts.ts';
export type { Account, Attempt, ContactAction, ContactFacts, ContactQuestion, Outcome } from './facts.ts';
export { compileGuard } from './guard.ts';
export type { Guard, GuardSources } from './guard.ts';
export { mayContact } from './may-contact.ts';
export { Decision } from './decision.ts';
export type { Alternative, DecisionParts, LocalReading } from './decision.ts';
export type { Counter, Duty, Finding, Inputs, Lifts, Severity, SpeakingRule } from './finding.ts';
export type { NextAllowed } from './next-allowed.ts';
export { decisionToJson } from './wire.ts';
export { grantPermit, Permit, PERMIT_SECONDS_MAX, permitTerms, permitText } from './permit.ts';
export type { HandOver, PermitBinding, PermitTerms } from './permit.ts';
export { holdHouseTo } from './tighten.ts';
export { SEARCH_DAYS_MAX } from './check.ts';
export { GUARD_TYPES } from './compile.ts';
