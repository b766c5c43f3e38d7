import type { Bilingual } from '../law/index.ts';
import type { Language } from './stage.ts';
import type { Form, TemplateChannel } from './template.ts';
import { originOf } from './fold.ts';
import type { Folded, Span } from './fold.ts';

/** What kind of fault a finding is. @since 0.1 */
export type FindingGroup = 'conduct' | 'tone' | 'leak' | 'link' | 'length' | 'element';

/**
 * One thing the linter found. `at` is the JSON Pointer of the text in its file, `offset` and `found` the
 * place (UTF-16 units) and the words as written there; a thing that is missing has an empty `found`. An
 * `error` keeps a template from being approved and a message from being sent; a `warning` does not.
 * @since 0.1
 */
export interface Finding {
  readonly rule: string;
  readonly group: FindingGroup;
  readonly severity: 'error' | 'warning';
  readonly at: string;
  readonly offset: number;
  readonly found: string;
  readonly accepts: Bilingual;
}

/** One text under the linter: a title, a body or a signature. */
export interface LintedText {
  readonly at: string;
  readonly text: string;
  /** The same text, as long, with what is not free words covered by masks. */
  readonly masked: string;
  readonly language: Language;
  readonly form: Form;
  readonly channel: TemplateChannel;
  /** True when a bystander may read it: everything of form A, and the subject of every e-mail. */
  readonly isOpen: boolean;
}

/** What a finding cites and what would be accepted. */
export interface Cited {
  readonly rule: string;
  readonly group: FindingGroup;
  readonly severity?: 'error' | 'warning';
  readonly accepts: Bilingual;
}

/** A finding at a stretch of the text as written. */
export function findingAt(cited: Cited, linted: LintedText, span: Span): Finding {
  const { rule, group, severity = 'error', accepts } = cited;
  const found = linted.text.slice(span.start, span.end);
  return { rule, group, severity, at: linted.at, offset: span.start, found, accepts };
}

/** Every match of a pattern (with the `g` flag) in the masked text as written. */
export function matchesIn(cited: Cited, linted: LintedText, pattern: RegExp): readonly Finding[] {
  return [...linted.masked.matchAll(pattern)].map((match) =>
    findingAt(cited, linted, { start: match.index, end: match.index + match[0].length }),
  );
}

/** Every match of a pattern (with the `g` flag) in the folded text, placed where it stood in the original. */
export function foldedMatchesIn(cited: Cited, linted: LintedText, folded: Folded, pattern: RegExp): readonly Finding[] {
  return [...folded.text.matchAll(pattern)].map((match) =>
    findingAt(cited, linted, originOf(folded, match.index, match.index + match[0].length)),
  );
}
