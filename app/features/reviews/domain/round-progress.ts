import type { FrameCaseId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';

/** One review of a round, as whoever leads it sees it: who has it and how far it is, never what was answered. */
type ReviewInRound = {
  readonly reviewId: ReviewId;
  readonly slot: number;
  readonly state: ReviewState;
  readonly approval: ApprovalState | null;
  readonly finishedAt: string | null;
  readonly reviewerId: PersonId | null;
  readonly reviewerName: string | null;
  readonly frameCaseId: FrameCaseId;
  readonly caseKey: string;
};

/** How far one reviewer has come; every review is counted in exactly one of the five. */
type ReviewerProgress = {
  readonly personId: PersonId;
  readonly name: string;
  readonly total: number;
  readonly notBegun: number;
  readonly begun: number;
  readonly returned: number;
  readonly waiting: number;
  readonly handedIn: number;
  /** Cases she answered where all have handed in and the answers that count are not agreed on. */
  readonly toAgree: number;
  /** The instant of the last answer or handing in; null before the first. */
  readonly latestAt: string | null;
};

/** The case with everybody who answers it and, where several do, the review that waits for what they agree on. */
type CaseProgress<Row extends ReviewInRound> = {
  readonly frameCaseId: FrameCaseId;
  readonly caseKey: string;
  /** Slots 1 and up where several answer; the only review otherwise. In order of slots. */
  readonly reviews: readonly Row[];
  /** The agreed answers; null where one person answers. */
  readonly agreed: Row | null;
};

type Part = 'notBegun' | 'begun' | 'returned' | 'waiting' | 'handedIn';

function partOf({ state, approval }: ReviewInRound): Part {
  if (approval === 'returned') return 'returned';
  if (state === 'finished') return approval === 'waiting' ? 'waiting' : 'handedIn';
  return state === 'assigned' ? 'notBegun' : 'begun';
}

/** How the reviews of a round belong together: `agrees` where slot 0 waits for what the others agree on. */
type Round = { readonly isSeveral: boolean; readonly agrees: boolean };

/** Those that a person answers by herself: not the empty slot 0 beside the answers of several. */
function ownAnswers<Row extends ReviewInRound>(reviews: readonly Row[], { isSeveral }: Round): Row[] {
  return reviews.filter(({ slot }) => !isSeveral || slot > 0);
}

/** How many reviews each person has that are not handed in; nobody without any. Not what several are to agree on. */
export function leftByReviewer(reviews: readonly ReviewInRound[], round: Round): Map<PersonId, number> {
  const left = new Map<PersonId, number>();
  for (const { reviewerId, state } of ownAnswers(reviews, round)) {
    if (reviewerId !== null && state !== 'finished') left.set(reviewerId, (left.get(reviewerId) ?? 0) + 1);
  }
  return left;
}

/** All have handed in, and the answers that count are not: what waits is to agree. */
export function isReadyToAgree({
  reviews,
  agreed,
}: Pick<CaseProgress<ReviewInRound>, 'reviews' | 'agreed'>): boolean {
  const isAnswered = reviews.length > 0 && reviews.every(({ state }) => state === 'finished');
  return agreed !== null && agreed.state !== 'finished' && isAnswered;
}

/** How many cases each person is to agree on now: those she answered, or was given to settle. Nobody without any. */
export function toAgreeByReviewer(reviews: readonly ReviewInRound[], round: Round): Map<PersonId, number> {
  const count = new Map<PersonId, number>();
  if (!round.agrees) return count;
  for (const one of progressByCase(reviews, true).filter(isReadyToAgree)) {
    const people = new Set([one.agreed, ...one.reviews].map((review) => review?.reviewerId ?? null));
    for (const person of people) if (person !== null) count.set(person, (count.get(person) ?? 0) + 1);
  }
  return count;
}

/**
 * One row a reviewer, in the order that `compareNames` gives and no other: nobody is ranked. `lastAnswered` is when each
 * answered last. What several agree on is nobody's own review.
 */
export function progressByReviewer(
  reviews: readonly ReviewInRound[],
  lastAnswered: ReadonlyMap<PersonId, string>,
  compareNames: (a: string, b: string) => number,
  round: Round,
): ReviewerProgress[] {
  const toAgree = toAgreeByReviewer(reviews, round);
  const people = new Map<PersonId, { -readonly [K in keyof ReviewerProgress]: ReviewerProgress[K] }>();
  for (const review of ownAnswers(reviews, round)) {
    const { reviewerId, reviewerName } = review;
    if (reviewerId === null) continue;
    const person = people.get(reviewerId) ?? {
      ...{ personId: reviewerId, name: reviewerName ?? '', total: 0 },
      ...{ notBegun: 0, begun: 0, returned: 0, waiting: 0, handedIn: 0 },
      toAgree: toAgree.get(reviewerId) ?? 0,
      latestAt: lastAnswered.get(reviewerId) ?? null,
    };
    person.total += 1;
    person[partOf(review)] += 1;
    if ((review.finishedAt ?? '') > (person.latestAt ?? '')) person.latestAt = review.finishedAt;
    people.set(reviewerId, person);
  }
  return [...people.values()].toSorted((a, b) => compareNames(a.name, b.name) || a.personId - b.personId);
}

/** One row a case, in the order of the reviews. `isSeveral`: slot 0 waits for what the others agree on. */
export function progressByCase<Row extends ReviewInRound>(
  reviews: readonly Row[],
  isSeveral: boolean,
): CaseProgress<Row>[] {
  const cases = new Map<FrameCaseId, Row[]>();
  for (const review of reviews) {
    const own = cases.get(review.frameCaseId);
    if (own) own.push(review);
    else cases.set(review.frameCaseId, [review]);
  }
  return [...cases].map(([frameCaseId, own]) => {
    const inOrder = own.toSorted((a, b) => a.slot - b.slot);
    return {
      frameCaseId,
      caseKey: inOrder[0]?.caseKey ?? '',
      reviews: inOrder.filter(({ slot }) => !isSeveral || slot > 0),
      agreed: isSeveral ? (inOrder.find(({ slot }) => slot === 0) ?? null) : null,
    };
  });
}

/** Reviews that nobody has, although somebody should: not the empty slot 0 that waits for an agreement. */
export function withoutReviewer<Row extends ReviewInRound>(
  reviews: readonly Row[],
  isSeveral: boolean,
): Row[] {
  return reviews.filter(
    ({ slot, reviewerId, state }) => reviewerId === null && state !== 'finished' && (!isSeveral || slot > 0),
  );
}
