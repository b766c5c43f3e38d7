import { holdIsOpen } from '../party/index.ts';
import type { Circumstances } from './circumstances.ts';
import { holdRules } from './engine-rules.ts';
import type { Findings } from './finding.ts';
import type { StopBook } from './stop-book.ts';

function isDead(c: Circumstances): boolean {
  const { status, holds } = c.facts.person;
  if (status === 'deceased') return true;
  return holds.some((hold) => hold.name === 'deceased' && holdIsOpen(hold, c.at));
}

/**
 * After a death nobody is contacted, for any purpose, except an estate contact that has come forward, in
 * packs that know one.
 */
export function judgeDeath(c: Circumstances, out: Findings, book: StopBook): void {
  if (!isDead(c)) return;
  const cameForward = c.party?.role === 'estate' && (c.party.cameForwardAt ?? Infinity) <= c.at;
  const packs = book.of.deceased.byPack;
  if (cameForward && packs.length > 0 && packs.every(({ packId }) => book.estatePacks.includes(packId))) return;
  const inputs = { status: c.facts.person.status };
  for (const { named } of packs) for (const { rule } of named) out.refuse(rule, { lifts: 'never', inputs });
  if (packs.length === 0 || packs.some(({ named }) => named.length === 0)) {
    out.refuse(holdRules.deceased, { lifts: 'never', inputs });
  }
}
