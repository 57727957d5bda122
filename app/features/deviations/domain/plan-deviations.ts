import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import { isInItem } from '#app/features/reviews/domain/answer-name.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';

/** A deviation this review has made before. */
export interface ExistingDeviation {
  id: DeviationId;
  questionKey: string;
  state: DeviationState;
  title: string;
  description: string;
  /** Its history says already that the answer was corrected, and not that the fault came back. */
  isCorrected: boolean;
  /** Another review found the same fault and points at it. */
  isLinked: boolean;
  /** It is closed, and the answer was given after that. */
  isAnsweredAfterClosing: boolean;
}

/** A fault of this review that was linked to another review's deviation. */
export interface ExistingLink {
  questionKey: string;
  deviationId: DeviationId;
  state: DeviationState;
  /** As for one's own. */
  isAnsweredAfterClosing: boolean;
  /** The deviation waits for nothing but this link: new, corrected where it was found, and linked by nobody else. */
  isLastReason: boolean;
}

/** An open deviation about the same case and question from another review. */
export interface OpenElsewhere {
  id: DeviationId;
  questionKey: string;
}

export type DeviationStep =
  | { kind: 'create'; draft: DeviationDraft }
  | { kind: 'link'; draft: DeviationDraft; deviationId: DeviationId }
  | { kind: 'unlink'; questionKey: string; deviationId: DeviationId }
  | { kind: 'reinstate'; draft: DeviationDraft; deviationId: DeviationId }
  /** The fault is back after it was corrected; one that was closed begins anew. */
  | { kind: 'findAgain'; draft: DeviationDraft; deviationId: DeviationId; state: DeviationState }
  | { kind: 'reword'; draft: DeviationDraft; deviationId: DeviationId }
  | { kind: 'withdraw'; deviationId: DeviationId }
  /** Another review has the same fault: it stays for that, and its history says that the answer here was corrected. */
  | { kind: 'keepForLink'; deviationId: DeviationId }
  /** Somebody has begun to handle it: it stays, and its history says that the answer was corrected. */
  | { kind: 'noteCorrected'; deviationId: DeviationId };

/**
 * What handing in a review does to its deviations: a fault always ends up in a deviation that stands, and nothing is
 * planned twice, so a repeated request, a second tab or a retry can never make two (domain.md §4.5). A fault in an item
 * is never linked to another review's: which anmälan is the second one may differ between them.
 */
export function planDeviations(
  drafts: readonly DeviationDraft[],
  existing: readonly ExistingDeviation[],
  links: readonly ExistingLink[],
  openElsewhere: readonly OpenElsewhere[],
): DeviationStep[] {
  const isFault = (key: string) => drafts.some(({ questionKey }) => questionKey === key);
  const standing = links.filter((link) => isFault(link.questionKey) && isStanding(link));
  const ended = links.filter((link) => !standing.includes(link));
  return [
    ...ended.flatMap(({ questionKey, deviationId, isLastReason }): DeviationStep[] => [
      { kind: 'unlink', questionKey, deviationId },
      ...(isLastReason ? [{ kind: 'withdraw', deviationId } as const] : []),
    ]),
    ...drafts
      .filter(({ questionKey }) => !standing.some((link) => link.questionKey === questionKey))
      .flatMap((draft) => stepForFault(draft, existing, openElsewhere) ?? []),
    ...existing
      .filter(({ questionKey, state }) => !isFault(questionKey) && state !== 'withdrawn')
      .flatMap((own) => stepForCorrected(own) ?? []),
  ];
}

/** A link to what was withdrawn, or closed before the answer was given, answers for no fault. */
function isStanding({ state, isAnsweredAfterClosing }: ExistingLink): boolean {
  return state !== 'withdrawn' && !(state === 'closed' && isAnsweredAfterClosing);
}

function stepForFault(
  draft: DeviationDraft,
  existing: readonly ExistingDeviation[],
  openElsewhere: readonly OpenElsewhere[],
): DeviationStep | undefined {
  const own = existing.find(({ questionKey }) => questionKey === draft.questionKey);
  if (own === undefined) {
    const other = isInItem(draft.questionKey)
      ? undefined
      : openElsewhere.find(({ questionKey }) => questionKey === draft.questionKey);
    return other ? { kind: 'link', draft, deviationId: other.id } : { kind: 'create', draft };
  }
  const { id: deviationId, state, isCorrected, isAnsweredAfterClosing } = own;
  const isReworded = own.title !== draft.title || own.description !== draft.description;
  if (state === 'withdrawn') return { kind: 'reinstate', draft, deviationId };
  const isNewFault = isCorrected || (state === 'closed' && isReworded && isAnsweredAfterClosing);
  if (isNewFault) return { kind: 'findAgain', draft, deviationId, state };
  return state === 'new' && isReworded ? { kind: 'reword', draft, deviationId } : undefined;
}

function stepForCorrected(own: ExistingDeviation): DeviationStep | undefined {
  const { id: deviationId, state, isCorrected, isLinked } = own;
  if (state === 'new' && !isLinked) return { kind: 'withdraw', deviationId };
  if (isCorrected) return undefined;
  return { kind: state === 'new' ? 'keepForLink' : 'noteCorrected', deviationId };
}
