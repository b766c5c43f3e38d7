import { dirname } from 'node:path';
import { firstDayOf, viewOf } from '../../core/account/index.ts';
import type { AccountEvent, Knowledge, Story } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { dayAt, dayFromIso, instantFromIso, instantOf } from '../../core/time/index.ts';
import type { Day, InstantMs } from '../../core/time/index.ts';
import { loadStory, STORY_FAULTS_MAX } from '../../shell/stories/index.ts';
import type { FileFaults, StoryFile } from '../../shell/stories/index.ts';
import type { Call, CommandOption } from './command.ts';
import { tellFaults } from './faults.ts';

/** Why an answer is about the date it is about. */
export type DateReason = 'asked' | 'known' | 'asOf' | 'lastEvent' | 'firstDay';

/** A story with the date and the knowledge it is looked at with. */
export interface StoryView {
  readonly file: StoryFile;
  readonly story: Story;
  readonly on: Day;
  readonly onBecause: DateReason;
  readonly knowledge: Knowledge;
  readonly knownAt: InstantMs | null;
}

export const onOption: CommandOption = {
  name: 'on',
  value: 'DATE',
  says: {
    en: 'the end of this date, YYYY-MM-DD; default: the story’s asOf, else its last event',
    zh: '截至该日日终（YYYY-MM-DD）；默认取故事文件的 asOf，没有则取最后一笔记录当天',
  },
};

export const knownOption: CommandOption = {
  name: 'known',
  value: 'INSTANT',
  says: {
    en: 'only what was known then: an instant with offset, or a date (its end)',
    zh: '只计当时已知的记录：带时区的时刻，或某个日期（当天结束时）',
  },
};

const usage = (message: string): Fault => ({ kind: 'usage', message });

const textOption = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** A date given as an option; undefined when it is not given. */
export function readDateOption(call: Call, name: string): Result<Day | undefined> {
  const text = textOption(call, name);
  if (text === undefined) return ok(undefined);
  const day = dayFromIso(text);
  return day.ok ? day : err(usage(`--${name}: ${day.fault.message}`));
}

function readKnown(call: Call, story: Story): Result<InstantMs | null> {
  const text = textOption(call, 'known');
  if (text === undefined) return ok(null);
  const day = dayFromIso(text);
  // A date means everything that was known by its end.
  if (day.ok) return ok((instantOf((day.value + 1) as Day, 0, story.zone) - 1) as InstantMs);
  const instant = instantFromIso(text);
  if (instant.ok) return instant;
  const accepted = 'a date such as `2026-08-05`, or a date, a time and an offset such as `2026-08-05T09:30:00+08:00`';
  return err(usage(`--known: \`${text}\` is not an instant; write ${accepted}`));
}

/** The events that a view knows of. */
export const eventsKnown = (view: Pick<StoryView, 'story' | 'knowledge'>): readonly AccountEvent[] =>
  viewOf(view.story, view.knowledge).events;

/** The date that is meant when none is asked for. Never the machine's clock. */
function defaultDate(file: StoryFile, knownAt: InstantMs | null): Pick<StoryView, 'on' | 'onBecause'> {
  const { story, asOf } = file;
  const first = firstDayOf(story);
  if (knownAt !== null) {
    const knownOn = dayAt(knownAt, story.zone);
    return knownOn < first ? { on: first, onBecause: 'firstDay' } : { on: knownOn, onBecause: 'known' };
  }
  if (asOf !== null) return { on: asOf, onBecause: 'asOf' };
  let last = first;
  for (const event of story.events) if (event.on > last) last = event.on;
  return { on: last, onBecause: last === first ? 'firstDay' : 'lastEvent' };
}

/** The one word that a command over a file takes. */
export function readOneWord(call: Call, what: string, usageLine: string): Result<string> {
  const [word, extra] = call.words;
  if (word === undefined) return err(usage(`${what} is missing; write \`${usageLine}\``));
  if (extra !== undefined) return err(usage(`\`${extra}\` is one word too many; write \`${usageLine}\``));
  return ok(word);
}

const whole = (fault: Fault): FileFaults => ({ ...fault, all: [fault], document: null });

/** Where the terms that a story names are looked for first. */
export const folderOf = (path: string): string => (path === '-' ? '.' : dirname(path));

/** A story that was loaded, with the date and knowledge that a call asks for. */
export function storyViewOf(call: Call, file: StoryFile): Result<StoryView, FileFaults> {
  const { story } = file;
  const asked = readDateOption(call, 'on');
  if (!asked.ok) return err(whole(asked.fault));
  const known = readKnown(call, story);
  if (!known.ok) return err(whole(known.fault));
  const knownAt = known.value;
  const date =
    asked.value === undefined ? defaultDate(file, knownAt) : { on: asked.value, onBecause: 'asked' as const };
  return ok({ file, story, knownAt, knowledge: knownAt === null ? {} : { until: knownAt }, ...date });
}

/** The story that a call names, with the date and knowledge it asks for. Reads files; writes nothing. */
export function readStoryView(call: Call, usageLine: string): Result<StoryView, FileFaults> {
  const path = readOneWord(call, 'the path of a story', usageLine);
  if (!path.ok) return err(whole(path.fault));
  const file = loadStory(path.value);
  return file.ok ? storyViewOf(call, file.value) : file;
}

/** Tells every fault of a file that was not understood; gives exit code 2. */
export function tellFileFaults(call: Call, fault: FileFaults): number {
  const code = tellFaults(call, fault.all, fault.document ?? undefined);
  if (!call.json && fault.all.length >= STORY_FAULTS_MAX) {
    call.err(`these are the first ${STORY_FAULTS_MAX} faults; mend them and run the command again`);
  }
  return code;
}
