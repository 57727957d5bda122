import type { Allocation } from '#app/features/sampling/domain/design.ts';
import type { SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** A case of the frame as a draw left it. */
export type CaseInDraw = {
  readonly key: string;
  readonly ticket: number;
  /** Empty where the frame is not divided. */
  readonly stratum: string;
  /** 1-based among the cases of its group by slumptal. */
  readonly rank: number;
  readonly groupSize: number;
  /** How many the design wants of the group. */
  readonly wanted: number;
  /** Null: it was not drawn. */
  readonly reason: SelectionReason | null;
  readonly isReplaced: boolean;
  /** It took the place of a drawn case. */
  readonly isTakenIn: boolean;
  readonly allocationKind: Allocation['kind'];
  readonly choice: { readonly cause: string; readonly byName: string } | null;
};
