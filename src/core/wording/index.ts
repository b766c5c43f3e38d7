/** Money, dates and rates as people read them, in both languages: the whole public face of the room `wording`. */
export { formatDay, formatMoney, formatMonth, formatPpm, formatShortDay, formatTime } from './format.ts';
export type { Language } from './format.ts';
