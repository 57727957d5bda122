import type { BegunReview } from '#app/features/controls/domain/begun-review.ts';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import type { Quota } from '#app/features/sampling/domain/design.ts';
import type { ControlId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { RoundState, SeedOrigin, SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** A case of the draw in force as the round page and the protocol show it. */
export type DrawnCase = {
  readonly frameCaseId: FrameCaseId;
  readonly key: string;
  /** 1-based, in the order drawn. */
  readonly position: number;
  /** 1-based among all cases of the frame by slumptal. */
  readonly rank: number;
  readonly ticket: number;
  readonly stratum: string;
  /** `reserve`: took the place of a drawn case. */
  readonly reason: SelectionReason | 'reserve';
  readonly isReplaced: boolean;
  /** What the frame says of it in the columns of the minst-krav, in the order of `DrawView.quotaColumns`. */
  readonly quotaValues: readonly string[];
};

export type ReplacementView = {
  readonly replacedKey: string;
  readonly replacementKey: string | null;
  readonly reason: string;
  readonly note: string;
  /** What had been answered about the replaced case; null when nothing was. */
  readonly begun: BegunReview | null;
  readonly at: string;
  readonly byName: string;
};

export type DrawView = {
  readonly number: number;
  readonly specification: string;
  readonly seed: string;
  readonly seedOrigin: SeedOrigin;
  readonly designInWords: string;
  /** Columns that a minst-krav looks at: whoever reads the list must see that it is met. */
  readonly quotaColumns: readonly string[];
  readonly shortfalls: readonly string[];
  readonly redrawReason: string | null;
  readonly drawnAt: string;
  readonly drawnByName: string;
  /** The drawn cases in order, then the reserves that were taken in. */
  readonly cases: readonly DrawnCase[];
  readonly replacements: readonly ReplacementView[];
  /** The next unused reserves in order. */
  readonly nextReserves: readonly {
    readonly key: string;
    readonly ticket: number;
    readonly stratum: string;
  }[];
  readonly reserveCount: number;
};

export type FrameView = {
  readonly size: number;
  readonly fingerprint: string;
  readonly filterInWords: string;
  readonly frozenAt: string;
  readonly frozenByName: string;
  /** Instant of the import whose content was frozen. */
  readonly importedAt: string | null;
};

export type RoundEventView = {
  readonly kind: string;
  readonly at: string;
  readonly byName: string | null;
  readonly note: string;
};

/** Everything the round page's own steps and the protocol show. */
export type RoundOverview = {
  readonly round: {
    readonly id: RoundId;
    readonly number: number;
    readonly name: string;
    readonly state: RoundState;
    readonly referenceOn: string;
    readonly dueOn: string;
    readonly unitName: string;
    readonly ownerName: string;
    readonly createdAt: string;
    readonly finalisedAt: string | null;
    readonly finalNumber: string | null;
  };
  readonly control: { readonly id: ControlId; readonly name: string; readonly purpose: string };
  readonly checklist: { readonly name: string; readonly versionNumber: number };
  readonly registerName: string;
  readonly reviewerNames: readonly string[];
  readonly filterInWords: string;
  readonly designInWords: string;
  readonly quotas: readonly Quota[];
  /** What a freeze would give now; only while the round is planned. */
  readonly preview: FramePreview | null;
  readonly frame: FrameView | null;
  /** First to last; the last is in force. */
  readonly draws: readonly DrawView[];
  /** Draws of other rounds on the same frame, earliest first; empty before the freeze. */
  readonly otherDraws: readonly OtherDraw[];
  readonly events: readonly RoundEventView[];
  /** What the person looking may do now: role and state together. */
  readonly may: {
    readonly freeze: boolean;
    readonly draw: boolean;
    readonly redraw: boolean;
    readonly replace: boolean;
    readonly addReviewers: boolean;
    readonly remove: boolean;
  };
};
