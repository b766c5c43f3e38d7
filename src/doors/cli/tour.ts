import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import type { Call, Command, Said } from './command.ts';
import { tellFault } from './faults.ts';
import { inLang } from './language.ts';

interface Step {
  readonly says: Said;
  /** A command line without `dunwell`; `STORY` is the story of the tour. */
  readonly line: string;
}

const example = fileURLToPath(new URL('../../../examples/minimum-ten-days-late/story.yaml', import.meta.url));

const before: Said = {
  en: 'A desk lamp for ¥1,000.00, bought on a monthly pay-later line. The bill of 1 July asks for at least ¥100.00 by\n10 July. Nothing is paid.',
  zh: '用月付买了一盏 ¥1,000.00 的台灯。7 月 1 日的账单要求 7 月 10 日前至少还 ¥100.00，却一分没还。',
};

const steps: readonly Step[] = [
  {
    says: {
      en: 'Nine days after the due date: how much is it, and what would end it?',
      zh: '还款日过去九天：现在欠多少？还多少就不再逾期？',
    },
    line: 'quote STORY --on 2026-07-19',
  },
  {
    says: {
      en: 'Why ¥4.50 of penalty? Every amount opens into base × rate × days, with its rule and version:',
      zh: '¥4.50 的罚息怎么来的？每个金额都能展开为 本金 × 利率 × 天数，并注明规则与版本：',
    },
    line: 'explain STORY --on 2026-07-19 --amount penalty',
  },
  {
    says: {
      en: 'On 20 July ¥105.00 is paid. What happened, day by day:',
      zh: '7 月 20 日还了 ¥105.00。逐日看发生了什么：',
    },
    line: 'history STORY',
  },
  {
    says: {
      en: 'The bill of 1 August carries the rest over, and says how its minimum adds up:',
      zh: '8 月 1 日的账单结转了余额，并说明最低还款额怎么来的：',
    },
    line: 'bill STORY --on 2026-08-01',
  },
  {
    says: {
      en: 'Is it right? A second program, which shares no code with the first, recomputes every day of it:',
      zh: '算得对吗？另一套不共用代码的程序把每一天重新算一遍：',
    },
    line: 'verify STORY',
  },
];

const after: Said = {
  en: 'That was one story. The others stand in examples/; what every amount means, in docs/semantics.md.\n`dunwell help` shows what else can be done.',
  zh: '这只是其中一个故事，其余见 examples/；每个金额的含义见 docs/semantics.md。\n用 `dunwell help` 查看其他命令。',
};

interface Shown {
  readonly says: string;
  readonly line: string;
  readonly output: string;
  readonly code: number;
}

async function show(call: Call, verbs: readonly Command[], step: Step): Promise<Shown> {
  const path = relative(process.cwd(), example);
  const line = step.line.replace('STORY', path);
  const [name = '', ...rest] = step.line.split(' ').map((word) => (word === 'STORY' ? path : word));
  const command = verbs.find((verb) => verb.name === name);
  const parsed = readArguments(rest, command?.options ?? []);
  let output = '';
  const write = (text: string): void => void (output += text.endsWith('\n') ? text : `${text}\n`);
  const frame = { json: false, lang: call.lang, out: write, err: write };
  if (!parsed.ok) return { says: '', line, output, code: tellFault(frame, parsed.fault) };
  const code = (await command?.run({ ...frame, ...parsed.value })) ?? 2;
  return { says: inLang(step.says, call.lang), line: `dunwell ${line}`, output, code };
}

async function run(call: Call, verbs: readonly Command[]): Promise<number> {
  const shown: Shown[] = [];
  for (const step of steps) shown.push(await show(call, verbs, step));
  if (call.json) {
    call.out(
      JSON.stringify({ before: inLang(before, call.lang), steps: shown, after: inLang(after, call.lang) }, null, 2),
    );
  } else {
    call.out(`${inLang(before, call.lang)}\n\n`);
    for (const { says, line, output } of shown) call.out(`${says}\n\n$ ${line}\n${output}\n\n`);
    call.out(inLang(after, call.lang));
  }
  return Math.max(...shown.map(({ code }) => code));
}

/** `dunwell tour`: a first story, told by running the other commands. */
export const tourCommand = (verbs: readonly Command[]): Command => ({
  name: 'tour',
  summary: {
    en: 'a first story: one bill, paid late, told by the other commands',
    zh: '第一个故事：一张晚还的账单，由其他命令讲述',
  },
  usage: 'dunwell tour',
  options: [],
  examples: [{ line: 'dunwell tour --lang zh', says: { en: 'the story in Chinese', zh: '用中文讲' } }],
  run: (call) => run(call, verbs),
});
