/** Limit, freeze, grades, reports, the road back: the whole public face of the room `standing`. */
export { dueDatesFrom, minimumToPayOn } from './due-payment.ts';
export { limitOn, noStandingFacts, readStandingFacts } from './facts.ts';
export type { LimitRow, StandingFacts } from './facts.ts';
export { gradeOn } from './grade.ts';
export type { Grade, GradeReason } from './grade.ts';
export { lineDays } from './line.ts';
export type { LineDay, LineQuestion, LineState } from './line.ts';
export { monthEndOf, reportingOf } from './reporting.ts';
export type { Episode, MonthReport, Reporting } from './reporting.ts';
export { roadBack } from './road-back.ts';
export type { Milestone, RoadBack, RoadStep } from './road-back.ts';
export { scoreEventsOf } from './score-event.ts';
export type { ScoreEvent, ScoreQuestion } from './score-event.ts';
export { readStandingSettings, standingSection } from './settings.ts';
export type { GradeRow, StandingRow, StandingSettings } from './settings.ts';
export { accountsKnown, standingOf, walkUntil } from './standing.ts';
export type { AccountStanding, Standing, StandingAccount, StandingDate, StandingWalk } from './standing.ts';
