import { privateDeviceAgreed } from '../party/index.ts';
import type { Check, CheckMaker } from './check.ts';
import { engineRules } from './engine-rules.ts';
import { passing } from './finding.ts';

/** Visits are off everywhere until a house policy turns them on in every pack of the list. */
export function judgeVisitSwitch(packIds: readonly string[], allowed: ReadonlySet<string>): Check {
  const on = packIds.length > 0 && packIds.every((packId) => allowed.has(packId));
  return (c, out) => {
    if (c.action.channel === 'visit' && !on) out.refuse(engineRules.visitOff, {});
  };
}

/** At least so many collectors. */
export const visitCrew: CheckMaker<'visitCrew'> =
  (rule, { staffMin }) =>
  (c, out) => {
    if (c.action.channel !== 'visit') return;
    const counter = { used: c.action.visit?.staff ?? 0, limit: staffMin, window: 'PT0S', per: 'visit' };
    if (counter.used >= staffMin) out.allowCounted(rule, counter);
    else out.refuse(rule, { counter });
  };

/** What a visit must have before it sets out. */
export const visitConduct: CheckMaker<'visitConduct'> = (rule, { needs }) => {
  const passes = passing(rule);
  return (c, out) => {
    if (c.action.channel !== 'visit') return;
    const has = c.action.visit?.has ?? [];
    const lacks = needs.filter((need) => !has.includes(need));
    out.owe({ rule, elements: needs });
    if (lacks.length === 0) out.allow(passes);
    else out.refuse(rule, { inputs: { lacks: lacks.join(', ') } });
  };
};

/** No private phone or social account, unless the person agreed to it. */
export const privateDevice: CheckMaker<'privateDevice'> = (rule) => {
  const passes = passing(rule);
  return (c, out) => {
    const { device, contactPointId, channel, purpose } = c.action;
    if (device === 'lender') return out.allow(passes);
    const asked = { contactPointId: contactPointId ?? '', channel, purpose, at: c.at };
    if (privateDeviceAgreed(c.facts.person.consents, asked)) out.allow(passes);
    else out.refuse(rule, { inputs: { device } });
  };
};
