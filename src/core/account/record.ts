import { isoFromDay, isoFromInstant } from '../time/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { History } from './history.ts';
import type { Position } from './position.ts';
import type { Statement } from './statement.ts';
import type { Story } from './story.ts';
import { writeStory } from './write-story.ts';
import type { Json } from './write-story.ts';

const minorText = (fields: object): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]),
  );

/** One day of a record. @since 0.1 */
export function writePosition(position: Position): Json {
  return {
    ...minorText(position),
    on: isoFromDay(position.on),
    bills: position.bills.map(({ dueOn: _, ...bill }) => ({ ...minorText(bill), issuedOn: isoFromDay(bill.issuedOn) })),
  };
}

/** One statement of a record. @since 0.1 */
export function writeStatement(statement: Statement): Json {
  return {
    ...minorText(statement),
    issuedOn: isoFromDay(statement.issuedOn),
    dueOn: isoFromDay(statement.dueOn),
    carriedOver: minorText(statement.carriedOver),
  };
}

/**
 * A record: a story with its figures, in the shape of docs/story-file.md, that the verifier recomputes
 * without our engine.
 * @param knownAt  the instant of an as-known view; null for the corrected one
 * @since 0.1
 */
export function writeRecord(story: Story, history: History, knownAt: InstantMs | null): Json {
  const brief = ({ at, kind }: { at: string; kind: string }): Json => ({ at, kind });
  return {
    record: 'dunwell/1',
    story: writeStory(story),
    knownAt: knownAt === null ? null : isoFromInstant(knownAt, story.zone),
    statements: history.statements.map(writeStatement),
    days: history.days.map(writePosition),
    faults: history.faults.map(brief),
    waiting: history.waiting,
    exceptions: history.exceptions.map(brief),
  };
}
