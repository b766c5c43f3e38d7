import { firstDayOf, writeRecord } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { readDocument } from '../../shell/documents/index.ts';
import type { Document } from '../../shell/documents/index.ts';
import { storyFrom } from '../../shell/stories/index.ts';
import type { FileFaults } from '../../shell/stories/index.ts';
import { askVerifier, askVerifierInWords } from './ask-verifier.ts';
import type { VerifierAnswer } from './ask-verifier.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { stretchOf } from './history.ts';
import type { Lang } from './language.ts';
import { speakingOf } from './story-events.ts';
import { folderOf, knownOption, onOption, readOneWord, tellFileFaults, storyViewOf } from './story-input.ts';
import { noteData, noteLines } from './story-notes.ts';

const usage = 'dunwell verify RECORD|STORY [--on DATE] [--known INSTANT]';

const words: Readonly<Record<Lang, Readonly<Record<'record' | 'story', string>>>> = {
  en: {
    record:
      'The figures of this record, recomputed from its story by a second program that shares no code with the engine:',
    story:
      'Every day of this story, computed by the engine, recomputed by a second program that shares no code with it:',
  },
  zh: {
    record: '由另一套不与引擎共用代码的程序，仅凭其中的故事重新计算这份记录：',
    story: '引擎算出的每一天，由另一套不共用代码的程序重新计算：',
  },
};

interface Checked {
  /** What the story leaves out or is unsure of, and how to say it; a record says it in its own lists. */
  readonly notes: { readonly data: object; readonly lines: readonly string[] };
  /** `record`: the figures stood in the file; `story`: the engine made them just now. */
  readonly what: 'record' | 'story';
  readonly record: unknown;
  readonly document: Document;
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Json)['record'] !== undefined;

/** The record to check: the file itself, or the one that the engine makes of a story. */
function recordOf(call: Call, document: Document): Result<Checked, FileFaults> {
  if (isRecord(document.value)) {
    if (call.options['on'] === undefined && call.options['known'] === undefined) {
      return ok({ what: 'record', record: document.value, document, notes: { data: {}, lines: [] } });
    }
    const message = '`--on` and `--known` are for stories; a record names its days itself, leave them out';
    return err({ kind: 'usage', message, all: [{ kind: 'usage', message }], document: null });
  }
  const file = storyFrom(document, folderOf(document.path));
  if (!file.ok) return file;
  const view = storyViewOf(call, file.value);
  if (!view.ok) return view;
  const { story, on, knownAt } = view.value;
  const stretch = stretchOf(view.value, firstDayOf(story), on);
  if (!stretch.ok) return err({ ...stretch.fault, all: [stretch.fault], document: null });
  const { history } = stretch.value;
  const record: unknown = JSON.parse(JSON.stringify(writeRecord(story, history, knownAt)));
  const lines = noteLines(history, story, speakingOf(story, call.lang));
  return ok({ what: 'story', record, document, notes: { data: noteData(history), lines } });
}

const indexBy = (list: unknown, field: string, value: string | null): number =>
  Array.isArray(list) ? (list as readonly Json[]).findIndex((entry) => entry[field] === value) : -1;

/** Where in a record the figure stands that differs, as a JSON Pointer. */
function pointerOf(record: Json, found: Extract<VerifierAnswer, { outcome: 'differs' }>): string {
  const field = `/${found.field.replaceAll('.', '/')}`;
  if (found.part === 'record') return field;
  const [list, key] = found.part === 'day' ? ['days', 'on'] : ['statements', 'issuedOn'];
  const index = indexBy(record[list], key, found.on);
  if (index < 0) return `/${list}`;
  if (found.bill === null) return `/${list}/${index}${field}`;
  const bill = indexBy((record[list] as readonly Json[])[index]?.['bills'], 'issuedOn', found.bill);
  return `/${list}/${index}/bills${bill < 0 ? '' : `/${bill}${field}`}`;
}

/** `record.json:120:18 /days/3/owedMinor`, for a figure that stands in the file. */
function placeOf(checked: Checked, found: VerifierAnswer): { readonly at: string; readonly text: string } | null {
  if (found.outcome !== 'differs' || checked.what === 'story') return null;
  const at = pointerOf(checked.record as Json, found);
  const { line, column } = checked.document.locate(at);
  return { at, text: `${checked.document.path}:${line}:${column} ${at}` };
}

function tellOutcome(call: Call, checked: Checked, found: VerifierAnswer): number {
  const place = placeOf(checked, found);
  if (call.json) {
    const located = place === null ? {} : { at: place.at, ...checked.document.locate(place.at) };
    const data = {
      verify: 'dunwell/1',
      file: checked.document.path,
      checked: checked.what,
      ...found,
      ...located,
      ...checked.notes.data,
    };
    call.out(JSON.stringify(data, null, 2));
  } else {
    const lines = [
      words[call.lang][checked.what],
      ...(place === null ? [] : [place.text]),
      askVerifierInWords(checked.record, call.lang),
      ...checked.notes.lines,
    ];
    call.out(lines.join('\n'));
  }
  return found.outcome === 'same' ? 0 : 1;
}

function run(call: Call): number {
  const path = readOneWord(call, 'the path of a record or a story', usage);
  if (!path.ok) return tellFault(call, path.fault);
  const document = readDocument(path.value);
  if (!document.ok) return tellFault(call, document.fault);
  const checked = recordOf(call, document.value);
  if (!checked.ok) return tellFileFaults(call, checked.fault);
  const found = askVerifier(checked.value.record);
  if (found.outcome !== 'not_understood') return tellOutcome(call, checked.value, found);
  const fault = { kind: 'not_understood', at: found.at, message: found.accepted[call.lang] };
  return tellFault(call, fault, checked.value.what === 'record' ? document.value : undefined);
}

/** `dunwell verify`: the independent recomputation, over a record or a story. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: {
    en: 'recompute a record, or every day of a story, by a second program that shares no code',
    zh: '用另一套不共用代码的程序，重新计算一份记录或一个故事的每一天',
  },
  usage,
  options: [onOption, knownOption],
  examples: [
    {
      line: 'dunwell verify examples/minimum-ten-days-late/record.json',
      says: {
        en: 'exit 0 when every amount is the same, 1 at the first that is not',
        zh: '每项金额都相同时退出码为 0，遇到第一处不同则为 1',
      },
    },
    {
      line: 'dunwell verify examples/minimum-ten-days-late/story.yaml',
      says: { en: 'every day of the story, engine against verifier', zh: '故事的每一天，引擎与核验程序对照' },
    },
  ],
  run,
};
