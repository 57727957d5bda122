import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { type DeviationTiming, deviationTimingOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import { answersByReview, readOwnGrid } from '#app/features/reviews/server/grid-reviews.server.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { handInReview } from './hand-in-review.server.ts';

/** A review that is not handed in, and how much is left of it. */
interface LeftReview {
  reviewId: ReviewId;
  caseKey: string;
  /** What lacks an answer or its words, in reading order. */
  lacking: string[];
}

interface GridHandIn {
  roundName: string;
  controlName: string;
  total: number;
  handedIn: number;
  left: LeftReview[];
  /** When what is found becomes deviations. */
  deviationsCome: DeviationTiming;
}

/** How far the actor's own reviews of a round have come; undefined when she has none there. */
export function loadGridHandIn(services: Services, actor: Actor, roundId: RoundId): GridHandIn | undefined {
  const grid = readOwnGrid(services.db, actor, roundId);
  if (!grid) return undefined;
  const open = grid.reviews.filter(({ state }) => state !== 'finished');
  const answers = answersByReview(
    services.db,
    open.map(({ id }) => id),
  );
  const { name: roundName, controlName, columns, referenceOn } = grid.round;
  return {
    roundName,
    controlName,
    total: grid.reviews.length,
    handedIn: grid.reviews.length - open.length,
    // All of a person's own reviews in a round are of one kind.
    deviationsCome: deviationTimingOf(procedureOf(grid.round), grid.reviews[0]?.slot ?? 0),
    left: open.map(({ id, caseKey, values }) => {
      const review = { columns, values, referenceOn };
      const { states, itemLists } = evaluateStored(grid.definition, review, answers.get(id) ?? []);
      const questions = states
        .filter(({ lacks }) => lacks.length > 0)
        .map(({ question }) => question.shortName);
      const lists = itemLists.filter(({ isLacking }) => isLacking).map(({ section }) => section.title);
      return { reviewId: id, caseKey, lacking: [...lists, ...questions] };
    }),
  };
}

/**
 * Hands in every complete review of the actor's own in the round, each as if by its own button, and says how many that
 * was; undefined when she has none there. What is handed in already is left alone, so that pressing twice makes nothing
 * twice. Between two reviews others get their turn: hundreds take some seconds.
 */
export async function handInComplete(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Promise<number | undefined> {
  const before = loadGridHandIn(services, actor, roundId);
  if (!before) return undefined;
  let count = 0;
  for (const { reviewId, lacking } of before.left) {
    if (lacking.length > 0) continue;
    if (handInReview(services, actor, reviewId).ok) count += 1;
    await nextTurn();
  }
  return count;
}
