/** The account exact to the fen: terms, bills, interest, waterfalls. The whole public face of the room `account`. */
export type { Derivation, DerivationFacts, DerivationKind } from './derivation.ts';
export type { AccountEvent, AccountEventType, Opening, OpeningBill, WaiverComponent } from './events.ts';
export { explainOn, openBillDaysOn } from './explain.ts';
export type { ExplainedAmount } from './explain.ts';
export { historyOf } from './history.ts';
export type { History } from './history.ts';
export { journalOf, transfersOn } from './journal.ts';
export { firstDayOf, positionOn } from './position.ts';
export type { BillPosition, Position } from './position.ts';
export type { EventFault, Knowledge } from './prepare.ts';
export { readStory } from './read-story.ts';
export { readTerms } from './read-terms.ts';
export { writePosition, writeRecord, writeStatement, writeStory, writeTerms } from './record.ts';
export { statementsUntil } from './statement.ts';
export type { Statement } from './statement.ts';
export type { Story } from './story.ts';
export { termsOn } from './terms.ts';
export type { DatedTerms, DueDaySetting, Terms, WaterfallSetting } from './terms.ts';
