// Beyond this many slips a guess would puzzle more than help.
const SLIPS_MAX = 3;

/** How many slips (a letter too many, missing, wrong, or two swapped) lie between two words. */
function slipsBetween(given: string, meant: string): number {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= given.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= meant.length; j += 1) {
      const cell = (up: number, back: number): number => (up === 0 ? row : (rows[i - up] ?? row))[j - back] ?? Infinity;
      const same = given[i - 1] === meant[j - 1];
      const swapped = i > 1 && j > 1 && given[i - 1] === meant[j - 2] && given[i - 2] === meant[j - 1];
      row.push(
        Math.min(cell(1, 0) + 1, cell(0, 1) + 1, cell(1, 1) + (same ? 0 : 1), swapped ? cell(2, 2) + 1 : Infinity),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Infinity;
}

/** The known word that was most likely meant, if one is near enough: a third of its letters, at most SLIPS_MAX slips. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  let best: { word: string; slips: number } | undefined;
  for (const word of known) {
    const begins = given.length >= 2 && word.startsWith(given);
    const slips = begins ? 1 : slipsBetween(given.toLowerCase(), word);
    const near = begins || slips <= Math.min(SLIPS_MAX, Math.max(1, Math.floor(word.length / 2)));
    if (near && (best === undefined || slips < best.slips)) best = { word, slips };
  }
  return best?.word;
}
