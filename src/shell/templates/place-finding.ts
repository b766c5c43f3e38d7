import type { Finding } from '../../core/template/index.ts';
import type { Document, Place } from '../documents/index.ts';

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** The text at a JSON Pointer of a document, or the empty text. */
function textAt(document: Document, pointer: string): string {
  let value: unknown = document.value;
  for (const segment of pointer.split('/').slice(1).map(unescaped)) {
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[segment] : undefined;
  }
  return typeof value === 'string' ? value : '';
}

/** How often `part` stands in `text`, overlaps counted. */
function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

function offsetOf(document: Document, place: Place): number {
  const lines = document.text.split('\n').slice(0, place.line - 1);
  return lines.reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
}

/**
 * Line and column of what the linter found: the very words where the file writes them as they are, else the
 * beginning of the text they stand in.
 * @since 0.1
 */
export function placeOfFinding(document: Document, finding: Finding): Place {
  const start = document.locate(finding.at);
  const [head = ''] = finding.found.split('\n');
  if (head === '') return start;
  const text = textAt(document, finding.at);
  const before = countOf(text.slice(0, finding.offset + head.length - 1), head);
  let at = document.text.indexOf(head, offsetOf(document, start));
  for (let passed = 0; passed < before && at >= 0; passed += 1) at = document.text.indexOf(head, at + 1);
  if (at < 0) return start;
  const lineStart = document.text.lastIndexOf('\n', at - 1) + 1;
  const line = document.text.slice(0, at).split('\n').length;
  return { line, column: Array.from(document.text.slice(lineStart, at)).length + 1 };
}
