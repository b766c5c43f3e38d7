/** Runs the engine and the second model over one random story and says where they first differ. */
import { historyOf, readStory, writeRecord } from '../../src/core/account/index.ts';
import { dayFromIso, instantFromIso } from '../../src/core/time/index.ts';
import { compareRecords } from './agreement.ts';
import { randomStory } from './random-story.ts';
import type { RandomOptions, RandomStory } from './random-story.ts';
import type { AccountRecord } from './record.ts';
import { recordOf } from './second-model.ts';
import type { Story } from './story.ts';

/** The engine's record of a story over some dates, in the shape of docs/story-file.md. */
export function engineRecord(story: Story, from: string, to: string, knownAt: string | null = null): AccountRecord {
  const read = readStory(story, new Map());
  if (!read.ok) throw new Error(`the engine does not read the story: ${JSON.stringify(read.fault.all)}`);
  const first = dayFromIso(from);
  const last = dayFromIso(to);
  const instant = knownAt === null ? null : instantFromIso(knownAt);
  if (!first.ok || !last.ok || instant?.ok === false)
    throw new Error(`\`${from}\`, \`${to}\` or \`${knownAt}\` is not a time`);
  const opening = read.value.events.find((event) => event.type === 'opening');
  const start = Math.max(first.value, opening?.on ?? read.value.account.openedOn) as typeof first.value;
  const until = instant === null ? undefined : instant.value;
  const history = historyOf(read.value, start, last.value, until === undefined ? {} : { until });
  if (!history.ok) throw new Error(history.fault.message);
  return JSON.parse(JSON.stringify(writeRecord(read.value, history.value, until ?? null))) as AccountRecord;
}

/** Null when both agree on every statement, day, fault, waiting event and exception; else the first difference. */
export function disagreementOf({ story, from, to }: RandomStory, knownAt: string | null = null): string | null {
  return compareRecords(recordOf(story, { from, to, knownAt }), engineRecord(story, from, to, knownAt));
}

/** The same for the random story of a seed. */
export const disagreementOn = (seed: number, options: RandomOptions, knownAt: string | null = null): string | null =>
  disagreementOf(randomStory(seed, options), knownAt);
