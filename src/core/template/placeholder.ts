/** A stretch of a template's text: either words as they stand or the name of a variable. */
export type TextPart = { readonly literal: string } | { readonly variable: string };

/** Stands for every character of a placeholder or of a typed value while words are looked for. */
export const MASK = '\uFFFC';

const placeholderPattern = /\{([a-z][A-Za-z0-9]{0,39})\}/g;

/** Splits `还有 {amountPastDue} 没有还清` into its words and variables, in order. A stray brace stays a literal. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholderPattern)) {
    if (match.index > end) parts.push({ literal: text.slice(end, match.index) });
    parts.push({ variable: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ literal: text.slice(end) });
  return parts;
}

/** The variables a text names, each once, in order. */
export function variablesOf(text: string): readonly string[] {
  const names = partsOf(text).flatMap((part) => ('variable' in part ? [part.variable] : []));
  return [...new Set(names)];
}

/** The first brace that does not belong to a placeholder, or undefined. */
export function strayBrace(text: string): string | undefined {
  const literals = partsOf(text).flatMap((part) => ('literal' in part ? [part.literal] : []));
  return /[{}]/.exec(literals.join(' '))?.[0];
}

/** The text with every placeholder covered by as many masks, so that offsets stay true. */
export const maskPlaceholders = (text: string): string =>
  text.replace(placeholderPattern, (whole) => MASK.repeat(whole.length));
