import type { Call, Command } from './command.ts';
import { rulesOption } from './may-contact.ts';
import { checkStrategy, listFields, newStrategy } from './strategy-check.ts';
import { diffStrategies } from './strategy-diff.ts';
import { tellUsage } from './strategy-input.ts';
import { explainStrategy } from './strategy-explain.ts';
import { previewStrategy } from './strategy-preview.ts';
import { nearest } from './suggest.ts';

const verbs: Readonly<Record<string, (call: Call, words: readonly string[]) => number>> = {
  check: checkStrategy,
  explain: explainStrategy,
  preview: previewStrategy,
  diff: diffStrategies,
  new: newStrategy,
  fields: (call) => listFields(call),
};

function run(call: Call): number {
  const [verb, ...words] = call.words;
  const known = Object.keys(verbs);
  const found = verb === undefined || !Object.hasOwn(verbs, verb) ? undefined : verbs[verb];
  if (found !== undefined) return found(call, words);
  const list = known.map((name) => `\`${name}\``).join(', ');
  if (verb === undefined) return tellUsage(call, `say what to do with a strategy; write one of ${list}`);
  const near = nearest(verb, known);
  return tellUsage(
    call,
    `\`${verb}\` is not known; ${near === undefined ? `write one of ${list}` : `did you mean \`${near}\`?`}`,
  );
}

/** `dunwell strategy`: write, check, explain, preview and compare treatment strategies. */
export const strategyCommand: Command = {
  name: 'strategy',
  summary: {
    en: 'treatment as data: check it against the rules, explain a decision, preview a life, compare two',
    zh: '催收策略：按规则检查、解释某日的决定、预览今后、比较两个策略',
  },
  usage: [
    'dunwell strategy check FILE [--before OLD] [--house DIR]',
    'dunwell strategy explain STORY --strategy FILE --on DATE',
    'dunwell strategy preview STORY --strategy FILE [--pay AMOUNT@DATE]... [--days 120]',
    'dunwell strategy diff A B STORY [STORY ...]',
    'dunwell strategy new FILE [--from cn-minimal] [--id ID]',
    'dunwell strategy fields',
  ].join('\n       '),
  options: [
    {
      name: 'strategy',
      value: 'FILE',
      says: {
        en: 'a strategy: a file, or the name of one that comes with dunwell',
        zh: '策略：文件，或自带策略的名称',
      },
    },
    {
      name: 'on',
      value: 'DATE',
      says: {
        en: 'explain: the date of contact; preview, diff: the date from which nothing more is known',
        zh: 'explain：联系日期；preview、diff：从这一天之后视为未知',
      },
    },
    {
      name: 'pay',
      value: 'AMOUNT@DATE',
      many: true,
      says: { en: 'a payment that is supposed, such as 600@2026-08-15', zh: '假设的还款，如 600@2026-08-15' },
    },
    { name: 'days', value: 'N', says: { en: 'how many days are shown; default 120', zh: '显示多少天；默认 120' } },
    {
      name: 'with',
      value: 'FILE',
      says: { en: 'what else is supposed: holds, replies, broken promises', zh: '其他假设：暂停、回复、未兑现的承诺' },
    },
    {
      name: 'before',
      value: 'FILE',
      says: {
        en: 'check: the strategy in force before; are its people spoken of?',
        zh: 'check：之前的策略；其中的人是否都有交代',
      },
    },
    rulesOption,
    { name: 'house', value: 'DIR', says: { en: 'a house policy; it can only tighten', zh: '机构自身规则；只能更严' } },
    {
      name: 'templates',
      value: 'DIR',
      says: {
        en: 'folder of templates; default: those that come with dunwell',
        zh: '模板所在文件夹；默认用自带的模板',
      },
    },
    {
      name: 'from',
      value: 'NAME',
      says: { en: 'new: the strategy to begin from; default cn-minimal', zh: 'new：以哪个策略为底；默认 cn-minimal' },
    },
    {
      name: 'id',
      value: 'ID',
      says: { en: 'new: the id of the strategy; default: the name of the file', zh: 'new：策略编号；默认取文件名' },
    },
  ],
  examples: [
    { line: 'dunwell strategy check cn-standard', says: { en: 'is it fit for use?', zh: '能不能用' } },
    {
      line: 'dunwell strategy preview examples/strategy/never-pays.yaml --strategy cn-standard',
      says: { en: 'the next 120 days of an account that pays nothing', zh: '一直不还的账户今后 120 天会经历什么' },
    },
    {
      line: 'dunwell strategy explain examples/strategy/never-pays.yaml --strategy cn-standard --on 2026-07-17',
      says: { en: 'one date of contact: what is done, what not, and why', zh: '某一天：做什么、不做什么、为什么' },
    },
    {
      line: 'dunwell strategy diff cn-standard cn-gentle examples/strategy/never-pays.yaml',
      says: { en: 'where two strategies part', zh: '两个策略在哪里不同' },
    },
  ],
  run,
};
