const YES = new Set(['ja', 'j', 'sant', 'true', 'x', 'yes', 'y', '1']);
const NO = new Set(['nej', 'n', 'falskt', 'false', 'no', '0']);

/** How yes and no are stored and shown. */
export const YES_TEXT = 'Ja';
export const NO_TEXT = 'Nej';

/** "Ja" or "Nej" for the ways exports write it (Ja, J, SANT, x, 1 …), or undefined. */
export function parseYesNoText(text: string): typeof YES_TEXT | typeof NO_TEXT | undefined {
  const word = text.toLowerCase();
  if (YES.has(word)) return YES_TEXT;
  if (NO.has(word)) return NO_TEXT;
  return undefined;
}
