import { pointer } from '../../core/shape/index.ts';
import type { Fields, Reading } from '../../core/shape/index.ts';

/** What a story or its terms are called, in both languages. @since 0.1 */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

const accepted = 'a text of 1 to 200 characters, or `{ zh: …, en: … }`';

/** Reads the title of a story or of terms: one text for both languages, or one in each; null when there is none. */
export function readTitle(reading: Reading, value: unknown, at: string): Title | null {
  if (value === undefined) return null;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields: Fields = reading.object(value, at, ['zh', 'en']);
    const text = (key: string): string => reading.text(fields[key], pointer(at, key), 'a text of 1 to 200 characters');
    return { zh: text('zh'), en: text('en') };
  }
  const text = reading.text(value, at, accepted);
  return { zh: text, en: text };
}
