import { readArguments, splitCommand } from './arguments.ts';
import type { Parsed } from './arguments.ts';
import type { Call, Command } from './command.ts';
import { commands as allCommands } from './commands.ts';
import { tellFault } from './faults.ts';
import { tellHelp, tellUnknownCommand } from './help.ts';
import { langFromEnvironment } from './language.ts';
import type { Lang } from './language.ts';
import { version } from './version.ts';

/** The exit code of a mistake of ours (EX_SOFTWARE of sysexits.h). */
export const OUR_MISTAKE = 70;

export interface CliInput {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The commands known; all of them without it. */
  readonly commands?: readonly Command[];
}

type Frame = Omit<Call, 'words' | 'options'>;

const lined =
  (write: (text: string) => void) =>
  (text: string): void =>
    write(text.endsWith('\n') ? text : `${text}\n`);

function frameOf(input: CliInput, options: Call['options']): Frame {
  const asked = options['lang'];
  const lang: Lang = asked === 'zh' || asked === 'en' ? asked : langFromEnvironment(input.env);
  return { json: options['json'] === true, lang, out: lined(input.out), err: lined(input.err) };
}

function tellVersion(call: Call): number {
  call.out(call.json ? JSON.stringify({ dunwell: version, node: process.versions.node }) : `dunwell ${version}`);
  return 0;
}

function tellMistake(call: Call, command: Command, env: CliInput['env'], thrown: unknown): number {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const message =
    call.lang === 'zh'
      ? `dunwell ${command.name} 出错了：这是我们的问题，不是您的。请把这一行和所用命令告诉我们：${error.message}`
      : `dunwell ${command.name} failed: this is our mistake, not yours. Please report this line with the command you ran: ${error.message}`;
  if (call.json) call.err(JSON.stringify({ mistake: { command: command.name, message: error.message, version } }));
  else call.err(message);
  if (env['DUNWELL_DEBUG'] === '1') call.err(error.stack ?? '');
  return OUR_MISTAKE;
}

async function runCommand(call: Call, command: Command, env: CliInput['env']): Promise<number> {
  try {
    return await command.run(call);
  } catch (thrown) {
    return tellMistake(call, command, env, thrown);
  }
}

function unknownLang(parsed: Parsed): string | undefined {
  const { lang } = parsed.options;
  return lang === undefined || lang === 'zh' || lang === 'en'
    ? undefined
    : `\`${String(lang)}\` is not a language we speak; write \`zh\` or \`en\``;
}

/** Runs one command line and gives its exit code: 0, 1, 2, or 70 for a mistake of ours. Never throws. */
export async function runCli(input: CliInput): Promise<number> {
  const known = input.commands ?? allCommands;
  const { name, rest } = splitCommand(input.argv);
  const command = known.find((candidate) => candidate.name === name);
  const parsed = readArguments(rest, command?.options ?? []);
  // An unknown command is told before its options, which nobody can judge.
  const loose: Call = { ...frameOf(input, { json: rest.includes('--json') }), words: [], options: {} };
  if (name !== undefined && !command) return tellUnknownCommand(loose, known, name);
  if (!parsed.ok) return tellFault(loose, parsed.fault);
  const wrongLang = unknownLang(parsed.value);
  if (wrongLang !== undefined) return tellFault(loose, { kind: 'usage', message: wrongLang });
  const call: Call = { ...frameOf(input, parsed.value.options), ...parsed.value };
  if (call.options['help'] === true) return tellHelp(call, known, command);
  if (call.options['version'] === true) return tellVersion(call);
  if (!command) return tellHelp(call, known);
  return runCommand(call, command, input.env);
}
