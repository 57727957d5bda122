import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { DEMO_COMMENTS, type DemoFinding, type DemoRound } from '#db/demo/rounds.ts';
import { listReviewsOfPerson } from '#db/queries/reviews.server.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import { halfDayAfter } from './demo-clock.server.ts';
import type { DemoOrganisation } from './found-demo.server.ts';

/** The reviewers open their files, one after the other, and answer what the checklist asks. */
export function reviewDemoRound(
  cast: DemoCast,
  organisation: DemoOrganisation,
  roundId: RoundId,
  round: DemoRound,
): void {
  const given = [...organisation.people.keys()].flatMap((account) =>
    listReviewsOfPerson(cast.services.db, reviewReachOf(cast.as(account)))
      .filter((review) => review.roundId === roundId)
      .map((review) => ({ account, reviewId: review.id })),
  );
  // In the order shared out, so that the findings meet the same files every time.
  const inOrder = given.toSorted((a, b) => a.reviewId - b.reviewId);
  for (const [index, { account, reviewId }] of inOrder.slice(0, round.handedInCount + 1).entries()) {
    cast.services.setNow(halfDayAfter(round.reviewedFrom, index));
    const isHandedIn = index < round.handedInCount;
    const actor = cast.as(account);
    answerFile(cast, actor, reviewId, round.findings[index] ?? [], isHandedIn ? Number.POSITIVE_INFINITY : 2);
    if (isHandedIn) must(handInReview(cast.services, actor, reviewId), 'hand in');
  }
}

function answerFile(
  { services }: DemoCast,
  actor: Actor,
  reviewId: ReviewId,
  findings: readonly DemoFinding[],
  most: number,
): void {
  const page = must(loadReview(services, actor, reviewId), 'open review');
  let answers: Answers = {};
  for (let count = 0; count < most; count += 1) {
    const referenceOn = page.review.referenceOn as CivilDate;
    const { states } = evaluateReview(page.definition, { columns: page.columns, referenceOn }, answers);
    const next = states.find((state) => state.isVisible && state.lacks.length > 0);
    if (!next) return;
    const { question } = next;
    if (answers[question.key]) throw new Error(`Demo: ${question.key} stays unanswered`);
    services.advance(4);
    const answer = answerTo(question, findings, next.suggestion?.option, reviewId + count);
    const saved = saveAnswer(services, actor, reviewId, {
      questionKey: question.key,
      seenRevision: 0,
      ...answer,
    });
    must(saved, 'answer');
    answers = { ...answers, [question.key]: answer };
  }
}

function answerTo(
  question: Question,
  findings: readonly DemoFinding[],
  suggestion: Answer['option'] | undefined,
  turn: number,
): Answer {
  const finding = findings.find((one) => one.question === question.key);
  if (finding) return { option: finding.option, reason: finding.reason, comment: '' };
  // The dates decide where the checklist can compute; the reason says no more than they do.
  const option = suggestion ?? 'yes';
  const reason = option === 'yes' ? '' : 'Datumen i registret stämmer med akten. Gränsen är överskriden.';
  const comment = question.comment ? (DEMO_COMMENTS[turn % DEMO_COMMENTS.length] ?? '') : '';
  return { option, reason, comment };
}
