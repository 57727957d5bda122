import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Db } from '#db/client.server.ts';
import { writtenTogether } from '#db/transact.server.ts';
import { type SaveOutcome, saveAnswer } from './save-answer.server.ts';

type Waiting = {
  save: () => SaveOutcome;
  resolve: (outcome: SaveOutcome) => void;
  reject: (reason: unknown) => void;
};

const waiting = new WeakMap<Db, Waiting[]>();

/**
 * `saveAnswer`, together with the answers of others that came at the same moment: they go to the disk in one writing, since
 * waiting for the disk is most of what an answer costs. Each is refused, in conflict or wrong by itself. The promise is kept
 * when the answer is on disk, and broken when it is not known to be.
 */
export function saveAnswerTogether(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  given: GivenAnswer,
): Promise<SaveOutcome> {
  return new Promise((resolve, reject) => {
    const one = { save: () => saveAnswer(services, actor, reviewId, given), resolve, reject };
    const others = waiting.get(services.db);
    if (others) {
      others.push(one);
      return;
    }
    waiting.set(services.db, [one]);
    // After all the requests that have been heard by now.
    setImmediate(() => saveAll(services.db));
  });
}

function saveAll(db: Db): void {
  const all = waiting.get(db) ?? [];
  waiting.delete(db);
  const tell: (() => void)[] = [];
  try {
    writtenTogether(db, () => {
      for (const { save, resolve, reject } of all) {
        try {
          const outcome = save();
          tell.push(() => resolve(outcome));
        } catch (reason) {
          tell.push(() => reject(reason));
        }
      }
    });
  } catch (reason) {
    for (const { reject } of all) reject(reason);
    return;
  }
  for (const one of tell) one();
}
