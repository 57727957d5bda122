import { isOwnCase, type KnownInRegisters } from '#app/features/accounts/domain/own-case.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { evenOut, type Holding } from './even-out.ts';

export interface ReviewerCandidate extends KnownInRegisters {
  personId: PersonId;
  displayName: string;
  /** Reviews of the same round the person already has. */
  load: number;
}

export interface CaseToAssign {
  key: string;
  caseWorker: string | null;
  coWorker: string | null;
  /** People who have declared a conflict of interest in this case, or who have it already. */
  excluded: readonly PersonId[];
  /** The only people who may have the case, where it is reserved; null: everybody. */
  reservedFor: readonly PersonId[] | null;
  /** The only people who may have the case, where groups look at each other's cases; null: everybody. */
  crossedTo: readonly PersonId[] | null;
  /** How many different people are to have it; at least 1. */
  wanted: number;
}

export interface Assignment {
  /** By case key, in the order of the reviewers; fewer than wanted where too few may have the case. */
  reviewersOf: ReadonlyMap<string, readonly PersonId[]>;
  /** In the order given: the cases that too few may have, and how many are missing. */
  lacking: readonly { key: string; missing: number }[];
}

/** Whether the person may be given the case: not her own, no conflict of interest declared, not kept for others. */
export function mayReviewCase(person: ReviewerCandidate, theCase: CaseToAssign): boolean {
  if (theCase.excluded.includes(person.personId) || isOwnCase(person, theCase)) return false;
  return [theCase.reservedFor, theCase.crossedTo].every((only) => only?.includes(person.personId) ?? true);
}

/**
 * Shares the cases out so that each gets as many different people as it wants, nobody gets a case of her own and the
 * loads are as even as the conflicts allow: each case goes to the least loaded who may have it, then cases are passed
 * on along chains until nothing evens out further (`evenOut`), so the result is the best there is. A case that too few
 * may have gets those. Deterministic: the same cases and reviewers in the same order give the same answer.
 */
export function assignReviews(
  cases: readonly CaseToAssign[],
  reviewers: readonly ReviewerCandidate[],
): Assignment {
  const loads = reviewers.map(({ load }) => load);
  const lacking: { key: string; missing: number }[] = [];
  const holdings: Holding[] = cases.map((theCase) => {
    const allowed = reviewers.flatMap((person, index) => (mayReviewCase(person, theCase) ? [index] : []));
    const holders = new Set(leastLoaded(allowed, loads, theCase.wanted));
    for (const index of holders) loads[index] = (loads[index] ?? 0) + 1;
    if (holders.size < theCase.wanted) {
      lacking.push({ key: theCase.key, missing: theCase.wanted - holders.size });
    }
    return { allowed, holders };
  });
  evenOut(holdings, loads);
  const inOrder = (holders: ReadonlySet<number>) =>
    reviewers.filter((_, index) => holders.has(index)).map(({ personId }) => personId);
  const reviewersOf = new Map(cases.map(({ key }, at) => [key, inOrder(holdings[at]?.holders ?? new Set())]));
  return { reviewersOf, lacking };
}

/** Those with the fewest, of equals the first. */
function leastLoaded(allowed: readonly number[], loads: readonly number[], count: number): number[] {
  return allowed.toSorted((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0) || a - b).slice(0, count);
}
