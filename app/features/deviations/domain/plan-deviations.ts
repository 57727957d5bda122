import type { DeviationDraft } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';

/** A deviation this review has made before. */
export interface ExistingDeviation {
  id: DeviationId;
  questionKey: string;
  state: DeviationState;
  title: string;
  description: string;
}

/** An open deviation about the same case and question from another review. */
export interface OpenElsewhere {
  id: DeviationId;
  questionKey: string;
}

export type DeviationStep =
  | { kind: 'create'; draft: DeviationDraft }
  | { kind: 'link'; draft: DeviationDraft; deviationId: DeviationId }
  | { kind: 'reinstate'; draft: DeviationDraft; deviationId: DeviationId }
  | { kind: 'reword'; draft: DeviationDraft; deviationId: DeviationId }
  | { kind: 'withdraw'; deviationId: DeviationId }
  /** Somebody has begun to handle it: it stays, and its history says that the answer was corrected. */
  | { kind: 'noteCorrected'; deviationId: DeviationId };

/**
 * What handing in a review does to its deviations. Handing in again with the same answers plans nothing, so a
 * repeated request, a second tab or a retry can never make two (domain.md §4.5).
 */
export function planDeviations(
  drafts: readonly DeviationDraft[],
  existing: readonly ExistingDeviation[],
  openElsewhere: readonly OpenElsewhere[],
): DeviationStep[] {
  const steps: DeviationStep[] = [];
  for (const draft of drafts) {
    const own = existing.find((deviation) => deviation.questionKey === draft.questionKey);
    const other = openElsewhere.find((deviation) => deviation.questionKey === draft.questionKey);
    if (own === undefined) {
      steps.push(other ? { kind: 'link', draft, deviationId: other.id } : { kind: 'create', draft });
    } else if (own.state === 'withdrawn') {
      steps.push({ kind: 'reinstate', draft, deviationId: own.id });
    } else if (own.state === 'new' && isReworded(own, draft)) {
      steps.push({ kind: 'reword', draft, deviationId: own.id });
    }
  }
  for (const { id, questionKey, state } of existing) {
    if (drafts.some((draft) => draft.questionKey === questionKey) || state === 'withdrawn') continue;
    steps.push({ kind: state === 'new' ? 'withdraw' : 'noteCorrected', deviationId: id });
  }
  return steps;
}

function isReworded(own: ExistingDeviation, draft: DeviationDraft): boolean {
  return own.title !== draft.title || own.description !== draft.description;
}
