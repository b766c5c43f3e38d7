/** Chance from a seed: the same seed gives the same throws for ever (mulberry32). */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<T>(things: readonly T[]): T;
  shuffled<T>(things: readonly T[]): T[];
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(things: readonly T[]): T => {
    const picked = things[between(0, things.length - 1)];
    if (picked === undefined) throw new Error('a pick wants something to pick from');
    return picked;
  };
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    pick,
    shuffled: (things) => {
      const left = [...things];
      for (let last = left.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [left[last], left[other]] = [left[other] as never, left[last] as never];
      }
      return left;
    },
  };
}
