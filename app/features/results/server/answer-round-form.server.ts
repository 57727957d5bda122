import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isAwaitingApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDecidingReviews } from '#db/queries/reviews.server.ts';
import type { FinalisingProblem } from '../domain/finalising.ts';
import { intentSchema, readKinds, readReasons, reasonErrors, reopenSchema } from '../forms/finalise-form.ts';
import { finaliseRound } from './finalise-round.server.ts';
import { reopenRound } from './reopen-round.server.ts';

export type RoundFormFailure = {
  intent: 'finalise' | 'reopen';
  errors: { field?: string; message: string }[];
  /** What was typed, by field. */
  values: Record<string, string>;
};

/** Finalises or reopens as the posted form says; what was typed comes back with the errors. */
export function answerRoundForm(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  form: FormData,
): Result<undefined, RoundFormFailure> {
  const intent = intentSchema.safeParse(form.get('intent'));
  if (!intent.success) throw new Response(null, { status: 400 });
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const fail = (errors: RoundFormFailure['errors']) => err({ intent: intent.data, errors, values });
  if (intent.data === 'finalise') {
    const dividedBy = values['dela-upp'] ?? '';
    const reasons = readReasons(form);
    const wrong = reasonErrors(reasons);
    if (wrong.length > 0) return fail(wrong);
    const result = finaliseRound(services, actor, roundId, reasons, dividedBy, readKinds(form, reasons));
    return result.ok ? ok(undefined) : fail(errorsOf(result.error, listNamed(services, actor, roundId)));
  }
  const parsed = reopenSchema.safeParse({ reason: form.get('reason') ?? '' });
  if (!parsed.success) return fail(parsed.error.issues.map(({ message }) => ({ field: 'reason', message })));
  const result = reopenRound(services, actor, roundId, parsed.data.reason);
  return result.ok ? ok(undefined) : fail([{ message: 'Omgången är redan öppen. Inget har ändrats.' }]);
}

type Named = { readonly caseKey: string; readonly isAwaiting: boolean };

/** The reviews by their case numbers: two reasons missing must not read alike. */
function listNamed(services: Services, actor: Actor, roundId: RoundId): ReadonlyMap<ReviewId, Named> {
  const reviews = listDecidingReviews(services.db, scopeOf(actor, 'round.read'), roundId);
  return new Map(
    reviews.map((review) => [review.id, { caseKey: review.caseKey, isAwaiting: isAwaitingApproval(review) }]),
  );
}

function errorsOf(
  problem: FinalisingProblem,
  named: ReadonlyMap<ReviewId, Named>,
): RoundFormFailure['errors'] {
  if (problem.kind === 'notOpen') {
    return [
      { message: 'Omgången kan inte fastställas än: granskningarna är inte fördelade. Inget har ändrats.' },
    ];
  }
  if (problem.kind === 'notDividing') {
    return [{ field: 'dela-upp', message: 'Välj en kolumn i listan, eller inget. Inget har ändrats.' }];
  }
  if (problem.kind === 'nothingReviewed') {
    return [
      {
        message:
          'Minst en granskning måste vara inlämnad, och godkänd om omgången kräver det, innan omgången kan fastställas. Inget har ändrats.',
      },
    ];
  }
  if (problem.kind === 'deviationsLeft') {
    return problem.reviewIds.map((reviewId) => ({
      field: `reason-${reviewId}`,
      message: `Granskningen av ärende ${named.get(reviewId)?.caseKey ?? ''} öppnades igen och har en avvikelse. Lämna in den först.`,
    }));
  }
  return problem.reviewIds.map((reviewId) => ({
    field: `reason-${reviewId}`,
    message: `Skriv varför ${named.get(reviewId)?.caseKey ?? 'ärendet'} inte granskas, eller vänta tills granskningen är ${named.get(reviewId)?.isAwaiting ? 'godkänd' : 'inlämnad'}.`,
  }));
}
