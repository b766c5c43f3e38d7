import { simplifiedOf } from './traditional-forms.ts';

/** A text made comparable, and for each of its characters where it stood in the original. */
export interface Folded {
  readonly text: string;
  /** `starts[i]`..`ends[i]` (UTF-16 offsets, end excluded) is what became character `i`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// Letters of other alphabets that look like Latin ones.
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    е: 'e',
    н: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    α: 'a',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ı: 'i',
    '’': "'",
    '‘': "'",
  }),
);

// Characters that show nothing: formats, joiners, variation marks, fillers, combining marks.
const invisible = /[\p{Cf}\p{M}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/u;
const han = /\p{Script=Han}/u;
// What is put between the characters of a word to hide it. Sentence punctuation is not: it parts words.
const separator = /[\s·・‧•∙⋅.．*＊_＿~～|/\\^+=#\-‐‑‒–—―×]/u;
const spaced = /(?<![a-z0-9])[a-z](?:[ .*_-][a-z]){2,}(?![a-z0-9])/g;

interface Piece {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    if (invisible.test(character)) continue;
    // Compatibility forms (full-width, circled, radicals) fold one character at a time, so that offsets stay known.
    for (const plain of character.normalize('NFKC').toLowerCase()) {
      if (invisible.test(plain)) continue;
      pieces.push({ character: simplifiedOf(plain) ?? lookalikes.get(plain) ?? plain, start, end: offset });
    }
  }
  return pieces;
}

/** Drops runs of separators between two Chinese characters; any other run of spaces becomes one space. */
function withoutSeparators(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  let index = 0;
  while (index < pieces.length) {
    const piece = pieces[index] as Piece;
    if (!separator.test(piece.character)) {
      kept.push(piece);
      index += 1;
      continue;
    }
    let end = index;
    while (end < pieces.length && separator.test((pieces[end] as Piece).character)) end += 1;
    const between = han.test(kept.at(-1)?.character ?? '') && han.test(pieces[end]?.character ?? '');
    if (!between) kept.push(...squeezed(pieces.slice(index, end)));
    index = end;
  }
  return kept;
}

function squeezed(run: readonly Piece[]): readonly Piece[] {
  return run.flatMap((piece, index) => {
    if (!/\s/u.test(piece.character)) return [piece];
    const repeats = index > 0 && /\s/u.test(run[index - 1]?.character ?? '');
    return repeats ? [] : [{ ...piece, character: ' ' }];
  });
}

/** Joins `p o l i c e` to `police`: three or more single letters, each apart from the next. */
function withoutSpacing(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map((piece) => (piece.character.length === 1 ? piece.character : '\uFFFD')).join('');
  const dropped = new Set<number>();
  for (const match of text.matchAll(spaced)) {
    for (let index = match.index + 1; index < match.index + match[0].length; index += 2) dropped.add(index);
  }
  return dropped.size === 0 ? pieces : pieces.filter((_, index) => !dropped.has(index));
}

/**
 * Makes a text comparable: full-width and other compatibility forms become plain, letters small, traditional
 * characters simplified, invisible characters and whatever stands between two Chinese characters to part
 * them vanish. Commas and full stops of Chinese stay.
 */
export function fold(text: string): Folded {
  const pieces = withoutSpacing(withoutSeparators(piecesOf(text)));
  const starts: number[] = [];
  const ends: number[] = [];
  // A character beyond the basic plane takes two places of the folded text, both pointing to where it stood.
  for (const piece of pieces) {
    for (let unit = 0; unit < piece.character.length; unit += 1) {
      starts.push(piece.start);
      ends.push(piece.end);
    }
  }
  return { text: pieces.map((piece) => piece.character).join(''), starts, ends };
}

/** A stretch of the original text. `end` is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of the folded text stood in the original. */
export const originOf = (folded: Folded, start: number, end: number): Span => ({
  start: folded.starts[start] ?? 0,
  end: folded.ends[end - 1] ?? 0,
});

const latinEdge = /[a-z0-9]/;

// Watched words are the same for every text; their folded forms are kept, up to a limit.
const foldedWords = new Map<string, string>();
const foldedWordsMax = 5_000;

function foldedWord(word: string): string {
  const known = foldedWords.get(word);
  if (known !== undefined) return known;
  const { text } = fold(word);
  if (foldedWords.size < foldedWordsMax) foldedWords.set(word, text);
  return text;
}

/** Every place of a word in a folded text; a Latin word counts only whole. */
export function placesOf(folded: Folded, word: string): readonly Span[] {
  const wanted = foldedWord(word);
  const places: Span[] = [];
  if (wanted === '') return places;
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const before = folded.text.charAt(at - 1);
    const after = folded.text.charAt(at + wanted.length);
    const cutFront = latinEdge.test(wanted.charAt(0)) && latinEdge.test(before);
    const cutBack = latinEdge.test(wanted.at(-1) ?? '') && latinEdge.test(after);
    if (!cutFront && !cutBack) places.push({ start: at, end: at + wanted.length });
  }
  return places;
}
