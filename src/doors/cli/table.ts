/** A column of a table: its heading and the side its cells lean to. Numbers lean right. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

export interface TableShape {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Spaces before each line; 0 without it. */
  readonly indent?: number;
}

const GAP = '  ';

// Two columns wide in a terminal (East Asian Wide and Fullwidth, and emoji shown as pictures).
const widePattern =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const flatPattern = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** How many columns of a terminal a text takes: 还款日 takes six. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (flatPattern.test(character)) continue;
    width += widePattern.test(character) ? 2 : 1;
  }
  return width;
}

/** Fills a text with spaces up to a width; a longer one stays as it is. */
export function padTo(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}

/**
 * Draws a table: a heading line, a rule, one line a row. Columns are two spaces apart and no line ends in a
 * space. A table whose headings are all empty is drawn without heading and rule.
 */
export function drawTable(shape: TableShape): string {
  const { columns, rows } = shape;
  const widths = columns.map((column, index) =>
    Math.max(widthOf(column.head), ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]): string => {
    const padded = columns.map((column, index) => padTo(cells[index] ?? '', widths[index] ?? 0, column.align));
    return (' '.repeat(shape.indent ?? 0) + padded.join(GAP)).trimEnd();
  };
  const headed = columns.some((column) => column.head !== '');
  const heading = headed
    ? [line(columns.map((column) => column.head)), line(widths.map((width) => '─'.repeat(width)))]
    : [];
  return [...heading, ...rows.map(line)].join('\n');
}
