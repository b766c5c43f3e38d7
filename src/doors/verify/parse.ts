// JSON text as a value, with the two things that JSON.parse would pass over in silence.

export type Parsed =
  | { readonly isRead: true; readonly value: unknown }
  | { readonly isRead: false; readonly en: string; readonly zh: string };

const refused = (en: string, zh: string): Parsed => ({ isRead: false, en, zh });

/**
 * Parses a record file. A number keeps its literal digits (`105.10` becomes the text `105.10`), and a map in
 * which a key stands twice is refused, because readers would not agree on which one counts.
 */
export function parseRecord(text: string): Parsed {
  let keysKept = -1; // the outermost value is counted as one key too many
  function keepDigits(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
    if (!Array.isArray(this)) keysKept += 1;
    const source = context?.source;
    return typeof value === 'number' && source !== undefined && source !== String(value) ? source : value;
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''), keepDigits);
  } catch (failure) {
    const reason = (failure as Error).message.replace(/\s+/g, ' ');
    return refused(`a JSON file is accepted here (${reason})`, `此处应为 JSON 文件（${reason}）`);
  }
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  const keysWritten = [...strings].filter((match) => match[1] !== undefined).length;
  if (keysWritten === keysKept) return { isRead: true, value };
  return refused('maps in which no key stands twice are accepted here', '同一映射中的字段不得重复');
}
