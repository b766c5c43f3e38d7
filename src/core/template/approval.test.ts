import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstantMs } from '../time/index.ts';
import { approve, checkVersion, versionOf, writtenApprovalFrom } from './approval.ts';
import { lint } from './lint.ts';
import type { LintReport } from './lint.ts';
import { renderToSend } from './render.ts';
import { sampleRules, sampleSaying, sampleTemplate } from './sample.ts';
import type { ApprovedTemplate, DraftTemplate } from './template.ts';

const at = 1_795_000_000_000 as InstantMs;
const request = (
  template: DraftTemplate,
  more: Partial<Parameters<typeof approve>[0]> = {},
): Parameters<typeof approve>[0] => ({
  template,
  lint: lint(template, sampleRules),
  by: 'Lawyer Wang',
  at,
  confirmed: [],
  approvedBefore: [],
  ...more,
});

test('a template that passes the linter is approved, with name and time', () => {
  const approved = approve(request(sampleTemplate()));
  assert.ok(approved.ok);
  assert.deepEqual(approved.value.approval, { by: 'Lawyer Wang', at, confirmed: [] });
});

test('a template that fails the linter cannot be approved', () => {
  const wrong = sampleSaying('账单 {amountPastDue}，您会进红名单。');
  const refused = approve(request(wrong));
  assert.ok(!refused.ok);
  assert.equal(refused.fault.kind, 'lint_failed');
  assert.match(refused.fault.message, /cn\.forbid\.3\.falsehood/);
});

test('the lint report of another content approves nothing', () => {
  const other = lint(sampleTemplate({}, 'sha256:other'), sampleRules);
  const refused = approve(request(sampleTemplate(), { lint: other }));
  assert.equal(!refused.ok && refused.fault.kind, 'lint_of_other_content');
});

test('a claim nobody confirmed holds the approval back', () => {
  const claims = [{ id: 'interestNegotiable', says: { zh: '罚息可以商量', en: 'interest can be lowered' } }];
  const template = sampleTemplate({ claims });
  const refused = approve(request(template));
  assert.equal(!refused.ok && refused.fault.kind, 'claim_not_confirmed');
  const approved = approve(request(template, { confirmed: ['interestNegotiable'] }));
  assert.deepEqual(approved.ok && approved.value.approval.confirmed, ['interestNegotiable']);
});

test('an approved version never changes: other content wants a new version', () => {
  const before = [versionOf(sampleTemplate({}, 'sha256:first'))];
  const refused = approve(request(sampleTemplate({}, 'sha256:second'), { approvedBefore: before }));
  assert.equal(!refused.ok && refused.fault.kind, 'version_changed');
  assert.ok(checkVersion(sampleTemplate({}, 'sha256:first'), before).ok);
  assert.ok(approve(request(sampleTemplate({ version: '2026.11.1' }, 'sha256:second'), { approvedBefore: before })).ok);
});

test('nobody is not an approver', () => {
  const refused = approve(request(sampleTemplate(), { by: '  ' }));
  assert.equal(!refused.ok && refused.fault.kind, 'approver_missing');
});

test('a written approval names who, when and which content', () => {
  const read = writtenApprovalFrom({ by: 'Wang', at: '2026-11-23T10:00:00+08:00', contentHash: 'sha256:x' });
  assert.deepEqual(read.ok && { by: read.value.by, confirmed: read.value.confirmed }, { by: 'Wang', confirmed: [] });
  const wrong = writtenApprovalFrom({ by: 'Wang', at: 'yesterday', contentHash: 'sha256:x' });
  assert.equal(!wrong.ok && wrong.fault.at, '/approval/at');
});

test('neither a lint report nor an approved template can be written by hand', () => {
  const draft = sampleTemplate();
  // @ts-expect-error a report is made by `lint` alone
  const report: LintReport = { contentHash: draft.contentHash, findings: [], passes: true };
  // @ts-expect-error an approved template is made by `approve` alone
  const approved: ApprovedTemplate = { ...draft, approval: { by: 'me', at, confirmed: [] } };
  // @ts-expect-error a draft cannot be rendered for sending
  const send = (): unknown => renderToSend(draft, { form: 'safe', channel: 'push', values: {}, rules: sampleRules });
  assert.ok(report && approved && send);
});
