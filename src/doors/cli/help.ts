import { globalOptions } from './arguments.ts';
import type { Call, Command, CommandOption } from './command.ts';
import { tellFault } from './faults.ts';
import { inLang } from './language.ts';
import type { Lang } from './language.ts';
import { nearest } from './suggest.ts';
import { drawTable, widthOf } from './table.ts';
import { version } from './version.ts';
import { wrapText } from './wrap.ts';

const phrases = {
  en: {
    motto: 'a fair, lawful and explainable way back to good standing',
    usage: 'Usage',
    frame: 'dunwell COMMAND [WORDS] [OPTIONS]',
    command: 'command',
    does: 'what it does',
    options: 'Options',
    everywhere: 'On every command',
    examples: 'Examples',
    more: 'Usage, options and examples of one command: dunwell help COMMAND',
    codes: 'Exit codes: 0 done · 1 the answer is no · 2 the input was not understood, nothing was written',
  },
  zh: {
    motto: '公平、合法、说得清楚的还款之路',
    usage: '用法',
    frame: 'dunwell 命令 [参数] [选项]',
    command: '命令',
    does: '作用',
    options: '选项',
    everywhere: '所有命令通用',
    examples: '示例',
    more: '查看某个命令的用法、选项与示例：dunwell help 命令',
    codes: '退出码：0 完成 · 1 答案为“否” · 2 未能理解输入，未写入任何内容',
  },
} as const;

const COLUMNS_MAX = 100;
const INDENT = 2;
const GAP = 2;

/** Rows of a name and what it says, the saying broken so that a line keeps within COLUMNS_MAX. */
function sayingRows(pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const nameWidth = Math.max(...pairs.map(([name]) => widthOf(name)));
  const room = COLUMNS_MAX - INDENT - nameWidth - GAP;
  return pairs.flatMap(([name, says]) => wrapText(says, room).map((line, index) => [index === 0 ? name : '', line]));
}

function optionTable(options: readonly CommandOption[], lang: Lang): string {
  const pairs = options.map((option): readonly [string, string] => {
    const short = option.short === undefined ? '' : `-${option.short}, `;
    const value = option.value === undefined ? '' : ` ${option.value}`;
    return [`${short}--${option.name}${value}`, inLang(option.says, lang)];
  });
  return drawTable({ columns: [{ head: '' }, { head: '' }], rows: sayingRows(pairs), indent: INDENT });
}

/** What can be done, as a table. */
export function helpText(commands: readonly Command[], lang: Lang): string {
  const says = phrases[lang];
  const table = drawTable({
    columns: [{ head: says.command }, { head: says.does }],
    rows: sayingRows(commands.map((command) => [command.name, inLang(command.summary, lang)])),
    indent: INDENT,
  });
  const first = commands.flatMap((command) => command.examples)[0];
  return [
    `dunwell ${version} · ${says.motto}`,
    '',
    `${says.usage}: ${says.frame}`,
    '',
    table,
    '',
    `${says.everywhere}:`,
    optionTable(globalOptions, lang),
    '',
    ...(first ? [`${says.examples}:`, `  ${first.line}`, ''] : []),
    says.more,
    says.codes,
  ].join('\n');
}

/** Usage, options and examples of one command. */
export function commandHelpText(command: Command, lang: Lang): string {
  const says = phrases[lang];
  const examples = command.examples.flatMap((example) => [`  ${example.line}`, `      ${inLang(example.says, lang)}`]);
  return [
    inLang(command.summary, lang),
    '',
    `${says.usage}: ${command.usage}`,
    ...(command.options.length > 0 ? ['', `${says.options}:`, optionTable(command.options, lang)] : []),
    '',
    `${says.everywhere}:`,
    optionTable(globalOptions, lang),
    ...(examples.length > 0 ? ['', `${says.examples}:`, ...examples] : []),
  ].join('\n');
}

const asData = (command: Command, lang: Lang): unknown => ({
  name: command.name,
  summary: inLang(command.summary, lang),
  usage: command.usage,
  options: command.options.map((option) => ({ ...option, says: inLang(option.says, lang) })),
  examples: command.examples.map((example) => ({ ...example, says: inLang(example.says, lang) })),
});

/** Tells about all commands, or about one. */
export function tellHelp(call: Call, commands: readonly Command[], command?: Command): number {
  if (call.json) {
    const about = command
      ? asData(command, call.lang)
      : { version, commands: commands.map((each) => asData(each, call.lang)) };
    call.out(JSON.stringify(about, null, 2));
  } else {
    call.out(command ? commandHelpText(command, call.lang) : helpText(commands, call.lang));
  }
  return 0;
}

/** The fault of a command that is not there, with the nearest that is. */
export function tellUnknownCommand(call: Call, commands: readonly Command[], name: string): number {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  const hint =
    near === undefined ? 'write `dunwell help` to see what can be done' : `did you mean \`dunwell ${near}\`?`;
  return tellFault(call, { kind: 'usage', message: `\`${name}\` is not a command; ${hint}` });
}

/** `dunwell help [COMMAND]`, over the other commands and itself. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    summary: { en: 'what can be done, or how one command is used', zh: '列出所有命令，或说明某个命令的用法' },
    usage: 'dunwell help [COMMAND]',
    options: [],
    examples: [{ line: 'dunwell help help', says: { en: 'this page', zh: '本页' } }],
    run: (call) => {
      const [name, extra] = call.words;
      if (extra !== undefined) {
        return tellFault(call, { kind: 'usage', message: `\`${extra}\` is one word too many; write one command` });
      }
      const all = [...others, help];
      if (name === undefined) return tellHelp(call, all);
      const command = all.find((candidate) => candidate.name === name);
      return command ? tellHelp(call, all, command) : tellUnknownCommand(call, all, name);
    },
  };
  return help;
}
