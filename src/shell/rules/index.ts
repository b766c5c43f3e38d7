/** Rule packs and calendars from files: the whole public face of the room `rules` of the shell. */
export { faultLines, loadCalendar, loadPack } from './load-packs.ts';
export type { FileFaults } from './load-packs.ts';
