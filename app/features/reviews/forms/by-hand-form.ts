import { SEEN_FIELD } from '#app/features/reviews/domain/hand-fields.ts';
import type { HandChoice } from '#app/features/reviews/domain/share-by-hand.ts';
import type { FrameCaseId, PersonId } from '#app/shared/domain/ids.ts';

const seatName = /^granskare-(\d{1,15})-(\d{1,4})$/;
const seenPlace = /^(\d{1,15})-(\d{1,4})=(\d{0,15})$/;

/** What was chosen for each place; whatever is not one of the form's fields is passed over. */
export function parseByHand(form: FormData): HandChoice[] {
  const seen = new Map<string, PersonId | null>();
  for (const place of String(form.get(SEEN_FIELD) ?? '').split(' ')) {
    const [, frameCaseId, slot, holderId] = seenPlace.exec(place) ?? [];
    if (frameCaseId && slot) seen.set(`${frameCaseId}-${slot}`, personIdOf(holderId));
  }
  const chosen = new Map<string, HandChoice>();
  for (const [name, value] of form) {
    const [, frameCaseId, slot] = seatName.exec(name) ?? [];
    if (!frameCaseId || !slot || typeof value !== 'string') continue;
    const key = `${frameCaseId}-${slot}`;
    chosen.set(key, {
      frameCaseId: Number(frameCaseId) as FrameCaseId,
      slot: Number(slot),
      seenId: seen.get(key) ?? null,
      chosenId: personIdOf(value),
    });
  }
  return [...chosen.values()];
}

function personIdOf(text: string | undefined): PersonId | null {
  return text && /^\d{1,15}$/.test(text) ? (Number(text) as PersonId) : null;
}
