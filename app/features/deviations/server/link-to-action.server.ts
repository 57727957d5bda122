import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { ActionId, DeviationId } from '#app/shared/domain/ids.ts';
import { err, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findDeviation } from '#db/queries/deviations.server.ts';
import type { DeviationFormFailure } from './answer-deviation-form.server.ts';
import { deviationReachOf, mayDeviation } from './deviation-access.server.ts';
import { handleAction } from './handle-action.server.ts';

/** Lets an action that is planned already serve the deviation too; `actionId` is null where none is chosen. */
export function linkToAction(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
  { actionId, movesDeviations }: { actionId: ActionId | null; movesDeviations: boolean },
): Result<null, DeviationFormFailure> {
  const deviation = findDeviation(services.db, deviationReachOf(actor), deviationId);
  if (!deviation) throw notFound();
  if (!mayDeviation(actor, 'deviation.handle', deviation)) throw forbidden();
  const refuse = (status: 409 | 422, message: string): Result<null, DeviationFormFailure> =>
    err({ status, failed: { errors: [{ field: 'actionId', message }] } });
  if (actionId === null) return refuse(422, 'Välj en åtgärd.');
  // Linking counts no revision: it may be done beside every other step.
  const step = {
    intent: 'link',
    revision: 1,
    note: '',
    newFollowUpOn: '',
    deviationId,
    movesDeviations,
  } as const;
  const linked = handleAction(services, actor, actionId, step);
  return linked.ok
    ? linked
    : refuse(409, 'Åtgärden eller avvikelsen har ändrats sedan du öppnade sidan. Inget har sparats.');
}
