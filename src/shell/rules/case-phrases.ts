import { addDays, dayAt, dayFromIso } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Draft, Json } from './case-draft.ts';
import { isoAt, minuteOf } from './case-draft.ts';
import { contactPhrases } from './phrases-contact.ts';
import { historyPhrases } from './phrases-history.ts';
import { holdPhrases } from './phrases-hold.ts';
import { personPhrases } from './phrases-person.ts';
import { thirdPartyPhrases } from './phrases-third-party.ts';

/** One way of saying a fact. `says` is how it is taught to a writer. */
export interface Phrase {
  readonly says: string;
  readonly pattern: RegExp;
  readonly apply: (draft: Draft, words: Words) => void;
}

/** The words a phrase caught, by name, and how to read dates among them. */
export interface Words {
  readonly of: Readonly<Record<string, string | undefined>>;
  /** `today`, `yesterday`, `tomorrow`, or `on 2026-03-02`, as a day of the case's zone. */
  readonly day: (text: string | undefined) => Day;
  /** The beginning of such a day as ISO text, or the minute given as `HH:MM`. */
  readonly iso: (text: string | undefined, clock?: string) => string;
}

/** Every phrase a case may use, in the order in which they are tried. @since 0.1 */
export const PHRASES: readonly Phrase[] = [
  ...contactPhrases,
  ...thirdPartyPhrases,
  ...historyPhrases,
  ...holdPhrases,
  ...personPhrases,
];

function dayOf(draft: Draft, text: string | undefined): Day {
  const today = dayAt(draft.at, draft.zone);
  const said = (text ?? 'today').replace(/^(on|since|from) /, '');
  if (said === 'today') return today;
  if (said === 'yesterday') return addDays(today, -1);
  if (said === 'tomorrow') return addDays(today, 1);
  const read = dayFromIso(said);
  if (!read.ok) throw new SyntaxError(read.fault.message);
  return read.value;
}

/**
 * Adds one phrase to a draft.
 * @returns false when no phrase fits
 */
export function applyPhrase(draft: Draft, text: string): boolean {
  for (const phrase of PHRASES) {
    const match = phrase.pattern.exec(text);
    if (match === null) continue;
    const day = (said: string | undefined): Day => dayOf(draft, said);
    const iso = (said: string | undefined, clock?: string): string =>
      isoAt(draft, day(said), clock === undefined ? 0 : minuteOf(clock));
    phrase.apply(draft, { of: (match.groups ?? {}) as Json as Words['of'], day, iso });
    return true;
  }
  return false;
}
