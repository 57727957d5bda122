/** Text from a field as it was typed. A browser counts a line break as one character and sends it as two. */
export const asTyped = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** No description, reason or comment is longer. */
export const LONGEST_TEXT = 4000;

export const TOO_LONG = 'Texten får vara högst 4\u00a0000 tecken. Korta den.';
