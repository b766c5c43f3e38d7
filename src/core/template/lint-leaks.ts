import { fold } from './fold.ts';
import { foldedMatchesIn } from './finding.ts';
import type { Cited, Finding, LintedText } from './finding.ts';

const amount: Cited = {
  rule: 'safe.amount',
  group: 'leak',
  accepts: {
    zh: '安全版不写金额：写“请在 App 内查看”，金额放在完整版',
    en: 'no amount in the safe form: say where to look, and put the amount into the full form',
  },
};

const account: Cited = {
  rule: 'safe.accountNumber',
  group: 'leak',
  accepts: {
    zh: '安全版不写账号、卡号或尾号；电话号码用类型为 phone 的变量',
    en: 'no account or card number in the safe form, not even its last digits; a telephone number goes into a variable of type `phone`',
  },
};

const link: Cited = {
  rule: 'sms.link',
  group: 'link',
  accepts: {
    zh: '短信不带链接：写明打开哪个 App、搜什么，由收信人自己进入',
    en: 'an SMS carries no link: say which app to open and what to search there',
  },
};

// On folded text: full-width digits and signs are plain, Chinese spacing is gone.
const amountPatterns = [
  /[¥$€£₩¢][ ]?\d*(?:[.,]\d+)*/gu,
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?/gu,
  /\d+\.\d+/gu,
  /\d+ ?(?:元|块|圆|角|毛钱|分钱|万|千|百|k\b|rmb|cny|usd|eur|gbp|yuan|dollars?|bucks?|pounds?|euros?|fen\b|cents?)/gu,
  /(?:rmb|cny|usd|eur|gbp|人民币) ?\d+/gu,
  /[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+(?:元|块钱|圆)/gu,
  /(?:hundred|thousand|million) (?:yuan|dollars|pounds|euros|rmb)/gu,
];

const accountPatterns = [
  // Six digits or more in a row, spaced or masked in any way.
  /\d(?:[ .*x-]*\d){5,}/gu,
  /(?:尾号|末四位|后四位|卡号|账号|帐号)[^\d]{0,6}[\dx*]{2,}/gu,
  /(?:ending|ends in|card|account|acct)(?: (?:no|number|in|with))?[.:#]? ?[\dx*]{3,}/gu,
  /[*x]{2,} ?\d{2,}/gu,
];

const tld =
  'com|cn|net|org|gov|edu|top|xyz|cc|io|co|vip|info|link|me|app|site|shop|club|online|ltd|hk|tw|us|uk|eu|ly|gl|im|tk|fun|wang|pub|live|store|tech|biz|mobi|中国|公司|网络|网址';

const linkPatterns = [
  /[a-z][a-z0-9+]{1,9}:\/\/[!-~]*/gu,
  /www ?[.。点] ?[!-~]+/gu,
  new RegExp(`[a-z0-9\\uFFFC-]{1,63} ?(?:[.。点]|\\[\\.\\]|\\(\\.\\)| dot )(?:${tld})(?![a-z0-9])(?:/[!-~]*)?`, 'gu'),
  /\d{1,3}(?:\.\d{1,3}){3}(?:[:/][!-~]*)?/gu,
  /(?:点击|戳|打开)(?:下方|以下|下面|此|这个)?(?:链接|网址)|click (?:on )?(?:the |this )?link|link below/gu,
];

/** Amounts and account numbers where a bystander may read. */
export function leakFindings(linted: LintedText): readonly Finding[] {
  if (!linted.isOpen) return [];
  const folded = fold(linted.masked);
  return [
    ...amountPatterns.flatMap((pattern) => foldedMatchesIn(amount, linted, folded, pattern)),
    ...accountPatterns.flatMap((pattern) => foldedMatchesIn(account, linted, folded, pattern)),
  ];
}

/** Links in an SMS, however they are spelled. */
export function linkFindings(linted: LintedText): readonly Finding[] {
  if (linted.channel !== 'sms') return [];
  const folded = fold(linted.masked);
  return linkPatterns.flatMap((pattern) => foldedMatchesIn(link, linted, folded, pattern));
}
