import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, render, TEMPLATE_CHANNELS, valuesFrom } from '../../core/template/index.ts';
import type { LintRules, TemplateChannel, Values } from '../../core/template/index.ts';
import { readDocument } from '../../shell/documents/index.ts';
import { loadLintRules, loadTemplate, loadTemplates, shippedFolders } from '../../shell/templates/index.ts';
import type { LoadedTemplate, TemplateFault } from '../../shell/templates/index.ts';
import type { Call, Command } from './command.ts';
import { tellFault, tellFaults } from './faults.ts';
import { approvalBlock } from './template-approve.ts';
import { lintLines, lintSummary, listTable, renderedLines, toldFindings, toldTemplate } from './template-view.ts';
import type { Shown } from './template-view.ts';

const DONE = 0;
const NO = 1;

const option = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

const usage = (call: Call, message: string): number => tellFault(call, { kind: 'usage', message });

const tellTemplate = (call: Call, fault: TemplateFault): number => tellFaults(call, fault.all, fault.document);

const folderOf = (call: Call): string => option(call, 'dir') ?? shippedFolders.templates;

function rulesOf(call: Call): LintRules | number {
  // A lender's folder may bring its own words and mandatory elements, both or neither.
  const own = folderOf(call);
  const templates = existsSync(join(own, 'house-words.yaml')) ? own : shippedFolders.templates;
  const rules = loadLintRules({ ...shippedFolders, templates });
  if (rules.ok) return rules.value;
  return tellFaults(
    call,
    rules.fault.lines.map((message) => ({ kind: rules.fault.kind, message })),
  );
}

function allOf(call: Call, rules: LintRules): readonly LoadedTemplate[] | number {
  const loaded = loadTemplates(folderOf(call), rules);
  return loaded.ok ? loaded.value : tellTemplate(call, loaded.fault);
}

function list(call: Call): number {
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const loaded = allOf(call, rules);
  if (typeof loaded === 'number') return loaded;
  call.out(call.json ? JSON.stringify({ templates: loaded.map(toldTemplate) }, null, 2) : listTable(loaded, call.lang));
  return DONE;
}

function lintFiles(call: Call, files: readonly string[]): number {
  const all = call.options['all'] === true;
  if (all === files.length > 0)
    return usage(call, 'write `dunwell template lint FILE` or `dunwell template lint --all`');
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const loaded = all ? allOf(call, rules) : files.map((file) => loadTemplate(file, rules));
  if (typeof loaded === 'number') return loaded;
  const templates: LoadedTemplate[] = [];
  for (const each of loaded) {
    if (!('ok' in each)) templates.push(each);
    else if (each.ok) templates.push(each.value);
    else return tellTemplate(call, each.fault);
  }
  const passes = templates.every((each) => each.lint.passes);
  if (call.json)
    call.out(
      JSON.stringify(
        { passes, templates: templates.map((each) => ({ ...toldTemplate(each), findings: toldFindings(each) })) },
        null,
        2,
      ),
    );
  else
    call.out(
      [...templates.flatMap((each) => lintLines(each, call.lang)), lintSummary(templates, call.lang)].join('\n'),
    );
  return passes ? DONE : NO;
}

/** The template of an id in the language of the answer; the newest version unless one is asked for. */
function found(call: Call, id: string, loaded: readonly LoadedTemplate[]): LoadedTemplate | string {
  const language = call.lang === 'zh' ? 'zh-CN' : 'en';
  const version = option(call, 'version-of');
  const named = loaded.filter((each) => each.template.id === id);
  if (named.length === 0) {
    const ids = [...new Set(loaded.map((each) => each.template.id))];
    return `\`${id}\` is not a template; write one of ${ids.join(', ')}`;
  }
  const spoken = named.filter((each) => each.template.language === language);
  const has = LANGUAGES.filter((each) => named.some(({ template }) => template.language === each));
  if (spoken.length === 0) return `\`${id}\` is not written in \`${language}\`; it is in ${has.join(', ')}`;
  const wanted = version === undefined ? spoken.at(-1) : spoken.find((each) => each.template.version === version);
  return (
    wanted ??
    `\`${version ?? ''}\` is not a version of \`${id}\`; write one of ${spoken.map((each) => each.template.version).join(', ')}`
  );
}

/** The values of a file, or the examples of the template when no file is named. */
function valuesOf(call: Call, { template }: LoadedTemplate): Values | number {
  const path = option(call, 'vars');
  if (path === undefined) {
    return Object.fromEntries(Object.entries(template.variables).map(([name, spec]) => [name, spec.example]));
  }
  const document = readDocument(path);
  if (!document.ok) return tellFault(call, document.fault);
  const values = valuesFrom(template.variables, document.value.value);
  return values.ok ? values.value : tellFaults(call, values.fault.all, document.value);
}

function channelsOf(call: Call): readonly TemplateChannel[] | string {
  const asked = option(call, 'channel');
  if (asked === undefined) return TEMPLATE_CHANNELS;
  const channel = TEMPLATE_CHANNELS.find((each) => each === (asked === 'inApp' ? 'in_app' : asked));
  return channel === undefined
    ? `\`${asked}\` is not a channel of a template; write one of ${TEMPLATE_CHANNELS.join(', ')}`
    : [channel];
}

