import { createHash } from 'node:crypto';

/** A value as JSON with the keys of every map in order, so that layout and comments of a file do not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** The hash of a template's content: `sha256:` and 64 hexadecimal digits. @since 0.1 */
export const contentHashOf = (content: unknown): string =>
  `sha256:${createHash('sha256').update(canonical(content), 'utf8').digest('hex')}`;
