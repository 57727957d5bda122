import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { isToBeAgreed } from '#app/features/reviews/server/conflict-access.server.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import type { FrameCaseId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listAnswersOfRound } from '#db/queries/answers.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { type ListedReview, listReviewsOfRound } from '#db/queries/reviews.server.ts';
import {
  casesInDisagreement,
  type OwnAnswers,
  type QuestionAgreement,
  questionAgreements,
} from '../domain/statistics/question-agreement.ts';

type DifferingCase = { readonly reviewId: ReviewId; readonly caseKey: string };

export type AgreementFigures = {
  /** Cases that all of their reviewers have handed in; only these are counted. */
  readonly caseCount: number;
  readonly waitingCount: number;
  readonly questions: readonly (QuestionAgreement & { readonly cases: readonly DifferingCase[] })[];
};

/**
 * How alike the reviewers of the same cases answered, from what each answered by herself: what they agree on later changes
 * nothing. Undefined where one person reviews each case, and for vignettes, which are shown in their own way. A case counts
 * when all have handed in, so that no number tells what somebody answers blind.
 */
export function agreementFigures(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
): AgreementFigures | undefined {
  if (!isToBeAgreed(round)) return undefined;
  const definition = readChecklistVersion(db, round.checklistVersionId)?.definition;
  if (!definition) return undefined;
  const byCase = reviewsByCase(listReviewsOfRound(db, scope, round.id));
  const complete = [...byCase.values()].filter(({ own }) => own.length > 1 && own.every(isIn));
  const answers = answersByReview(listAnswersOfRound(db, scope, round.id));
  const cases = complete.map(({ own }) =>
    own.map(
      (review): OwnAnswers => ({
        reviewerId: review.reviewerId,
        evaluation: evaluateStored(definition, review, answers.get(review.id) ?? []),
      }),
    ),
  );
  const differing = casesInDisagreement(definition, cases);
  return {
    caseCount: complete.length,
    waitingCount: byCase.size - complete.length,
    questions: questionAgreements(definition, cases).map((question) => ({
      ...question,
      cases: (differing.get(question.key) ?? []).flatMap((place) => {
        const agreed = complete[place]?.agreed;
        return agreed ? [{ reviewId: agreed.id, caseKey: agreed.caseKey }] : [];
      }),
    })),
  };
}

/** The same for somebody who opens the page; logged as read. 404 and 403 as for the round's result. */
export function openAgreementFigures(services: Services, actor: Actor, roundId: RoundId) {
  const scope = scopeOf(actor, 'result.read');
  const found = findRoundWithNames(services.db, scope, roundId);
  if (!found) throw notFound();
  const { round } = found;
  requireMay(actor, 'result.read', { unitId: round.unitId, ownerId: round.ownerId });
  const figures = agreementFigures(services.db, scope, found);
  if (!figures) throw notFound();
  logRoundRead(services, actor, round, 'agreement');
  const { id, name } = round;
  return { round: { id, name, controlName: found.controlName }, figures };
}

const isIn = ({ state }: ListedReview) => state === 'finished';

type ReviewsOfCase = { agreed: ListedReview | undefined; own: ListedReview[] };

function reviewsByCase(reviews: readonly ListedReview[]): Map<FrameCaseId, ReviewsOfCase> {
  const byCase = new Map<FrameCaseId, ReviewsOfCase>();
  for (const review of reviews) {
    const one = byCase.get(review.frameCaseId) ?? { agreed: undefined, own: [] };
    byCase.set(review.frameCaseId, one);
    if (review.slot === 0) one.agreed = review;
    else one.own.push(review);
  }
  return byCase;
}

type AnswerRow = ReturnType<typeof listAnswersOfRound>[number];

function answersByReview(rows: readonly AnswerRow[]): Map<ReviewId, AnswerRow[]> {
  const byReview = new Map<ReviewId, AnswerRow[]>();
  for (const row of rows) {
    const earlier = byReview.get(row.reviewId);
    if (earlier) earlier.push(row);
    else byReview.set(row.reviewId, [row]);
  }
  return byReview;
}
