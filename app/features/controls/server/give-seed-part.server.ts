import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { combineSeedParts } from '#app/features/sampling/domain/seed.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { generateSeedPart } from '#app/features/sampling/server/generate-seed.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRoundEvent, type RoundRow } from '#db/queries/rounds.server.ts';
import {
  endAgreement,
  findOpenAgreement,
  findPartForDraw,
  insertPart,
  listPartsGiven,
  type SeedAgreementRow,
} from '#db/queries/seeds.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { refuseDraw } from './may-draw.server.ts';
import { performDraw } from './perform-draw.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type PartProblem = 'noAgreement' | 'notNamed' | 'alreadyGiven' | 'closed';

type Outcome = Result<{ readonly isDrawn: boolean }, PartProblem>;

/**
 * One of the two named people gives her part of the seed; `part` null lets the program make it. A part that is given
 * stands. With the second part the draw is made in the same transaction: there is no moment when the seed is known and
 * not used. Neither the log nor any page tells a part before that. `loggedIn` is whoever is logged in on the computer
 * where she gives it: herself, or the other of the two, and that is kept.
 */
export function giveSeedPart(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  part: string | null,
  loggedIn: Actor = actor,
): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireReadableRound(tx, actor, roundId);
    const refuse = (problem: PartProblem) => ({ value: err(problem), unchanged: true as const });
    const agreement = findOpenAgreement(tx, roundId);
    if (!agreement) return refuse('noAgreement');
    const { firstPersonId, secondPersonId } = agreement;
    const isFirst = actor.personId === firstPersonId;
    if (!isFirst && actor.personId !== secondPersonId) return refuse('notNamed');
    if (listPartsGiven(tx, agreement.id).some(({ personId }) => personId === actor.personId)) {
      return refuse('alreadyGiven');
    }
    const seen = { drawsSeen: agreement.drawNumber - 1, redrawReason: agreement.redrawReason ?? '' };
    const allowed = refuseDraw(tx, round, seen, { hasOwnAgreement: true });
    if (!allowed.ok) return refuse('closed');

    const own = part ?? generateSeedPart(services.randomBytes);
    const { personId } = actor;
    const loggedInId = loggedIn.personId;
    insertPart(tx, { agreementId: agreement.id, personId, part: own, enteredAt: now, loggedInId });
    insertRoundEvent(tx, { roundId, kind: 'seedPartGiven', at: now, byId: personId });
    const given: AuditEntry = {
      action: 'round.seedPartGiven',
      entity: 'round',
      entityId: roundId,
      unitId: round.unitId,
      detail: { agreementId: agreement.id, isGenerated: part === null, loggedInId },
    };
    const other = findPartForDraw(tx, agreement.id, isFirst ? secondPersonId : firstPersonId);
    if (other === undefined) return { value: ok({ isDrawn: false }), audit: [given] };
    const text = isFirst ? combineSeedParts(own, other) : combineSeedParts(other, own);
    const drawn = drawWith(tx, actor, { round, agreement, text, now, ...allowed.value });
    return { value: ok({ isDrawn: true }), audit: [given, drawn] };
  });
}

function drawWith(
  tx: WriteTx,
  actor: Actor,
  order: {
    readonly round: RoundRow;
    readonly agreement: SeedAgreementRow;
    readonly text: string;
    readonly now: string;
    readonly earlier: number;
    readonly nextState: RoundRow['state'];
  },
): AuditEntry {
  const { round, agreement, text, now, earlier, nextState } = order;
  endAgreement(tx, agreement.id, { usedAt: now });
  const { outcome, audit } = performDraw(tx, {
    ...{ actor, round, now, earlier, nextState },
    seed: { text, origin: 'twoParts', seedAgreementId: agreement.id },
    kind: earlier === 0 ? 'first' : 'redraw',
    reason: agreement.redrawReason ?? '',
    select: ({ frame }) => selectSample(frame, designOf(round), text),
  });
  // Asked when the two were named; thrown, nothing of the part is kept, so no seed is known that was not drawn with.
  if (!outcome.ok) throw new Error(`Round ${round.id} could not be drawn: ${outcome.error.kind}`);
  return audit;
}
