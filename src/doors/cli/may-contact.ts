import { createHash } from 'node:crypto';
import { decisionToJson, mayContact, readContactQuestion } from '../../core/guard/index.ts';
import type { ContactQuestion, Decision } from '../../core/guard/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { instantFromIso } from '../../core/time/index.ts';
import type { InstantMs } from '../../core/time/index.ts';
import { readDocument } from '../../shell/documents/index.ts';
import type { Document } from '../../shell/documents/index.ts';
import { loadGuard } from '../../shell/rules/index.ts';
import type { Call, Command } from './command.ts';
import { tellFault, tellFaults } from './faults.ts';
import { mayContactText } from './may-contact-text.ts';

const usage = 'dunwell may-contact QUESTION [--at INSTANT] [--rules DIR] [--house DIR] [--all]';

const usageFault = (message: string): Fault => ({ kind: 'usage', message });

export const rulesOption = {
  name: 'rules',
  value: 'DIR',
  says: {
    en: 'folder of rule packs; default: those that come with dunwell',
    zh: '规则包所在文件夹；默认用自带的规则包',
  },
} as const;

const textOption = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** The file that a call names. */
function fileOf(call: Call): Result<string> {
  const [path, extra] = call.words;
  if (path === undefined) return err(usageFault(`name a file with a question; write \`${usage}\``));
  if (extra !== undefined) return err(usageFault(`\`${extra}\` is one word too many; write one file`));
  return ok(path);
}

/** The instant asked about: the option before the file. Never the machine's clock. */
function instantOf(call: Call, question: ContactQuestion): Result<InstantMs> {
  const text = textOption(call, 'at');
  if (text === undefined) {
    const missing = usageFault(
      'the file has no `at`; write `--at` with an instant such as `2026-11-09T22:03:30+08:00`',
    );
    return question.at === null ? err(missing) : ok(question.at);
  }
  const read = instantFromIso(text);
  return read.ok ? read : err(usageFault(`--at: ${read.fault.message}`));
}

function tellShape(call: Call, fault: Fault & { readonly all?: readonly Fault[] }, document: Document): number {
  return tellFaults(call, fault.all ?? [fault], document);
}

/** A name for this very answer, made of all that it says. */
function decisionIdOf(decision: Decision): string {
  const text = JSON.stringify(decisionToJson(decision, null));
  return `dec_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

function run(call: Call): number {
  const path = fileOf(call);
  if (!path.ok) return tellFault(call, path.fault);
  const document = readDocument(path.value);
  if (!document.ok) return tellFault(call, document.fault);
  const question = readContactQuestion(document.value.value);
  if (!question.ok) return tellShape(call, question.fault, document.value);
  const at = instantOf(call, question.value);
  if (!at.ok) return tellFault(call, at.fault);
  const rulesFolder = textOption(call, 'rules');
  const houseFolder = textOption(call, 'house');
  const guard = loadGuard({
    ...(rulesFolder === undefined ? {} : { rulesFolder }),
    ...(houseFolder === undefined ? {} : { houseFolder }),
  });
  if (!guard.ok) {
    const { kind, lines } = guard.fault;
    return tellFaults(
      call,
      lines.map((message) => ({ kind, message })),
    );
  }
  const decision = mayContact(guard.value, question.value.facts, question.value.action, at.value);
  if (call.json) call.out(JSON.stringify(decisionToJson(decision, decisionIdOf(decision)), null, 2));
  else call.out(mayContactText(decision, call.lang, call.options['all'] === true));
  return decision.allowed ? 0 : 1;
}

/** `dunwell may-contact`: may this contact be made, and if not, when. */
export const mayContactCommand: Command = {
  name: 'may-contact',
  summary: {
    en: 'may this contact be made at this instant, under which rules, and if not, when',
    zh: '此刻能否联系、依据哪些规则；不能时何时可以',
  },
  usage,
  options: [
    {
      name: 'at',
      value: 'INSTANT',
      says: { en: 'the instant asked about; default: `at` of the file', zh: '所问的时刻；默认取文件中的 at' },
    },
    rulesOption,
    { name: 'house', value: 'DIR', says: { en: 'a house policy; it can only tighten', zh: '机构自身规则；只能更严' } },
    { name: 'all', says: { en: 'show the rules that allow too', zh: '同时列出放行的规则' } },
  ],
  examples: [
    {
      line: 'dunwell may-contact examples/contact/quiet-hours.json',
      says: { en: 'a call at three past ten in the evening', zh: '晚上十点零三分的一通电话' },
    },
    {
      line: 'dunwell may-contact examples/contact/quiet-hours.json --at 2026-11-10T10:30:00+08:00 --json',
      says: { en: 'the same call next morning, as JSON', zh: '第二天上午的同一通电话，以 JSON 输出' },
    },
  ],
  run,
};
