import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadRuleBook } from '../../src/shell/rules/index.ts';

// The rules each pack must hold, one id a line, as they were drawn up for the domain. A pack may hold more
// (a row split because a part of it has parameters of its own), never fewer.
const chinaTable = `
  cn.std.gbt45251
  cn.nifa2024
  cn.cba2026
  cn.card2011
  cn.precedence
  cn.contact.quiet
  cn.call.effective.perDay
  cn.call.connected.perDay
  cn.call.attempt.perContactPoint.perDay
  cn.call.intervalDays
  cn.msg.perDay
  cn.target
  cn.thirdParty.allowedIf
  cn.thirdParty.purpose
  cn.thirdParty.stopOnRefusal
  cn.thirdParty.class
  cn.disclosure.identity
  cn.letter.fields
  cn.record.calls
  cn.record.retentionYears
  cn.record.retentionYears.default
  cn.visit.minStaff
  cn.visit.rules
  cn.agent.personalDevice
  cn.stopOnPlan
  cn.forbid.1.impersonation
  cn.forbid.2.intimidation
  cn.forbid.3.falsehood
  cn.forbid.4.extraCost
  cn.forbid.5.publicNotice
  cn.forbid.6.privateDevice
  cn.forbid.7.intrusion
  cn.forbid.8.otherUnlawful
  cn.agency.reviewMonths
  cn.agency.inspectionMonths
  cn.agency.publicList
  cn.staff.training
  cn.staff.kpi
  cn.ai
  cn.complaint.days
  cn.complaint.remedies
  cn.pipl.13
  cn.pipl.24
  cn.pipl.28
  cn.pipl.21-23
  cn.pipl.19,55,56
  cn.bureau.priorNotice
  cn.bureau.retentionYears
  cn.bureau.freePerYear
  cn.bureau.disputeDays
  cn.bureau.oneOff2025
  cn.bureau.scamWarning
  cn.cap.total
  cn.cap.historic36
  cn.cap.private
  cn.cap.microloan
  cn.cap.cfc
  cn.cap.dailyRates
  cn.disclosure.apr
  cn.penalty.uplift
  cn.waterfall.default
  cn.waterfall.multi
  cn.waterfall.card
  cn.limitation.years
  cn.limitation.interrupt
  cn.limitation.evidence
  cn.limitation.suspend
  cn.limitation.expired
  cn.plan.maxMonths
  cn.crime.card
  cn.legal.paymentOrder
  cn.legal.enforceYears
  cn.class.days
  cn.class.cross
  cn.class.restructObs
  cn.class.card
`;

const unitedStatesTable = `
  us.call.7in7
  us.call.postConversationDays
  us.call.presumption
  us.call.window
  us.call.exclusions
  us.call.channels
  us.contact.window
  us.contact.tzPolicy
  us.contact.inconvenient
  us.stop.attorney
  us.contact.work
  us.stop.cease
  us.contact.mediumOptOut
  us.msg.optOut
  us.msg.emailBasis
  us.msg.textRecencyDays
  us.thirdParty
  us.thirdParty.location
  us.vm.lcm
  us.disclosure.miranda
  us.validation.deadlineDays
  us.validation.itemDate
  us.validation.fields
  us.validation.endDate
  us.dispute.stop
  us.send
  us.timeBarred
  us.bureau.preContact
  us.sale.ban
  us.record.years
  us.tcpa.consent
  us.tcpa.revokeBusinessDays
  us.tcpa.stopWords
  us.tcpa.confirm
  us.tcpa.revokeAll
  us.stop.bankruptcy
  us.scra.cap
  us.scra.affidavit
  us.mla.cap
  us.fcra.years
  us.chargeoff.days
  us.regz
  us.state.*
`;

const unitedKingdomTable = `
  uk.dpc.from
  uk.dpc.missed
  uk.duty
  uk.arrears.scope
  uk.forbear.options
  uk.forbear.noPressure
  uk.policy.required
  uk.hold.planDays
  uk.hold.dispute
  uk.contact.window
  uk.contact.cap
  uk.contact.privacy
  uk.contact.misleading
  uk.visit
  uk.settlement.notice
  uk.info.balance
  uk.cca.arrears
  uk.cca.defaultDays
  uk.bs.days
  uk.bs.mh
  uk.bs.effects
  uk.bs.debtor
  uk.bs.review
  uk.scot.moratorium
  uk.pd.test
  uk.pd.steps
  uk.pd.scope
  uk.sfs
  uk.cpa.maxFailed
  uk.limit.years
  uk.limit.scotYears
  uk.complaint
`;

const europeTable = `
  eu.ccd2.from
  eu.ccd2.scope
  eu.forbear
  eu.forbear.options
  eu.default.charges
  eu.modify.notice
  eu.debtAdvice
  eu.nplDirective
  eu.contact
  eu.gdpr
  eu.default
  eu.default.materiality
  eu.default.npv
  eu.cure.months
`;

const idsOf = (table: string): readonly string[] => table.trim().split(/\s+/);

const tables: Readonly<Record<string, readonly string[]>> = {
  cn: idsOf(chinaTable),
  us: idsOf(unitedStatesTable),
  uk: idsOf(unitedKingdomTable),
  eu: idsOf(europeTable),
};

const book = loadRuleBook();
if (!book.ok) throw new Error(book.fault.message);
const { packs } = book.value;

const addedIds: Readonly<Record<string, readonly string[]>> = {
  cn: [],
  us: ['us.stop.cease.statements'],
  uk: [],
  eu: ['eu.contact.cap'],
};

for (const [id, wanted] of Object.entries(tables)) {
  test(`the pack ${id} holds every one of its ${wanted.length} rules, and says which it added`, () => {
    const held = [...new Set(packs.find((pack) => pack.id === id)?.rows.map((row) => row.id))];
    assert.deepEqual(held.toSorted(), [...wanted, ...(addedIds[id] ?? [])].toSorted());
  });
}

test('every rule has a title in both languages, a source, a confidence, a date of verification and an enforcer', () => {
  for (const row of packs.flatMap((pack) => pack.rows)) {
    assert.match(row.title.zh, /\p{Script=Han}/u, row.id);
    assert.match(row.title.en, /[A-Za-z]/, row.id);
    assert.ok(row.source.length > 2 && row.enforcers.length > 0 && row.verifiedOn > 0, row.id);
  }
});

test('every state of the United States is named as not covered', () => {
  const named = packs.find((pack) => pack.id === 'us')?.notCovered ?? [];
  assert.equal(named.filter((state) => !/District|Puerto/.test(state)).length, 50);
});

test('cn and us are complete, uk and eu are drafts, and nobody has signed any of them', () => {
  const states = packs.map(({ id, status, signedBy }) => `${id} ${status} ${signedBy ?? 'unsigned'}`);
  assert.deepEqual(states, ['cn complete unsigned', 'eu draft unsigned', 'uk draft unsigned', 'us complete unsigned']);
});
