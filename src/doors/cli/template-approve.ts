import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { approve } from '../../core/template/index.ts';
import { instantFromIso } from '../../core/time/index.ts';
import type { LoadedTemplate } from '../../shell/templates/index.ts';

/** What stands under `approval` in a template's file. */
export interface ApprovalBlock {
  readonly by: string;
  readonly at: string;
  readonly confirmed: readonly string[];
  readonly contentHash: string;
}

/** Approves a draft as the core does, and gives the block to put into its file; nothing is written. */
export function approvalBlock(
  loaded: LoadedTemplate,
  request: Pick<ApprovalBlock, 'by' | 'at' | 'confirmed'>,
): Result<{ readonly approval: ApprovalBlock; readonly text: string }> {
  const { template, lint } = loaded;
  if (template.approval !== undefined) {
    return err({
      kind: 'already_approved',
      message: `\`${template.id}\` ${template.version} is approved already, by \`${template.approval.by}\``,
    });
  }
  const at = instantFromIso(request.at);
  if (!at.ok) return err({ ...at.fault, at: '--at' });
  const approved = approve({
    template,
    lint,
    by: request.by,
    at: at.value,
    confirmed: request.confirmed,
    approvedBefore: [],
  });
  if (!approved.ok) return approved;
  const { by, confirmed } = approved.value.approval;
  const approval: ApprovalBlock = { by, at: request.at, confirmed, contentHash: template.contentHash };
  const text = [
    'approval:',
    `  by: ${JSON.stringify(by)}`,
    `  at: ${JSON.stringify(request.at)}`,
    `  confirmed: [${confirmed.join(', ')}]`,
    `  contentHash: ${template.contentHash}`,
  ].join('\n');
  return ok({ approval, text });
}
