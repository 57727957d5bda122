import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { deviationsWaitingFor } from '#app/features/deviations/server/list-deviations.server.ts';
import { actionsWaitingFor } from '#app/features/deviations/server/load-actions.server.ts';
import { dueOfYear } from '#app/features/plans/server/own-of-year.server.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listRoundsOfReviewer } from '#db/queries/own-work.server.ts';

const DAYS_AHEAD = { soon: 7, everything: 365 };

export type WorkKind =
  | 'reviews'
  | 'agreements'
  | 'approvals'
  | 'deviations'
  | 'actions'
  | 'occasions'
  | 'entries';
/** How much of a kind, and how much of it is late. Nothing of what it is about. */
export type DueWork = { readonly kind: WorkKind; readonly count: number; readonly lateCount: number };

/**
 * What waits for the person and is late or due within a week, or within a year for `everything`; only kinds with
 * something in them.
 */
export function dueWorkOf(services: Services, actor: Actor, which: keyof typeof DAYS_AHEAD): DueWork[] {
  const today = civilDateInSweden(services.now());
  const until = addDays(today, DAYS_AHEAD[which]);
  const year = dueOfYear(services, actor, until);
  const days: Record<WorkKind, (string | null)[]> = {
    reviews: listRoundsOfReviewer(services.db, reviewReachOf(actor)).flatMap(({ dueOn, total, finished }) =>
      Array<string>(total - finished).fill(dueOn),
    ),
    agreements: listReadyToAgree(services, actor).map(({ dueOn }) => dueOn),
    approvals: listToApprove(services, actor).waiting.map(({ dueOn }) => dueOn),
    deviations: deviationsWaitingFor(services, actor).map(({ dueOn }) => dueOn),
    actions: actionsWaitingFor(services, actor).map(({ awaitedOn }) => awaitedOn),
    occasions: year.occasions,
    entries: year.entries,
  };
  return (Object.keys(days) as WorkKind[]).flatMap((kind) => {
    const due = days[kind].filter((day) => day !== null && day <= until);
    const lateCount = due.filter((day) => day !== null && day < today).length;
    return due.length === 0 ? [] : [{ kind, count: due.length, lateCount }];
  });
}
