import { widthOf } from './table.ts';

/** Where a line may break: after a space, and on either side of a wide character. */
const piecePattern =
  /[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]+\s*|[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]\s*|\s+/gu;
const closing = /^[，。；：、）」』！？,.;:)!?]/u;

/**
 * Breaks a text into lines at most `width` columns wide, at spaces and between Chinese characters. A single
 * word that is wider stands on a line of its own.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(piecePattern) ?? []) {
    // A comma or a closing bracket never begins a line.
    const fits = widthOf((line + piece).trimEnd()) <= width || closing.test(piece);
    if (!fits && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Cuts a text to at most `width` columns, with `…` where something is left out. */
export function clipText(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let clipped = '';
  for (const character of text) {
    if (widthOf(clipped + character) > width - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}