function renderOne(call: Call, id: string | undefined): number {
  if (id === undefined) return usage(call, 'write `dunwell template render ID`, such as `cn.s2`');
  const channels = channelsOf(call);
  if (typeof channels === 'string') return usage(call, channels);
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const loaded = allOf(call, rules);
  if (typeof loaded === 'number') return loaded;
  const one = found(call, id, loaded);
  if (typeof one === 'string') return usage(call, one);
  const values = valuesOf(call, one);
  if (typeof values === 'number') return values;
  const shown: Shown[] = [];
  for (const form of ['safe', 'full'] as const) {
    for (const channel of channels.filter((each) => one.template[form][each] !== undefined)) {
      const rendered = render(one.template, { form, channel, values, rules });
      if (!rendered.ok) return tellFault(call, rendered.fault);
      shown.push(rendered.value);
    }
  }
  if (shown.length === 0) return usage(call, `\`${id}\` has no words for \`${channels.join(', ')}\``);
  if (call.json)
    call.out(JSON.stringify({ template: toldTemplate(one), messages: shown, findings: toldFindings(one) }, null, 2));
  else call.out(renderedLines(one, shown, call.lang).join('\n'));
  const wrong = shown.some((message) => message.findings.some((finding) => finding.severity === 'error'));
  return one.lint.passes && !wrong ? DONE : NO;
}

function approveOne(call: Call, file: string | undefined): number {
  if (file === undefined) return usage(call, 'write `dunwell template approve FILE --by NAME --at INSTANT`');
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const loaded = loadTemplate(file, rules);
  if (!loaded.ok) return tellTemplate(call, loaded.fault);
  const confirmed = call.options['confirm'];
  const block = approvalBlock(loaded.value, {
    by: option(call, 'by') ?? '',
    at: option(call, 'at') ?? '',
    confirmed: Array.isArray(confirmed) ? (confirmed as readonly string[]) : [],
  });
  if (block.ok) {
    call.out(call.json ? JSON.stringify({ approval: block.value.approval }, null, 2) : block.value.text);
    return DONE;
  }
  tellFault(call, block.fault);
  return block.fault.kind === 'lint_failed' ? NO : 2;
}

function run(call: Call): number {
  const [verb, ...words] = call.words;
  if (verb === 'lint') return lintFiles(call, words);
  const most = verb === 'list' ? 0 : 1;
  if (words.length > most) return usage(call, `\`${words[most] ?? ''}\` is one word too many`);
  if (verb === 'list') return list(call);
  if (verb === 'render') return renderOne(call, words[0]);
  if (verb === 'approve') return approveOne(call, words[0]);
  return usage(
    call,
    `\`${verb ?? ''}\` is not something templates do; write \`list\`, \`lint\`, \`render\` or \`approve\``,
  );
}

/** `dunwell template list | lint | render | approve`. */
export const templateCommand: Command = {
  name: 'template',
  summary: { en: 'messages by stage: list, lint, render, approve', zh: '分阶段的消息模板：列出、检查、预览、批准' },
  usage:
    'dunwell template list | lint FILE… | lint --all | render ID [--vars FILE] [--channel CHANNEL] | approve FILE --by NAME --at INSTANT',
  options: [
    { name: 'all', says: { en: 'lint: every template of the folder', zh: 'lint：检查文件夹里的全部模板' } },
    {
      name: 'vars',
      value: 'FILE',
      says: {
        en: 'render: the values; the examples of the template without it',
        zh: 'render：变量取值文件；不写则用模板里的示例',
      },
    },
    {
      name: 'channel',
      value: 'CHANNEL',
      says: {
        en: 'render: sms, push, in_app, email or letter; all without it',
        zh: 'render：sms、push、in_app、email 或 letter；不写则全部显示',
      },
    },
    {
      name: 'version-of',
      value: 'VERSION',
      says: { en: 'render: this version instead of the newest', zh: 'render：指定版本；不写则用最新版' },
    },
    { name: 'by', value: 'NAME', says: { en: 'approve: who approves', zh: 'approve：批准人' } },
    {
      name: 'at',
      value: 'INSTANT',
      says: {
        en: 'approve: when, such as 2026-11-23T10:00:00+08:00',
        zh: 'approve：批准时间，如 2026-11-23T10:00:00+08:00',
      },
    },
    {
      name: 'confirm',
      value: 'CLAIM',
      many: true,
      says: { en: 'approve: a claim known to be true; once for each', zh: 'approve：确认属实的承诺，每条写一次' },
    },
    {
      name: 'dir',
      value: 'DIR',
      says: {
        en: "a folder of the lender's own templates; the shipped one without it",
        zh: '机构自己的模板文件夹；不写则用随附模板',
      },
    },
  ],
  examples: [
    {
      line: 'dunwell template list',
      says: { en: 'every template, its version and whether it is approved', zh: '列出全部模板、版本与批准情况' },
    },
    {
      line: 'dunwell template lint --all',
      says: {
        en: 'hold every template against the rules; exit 1 when one fails',
        zh: '逐个检查模板；有不合格的，退出码为 1',
      },
    },
    {
      line: 'dunwell template render cn.s2 --lang zh --vars examples/template/cn-s2.json --channel sms',
      says: {
        en: 'both forms of the SMS after a missed due date, with segments',
        zh: '还款日过后那条短信的两个版本，含分段数',
      },
    },
  ],
  run,
};
