import { mayTypeSeedAgain } from '#app/features/controls/domain/redraw.ts';
import type { DrawInput } from '#app/features/controls/forms/draw-form.ts';
import { isRandom } from '#app/features/sampling/domain/design.ts';
import { composeLockedSeed } from '#app/features/sampling/domain/seed.ts';
import { generateSeed } from '#app/features/sampling/server/generate-seed.server.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { lockOfRound } from './locked-seed.server.ts';
import type { DecidedSeed } from './perform-draw.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type SeedRefusal =
  /** A seed is locked for the year, and no other may be used for the first draw. */
  | 'lockedSeedApplies'
  | 'noLockedSeed'
  /** An earlier draw of the round had a seed that no single person decided: nobody types the next one alone. */
  | 'typedAfterShared'
  /** The seed decides only an order here: the program makes it. */
  | 'seedNotAsked';

/**
 * The seed that a draw is made with. A locked seed is the only choice for a first draw by lot; a generated one is made
 * here, after the freeze, and used at once: nobody can look at it first.
 */
export function decideSeed(
  services: Pick<Services, 'randomBytes'>,
  db: Reader,
  round: RoundRow,
  given: DrawInput['seed'],
  isFirst: boolean,
): Result<DecidedSeed, SeedRefusal> {
  const generated = () => ({
    text: generateSeed(services.randomBytes, round.referenceOn),
    origin: 'generated' as const,
  });
  if (!isRandom(designOf(round).allocation)) {
    return given.origin === 'generated' ? ok(generated()) : err('seedNotAsked');
  }
  const lock = isFirst ? lockOfRound(db, round) : undefined;
  if (lock?.applies) {
    if (given.origin !== 'locked') return err('lockedSeedApplies');
    const { id, seed } = lock.locked;
    const text = composeLockedSeed(seed, round.controlId, round.number);
    return ok({ text, origin: 'locked', lockedSeedId: id });
  }
  if (given.origin === 'locked') return err('noLockedSeed');
  if (given.origin === 'generated') return ok(generated());
  return mayTypeSeedAgain(listDraws(db, round.id)) ? ok(given) : err('typedAfterShared');
}
