/** Calendar dates, instants and zones: the whole public face of the room `time`. */
export {
  addDays,
  addMonths,
  civilFromDay,
  DAY_FIRST,
  DAY_LAST,
  dayFromCivil,
  dayFromIso,
  daysInMonth,
  isoFromDay,
  nextMonthDay,
  weekdayOf,
} from './day.ts';
export type { CivilDate, Day } from './day.ts';
export { dayAt, instantFromIso, instantOf, instantsOf, isoFromInstant, localTimeAt, zoneFrom } from './zone.ts';
export type { InstantMs, LocalTime, Zone } from './zone.ts';
