import type { Bilingual, Target } from '../law/index.ts';
import type { ContactPoint } from '../party/index.ts';
import type { Form, TemplateChannel } from './template.ts';

/** The lender's setting for SMS: `full` says the amount and the dates, `safe` says neither. @since 0.1 */
export type SmsDetail = 'safe' | 'full';

/** What holds when the lender has set nothing. @since 0.1 */
export const SMS_DETAIL_DEFAULT: SmsDetail = 'full';

/**
 * What is known of the address a message goes to, as the room `party` keeps it, and who answers there.
 * @since 0.1
 */
export type Reach = Pick<ContactPoint, 'verifiedAt' | 'shared' | 'place'> & { readonly holder: Target };

/** Why a form was chosen. @since 0.1 */
export type FormReason =
  | 'after_sign_in'
  | 'shows_on_lock_screen'
  | 'lender_setting_safe'
  | 'not_verified'
  | 'not_the_persons_own'
  | 'read_by_others'
  | 'verified_and_own';

/** The form of a message and the reason for it. @since 0.1 */
export interface FormChoice {
  readonly form: Form;
  readonly reason: FormReason;
  readonly says: Bilingual;
}

const sentences: Readonly<Record<FormReason, Bilingual>> = {
  after_sign_in: { zh: '登录后才能看到，用完整版', en: 'shown after sign-in: the full form' },
  shows_on_lock_screen: { zh: '推送会显示在锁屏上，用安全版', en: 'a push shows on the lock screen: the safe form' },
  lender_setting_safe: { zh: '机构设置短信不写明细，用安全版', en: 'the lender set `smsDetail: safe`: the safe form' },
  not_verified: { zh: '地址未经核实，用安全版', en: 'the address is not verified: the safe form' },
  not_the_persons_own: {
    zh: '地址不是本人的，用安全版',
    en: "the address is not the person's own: the safe form",
  },
  read_by_others: {
    zh: '别人也会看到这个地址（共用或在单位），用安全版',
    en: 'others read this address (shared, or at work): the safe form',
  },
  verified_and_own: { zh: '本人已核实的地址，用完整版', en: "a verified address of the person's own: the full form" },
};

const choice = (form: Form, reason: FormReason): FormChoice => ({ form, reason, says: sentences[reason] });

/**
 * Which form of a template may go to an address: the full one in the app, and by SMS, e-mail and letter only
 * to a verified address of the person's own; the safe one everywhere else.
 *
 * @param smsDetail  the lender's setting; it binds SMS only
 * @law   whatever is not known to be the person's own and verified gets the safe form, except in the app
 * @since 0.1
 */
export function formFor(asked: {
  readonly channel: TemplateChannel;
  readonly smsDetail: SmsDetail;
  readonly contactPoint: Reach;
}): FormChoice {
  const { channel, smsDetail, contactPoint } = asked;
  if (channel === 'in_app') return choice('full', 'after_sign_in');
  if (channel === 'push') return choice('safe', 'shows_on_lock_screen');
  if (channel === 'sms' && smsDetail === 'safe') return choice('safe', 'lender_setting_safe');
  if (contactPoint.holder !== 'debtor') return choice('safe', 'not_the_persons_own');
  if (contactPoint.verifiedAt === null) return choice('safe', 'not_verified');
  if (contactPoint.shared || contactPoint.place === 'work') return choice('safe', 'read_by_others');
  return choice('full', 'verified_and_own');
}
