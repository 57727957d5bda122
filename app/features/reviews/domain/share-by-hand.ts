import type { FrameCaseId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { type CaseToAssign, mayReviewCase, type ReviewerCandidate } from './assign-reviews.ts';

/** One place in a case, whether its review is made or not. */
export interface HandSeat {
  slot: number;
  reviewId: ReviewId | null;
  holderId: PersonId | null;
  isFinished: boolean;
  /** Who has, or has had, another place of the case: never this one too. */
  shutIds: readonly PersonId[];
}

export interface HandCase {
  frameCaseId: FrameCaseId;
  /** The chooser's own, or she has declared a conflict in it: it stays as it is. */
  isNear: boolean;
  /** Excludes those who have declared a conflict, not those who hold the case. */
  toAssign: CaseToAssign;
  seats: HandSeat[];
}

/** What somebody chose for one place, and who had it when she saw the page. */
export interface HandChoice {
  frameCaseId: FrameCaseId;
  slot: number;
  seenId: PersonId | null;
  chosenId: PersonId | null;
}

export type HandProblem = {
  kind: 'changedMeanwhile' | 'locked' | 'near' | 'mayNot' | 'hadAnother' | 'twice';
  frameCaseId: FrameCaseId;
  slot: number;
  key: string;
};

/** A place that goes to somebody else than the one who has it. */
type HandChange = { frameCaseId: FrameCaseId; seat: HandSeat; reviewerId: PersonId };

/**
 * What the choices come to, and what keeps them from being carried out; with a problem nothing is to be saved. A place
 * left as it was seen is no choice, and an empty choice takes nothing from anybody. Nobody may have a case of her own,
 * one she declared a conflict in, one kept for others or two places of a case, now or before; a handed-in review stays
 * where it is.
 */
export function shareByHand(
  cases: readonly HandCase[],
  reviewers: readonly ReviewerCandidate[],
  choices: readonly HandChoice[],
): { changes: HandChange[]; problems: HandProblem[] } {
  const caseOf = new Map(cases.map((one) => [one.frameCaseId, one]));
  const changes: HandChange[] = [];
  const problems: HandProblem[] = [];
  for (const { frameCaseId, slot, seenId, chosenId } of choices) {
    const theCase = caseOf.get(frameCaseId);
    const seat = theCase?.seats.find((one) => one.slot === slot);
    if (!theCase || !seat || chosenId === null || chosenId === seenId || chosenId === seat.holderId) continue;
    const person = reviewers.find(({ personId }) => personId === chosenId);
    const problem = (kind: HandProblem['kind']) =>
      problems.push({ kind, frameCaseId, slot, key: theCase.toAssign.key });
    if (theCase.isNear) problem('near');
    else if (seat.isFinished) problem('locked');
    else if (seat.holderId !== seenId) problem('changedMeanwhile');
    else if (!person || !mayReviewCase(person, theCase.toAssign)) problem('mayNot');
    else if (seat.shutIds.includes(chosenId)) problem('hadAnother');
    else changes.push({ frameCaseId, seat, reviewerId: chosenId });
  }
  return { changes, problems: [...problems, ...heldTwice(caseOf, changes)] };
}

/** Places whose new holder would have another place of the same case too. */
function heldTwice(
  caseOf: ReadonlyMap<FrameCaseId, HandCase>,
  changes: readonly HandChange[],
): HandProblem[] {
  const chosen = new Map(
    changes.map(({ frameCaseId, seat, reviewerId }) => [seatKey(frameCaseId, seat.slot), reviewerId]),
  );
  return changes.flatMap(({ frameCaseId, seat, reviewerId }) => {
    const theCase = caseOf.get(frameCaseId);
    const after = (theCase?.seats ?? []).map(
      ({ slot, holderId }) => chosen.get(seatKey(frameCaseId, slot)) ?? holderId,
    );
    if (!theCase || after.filter((id) => id === reviewerId).length < 2) return [];
    return [{ kind: 'twice' as const, frameCaseId, slot: seat.slot, key: theCase.toAssign.key }];
  });
}

/** Names a place of a case in a form. */
export function seatKey(frameCaseId: FrameCaseId, slot: number): string {
  return `${frameCaseId}-${slot}`;
}
