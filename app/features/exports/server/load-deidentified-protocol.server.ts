import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import {
  type DeidentifiedForm,
  exportDeidentifiedProtocol,
} from '#app/features/controls/server/build-deidentified.server.ts';
import { reachDeidentified } from '#app/features/results/server/reach-deidentified.server.ts';
import type { DeidentifiedFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';

/**
 * The de-identified protocol for somebody who may read the de-identified result: readers once the round is finalised.
 * With the slumptal only for those who may read the protocol itself: whoever knows the seed could try case numbers
 * against them. 404 outside the scope and before the draw, else 403.
 */
export function loadDeidentifiedProtocol(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  options: { readonly withTickets: boolean; readonly form: DeidentifiedForm },
): { readonly file: DeidentifiedFile; readonly mayReadProtocol: boolean } {
  const reached = reachDeidentified(services.db, actor, roundId);
  if (!reached) throw notFound();
  requireMay(actor, 'result.readDeidentified', reached.resource);
  const { unitId, ownerId } = reached.found.round;
  const mayReadProtocol = may(actor, 'round.read', { unitId, ownerId });
  if (options.withTickets && !mayReadProtocol) throw forbidden();
  const file = exportDeidentifiedProtocol(services, actor, reached.scope, roundId, options);
  if (!file) throw notFound();
  return { file, mayReadProtocol };
}
