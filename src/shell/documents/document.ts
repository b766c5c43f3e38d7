import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';
import { follow, valueOf } from './tree.ts';
import type { TreeNode } from './tree.ts';

/** A place in a file: line and column count from 1, columns in characters (code points). @since 0.1 */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * A JSON or YAML file that was read, and where each part of it stands.
 * @since 0.1
 */
export interface Document {
  /** The path or name it was read from, as given. */
  readonly path: string;
  /** The whole text, without a byte order mark. */
  readonly text: string;
  /** Plain maps, lists, strings, numbers, booleans and null; numbers as JavaScript numbers (see `source`). */
  readonly value: unknown;
  /** Where a JSON Pointer (`/events/3/amount`) leads; for a missing key, its nearest existing parent. */
  readonly locate: (pointer: string) => Place;
  /** The literal text of a scalar, without quotes: `1000.10` keeps its decimals. Missing for maps, lists and missing keys. */
  readonly source: (pointer: string) => string | undefined;
}

/** A file that could not be read. `line` and `column` stand there when the fault is at a place in the text. @since 0.1 */
export interface DocumentFault extends Fault {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** Which language a text is in. @since 0.1 */
export type DocumentFormat = 'json' | 'yaml';

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { line, column: Array.from(before.slice(lineStart)).length + 1 };
}

const documentOf = (path: string, text: string, root: TreeNode): Document => ({
  path,
  text,
  value: valueOf(root),
  locate: (pointer) => placeAt(text, follow(root, pointer).offset),
  source: (pointer) => {
    const { node } = follow(root, pointer);
    return node?.kind === 'scalar' ? node.source : undefined;
  },
});

/**
 * Reads a text already in hand.
 * @param text    at most DOCUMENT_BYTES_MAX bytes when it comes from outside; a leading byte order mark is dropped
 * @param path    the name shown in faults
 * @fault invalid_json, invalid_yaml, duplicate_key, too_deep, number_out_of_range, empty_document  with line and column
 * @since 0.1
 */
export function documentFrom(text: string, path: string, format: DocumentFormat): Result<Document, DocumentFault> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const tree = format === 'json' ? parseJson(body) : parseYaml(body);
  if (tree.ok) return ok(documentOf(path, body, tree.value));
  const place = placeAt(body, tree.fault.offset);
  const at = `${path}:${place.line}:${place.column}`;
  return err({ kind: tree.fault.kind, message: tree.fault.message, at, path, ...place });
}
