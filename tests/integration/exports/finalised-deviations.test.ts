import { expect, it } from 'vitest';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadDeidentifiedExport } from '#app/features/exports/server/load-deidentified-export.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

it('counts in the file of a finalised round the deviations that stood then, whatever becomes of them', async () => {
  const services = await makeServices();
  const heard = { 'barnet-till-tals': 'no' } as const;
  const round = await makeReviewedRound(services, { 0: heard, 3: heard, 5: heard });
  const maria = actorOf(services, round.maria);
  const { $client } = services.db;
  const turn = (place: number, toState: DeviationState) => {
    const id = $client.prepare('SELECT id FROM deviations ORDER BY id LIMIT 1 OFFSET ?').pluck().get(place);
    $client.prepare('UPDATE deviations SET state = ? WHERE id = ?').run(toState, id);
    $client
      .prepare("INSERT INTO deviation_events (deviation_id, at, kind, to_state) VALUES (?, ?, 'turned', ?)")
      .run(id, services.now(), toState);
  };
  const counted = () =>
    loadDeidentifiedExport(services, maria, round.roundId).deviationCounts.reduce((sum, one) => sum + one, 0);
  expect(counted()).toBe(3);
  const openedAgain = String(
    services.db.$client.prepare('SELECT review_id FROM deviations ORDER BY id LIMIT 1').pluck().get(),
  );
  const review = reviewsOf(services, round).find(({ id }) => String(id) === openedAgain);
  if (!review?.reviewerId) throw new Error('no review');
  must(reopenReview(services, maria, review.id));
  const reasons = new Map([[review.id, 'Hinns inte rättas']]);
  const deviationsLeft = { ok: false, error: { kind: 'deviationsLeft', reviewIds: [review.id] } };
  expect(finaliseRound(services, maria, round.roundId, reasons)).toEqual(deviationsLeft);
  must(handInReview(services, actorOf(services, review.reviewerId), review.id));
  turn(0, 'withdrawn');
  expect(counted()).toBe(2);
  must(finaliseRound(services, maria, round.roundId, new Map()));
  services.setNow('2027-03-01T08:00:00.000Z');
  turn(1, 'withdrawn');
  turn(2, 'withdrawn');
  expect(counted()).toBe(2);
  turn(0, 'new');
  expect(counted()).toBe(2);
});
