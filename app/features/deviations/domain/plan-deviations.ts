import { type DeviationDraft, WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import { isInItem } from '#app/features/reviews/domain/answer-name.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import type { DeviationState, Severity } from '#app/shared/domain/vocabulary.ts';

/** A deviation this review has made before. */
export interface ExistingDeviation {
  id: DeviationId;
  questionKey: string;
  state: DeviationState;
  title: string;
  description: string;
  severity: Severity;
  /** The description that it or its history told last; another than its own where somebody had begun to handle it. */
  toldDescription: string;
  /** Its history says already that the answer was corrected, and not that the fault came back. */
  isCorrected: boolean;
  /** Another review found the same fault and points at it. */
  isLinked: boolean;
  /** Somebody has begun to handle it, whatever state it is in (`isTakenUpByHistory`, an action, a handover, lex Sarah). */
  isTakenUp: boolean;
  /** It is closed, and the answer was given after that. */
  isAnsweredAfterClosing: boolean;
}

/** A fault of this review that was linked to another review's deviation. */
export interface ExistingLink {
  questionKey: string;
  deviationId: DeviationId;
  state: DeviationState;
  /** What this review told last in the history of the deviation it points at. */
  toldDescription: string;
  /** As for one's own. */
  isAnsweredAfterClosing: boolean;
  /** The deviation waits for nothing but this link: new, not taken up, corrected where it was found, linked by nobody else. */
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
  /** The faults of the case are others than were told: what somebody handles keeps its words, and its history tells. */
  | { kind: 'noteFaults'; draft: DeviationDraft; deviationId: DeviationId; isLinked: boolean }
  | { kind: 'withdraw'; deviationId: DeviationId }
  /** Another review has the same fault: it stays for that, and its history says that the answer here was corrected. */
  | { kind: 'keepForLink'; deviationId: DeviationId }
  /** Somebody has begun to handle it: it stays, and its history says that the answer was corrected. */
  | { kind: 'noteCorrected'; deviationId: DeviationId };

/**
 * What handing in a review does to its deviations: a fault always ends up in a deviation that stands, and nothing is
 * planned twice, so a repeated request, a second tab or a retry can never make two (domain.md §4.5). A fault in an item
 * is never linked to another review's: which anmälan is the second one may differ between them. Where all faults of the
 * case share a deviation, it stands until the last of them is corrected, and what it tells follows which they are.
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
    ...drafts.flatMap((draft) => {
      const link = standing.find(({ questionKey }) => questionKey === draft.questionKey);
      return (link ? stepForLinked(draft, link) : stepForFault(draft, existing, openElsewhere)) ?? [];
    }),
    ...existing
      .filter(({ questionKey, state }) => !isFault(questionKey) && state !== 'withdrawn')
      .flatMap((own) => stepForCorrected(own) ?? []),
  ];
}

/** A link to what was withdrawn, or closed before the answer was given, answers for no fault. */
function isStanding({ state, isAnsweredAfterClosing }: ExistingLink): boolean {
  return state !== 'withdrawn' && !(state === 'closed' && isAnsweredAfterClosing);
}

function stepForLinked(draft: DeviationDraft, link: ExistingLink): DeviationStep | undefined {
  const isTold = draft.questionKey !== WHOLE_CASE || link.toldDescription === draft.description;
  return isTold ? undefined : { kind: 'noteFaults', draft, deviationId: link.deviationId, isLinked: true };
}

function stepForFault(
  draft: DeviationDraft,
  existing: readonly ExistingDeviation[],
  openElsewhere: readonly OpenElsewhere[],
): DeviationStep | undefined {
  const own = existing.find(({ questionKey }) => questionKey === draft.questionKey);
  const other = isInItem(draft.questionKey)
    ? undefined
    : openElsewhere.find(({ questionKey }) => questionKey === draft.questionKey);
  const linked = other && ({ kind: 'link', draft, deviationId: other.id } as const);
  if (own === undefined) return linked ?? { kind: 'create', draft };
  const { id: deviationId, state, isCorrected, isAnsweredAfterClosing } = own;
  const isReworded = own.title !== draft.title || own.description !== draft.description;
  // Other faults may go by the same words.
  const isJudgedOtherwise = draft.questionKey === WHOLE_CASE && own.severity !== draft.severity;
  if (state === 'withdrawn') return linked ?? { kind: 'reinstate', draft, deviationId };
  const isNewFault = isCorrected || (state === 'closed' && isReworded && isAnsweredAfterClosing);
  // One that is closed does not begin anew beside another review's that is open about the same.
  if (isNewFault && state === 'closed' && linked) return linked;
  if (isNewFault) return { kind: 'findAgain', draft, deviationId, state };
  if (state === 'new')
    return isReworded || isJudgedOtherwise ? { kind: 'reword', draft, deviationId } : undefined;
  const isTold = draft.questionKey !== WHOLE_CASE || own.toldDescription === draft.description;
  return isTold ? undefined : { kind: 'noteFaults', draft, deviationId, isLinked: false };
}

function stepForCorrected(own: ExistingDeviation): DeviationStep | undefined {
  const { id: deviationId, state, isCorrected, isLinked, isTakenUp } = own;
  if (state === 'new' && !isLinked && !isTakenUp) return { kind: 'withdraw', deviationId };
  if (isCorrected) return undefined;
  return { kind: state === 'new' && isLinked ? 'keepForLink' : 'noteCorrected', deviationId };
}
