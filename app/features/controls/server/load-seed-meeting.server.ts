import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { loadDraws } from './load-draws.server.ts';
import { loadAgreements } from './load-seed-story.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

/**
 * The page on the wall where two people give their parts: who has given and who has not, and after the draw both parts
 * and the draw. Before that it holds no part, whoever looks; after it the page
 * is logged as read. 404 where no seed in two parts was ever asked for; 404 and
 * 403 as for reading the round.
 */
export function loadSeedMeeting(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const { round, control } = requireReadableRound(db, actor, roundId);
  const agreement = loadAgreements(db, roundId).at(-1);
  const frame = findFrame(db, roundId);
  if (!agreement || !frame) throw notFound();
  const draw =
    agreement.usedAt === null
      ? undefined
      : loadDraws(db, actor, roundId, 0).find(({ number }) => number === agreement.drawNumber);
  if (draw) logRoundRead(services, actor, round, 'seed');
  const isOpen = agreement.usedAt === null && agreement.cancelledAt === null;
  return {
    round: { id: round.id, name: round.name },
    controlName: control.name,
    designInWords: designInWords(designOf(round)),
    frame: { size: frame.size, fingerprint: frame.fingerprint },
    people: agreement.people.map(({ personId, name, givenAt, onComputerOf }) => ({
      personId,
      name,
      givenAt,
      onComputerOf,
      isSelf: personId === actor.personId,
    })),
    isOpen,
    givenUp: agreement.cancelledAt === null ? null : (agreement.cancelReason ?? ''),
    mayGiveUp: isOpen && may(actor, 'round.manage', { unitId: round.unitId, ownerId: round.ownerId }),
    draw: draw ?? null,
  };
}
