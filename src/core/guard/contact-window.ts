import { nightAgreements } from '../party/index.ts';
import type { ConsentEntry } from '../party/index.ts';
import type { ParameterOf } from '../law/index.ts';
import { weekdayOf } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { SEARCH_DAYS_MAX } from './check.ts';
import type { CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { engineRules } from './engine-rules.ts';
import { passing } from './finding.ts';
import { firstInsideAll, firstOutside, isInside } from './inside.ts';
import type { Intervals, ZoneClock } from './zone-clock.ts';

const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const noIntervals: readonly number[] = [];

/** Adds the hours that the person agreed to; an agreement over midnight opens both ends of the day. */
function widened(open: readonly number[], agreements: readonly ConsentEntry[]): readonly number[] {
  const more = agreements.flatMap(({ fromClock, toClock }) => {
    if (fromClock === null || toClock === null) return [];
    return fromClock < toClock ? [fromClock, toClock] : [0, toClock, fromClock, 1440];
  });
  // The first opening of a day must be found first, so the intervals stand in order.
  const pairs = [...open, ...more].reduce<[number, number][]>((found, minute, index, all) => {
    if (index % 2 === 0) found.push([minute, all[index + 1] as number]);
    return found;
  }, []);
  return pairs.toSorted((one, other) => one[0] - other[0]).flat();
}

/**
 * Hours of contact: the first minute is inside, the last clock time is outside. Every zone the person may
 * be in must be inside at once, and for a third party the zones of both.
 */
export const contactWindow: CheckMaker<'contactWindow'> = (rule, parameter, setting) => {
  const { channels, exceptions, closedWeekdays, closedHolidays, agreementOpens } = parameter;
  const inputs = { opensAt: minuteText(parameter.opensAt), closesAt: minuteText(parameter.closesAt) };
  const passes = passing(rule, inputs);
  const daily = [parameter.opensAt, parameter.closesAt];
  const closes = closedWeekdays.length > 0 || closedHolidays !== null;

  const openHours = (day: Day, nation: string | null): Intervals => {
    if (!closes) return daily;
    if (closedWeekdays.includes(weekdayOf(day))) return noIntervals;
    if (closedHolidays === null) return daily;
    const answer = setting.isHoliday(closedHolidays, day, nation);
    if (answer === 'unknown') return null;
    return answer === 'holiday' ? noIntervals : daily;
  };

  const always = (): Intervals => daily;
  const intervalsFor = (c: Circumstances): ((day: Day) => Intervals) => {
    if (!closes && !agreementOpens) return always;
    const nation = c.facts.person.ukNation;
    const agreements = agreementOpens ? nightAgreements(c.facts.person.consents, c.action.channel, c.at) : [];
    if (agreements.length === 0) return closes ? (day) => openHours(day, nation) : always;
    return (day) => {
      const open = openHours(day, nation);
      return open === null ? null : widened(open, agreements);
    };
  };

  return (c, out) => {
    const { channel } = c.action;
    if (!channels.includes(channel) || c.zones.length === 0) return;
    if (exceptions.some((each) => each.purposes.includes(c.purpose) && each.channels.includes(channel))) {
      out.allow(passes);
      return;
    }
    const intervalsOf = intervalsFor(c);
    const zones: readonly ZoneClock[] = c.partyZones.length === 0 ? c.zones : [...c.zones, ...c.partyZones];
    const inside = isInside(zones, c.at, intervalsOf);
    if (inside === true) {
      out.allow(passes);
    } else if (inside === null) {
      out.refuse(engineRules.calendarMissing, { inputs: { neededBy: rule.id } });
    } else {
      out.refuse(rule, { until: firstInsideAll(zones, c.at, SEARCH_DAYS_MAX, intervalsOf), inputs });
    }
  };
};

/**
 * The first instant after one inside a window at which it closes in some zone; null when the window binds
 * nothing here. Closed days begin at midnight, at which a caller asks again in any case.
 */
export function windowCloses(parameter: ParameterOf<'contactWindow'>, c: Circumstances): InstantMs | null {
  const { channels, exceptions, agreementOpens } = parameter;
  const { channel } = c.action;
  const excepted = exceptions.some((each) => each.purposes.includes(c.purpose) && each.channels.includes(channel));
  if (!channels.includes(channel) || excepted) return null;
  const agreements = agreementOpens ? nightAgreements(c.facts.person.consents, channel, c.at) : [];
  const open = widened([parameter.opensAt, parameter.closesAt], agreements);
  return firstOutside([...c.zones, ...c.partyZones], c.at, () => open);
}
