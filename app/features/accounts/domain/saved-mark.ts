/** What a page has just saved, and the instant it did. */
export type SavedMark = { readonly what: string; readonly at: string };

/** The browser's back button and a kept address must not tell again what was saved long ago. */
const TOLD_FOR_MS = 60_000;

/** The address to go to after a save: the page `here` that will say what was saved at `at`, at the place `what`. */
export function savedAddress(here: string, { what, at }: SavedMark): string {
  return `${here}?${new URLSearchParams({ sparat: what, tid: String(Date.parse(at)) })}#${what}`;
}

/** What the page has just saved, from its address; null when nothing, or when it is more than a minute ago at `now`. */
export function readSavedMark(address: string, now: string): SavedMark | null {
  const { searchParams } = new URL(address);
  const what = searchParams.get('sparat');
  const time = searchParams.get('tid');
  if (what === null || time === null || !/^\d{12,14}$/.test(time)) return null;
  const age = Date.parse(now) - Number(time);
  return age >= 0 && age <= TOLD_FOR_MS ? { what, at: new Date(Number(time)).toISOString() } : null;
}
