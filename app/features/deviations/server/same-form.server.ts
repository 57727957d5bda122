// A form that is sent again after this long is meant.
const SAME_FORM_MS = 60 * 60 * 1000;

/** Since when the same words by the same person are the same form sent twice; both UTC ISO instants. */
export function sameFormSince(now: string): string {
  return new Date(Date.parse(now) - SAME_FORM_MS).toISOString();
}
