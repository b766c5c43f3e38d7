/** JSON and YAML files with the place of every part: the whole public face of the room `documents`. */
export { documentFrom } from './document.ts';
export type { Document, DocumentFault, DocumentFormat, Place } from './document.ts';
export { DOCUMENT_BYTES_MAX, DOCUMENT_DEPTH_MAX } from './limits.ts';
export { readDocument } from './read-document.ts';
