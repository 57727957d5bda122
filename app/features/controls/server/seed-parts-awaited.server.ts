import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAgreementsAwaiting } from '#db/queries/seed-parts-awaited.server.ts';
import { refuseDraw } from './may-draw.server.ts';

/**
 * The rounds where the person is one of the two who give the seed and her part is not in. Only what she could give now:
 * a round that is given up, or whose reviews are shared out, waits for nothing, nor does one that she may no longer read.
 */
export function seedPartsWaitingFor({ db }: Services, actor: Actor) {
  return listAgreementsAwaiting(db, actor.personId).flatMap(({ round, agreement, controlName }) => {
    const isReadable = may(actor, 'round.read', { unitId: round.unitId, ownerId: round.ownerId });
    const seen = { drawsSeen: agreement.drawNumber - 1, redrawReason: agreement.redrawReason ?? '' };
    if (!isReadable || !refuseDraw(db, round, seen, { hasOwnAgreement: true }).ok) return [];
    return [{ id: round.id, name: round.name, controlName }];
  });
}
