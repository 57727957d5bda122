import type { Allocation } from '#app/features/sampling/domain/design.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';

/** The one next thing to do with a round; undefined while one only waits for the reviewers. */
export function nextForRound(
  state: RoundState,
  reviews: { total: number; finished: number },
  selection: { kind: Allocation['kind']; isSeedAwaited: boolean },
): string | undefined {
  switch (state) {
    case 'planned':
      return 'Frys urvalsramen';
    case 'frozen':
      return selection.isSeedAwaited ? 'Båda delarna av fröet ska lämnas' : SELECT_LABELS[selection.kind];
    case 'drawn':
      return 'Fördela granskningarna';
    case 'reviewing':
      return reviews.total > 0 && reviews.finished === reviews.total ? 'Fastställ omgången' : undefined;
    case 'finalised':
      return undefined;
  }
}

const SELECT_LABELS: Readonly<Record<Allocation['kind'], string>> = {
  whole: 'Dra urvalet',
  perStratum: 'Dra urvalet',
  proportional: 'Dra urvalet',
  census: 'Bestäm urvalet',
  firstInOrder: 'Bestäm urvalet',
  selfSelected: 'Handläggarna väljer sina ärenden',
  onCause: 'Välj ärendena',
};
