import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { InstantMs } from '../time/index.ts';
import { formFor, SMS_DETAIL_DEFAULT } from './form.ts';
import type { Reach } from './form.ts';
import { TEMPLATE_CHANNELS } from './template.ts';

const own: Reach = { verifiedAt: 0 as InstantMs, shared: false, place: 'own', holder: 'debtor' };

test('by default an SMS to a verified number of the person’s own says the amount', () => {
  assert.equal(SMS_DETAIL_DEFAULT, 'full');
  const { form, reason } = formFor({ channel: 'sms', smsDetail: SMS_DETAIL_DEFAULT, contactPoint: own });
  assert.deepEqual({ form, reason }, { form: 'full', reason: 'verified_and_own' });
});

test('an unverified, shared, work or foreign number gets the safe form, each with its reason', () => {
  const reasonOf = (change: Partial<Reach>): string =>
    formFor({ channel: 'sms', smsDetail: 'full', contactPoint: { ...own, ...change } }).reason;
  assert.equal(reasonOf({ verifiedAt: null }), 'not_verified');
  assert.equal(reasonOf({ shared: true }), 'read_by_others');
  assert.equal(reasonOf({ place: 'work' }), 'read_by_others');
  assert.equal(reasonOf({ holder: 'contact_person' }), 'not_the_persons_own');
});

test('the lender’s setting `safe` binds SMS and nothing else', () => {
  assert.equal(formFor({ channel: 'sms', smsDetail: 'safe', contactPoint: own }).reason, 'lender_setting_safe');
  assert.equal(formFor({ channel: 'email', smsDetail: 'safe', contactPoint: own }).form, 'full');
});

test('a push is always safe and the app always full', () => {
  assert.equal(formFor({ channel: 'push', smsDetail: 'full', contactPoint: own }).form, 'safe');
  assert.equal(formFor({ channel: 'in_app', smsDetail: 'safe', contactPoint: own }).form, 'full');
});

test('outside the app the full form goes only to a verified address of the person’s own', () => {
  const reach = fc.record<Reach>({
    verifiedAt: fc.constantFrom(null, 0 as InstantMs),
    shared: fc.boolean(),
    place: fc.constantFrom('own', 'home', 'work'),
    holder: fc.constantFrom('debtor', 'attorney', 'guarantor', 'spouse', 'contact_person', 'other'),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...TEMPLATE_CHANNELS),
      fc.constantFrom('safe', 'full'),
      reach,
      (channel, smsDetail, contactPoint) => {
        const { form, says } = formFor({ channel, smsDetail, contactPoint });
        assert.ok(says.zh !== '' && says.en !== '');
        if (form === 'safe' || channel === 'in_app') return;
        assert.ok(contactPoint.verifiedAt !== null && !contactPoint.shared && contactPoint.holder === 'debtor');
        assert.ok(contactPoint.place !== 'work' && channel !== 'push');
      },
    ),
  );
});
