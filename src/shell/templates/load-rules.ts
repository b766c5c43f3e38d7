import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Result } from '../../core/result/index.ts';
import { err } from '../../core/result/index.ts';
import { conductGroupsOf, houseWordsFrom, lintRulesFrom, mandatoryFrom } from '../../core/template/index.ts';
import type { LintRules } from '../../core/template/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';
import { faultLines, loadPack } from '../rules/index.ts';
import type { FileFaults } from '../rules/index.ts';
import type { Fault } from '../../core/result/index.ts';

/** Where the templates and the rule pack with the forbidden conduct stand. @since 0.1 */
export interface TemplateFolders {
  readonly templates: string;
  readonly conductPack: string;
}

// Three floors up both from src/shell/templates and from dist/shell/templates.
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folders that come with the package. @since 0.1 */
export const shippedFolders: TemplateFolders = {
  templates: join(root, 'templates'),
  conductPack: join(root, 'rules/cn'),
};

const faultsOf = (document: Document, fault: Fault): FileFaults => {
  const lines = faultLines(document, fault);
  return { kind: fault.kind, message: lines.join('\n'), lines };
};

function readFile(path: string): Result<Document, FileFaults> {
  const document = readDocument(path);
  if (document.ok) return document;
  const line = `${document.fault.at ?? path}: ${document.fault.message}`;
  return err({ kind: document.fault.kind, message: line, lines: [line] });
}

/**
 * Loads what the linter reads: the groups of forbidden conduct from the rule pack (its seed words stand
 * nowhere else), `house-words.yaml` and `mandatory.yaml`.
 * @fault the kinds of `readDocument`, `loadPack`, `houseWordsFrom`, `mandatoryFrom` and `lintRulesFrom`, with file,
 *        line and field
 * @since 0.1
 */
export function loadLintRules(folders: TemplateFolders = shippedFolders): Result<LintRules, FileFaults> {
  const pack = loadPack(folders.conductPack);
  if (!pack.ok) return pack;
  const houseFile = readFile(join(folders.templates, 'house-words.yaml'));
  if (!houseFile.ok) return houseFile;
  const house = houseWordsFrom(houseFile.value.value);
  if (!house.ok) return err(faultsOf(houseFile.value, house.fault));
  const mandatoryFile = readFile(join(folders.templates, 'mandatory.yaml'));
  if (!mandatoryFile.ok) return mandatoryFile;
  const elements = mandatoryFrom(mandatoryFile.value.value);
  if (!elements.ok) return err(faultsOf(mandatoryFile.value, elements.fault));
  const rules = lintRulesFrom(conductGroupsOf(pack.value.rows), house.value, elements.value);
  return rules.ok ? rules : err(faultsOf(houseFile.value, rules.fault));
}
