import { parseArgs } from 'node:util';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import type { Call, CommandOption } from './command.ts';
import { nearest } from './suggest.ts';

/** The options that every command takes. */
export const globalOptions: readonly CommandOption[] = [
  { name: 'json', says: { en: 'answer as JSON, for programs', zh: '以 JSON 输出，供程序使用' } },
  {
    name: 'lang',
    value: 'zh|en',
    says: {
      en: 'language of the answer; default from LC_ALL, LC_MESSAGES or LANG',
      zh: '输出语言；默认取自 LC_ALL、LC_MESSAGES 或 LANG',
    },
  },
  { name: 'help', short: 'h', says: { en: 'usage, options and examples', zh: '用法、选项与示例' } },
  { name: 'version', short: 'V', says: { en: 'the version of dunwell', zh: 'dunwell 的版本' } },
];

export interface Parsed {
  readonly words: readonly string[];
  readonly options: Call['options'];
}

type OptionToken = {
  kind: 'option';
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
};

/**
 * Splits a command line into the name of the command and everything else. Options that every command
 * takes may stand before the name.
 */
export function splitCommand(argv: readonly string[]): {
  readonly name: string | undefined;
  readonly rest: readonly string[];
} {
  let index = 0;
  while (index < argv.length && argv[index]?.startsWith('-') === true) index += argv[index] === '--lang' ? 2 : 1;
  return { name: argv[index], rest: [...argv.slice(0, index), ...argv.slice(index + 1)] };
}

function unknownOption(raw: string, known: readonly CommandOption[]): string {
  const near = nearest(
    raw.replace(/^-+/, ''),
    known.map((option) => option.name),
  );
  const hint = near === undefined ? 'write `--help` to see what is accepted' : `did you mean \`--${near}\`?`;
  return `\`${raw}\` is not an option here; ${hint}`;
}

function faultOf(token: OptionToken, known: readonly CommandOption[], seen: ReadonlySet<string>): string | undefined {
  const option = known.find((candidate) => candidate.name === token.name);
  if (!option) return unknownOption(token.rawName, known);
  if (option.value === undefined && token.inlineValue === true) {
    return `\`${token.rawName}\` takes no value; write it alone`;
  }
  const missing =
    token.value === undefined || token.value === '' || (token.inlineValue !== true && token.value.startsWith('--'));
  if (option.value !== undefined && missing)
    return `\`${token.rawName}\` wants a value; write \`${token.rawName} ${option.value}\``;
  if (option.many !== true && seen.has(option.name)) return `\`${token.rawName}\` stands twice; write it once`;
  return undefined;
}

/**
 * Reads the words and options of one command.
 * @fault unknown_option, missing_value, …  all of kind `usage`, with what would have been accepted
 */
export function readArguments(argv: readonly string[], options: readonly CommandOption[]): Result<Parsed> {
  const known = [...options, ...globalOptions];
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      known.map((option) => [
        option.name,
        {
          type: option.value === undefined ? ('boolean' as const) : ('string' as const),
          ...(option.short === undefined ? {} : { short: option.short }),
        },
      ]),
    ),
  });
  const read: Record<string, string | boolean | string[]> = {};
  const words: string[] = [];
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const message = faultOf(token, known, seen);
    if (message !== undefined) return err({ kind: 'usage', message });
    seen.add(token.name);
    const many = known.find((option) => option.name === token.name)?.many === true;
    const value = token.value ?? true;
    read[token.name] = many ? [...((read[token.name] as string[] | undefined) ?? []), String(value)] : value;
  }
  return ok({ words, options: read });
}
