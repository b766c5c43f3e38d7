// `dunwell-verify FILE`: a separate small program that recomputes a record without the rest of dunwell.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseRecord } from './parse.ts';
import { verifyRecord } from './verify.ts';
import { outcomeJson, sayOutcome } from './wording.ts';
import type { VerifyOutcome } from './verify.ts';
import type { Lang } from './wording.ts';

const exitCodes = { same: 0, differs: 1, not_understood: 2 } as const;
const recordBytesMax = 256 * 1024 * 1024;

const help = {
  en: `Usage: dunwell-verify FILE [--json] [--lang zh|en]

Recomputes every statement and every day in a record from its story alone, to the fen, and names the first
line that differs. FILE is a record as \`dunwell history --json\` writes it; \`-\` reads standard input.

Exit codes: 0 the same · 1 a line differs · 2 the record was not understood

  dunwell history story.yaml --json | dunwell-verify -`,
  zh: `用法：dunwell-verify 文件 [--json] [--lang zh|en]

仅凭记录中的事件与条款，逐日重算每份账单和每一天，核对到分，并指出第一处不同。
文件为 \`dunwell history --json\` 导出的记录；\`-\` 表示标准输入。

退出码：0 完全一致 · 1 有不同 · 2 未能读懂记录

  dunwell history story.yaml --json | dunwell-verify -`,
} as const;

interface Asked {
  readonly files: readonly string[];
  readonly isJson: boolean;
  readonly isHelp: boolean;
  readonly lang: Lang;
  readonly unknown: string | undefined;
}

/** The language asked for, else that of the environment, as POSIX orders its variables. */
function langOf(asked: string | undefined): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = asked ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

function readArguments(words: readonly string[]): Asked {
  const joined = words.flatMap((word, index) => {
    if (words[index - 1] === '--lang') return [];
    return word === '--lang' ? [`--lang=${words[index + 1] ?? ''}`] : [word];
  });
  const known = /^(--json|--help|-h|--lang=(zh|en))$/;
  const options = joined.filter((word) => word.startsWith('-') && word !== '-');
  return {
    files: joined.filter((word) => !options.includes(word)),
    isJson: options.includes('--json'),
    isHelp: options.includes('--help') || options.includes('-h'),
    lang: langOf(options.find((option) => option.startsWith('--lang='))?.slice('--lang='.length)),
    unknown: options.find((option) => !known.test(option)),
  };
}

const notUnderstood = (at: string, en: string, zh: string): VerifyOutcome => ({
  outcome: 'not_understood',
  at,
  accepted: { en, zh },
});

/** The bytes of a file, or of standard input. A pipe may not be ready at once, so it is awaited, not read at a stroke. */
async function bytesOf(path: string): Promise<Buffer> {
  if (path !== '-') return readFileSync(path);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > recordBytesMax) break;
  }
  return Buffer.concat(chunks);
}

async function verifyFile(path: string): Promise<VerifyOutcome> {
  let bytes: Buffer;
  try {
    bytes = await bytesOf(path);
  } catch (failure) {
    const reason = (failure as { code?: string }).code ?? 'unreadable';
    return notUnderstood(
      path,
      `a file that can be read is accepted here (${reason})`,
      `此处应为可读取的文件（${reason}）`,
    );
  }
  if (bytes.length > recordBytesMax) {
    return notUnderstood(
      path,
      `at most \`${recordBytesMax}\` bytes are accepted here`,
      `此处最多 ${recordBytesMax} 字节`,
    );
  }
  const parsed = parseRecord(bytes.toString('utf8'));
  return parsed.isRead ? verifyRecord(parsed.value) : notUnderstood(path, parsed.en, parsed.zh);
}

async function answer(asked: Asked): Promise<VerifyOutcome> {
  const { unknown, files } = asked;
  if (unknown !== undefined) {
    const options = '`--json`, `--lang zh|en`, `--help`';
    return notUnderstood(unknown, `${options} are accepted here`, `此处可用：${options}`);
  }
  const [file] = files;
  if (file !== undefined && files.length === 1) return verifyFile(file);
  return notUnderstood(
    'FILE',
    'one record file, or `-` for standard input, is accepted here',
    '此处应为一个记录文件，或用 `-` 表示标准输入',
  );
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  if (asked.isHelp) {
    process.stdout.write(`${help[asked.lang]}\n`);
    return;
  }
  const found = await answer(asked);
  process.exitCode = exitCodes[found.outcome];
  const isWord = found.outcome !== 'not_understood' || asked.isJson;
  const stream = isWord ? process.stdout : process.stderr;
  stream.write(`${asked.isJson ? outcomeJson(found) : sayOutcome(found, asked.lang)}\n`);
}

await main();
