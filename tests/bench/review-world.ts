import { mkdirSync } from 'node:fs';
import { beginSession, sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { makePlacementsControl, must } from '#tests/factories/placements-control.ts';
import { actorOf } from '#tests/factories/register.ts';
import { addPast, type Past } from './finished-rounds.ts';
import { openBench } from './open-bench.ts';

const QUESTIONS = ['overvagande-i-tid', 'barnet-till-tals', 'vardplan-aktuell', 'genomforandeplan-aktuell'];

/** Somebody at work: her session's cookie and a review of hers. */
export type AtWork = { personId: PersonId; cookie: string; reviewId: ReviewId };
export type World = { folder: string; name: string; people: AtWork[] };

/**
 * A database in the folder with a round under way, two reviews a reviewer, the answers of one of them given; and, with a
 * past, 100,000 cases and finished rounds of the same people beside it.
 */
export async function makeWorld(
  folder: string,
  name: string,
  reviewers: number,
  past?: Past,
): Promise<World> {
  mkdirSync(folder);
  const services = await openBench(folder);
  const made = await makePlacementsControl(services);
  const actor = actorOf(services, made.maria);
  const people = Array.from({ length: reviewers }, (_, index) =>
    makePerson(services, { name: `Granskare ${index}`, role: 'reviewer', unitId: made.org.children }),
  );
  const roundId = drawnRound(services, made, people);
  must(shareOutReviews(services, actor, roundId));
  const atWork = await Promise.all(people.map((personId) => beginWork(services, personId, roundId)));
  for (const { personId, reviewId } of atWork) {
    for (const questionKey of QUESTIONS) {
      const given = { questionKey, option: 'yes', reason: '', comment: '', seenRevision: 0 } as const;
      must(saveAnswer(services, actorOf(services, personId), reviewId, given));
    }
  }
  if (past) addPast(services.db, roundId, past);
  services.db.$client.close();
  return { folder, name, people: atWork };
}

function drawnRound(
  services: Services,
  made: Awaited<ReturnType<typeof makePlacementsControl>>,
  people: readonly PersonId[],
): RoundId {
  const actor = actorOf(services, made.maria);
  const allocation = { kind: 'whole', size: people.length * 2 } as const;
  const design = { ...made.input.design, allocation };
  const input = { ...made.input, name: 'Mätning', design, reviewerIds: [...people] };
  const controlId = must(createControl(services, actor, input));
  const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
  const roundId = must(
    startRound(services, actor, controlId, { name: 'Nu', ...dates, reviewerIds: [...people] }),
  );
  must(freezeFrame(services, actor, roundId));
  const seed = { origin: 'entered', text: '2026-H2-530177' } as const;
  must(drawRound(services, actor, roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  return roundId;
}

async function beginWork(services: Services, personId: PersonId, roundId: RoundId): Promise<AtWork> {
  const { token } = transact(services.db, { actorId: personId, now: services.now() }, (tx) => ({
    value: beginSession(tx, services, personId),
    audit: [{ action: 'bench.session', entity: 'person', entityId: personId }],
  }));
  const header = await sessionCookieHeader(services, token);
  const reviewId = services.db.$client
    .prepare('SELECT min(id) FROM reviews WHERE round_id = ? AND reviewer_id = ?')
    .pluck()
    .get(roundId, personId) as ReviewId;
  return { personId, cookie: header.split(';')[0] ?? '', reviewId };
}
