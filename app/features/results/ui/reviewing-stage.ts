import type { ReviewingStage } from '#app/features/controls/ui/next-step.ts';

type Reviews = {
  readonly settled: number;
  readonly total: number;
  readonly isVignette: boolean;
  /** How the group answered a vignette may be seen. */
  readonly areAnswersOpen: boolean;
  /** What nobody has written of the texts that are locked with the result. */
  readonly unwritten: readonly string[];
  readonly progress: {
    readonly agrees: boolean;
    readonly reviewers: readonly { readonly left: number }[];
    readonly emptyCount: number;
    readonly toAgreeCount: number;
    readonly toApproveCount: number;
  };
};

/** What a round under way waits for: reviewers, an agreement, an approval, or nothing more. */
export function reviewingStageOf({ settled, total, progress, ...round }: Reviews): ReviewingStage {
  if (round.isVignette) return { kind: round.areAnswersOpen ? 'answersOpen' : 'answering' };
  if (total > 0 && settled === total) return { kind: 'finished', isUnwritten: round.unwritten.length > 0 };
  const { toAgreeCount, toApproveCount, emptyCount, reviewers } = progress;
  const isAnswered = emptyCount === 0 && reviewers.every(({ left }) => left === 0);
  if (isAnswered && toAgreeCount === 0 && toApproveCount > 0 && settled + toApproveCount === total)
    return { kind: 'toApprove' };
  return { kind: isAnswered && toAgreeCount > 0 ? 'toAgree' : 'underWay', toAgree: toAgreeCount };
}
