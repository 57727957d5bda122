/** What the key column of a unit's register of vignettes is called, and its keys: "Vinjett 3". */
export const VIGNETTE_COLUMN = 'Vinjett';

/** The next key that is free among those there are, counted on from the highest number. */
export function nextVignetteKey(keys: readonly string[]): string {
  const numbers = keys.flatMap((key) => {
    const found = /^Vinjett (\d{1,6})$/.exec(key);
    return found ? [Number(found[1])] : [];
  });
  return `${VIGNETTE_COLUMN} ${Math.max(0, ...numbers) + 1}`;
}

/** A text as its paragraphs, which an empty line parts; line breaks within one stay. */
export function paragraphsOf(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
