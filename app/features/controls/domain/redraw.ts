import type { SeedOrigin } from '#app/shared/domain/vocabulary.ts';

/** Fewer letters than these tell nobody why something was drawn again. */
const LETTERS_OF_A_REASON = 10;

/** Whether a reason for a redraw is in words: at least ten letters, of whatever alphabet, among what is written. */
export function isReasonInWords(reason: string): boolean {
  return (reason.match(/\p{L}/gu) ?? []).length >= LETTERS_OF_A_REASON;
}

/**
 * Whether a redraw may be made with a seed that one person types. Not in a round that was once drawn with a seed that no
 * single person decided, by two people or locked for the year: one of them could otherwise undo what the others gave.
 */
export function mayTypeSeedAgain(earlier: readonly { readonly seedOrigin: SeedOrigin }[]): boolean {
  return earlier.every(({ seedOrigin }) => seedOrigin !== 'twoParts' && seedOrigin !== 'locked');
}
