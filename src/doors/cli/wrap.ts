import { widthOf } from './table.ts';

/** Where a line may break: after a space, and on either side of a wide character. */
const piecePattern =
  /[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]+\s*|[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]\s*|\s+/gu;
const closing = /^[，。；：、）」』！？,.;:)!?]/u;

/**
 * Breaks a text into lines at most `width` columns wide, at spaces and between Chinese characters; a comma or
 * a closing bracket never begins a line. A single word that is wider stands on a line of its own.
 * @param hang  spaces before every line but the first, within the width
 */
export function wrapText(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of text.match(piecePattern) ?? []) {
    const room = lines.length === 0 ? width : width - hang;
    const fits = widthOf([...line, piece].join('').trimEnd()) <= room;
    if (!fits && line.length > 0) {
      const carried = closing.test(piece) && line.length > 1 ? line.slice(-1) : [];
      lines.push(
        line
          .slice(0, line.length - carried.length)
          .join('')
          .trimEnd(),
      );
      line = carried;
    }
    line.push(piece);
  }
  lines.push(line.join('').trimEnd());
  return lines.map((shown, index) => (index === 0 ? shown : ' '.repeat(hang) + shown));
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
