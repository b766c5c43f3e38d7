import type { Fault } from '../../core/result/index.ts';
import type { Document } from '../../shell/documents/index.ts';
import type { Call } from './command.ts';

/** The exit code of an input that was not understood. */
export const NOT_UNDERSTOOD = 2;

interface Told {
  readonly kind: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly at?: string;
}

/** A fault with file, line and field, when it points into a document that was read. */
function placed(fault: Fault & Partial<Told> & { readonly path?: string }, document: Document | undefined): Told {
  const { kind, message, at } = fault;
  if (document && at !== undefined && (at === '' || at.startsWith('/'))) {
    return { kind, message, file: document.path, ...document.locate(at), field: at === '' ? '/' : at };
  }
  const { path, line, column } = fault;
  if (path !== undefined) {
    return { kind, message, file: path, ...(line !== undefined && column !== undefined ? { line, column } : {}) };
  }
  return { kind, message, ...(at === undefined ? {} : { at }) };
}

function sentenceOf(told: Told): string {
  const line = told.line === undefined ? '' : `:${told.line}:${told.column ?? 1}`;
  const where = told.file === undefined ? told.at : `${told.file}${line}`;
  const field = told.field === undefined ? '' : ` ${told.field}`;
  return where === undefined ? told.message : `${where}${field}: ${told.message}`;
}

/**
 * Tells faults on `err`, one a line (`story.yaml:12:5 /events/3/amount: …`; with `--json`, one object
 * `{ "faults": […] }`), and gives the exit code 2.
 * @param document  the file that a JSON Pointer in `at` points into
 */
export function tellFaults(call: Pick<Call, 'err' | 'json'>, faults: readonly Fault[], document?: Document): number {
  const told = faults.map((fault) => placed(fault, document));
  if (call.json) call.err(JSON.stringify({ faults: told }, null, 2));
  else for (const fault of told) call.err(sentenceOf(fault));
  return NOT_UNDERSTOOD;
}

/** Tells one fault; see `tellFaults`. */
export const tellFault = (call: Pick<Call, 'err' | 'json'>, fault: Fault, document?: Document): number =>
  tellFaults(call, [fault], document);
