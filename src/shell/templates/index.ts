/** Templates, house words and mandatory elements from files: the whole public face of the room `templates`. */
export { contentHashOf } from './content-hash.ts';
export { loadLintRules, shippedFolders } from './load-rules.ts';
export type { TemplateFolders } from './load-rules.ts';
export { loadTemplate, loadTemplates } from './load-templates.ts';
export type { LoadedTemplate, TemplateFault } from './load-templates.ts';
export { placeOfFinding } from './place-finding.ts';
