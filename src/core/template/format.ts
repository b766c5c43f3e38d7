export { formatDay, formatMoney, formatMonth, formatTime } from '../wording/index.ts';
