import { pointer } from '../../core/shape/index.ts';
import type { Document } from '../documents/index.ts';

/** The fields of stories and terms that hold amounts. */
const amountFields: ReadonlySet<string> = new Set([
  'amount',
  'base',
  'principal',
  'interest',
  'penalty',
  'fee',
  'paid',
  'accrued',
  'unbilled',
  'credit',
  'pastDueFloor',
]);

/**
 * A part of a document with each amount that was written as a plain number replaced by the digits as written, so that no
 * amount passes through a floating-point number on its way.
 * @param at  the JSON Pointer of `value` in the document
 */
export function withLiteralAmounts(document: Document, value: unknown, at: string): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => withLiteralAmounts(document, entry, pointer(at, index)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]: [string, unknown]) => {
    const here = pointer(at, key);
    if (typeof entry === 'number' && amountFields.has(key)) return [key, document.source(here) ?? entry];
    return [key, withLiteralAmounts(document, entry, here)];
  });
  return Object.fromEntries(entries);
}
