/** Bytes in the megabyte that platforms mean when they publish a limit. */
export const MB = 1024 * 1024;
export const GB = 1024 * MB;
/** Bytes. Stickers are limited in these. */
export const KB = 1024;
export const DAY_HOURS = 24;

/** Into how many messages a long answer in a conversation may be split: our own choice. */
export const CHAT_PARTS = 10;
/** An answer that everybody sees is one message or none. */
export const PUBLIC_PARTS = 1;
