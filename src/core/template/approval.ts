import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { LintReport } from './lint.ts';
import type { Approval, ApprovedTemplate, DraftTemplate, TemplateContent } from './template.ts';

/** What an approval leaves behind: this version of this template has this content for ever. @since 0.1 */
export interface ApprovedVersion {
  readonly id: string;
  readonly language: string;
  readonly version: string;
  readonly contentHash: string;
}

/** The key under which a content is approved. @since 0.1 */
export const versionOf = ({ id, language, version, contentHash }: TemplateContent): ApprovedVersion => ({
  id,
  language,
  version,
  contentHash,
});

/** Who approves, when, and which claims they know to be true of the lender. @since 0.1 */
export interface ApprovalRequest {
  readonly template: DraftTemplate;
  readonly lint: LintReport;
  readonly by: string;
  readonly at: InstantMs;
  readonly confirmed: readonly string[];
  /** Every version approved before, of any template. */
  readonly approvedBefore: readonly ApprovedVersion[];
}

/**
 * Refuses a content under a version that was approved with another content.
 * @fault version_changed  the version stands for another content already
 * @since 0.1
 */
export function checkVersion(
  template: TemplateContent,
  approvedBefore: readonly ApprovedVersion[],
): Result<ApprovedVersion> {
  const mine = versionOf(template);
  const taken = approvedBefore.find(
    (each) =>
      each.id === mine.id &&
      each.language === mine.language &&
      each.version === mine.version &&
      each.contentHash !== mine.contentHash,
  );
  if (taken === undefined) return ok(mine);
  const message = `\`${mine.id}\` (${mine.language}) ${mine.version} was approved with other content; an approved version never changes: write a new version`;
  return err({ kind: 'version_changed', message, at: '/version' });
}

function lintFault({ template, lint }: ApprovalRequest): Result<DraftTemplate> {
  if (lint.contentHash !== template.contentHash) {
    const message = `the lint report is of content \`${lint.contentHash}\`, the template is \`${template.contentHash}\`; lint this template`;
    return err({ kind: 'lint_of_other_content', message });
  }
  if (lint.passes) return ok(template);
  const rules = [...new Set(lint.findings.filter((each) => each.severity === 'error').map((each) => each.rule))];
  const message = `the linter found \`${rules.join('`, `')}\`; only a template without errors can be approved`;
  return err({ kind: 'lint_failed', message });
}

/**
 * Approves a draft: the one way from `DraftTemplate` to `ApprovedTemplate`.
 *
 * @fault lint_of_other_content  the report belongs to another content
 * @fault lint_failed            the linter found an error
 * @fault approver_missing       nobody is named
 * @fault claim_not_confirmed    the words promise something the approver has not confirmed
 * @fault version_changed        this version was approved with another content
 * @law   a template that fails the linter is never approved
 * @since 0.1
 */
export function approve(request: ApprovalRequest): Result<ApprovedTemplate> {
  const { template, by, at, confirmed, approvedBefore } = request;
  const linted = lintFault(request);
  if (!linted.ok) return linted;
  if (by.trim() === '')
    return err({ kind: 'approver_missing', message: 'nobody is named; write who approves', at: '/by' });
  const open = template.claims.find((claim) => !confirmed.includes(claim.id));
  if (open !== undefined) {
    const message = `\`${open.id}\` is not confirmed (${open.says.en}); confirm it or write words that do not promise it`;
    return err({ kind: 'claim_not_confirmed', message, at: '/confirmed' });
  }
  const version = checkVersion(template, approvedBefore);
  if (!version.ok) return version;
  const approval = { by: by.trim(), at, confirmed: template.claims.map(({ id }) => id) };
  return ok({ ...template, approval } as unknown as ApprovedTemplate);
}

/** An approval as it stands in a template's file, under `approval`. @since 0.1 */
export interface WrittenApproval extends Approval {
  readonly contentHash: string;
}

/**
 * Reads the approval written in a file; `approve` still has to agree with it.
 * @param at  where it stands in the file, for the faults
 * @fault invalid_field, unknown_field, invalid_instant  each with its JSON Pointer, all of them in `all`
 * @since 0.1
 */
export function writtenApprovalFrom(value: unknown, at = '/approval'): Result<WrittenApproval, ShapeFault> {
  const reading = new Reading();
  const fields = reading.object(value, at, ['by', 'at', 'contentHash', 'confirmed']);
  const confirmed = reading.list(fields['confirmed'] ?? [], pointer(at, 'confirmed'), 'ids of claims', 10);
  return reading.done({
    by: reading.text(fields['by'], pointer(at, 'by'), 'who approved'),
    at: reading.instant(fields['at'], pointer(at, 'at')),
    contentHash: reading.text(fields['contentHash'], pointer(at, 'contentHash'), 'the hash of the content approved'),
    confirmed: confirmed.map((id, index) => reading.text(id, `${at}/confirmed/${index}`, 'the id of a claim')),
  });
}
