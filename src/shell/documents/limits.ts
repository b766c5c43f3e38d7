/** The largest file read, in bytes (16 MiB): a record of ten years of days is about 3 MiB. */
export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

/** How deep lists and maps may stand in one another; the deepest of our own formats needs eight. */
export const DOCUMENT_DEPTH_MAX = 64;
