import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { designSize, isExtendable, strataAttribute } from '#app/features/sampling/domain/design.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { findOpenAgreement } from '#db/queries/seeds.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

/** What the page where a sample is extended shows. 404 before the draw; 404 and 403 as for managing the round. */
export function loadExtension({ db }: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireManagedRound(db, actor, roundId);
  const draw = findDrawInForce(db, roundId);
  const frame = findFrame(db, roundId);
  if (!draw || !frame) throw notFound();
  const design = designOf(draw);
  const { kind } = design.allocation;
  return {
    round: { id: round.id, name: round.name },
    draw: {
      number: draw.number,
      designInWords: designInWords(design),
      size: designSize(design.allocation) ?? 0,
      isPerGroup: kind !== 'proportional' && strataAttribute(design.allocation) !== undefined,
      frameSize: frame.size,
    },
    isOpen:
      isOpen(round.state, 'extend') &&
      round.abortedAt === null &&
      isExtendable(design) &&
      findOpenAgreement(db, roundId) === undefined,
  };
}
