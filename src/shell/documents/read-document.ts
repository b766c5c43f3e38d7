import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { documentFrom } from './document.ts';
import type { Document, DocumentFault, DocumentFormat } from './document.ts';
import { DOCUMENT_BYTES_MAX } from './limits.ts';

const STDIN = 0;

const systemSentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; write the path of a JSON or YAML file that exists',
  ENOTDIR: 'there is no such file; a part of its path is a file, not a folder',
  EISDIR: 'this is a folder; write the path of a JSON or YAML file',
  EACCES: 'the file may not be read by you; ask its owner for leave to read it',
  EPERM: 'the file may not be read by you; ask its owner for leave to read it',
};

function systemFault(path: string, failure: unknown): DocumentFault {
  const code = (failure as NodeJS.ErrnoException).code ?? 'unknown';
  const kind = code === 'ENOENT' || code === 'ENOTDIR' ? 'file_not_found' : 'file_unreadable';
  return { kind, message: systemSentences[code] ?? `the file cannot be read (\`${code}\`)`, at: path, path };
}

const tooLarge = (path: string, size: number): DocumentFault => ({
  kind: 'file_too_large',
  message: `the file has \`${size}\` bytes; at most \`${DOCUMENT_BYTES_MAX}\` are read`,
  at: path,
  path,
});

function readBytes(path: string): Result<Buffer, DocumentFault> {
  let handle: number | undefined;
  try {
    handle = path === '-' ? STDIN : openSync(path, 'r');
    const size = fstatSync(handle).size;
    if (size > DOCUMENT_BYTES_MAX) return err(tooLarge(path, size));
    // A pipe or a device has no size beforehand; it is checked again once read.
    const bytes = readFileSync(handle);
    return bytes.length > DOCUMENT_BYTES_MAX ? err(tooLarge(path, bytes.length)) : ok(bytes);
  } catch (failure) {
    return err(systemFault(path, failure));
  } finally {
    if (handle !== undefined && handle !== STDIN) closeSync(handle);
  }
}

function formatOf(path: string, text: string): DocumentFormat {
  if (path === '-') return /^\s*[[{]\s*["}\]]/.test(text) ? 'json' : 'yaml';
  return extname(path).toLowerCase() === '.json' ? 'json' : 'yaml';
}

/**
 * Reads a JSON (`.json`) or YAML (any other name) file; `-` reads standard input. YAML is 1.2, core schema:
 * `no` is text, `012` is twelve. Text is UTF-8.
 * @fault file_not_found, file_unreadable, file_too_large, not_utf8  the file as a whole
 * @fault invalid_json, invalid_yaml, duplicate_key, too_deep, number_out_of_range, empty_document  with line and column
 * @since 0.1
 */
export function readDocument(path: string): Result<Document, DocumentFault> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
  } catch {
    return err({ kind: 'not_utf8', message: 'the file is not UTF-8 text; save it as UTF-8', at: path, path });
  }
  return documentFrom(text, path, formatOf(path, text));
}
