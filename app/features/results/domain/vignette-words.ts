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
