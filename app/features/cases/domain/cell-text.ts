/**
 * A cell as the rest of the program sees it: Unicode NFC, trimmed (no-break spaces and byte order marks
 * too), line breaks as LF. What stands inside the text is kept as it is: keys may hold odd characters.
 */
export function cleanCell(text: string): string {
  if (text === '') return text;
  const trimmed = text.trim();
  const composed = isAscii(trimmed) ? trimmed : trimmed.normalize('NFC');
  return composed.includes('\r') ? composed.replace(/\r\n?/g, '\n') : composed;
}

/** A heading on one line: cleaned, and with single spaces where the file had line breaks or several spaces. */
export function cleanHeading(text: string): string {
  return cleanCell(text).replace(/\s+/gu, ' ');
}

/**
 * A heading made comparable: lower case, punctuation gone, single spaces ("Placering fr.o.m." → "placering from").
 * Used to recognise columns, never shown.
 */
export function headingWords(heading: string): string {
  return cleanHeading(heading)
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Unit names and the like compared as people do: case, kinds of space and the ends of the text do not count. */
export function comparableName(text: string): string {
  return cleanHeading(text).toLowerCase();
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
