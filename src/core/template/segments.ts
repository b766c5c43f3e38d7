// GSM 03.38: the basic alphabet, one septet each, and the extension table, two septets each (an escape and
// a character). National shift tables are not used: no gateway promises them.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

const limits = {
  gsm7: { single: 160, part: 153 },
  ucs2: { single: 70, part: 67 },
} as const;

/** How an SMS is carried: septets of GSM-7, or UTF-16 units of UCS-2 as soon as one character needs it. @since 0.1 */
export type SmsAlphabet = keyof typeof limits;

/**
 * The parts an SMS is sent in. `units` are septets (an extension character counts two) or UTF-16 units.
 * @since 0.1
 */
export interface SmsSegments {
  readonly alphabet: SmsAlphabet;
  readonly units: number;
  readonly segments: number;
  /** Units still free in the last segment. */
  readonly unitsFree: number;
  readonly parts: readonly string[];
}

const septetsOf = (character: string): number => (basic.has(character) ? 1 : extension.has(character) ? 2 : 0);

/** A registered signature in front of the words, as the gateway puts it there. @since 0.1 */
export const withSignature = (body: string, signature?: string): string =>
  signature === undefined ? body : `【${signature}】${body}`;

/**
 * Counts the segments of an SMS: one of 160 septets or 70 units, or several of 153 or 67.
 *
 * @param text  the whole text handed over, signature included; may be empty (one empty segment)
 * @law   the parts joined are the text; no part exceeds its limit
 * @law   no surrogate pair and no extension character is ever split between parts
 * @since 0.1
 */
export function segmentsOf(text: string): SmsSegments {
  const characters = Array.from(text);
  const alphabet: SmsAlphabet = characters.every((character) => septetsOf(character) > 0) ? 'gsm7' : 'ucs2';
  const sizes = characters.map((character) => (alphabet === 'gsm7' ? septetsOf(character) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const limit = units <= limits[alphabet].single ? limits[alphabet].single : limits[alphabet].part;
  const parts: string[] = [''];
  let used = 0;
  characters.forEach((character, index) => {
    const size = sizes[index] ?? 0;
    if (used + size > limit) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += character;
    used += size;
  });
  return { alphabet, units, segments: parts.length, unitsFree: limit - used, parts };
}
