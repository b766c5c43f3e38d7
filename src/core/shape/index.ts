/** Reading unknown values into typed ones: the whole public face of the room `shape`. */
export { pointer, Reading } from './reading.ts';
export type { Fields, ShapeFault } from './reading.ts';
