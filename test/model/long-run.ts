/**
 * The long agreement run: the engine against the second model over many random stories, every day checked.
 * `node test/model/long-run.ts --from 0 --to 100000` prints a line each thousand and ends with a sentence; exit 1 at
 * the first difference.
 */
import { parseArgs } from 'node:util';
import { disagreementOf } from './engine-agreement.ts';
import { randomStory } from './random-story.ts';
import type { RandomOptions, RandomStory } from './random-story.ts';

const { values } = parseArgs({
  options: { from: { type: 'string', default: '0' }, to: { type: 'string', default: '1000' } },
});
const from = Number(values.from);
const to = Number(values.to);

/** Half of the stories are of facts alone; the other half take turns at agreements, openings, other terms and all of them. */
function optionsOf(seed: number): RandomOptions {
  if (seed % 2 === 0) return {};
  const turn = ((seed - 1) / 2) % 4;
  if (turn === 0) return { agreements: true };
  if (turn === 1) return { opening: true };
  if (turn === 2) return { otherTerms: true };
  return { agreements: true, opening: true, otherTerms: true };
}

/** Every fifth story is looked at as known on its middle day. */
function knownAtOf(seed: number, story: RandomStory): string | null {
  if (seed % 5 !== 0) return null;
  const middle = new Date((Date.parse(story.from) + Date.parse(story.to)) / 2);
  return `${middle.toISOString().slice(0, 10)}T12:00:00+08:00`;
}

let dayCount = 0;
for (let seed = from; seed < to; seed += 1) {
  const story = randomStory(seed, optionsOf(seed));
  const difference = disagreementOf(story, knownAtOf(seed, story));
  if (difference !== null) {
    process.stdout.write(`seed ${seed} ${JSON.stringify(optionsOf(seed))}: ${difference}\n`);
    process.exit(1);
  }
  dayCount += (Date.parse(story.to) - Date.parse(story.from)) / 86_400_000 + 1;
  if ((seed + 1) % 1000 === 0) process.stdout.write(`${seed + 1 - from} stories, ${dayCount} days, no difference\n`);
}
process.stdout.write(
  `engine and second model agree on ${to - from} stories (seeds ${from} to ${to - 1}), ${dayCount} days\n`,
);
