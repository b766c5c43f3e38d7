import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import {
  approve,
  lint,
  LANGUAGES,
  STAGES,
  templateFrom,
  versionOf,
  writtenApprovalFrom,
} from '../../core/template/index.ts';
import type { DraftTemplate, LintReport, LintRules, Template } from '../../core/template/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document, DocumentFault } from '../documents/index.ts';
import { contentHashOf } from './content-hash.ts';

/** A template file that was read: the template, its approval if the file holds a valid one, its lint report. @since 0.1 */
export interface LoadedTemplate {
  readonly document: Document;
  readonly template: Template;
  readonly lint: LintReport;
}

/** A template file that was not understood. `document` is there when the file itself could be read. @since 0.1 */
export interface TemplateFault extends Fault {
  readonly path: string;
  readonly document?: Document;
  readonly all: readonly (Fault | DocumentFault)[];
}

/** At most this many files are loaded from a folder. */
const fileCountMax = 2_000;

const faultIn = (document: Document, fault: Fault & { readonly all?: readonly Fault[] }): TemplateFault => ({
  ...fault,
  path: document.path,
  document,
  all: fault.all ?? [fault],
});

function approved(
  document: Document,
  draft: DraftTemplate,
  report: LintReport,
  value: unknown,
): Result<Template, TemplateFault> {
  const written = writtenApprovalFrom(value);
  if (!written.ok) return err(faultIn(document, written.fault));
  const { by, at, confirmed, contentHash } = written.value;
  const approvedBefore = [{ ...versionOf(draft), contentHash }];
  const result = approve({ template: draft, lint: report, by, at, confirmed, approvedBefore });
  return result.ok ? result : err(faultIn(document, { ...result.fault, at: result.fault.at ?? '/approval' }));
}

/**
 * Loads one template. Its content hash is taken over everything but `approval`; an approval in the file
 * holds only for the very content it names.
 * @fault the kinds of `readDocument`, `templateFrom`, `writtenApprovalFrom` and `approve`, each with its place
 * @since 0.1
 */
export function loadTemplate(path: string, rules: LintRules): Result<LoadedTemplate, TemplateFault> {
  const document = readDocument(path);
  if (!document.ok) return err({ ...document.fault, path, all: [document.fault] });
  const { value } = document.value;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const { approval, ...content } = isMap ? (value as Readonly<Record<string, unknown>>) : {};
  const draft = templateFrom(isMap ? content : value, contentHashOf(content));
  if (!draft.ok) return err(faultIn(document.value, draft.fault));
  const report = lint(draft.value, rules);
  const template = approval === undefined ? draft : approved(document.value, draft.value, report, approval);
  return template.ok ? ok({ document: document.value, template: template.value, lint: report }) : template;
}

/** The template files of a folder: every `.yaml` file two folders down, `<place>/<language>/<stage>.yaml`, in order. */
function pathsIn(folder: string): Result<readonly string[], TemplateFault> {
  try {
    const places = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const paths = places.flatMap((place) =>
      LANGUAGES.flatMap((language) => {
        const inside = join(folder, place.name, language);
        const names = readdirSync(join(folder, place.name)).includes(language) ? readdirSync(inside) : [];
        return names.filter((name) => name.endsWith('.yaml')).map((name) => join(inside, name));
      }),
    );
    if (paths.length > 0 && paths.length <= fileCountMax) return ok(paths.toSorted());
    const fault = {
      kind: 'no_templates',
      message: `\`${folder}\` holds ${paths.length} templates; write a folder with 1 to ${fileCountMax} files <place>/<language>/<stage>.yaml`,
    };
    return err({ ...fault, path: folder, all: [fault] });
  } catch {
    const fault = {
      kind: 'no_templates',
      message: `\`${folder}\` is not a folder; write one with files <place>/<language>/<stage>.yaml`,
    };
    return err({ ...fault, path: folder, all: [fault] });
  }
}

const order = (one: LoadedTemplate, other: LoadedTemplate): number =>
  Number(one.template.place > other.template.place) - Number(one.template.place < other.template.place) ||
  STAGES.indexOf(one.template.stage) - STAGES.indexOf(other.template.stage) ||
  LANGUAGES.indexOf(one.template.language) - LANGUAGES.indexOf(other.template.language) ||
  Number(one.template.version > other.template.version) - Number(one.template.version < other.template.version);

function twice(loaded: readonly LoadedTemplate[]): TemplateFault | undefined {
  const seen = new Map<string, LoadedTemplate>();
  for (const each of loaded) {
    const { id, language, version } = each.template;
    const first = seen.get(`${id} ${language} ${version}`);
    if (first !== undefined) {
      const message = `\`${id}\` (${language}) ${version} stands in \`${first.document.path}\` already; write a new version`;
      return faultIn(each.document, { kind: 'version_twice', message, at: '/version' });
    }
    seen.set(`${id} ${language} ${version}`, each);
  }
  return undefined;
}

/**
 * Loads every template of a folder, by place, stage, language and version.
 * @fault no_templates   the folder holds none
 * @fault version_twice  two files hold the same version of the same template
 * @fault as `loadTemplate`, of the first file that is not understood
 * @since 0.1
 */
export function loadTemplates(folder: string, rules: LintRules): Result<readonly LoadedTemplate[], TemplateFault> {
  const paths = pathsIn(folder);
  if (!paths.ok) return paths;
  const loaded: LoadedTemplate[] = [];
  for (const path of paths.value) {
    const one = loadTemplate(path, rules);
    if (!one.ok) return one;
    loaded.push(one.value);
  }
  const same = twice(loaded);
  return same === undefined ? ok(loaded.toSorted(order)) : err(same);
}
