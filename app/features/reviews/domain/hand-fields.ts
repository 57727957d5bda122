import type { PersonId } from '#app/shared/domain/ids.ts';

/** The name of the field for one place, and of all of them together as they were when the page was shown. */
export const SEAT_FIELD = 'granskare-';
export const SEEN_FIELD = 'visat';

/** Who had what when the page was shown, as one hidden field. */
export function seenText(places: readonly { key: string; holderId: PersonId | null }[]): string {
  return places.map(({ key, holderId }) => `${key}=${holderId ?? ''}`).join(' ');
}
