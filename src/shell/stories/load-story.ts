import { dirname } from 'node:path';
import { readStory } from '../../core/account/index.ts';
import type { Story, Terms } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { Reading } from '../../core/shape/index.ts';
import type { Fields } from '../../core/shape/index.ts';
import type { Day } from '../../core/time/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';
import { loadTerms, pathOfTerms, readTermsTitle, termsNames } from './load-terms.ts';
import type { FileFaults, TermsFile } from './load-terms.ts';
import { readTitle } from './title.ts';
import type { Title } from './title.ts';
import { withLiteralAmounts } from './literal-amounts.ts';

/** Where a story or its terms stand, for sections that other rooms read (`delinquency`, `standing`). @since 0.1 */
export interface Source {
  readonly document: Document;
  /** Where it stands in the document, as a JSON Pointer. */
  readonly at: string;
  readonly fields: Fields;
}

/** A story with what its file says beside it. @since 0.1 */
export interface StoryFile {
  readonly story: Story;
  readonly title: Title | null;
  readonly termsTitle: Title | null;
  /** The date that the story is told on, if it names one. */
  readonly asOf: Day | null;
  readonly source: Source;
  readonly termsSource: Source;
}

/** At most this many faults are told; a file with more is better mended a few at a time. */
export const STORY_FAULTS_MAX = 50;

const fieldsOf = (value: unknown): Fields =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Fields;

/** The terms a story names, loaded; null when it writes them out, or names none that exist. */
function namedTerms(name: unknown, folder: string): Result<TermsFile | null, FileFaults> {
  if (typeof name !== 'string') return ok(null);
  const path = pathOfTerms(name, folder);
  return path === null ? ok(null) : loadTerms(path, name);
}

/** Terms by name, with stand-ins for those that are only named in the sentence of a fault. */
function termsKnown(named: TermsFile | null): ReadonlyMap<string, Terms> {
  if (named !== null) return new Map([[named.terms.id, named.terms]]);
  const standIn: Terms = { id: '', version: '', currency: { code: 'CNY', decimals: 2 }, dated: [] };
  return new Map(termsNames().map((name) => [name, standIn]));
}

/**
 * Reads a story from a document in hand. A record holds its story, so a record is read as well.
 * @param folder  where terms that the story names are looked for first
 * @fault those of `readStory` and `loadTerms`, each at its JSON Pointer into `document` of the fault
 * @since 0.1
 */
export function storyFrom(document: Document, folder: string): Result<StoryFile, FileFaults> {
  const whole = fieldsOf(document.value);
  const inRecord = whole['record'] !== undefined && whole['story'] !== undefined && typeof whole['story'] === 'object';
  const at = inRecord ? '/story' : '';
  const value = inRecord ? whole['story'] : document.value;
  const fields = fieldsOf(value);
  const named = namedTerms(fields['terms'], folder);
  if (!named.ok) return named;
  const story = readStory(withLiteralAmounts(document, value, at), termsKnown(named.value));
  const reading = new Reading();
  const title = readTitle(reading, fields['title'], '/title');
  const asOf = fields['asOf'] === undefined ? null : reading.day(fields['asOf'], '/asOf');
  const termsTitle = named.value?.title ?? readTermsTitle(reading, fields['terms'], '/terms');
  const all: readonly Fault[] = [...(story.ok ? [] : story.fault.all), ...reading.faults]
    .slice(0, STORY_FAULTS_MAX)
    .map((fault) => ({ ...fault, at: `${at}${fault.at ?? ''}` }));
  const [first] = all;
  const source: Source = { document, at, fields };
  const termsDocument = named.value?.document;
  const termsSource: Source =
    termsDocument === undefined
      ? { document, at: `${at}/terms`, fields: fieldsOf(fields['terms']) }
      : { document: termsDocument, at: '', fields: fieldsOf(termsDocument.value) };
  if (story.ok && first === undefined) {
    return ok({ story: story.value, title, termsTitle, asOf, source, termsSource });
  }
  const fault = first ?? { kind: 'invalid_field', message: 'the story was not understood' };
  return err({ ...fault, all, document });
}

/**
 * Loads a story file (JSON or YAML; `-` is standard input) with its terms: written out in it, or named and
 * found beside it or among those that come with Dunwell.
 * @fault those of `readDocument`; those of `readStory` and `readTerms`, each at its JSON Pointer
 * @since 0.1
 */
export function loadStory(path: string): Result<StoryFile, FileFaults> {
  const document = readDocument(path);
  if (!document.ok) return err({ ...document.fault, all: [document.fault], document: null });
  return storyFrom(document.value, path === '-' ? '.' : dirname(path));
}
