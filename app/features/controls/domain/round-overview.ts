import type { BegunReview } from '#app/features/controls/domain/begun-review.ts';
import type { DeepenedIn, Deepening } from '#app/features/controls/domain/deepening.ts';
import type { ExtractInTime } from '#app/features/controls/domain/extract-in-time.ts';
import type { FollowedAction } from '#app/features/controls/domain/follow-up.ts';
import type { FramePreview, Undated } from '#app/features/controls/domain/frame-preview.ts';
import type { LeftOut } from '#app/features/controls/domain/frame-rules.ts';
import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import type { Allocation, Quota, SampleDesign, SelectionKind } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId, FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { DrawKind, RoundState, SeedOrigin, SelectionReason } from '#app/shared/domain/vocabulary.ts';

/** A case of the draw in force as the round page and the protocol show it. */
export type DrawnCase = {
  readonly frameCaseId: FrameCaseId;
  readonly key: string;
  /** 1-based, in the order drawn. */
  readonly position: number;
  /** 1-based among the cases of its group by slumptal; null where slumptal do not decide. */
  readonly rank: number | null;
  readonly ticket: number;
  readonly stratum: string;
  /** `reserve`: took the place of a drawn case. */
  readonly reason: SelectionReason | 'reserve';
  readonly isReplaced: boolean;
  /** Protected identity as the frame was frozen. */
  readonly isProtected: boolean;
  /** What the frame says of it in the columns of the minst-krav, in the order of `DrawView.quotaColumns`. */
  readonly quotaValues: readonly string[];
  /** Who chose it and why; null for a case that no person chose. */
  readonly choice: { readonly cause: string; readonly byName: string } | null;
};

/** A group of the frame in a draw; one without a name where the frame is not divided. */
export type DrawGroupView = {
  readonly stratum: string;
  readonly frameSize: number;
  /** How many the design wants of it: with so many of the lowest slumptal it is content. */
  readonly wanted: number;
  readonly drawn: number;
};

/** A seed locked for a year, with where it can be looked up. */
export type LockedSeedView = {
  readonly unitName: string;
  readonly year: number;
  readonly seed: string;
  /** Empty: the program made it when it was locked. */
  readonly source: string;
  readonly lockedAt: string;
  readonly lockedByName: string;
};

/** The year's locked seed as it concerns a round. */
export type YearLockView = LockedSeedView & {
  /** False: the file that the frame was made of was uploaded before the seed was locked. */
  readonly applies: boolean;
};

/** Two people who are to give a part each of the seed. Never holds a part. */
export type SeedAgreementView = {
  readonly drawNumber: number;
  readonly createdAt: string;
  readonly createdByName: string;
  /** In the order named: the order of the parts in the seed. */
  readonly people: readonly {
    readonly personId: PersonId;
    readonly name: string;
    readonly givenAt: string | null;
    /** Who was logged in where it was given, when that was somebody else; null otherwise and where it is not known. */
    readonly onComputerOf: string | null;
  }[];
  readonly usedAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelledByName: string | null;
  readonly cancelReason: string | null;
};

/** A part of a seed that was drawn with. */
export type SeedPartView = {
  readonly name: string;
  readonly part: string;
  readonly enteredAt: string;
  /** Who was logged in where it was given, when that was somebody else; null otherwise and where it is not known. */
  readonly onComputerOf: string | null;
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
  readonly kind: DrawKind;
  readonly selection: SelectionKind;
  readonly allocationKind: Allocation['kind'];
  /** Marks a sample that chance did not decide; empty for one it did. */
  readonly notByLot: string;
  readonly specification: string;
  readonly seed: string;
  readonly seedOrigin: SeedOrigin;
  readonly lockedSeed: LockedSeedView | null;
  /** Both parts, in order, of a seed that was drawn with; empty for any other seed. */
  readonly seedParts: readonly SeedPartView[];
  readonly designInWords: string;
  /** Columns that a minst-krav or the order looks at: whoever reads the list must see that it is met. */
  readonly quotaColumns: readonly string[];
  readonly groups: readonly DrawGroupView[];
  readonly shortfalls: readonly string[];
  readonly redrawReason: string | null;
  readonly drawnAt: string;
  readonly drawnByName: string;
  /** The drawn cases in order, then the reserves that were taken in. */
  readonly cases: readonly DrawnCase[];
  readonly replacements: readonly ReplacementView[];
  /** The next unused reserves in order; where there are groups the next of each, unless all were asked for. */
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
  /** What the frame's rules left out, in order. */
  readonly leftOut: readonly LeftOut[];
  /** Null where no dates decide. */
  readonly undated: Undated | null;
  readonly frozenAt: string;
  readonly frozenByName: string;
  /** Instant of the import whose content was frozen. */
  readonly importedAt: string | null;
  /** The day that content is from; null for an import from before that was asked. */
  readonly extractedOn: CivilDate | null;
};

