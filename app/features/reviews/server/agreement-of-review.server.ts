import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { Comparison } from '#app/features/reviews/domain/compare-reviewers.ts';
import {
  type AnswerGiven,
  agreedInWords,
  answersGiven,
} from '#app/features/reviews/domain/compared-to-show.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { Reader } from '#db/client.server.ts';
import { listAgreedReasons, listSlotsOfCase } from '#db/queries/agreed-answers.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { gatherAgreement } from './gather-agreement.server.ts';
import { isAgreed, mayReview } from './review-access.server.ts';

/** What the page of the answers that count tells about how they came about. */
export interface AgreementOfReview {
  /** How many have handed in, of all who answer the case. */
  inCount: number;
  ofCount: number;
  /** Everybody who answers the case, in the order of slots. */
  names: string[];
  canAgree: boolean;
  isBegun: boolean;
  /** What each answered, by key; empty before all have handed in. */
  answers: Record<string, ComparedAnswer>;
}

interface ComparedAnswer {
  likeness: Comparison['likeness'];
  given: AnswerGiven[];
  /** Why it is the agreed answer; empty where nobody had to say. */
  reason: string;
  byName: string;
}

/** Null for a review that one person answers. Whoever asks may read the review. */
export function agreementOf(db: Reader, actor: Actor, review: ReviewRow): AgreementOfReview | null {
  const { slotCount, slotsOpen, roundState, state } = review;
  if (!isAgreed(review) || slotCount === 0) return null;
  const told = {
    inCount: slotCount - slotsOpen,
    ofCount: slotCount,
    names: listSlotsOfCase(db, review.roundId, review.frameCaseId).map(
      ({ slot, reviewerName }) => reviewerName ?? `Granskare ${slot}`,
    ),
    canAgree:
      roundState === 'reviewing' && canReview(state, 'answer') && mayReview(actor, 'review.write', review),
    isBegun: state !== 'assigned',
  };
  // Vignettes are shown to the group together and without names.
  if (slotsOpen > 0 || procedureOf(review).reviewersPerCase === 'everyone') return { ...told, answers: {} };
  const { state: agreed, reviewers, ground } = gatherAgreement(db, review);
  const reasons = new Map(listAgreedReasons(db, review.id).map((one) => [one.questionId, one]));
  const names = new Map(reviewers.map(({ slot, name }) => [slot, name]));
  const answers = agreed.steps.flatMap(({ key, comparison, section, state: question }) => {
    if (comparison === undefined) return [];
    const inWords = (answer: FullAnswer) => agreedInWords(section, question?.question, answer);
    const { reason = '', agreedByName: byName = '' } = reasons.get(key) ?? {};
    const { likeness } = comparison;
    const given = answersGiven(comparison, names, inWords, { state: question, columns: ground.columns });
    return [[key, { likeness, given, reason, byName }] as const];
  });
  return { ...told, answers: Object.fromEntries(answers) };
}
