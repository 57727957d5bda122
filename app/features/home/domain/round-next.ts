import type { RoundState } from '#app/shared/domain/vocabulary.ts';

/** The one next thing to do with a round, verb first; undefined while one only waits for the reviewers. */
export function nextForRound(
  state: RoundState,
  reviews: { total: number; finished: number },
): string | undefined {
  switch (state) {
    case 'planned':
      return 'Frys urvalsramen';
    case 'frozen':
      return 'Dra urvalet';
    case 'drawn':
      return 'Fördela granskningarna';
    case 'reviewing':
      return reviews.total > 0 && reviews.finished === reviews.total ? 'Fastställ omgången' : undefined;
    case 'finalised':
      return undefined;
  }
}