export type RoundEventView = {
  readonly kind: string;
  readonly at: string;
  readonly byName: string | null;
  readonly note: string;
};

/** What is told of a round without showing a case of it: whoever reads it has not read any case. */
export type RoundFacts = {
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
    /** Given up after the freeze; nothing more can be done in it. `begun`: reviews that somebody had begun by then. */
    readonly aborted: {
      readonly at: string;
      readonly byName: string;
      readonly reason: string;
      readonly begun: number;
    } | null;
  };
  readonly control: { readonly id: ControlId; readonly name: string; readonly purpose: string };
  readonly checklist: { readonly name: string; readonly versionNumber: number };
  readonly registerName: string;
  readonly reviewerNames: readonly string[];
  readonly filterInWords: string;
  readonly rulesInWords: readonly string[];
  readonly designInWords: string;
  /** The hits of another round that this one goes deeper into; null for any other round. */
  readonly deepening: Deepening | null;
  /** The rounds that go deeper into the hits of this one. */
  readonly deepenedIn: readonly DeepenedIn[];
  /** The action whose effect the round shows; null for any other round. */
  readonly follows: FollowedAction | null;
  /** How the reviewing is done, as sentences. */
  readonly procedureInWords: readonly string[];
  readonly design: SampleDesign;
  readonly quotas: readonly Quota[];
  /** What a freeze would give now; only while the round is planned. */
  readonly preview: FramePreview | null;
  /** What would be frozen, in time; only while the round is planned and something is read in. */
  readonly extract: ExtractInTime | null;
  readonly frame: FrameView | null;
  readonly drawCount: number;
  /** Cases in the sample as it stands, with those taken in and without those replaced; null before the draw. */
  readonly sampleSize: number | null;
  /** First to last; the last may be open. */
  readonly seedAgreements: readonly SeedAgreementView[];
  /** The seed locked for the year of the reference date, if there is one. */
  readonly yearLock: YearLockView | null;
  /** What could have been arranged after the year's seed was known, as sentences. */
  readonly lockTraces: readonly string[];
  readonly allocationKind: Allocation['kind'];
  /** Who could give a part of the seed, as choices; only for whoever may draw now. */
  readonly seedPeople: readonly { readonly value: string; readonly label: string }[];
  /** Draws of other rounds on the same frame or on one with much the same cases, earliest first; empty before the freeze. */
  readonly otherDraws: readonly OtherDraw[];
  /** What the person looking may do now: role and state together. */
  readonly may: {
    readonly freeze: boolean;
    readonly draw: boolean;
    readonly redraw: boolean;
    /** Draw with a seed that is typed: not after one that no single person decided. */
    readonly typeSeed: boolean;
    /** Draw more cases with the same seed. */
    readonly extend: boolean;
    /** Choose cases, or see who has chosen. */
    readonly chooseCases: boolean;
    readonly giveUpSeed: boolean;
    readonly replace: boolean;
    readonly addReviewers: boolean;
    readonly remove: boolean;
    readonly edit: boolean;
    readonly giveUp: boolean;
    /** Go deeper into the hits among its reviewed cases. */
    readonly deepen: boolean;
  };
};

/** Everything the round page's own steps and the protocol show, case numbers too. */
export type RoundOverview = RoundFacts & {
  /** First to last; the last is in force. */
  readonly draws: readonly DrawView[];
  /** Those of replacements name the cases. */
  readonly events: readonly RoundEventView[];
};
