import { isOwnCase, type KnownInRegisters } from '#app/features/accounts/domain/own-case.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';

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
  /** People who have declared a conflict of interest in this case. */
  excluded: readonly PersonId[];
  /** The only people who may have the case, where it is reserved; null: everybody. */
  reservedFor: readonly PersonId[] | null;
}

export interface Assignment {
  /** By case key; a case nobody may review is not in it. */
  reviewerOf: ReadonlyMap<string, PersonId>;
  /** In the order given. */
  impossible: readonly string[];
}

/** Whether the person may be given the case: not her own, no conflict of interest declared, not reserved for others. */
export function mayReviewCase(person: ReviewerCandidate, theCase: CaseToAssign): boolean {
  if (theCase.excluded.includes(person.personId) || isOwnCase(person, theCase)) return false;
  return theCase.reservedFor === null || theCase.reservedFor.includes(person.personId);
}

/**
 * Shares the cases out so that nobody gets a case of her own and the loads are as even as the conflicts allow:
 * each case goes to the least loaded who may have it, then cases are passed on along chains from the more to
 * the less loaded until no chain evens out further (a minimum-cost flow on a small graph, so the result is the
 * best there is). Deterministic: the same cases and reviewers in the same order give the same answer.
 */
export function assignReviews(
  cases: readonly CaseToAssign[],
  reviewers: readonly ReviewerCandidate[],
): Assignment {
  const allowed = new Map(cases.map((c) => [c.key, reviewers.filter((person) => mayReviewCase(person, c))]));
  const load = new Map(reviewers.map((person) => [person.personId, person.load]));
  const reviewerOf = new Map<string, PersonId>();
  const impossible: string[] = [];
  for (const { key } of cases) {
    const candidates = allowed.get(key) ?? [];
    const [first, ...rest] = candidates;
    if (first === undefined) {
      impossible.push(key);
      continue;
    }
    const chosen = rest.reduce((best, person) => (at(load, person) < at(load, best) ? person : best), first);
    reviewerOf.set(key, chosen.personId);
    load.set(chosen.personId, at(load, chosen) + 1);
  }
  while (evenOut(reviewers, allowed, load, reviewerOf)) {}
  return { reviewerOf, impossible };
}

const at = (load: ReadonlyMap<PersonId, number>, person: ReviewerCandidate) => load.get(person.personId) ?? 0;

/** Passes one case on along a chain to somebody with at least two fewer; false when no chain is left. */
function evenOut(
  reviewers: readonly ReviewerCandidate[],
  allowed: ReadonlyMap<string, readonly ReviewerCandidate[]>,
  load: Map<PersonId, number>,
  reviewerOf: Map<string, PersonId>,
): boolean {
  for (const from of [...reviewers].sort((a, b) => at(load, b) - at(load, a))) {
    const reachedBy = new Map<PersonId, { key: string; previous: PersonId }>();
    const queue = [from.personId];
    for (const holder of queue) {
      for (const [key, current] of reviewerOf) {
        if (current !== holder) continue;
        for (const person of allowed.get(key) ?? []) {
          if (person.personId === from.personId || reachedBy.has(person.personId)) continue;
          reachedBy.set(person.personId, { key, previous: holder });
          queue.push(person.personId);
        }
      }
    }
    const to = reviewers
      .filter((person) => reachedBy.has(person.personId) && at(load, person) <= at(load, from) - 2)
      .reduce<ReviewerCandidate | undefined>(
        (best, person) => (best === undefined || at(load, person) < at(load, best) ? person : best),
        undefined,
      );
    if (to === undefined) continue;
    let receiver = to.personId;
    for (let step = reachedBy.get(receiver); step !== undefined; step = reachedBy.get(receiver)) {
      reviewerOf.set(step.key, receiver);
      receiver = step.previous;
    }
    load.set(from.personId, at(load, from) - 1);
    load.set(to.personId, at(load, to) + 1);
    return true;
  }
  return false;
}
