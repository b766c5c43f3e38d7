import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTerms } from '../../core/account/index.ts';
import type { Terms } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { Reading } from '../../core/shape/index.ts';
import type { Fields } from '../../core/shape/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';
import { readTitle } from './title.ts';
import type { Title } from './title.ts';
import { withLiteralAmounts } from './literal-amounts.ts';

/** Terms with what a person calls them. @since 0.1 */
export interface TermsFile {
  readonly terms: Terms;
  readonly title: Title | null;
  /** The whole file, for sections that other rooms read. */
  readonly document: Document;
}

/** Every fault of a file, and the document that their pointers lead into (null: it could not be read). @since 0.1 */
export interface FileFaults extends Fault {
  readonly all: readonly Fault[];
  readonly document: Document | null;
}

// Three floors up both from src/shell/stories and from dist/shell/stories.
const termsFolder = fileURLToPath(new URL('../../../terms/', import.meta.url));
const extensions = ['.yaml', '.yml', '.json'];
const namePattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The file of named terms in a folder. */
function fileIn(folder: string, name: string): string | null {
  return extensions.map((extension) => join(folder, `${name}${extension}`)).find(existsSync) ?? null;
}

/** What the shape of terms leaves open for people: title and notes. */
export function readTermsTitle(reading: Reading, value: unknown, at: string): Title | null {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  if (fields['notes'] !== undefined) {
    reading.text(fields['notes'], `${at}/notes`, 'a text of at most 2,000 characters', /^[\s\S]{0,2000}$/);
  }
  return readTitle(reading, fields['title'], `${at}/title`);
}

/**
 * Loads terms from a file.
 * @param name  when given, the `id` must be this
 * @fault those of `readDocument`, then those of `readTerms`, each at its JSON Pointer
 * @since 0.1
 */
export function loadTerms(path: string, name?: string): Result<TermsFile, FileFaults> {
  const document = readDocument(path);
  if (!document.ok) return err({ ...document.fault, all: [document.fault], document: null });
  const { value } = document.value;
  const reading = new Reading();
  const terms = readTerms(withLiteralAmounts(document.value, value, ''));
  const title = readTermsTitle(reading, value, '');
  if (terms.ok && name !== undefined && terms.value.id !== name) {
    reading.refuse('/id', terms.value.id, `\`${name}\`, the name of the file`);
  }
  const all = [...(terms.ok ? [] : terms.fault.all), ...reading.faults];
  const [first] = all;
  if (!terms.ok || first !== undefined) {
    const fault = first ?? { kind: 'invalid_field', message: 'the terms were not understood' };
    return err({ ...fault, all, document: document.value });
  }
  return ok({ terms: terms.value, title, document: document.value });
}

/** The path of named terms: beside the story first, then among those that come with Dunwell; null when there are none. */
export function pathOfTerms(name: string, besideFolder: string): string | null {
  if (!namePattern.test(name)) return null;
  return fileIn(besideFolder, name) ?? fileIn(termsFolder, name);
}

/** The names of the terms that come with Dunwell, in order. @since 0.1 */
export function termsNames(): readonly string[] {
  return readdirSync(termsFolder)
    .filter((file) => extensions.includes(extname(file)))
    .map((file) => file.slice(0, -extname(file).length))
    .toSorted();
}
