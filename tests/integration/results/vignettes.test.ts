import { beforeEach, expect, it } from 'vitest';
import { createVignetteRound } from '#app/features/results/server/create-vignette-round.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '../../factories/organisation.ts';
import { actorOf } from '../../factories/placements-control.ts';
import { statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';
import {
  answerVignette,
  INVENTED,
  makeVignetteGround,
  makeVignetteRound,
  ownReviews,
  type VignetteGround,
} from '../../factories/vignettes.ts';

let services: TestServices;
let ground: VignetteGround;

beforeEach(async () => {
  services = await makeServices();
  ground = makeVignetteGround(services);
});

const count = (table: string) =>
  (services.db.$client.prepare(`SELECT count(*) AS total FROM ${table}`).get() as { total: number }).total;

it('lets nobody but those who lead the unit make a vignette, and leaves nothing of a refused one', async () => {
  const stranger = makePerson(services, { name: 'Elin Äng', role: 'manager', unitId: ground.org.elderly });
  const refused: PersonId[] = [stranger, ground.answering[0] as PersonId];
  for (const personId of refused) {
    const status = await statusOf(() =>
      createVignetteRound(services, actorOf(services, personId), ground.input),
    );
    expect(status).toBe(403);
  }
  // The last step but one refuses: whoever is to answer may not review in the unit.
  const outsider = createVignetteRound(services, actorOf(services, ground.maria), {
    ...ground.input,
    reviewerIds: [...ground.answering, stranger],
  });
  expect(outsider).toEqual({ ok: false, error: 'reviewerNotAllowed' });
  for (const table of [
    'registers',
    'register_columns',
    'imports',
    'cases',
    'vignettes',
    'controls',
    'rounds',
  ])
    expect([table, count(table)]).toEqual([table, 0]);
});

it('makes everything ready in one press: a frozen frame, a draw and a review for everybody', () => {
  const roundId = makeVignetteRound(services, ground, {
    texts: [INVENTED, { ...INVENTED, title: 'Fallet med bron' }],
  });
  const rows = services.db.$client
    .prepare(
      'SELECT slot, reviewer_id AS who, state FROM reviews WHERE round_id = ? ORDER BY frame_case_id, slot',
    )
    .all(roundId) as { slot: number; who: number | null; state: string }[];
  const slots = [{ slot: 0, who: null }, ...ground.answering.map((who, place) => ({ slot: place + 1, who }))];
  expect(rows.map(({ slot }) => slot)).toEqual([...slots, ...slots].map(({ slot }) => slot));
  for (const who of ground.answering) expect(ownReviews(services, roundId, who)).toHaveLength(2);
  expect(count('draws')).toBe(1);
  expect(rows.every(({ state }) => state === 'assigned')).toBe(true);
});

it('keeps one register and one control, and knows a text again that is used a second time', () => {
  makeVignetteRound(services, ground);
  const caseId = services.db.$client
    .prepare('SELECT case_id FROM vignettes')
    .pluck()
    .get() as number as never;
  makeVignetteRound(services, ground, { texts: [{ ...INVENTED, copiedFrom: caseId }] });
  expect([count('registers'), count('controls'), count('rounds'), count('cases')]).toEqual([1, 1, 2, 1]);
  makeVignetteRound(services, ground, {
    texts: [{ ...INVENTED, text: 'En annan text.', copiedFrom: caseId }],
  });
  expect([count('controls'), count('rounds'), count('cases'), count('vignettes')]).toEqual([1, 3, 2, 2]);
});

it('leaves the answers of one person to herself alone, whoever leads the unit', () => {
  const roundId = makeVignetteRound(services, ground);
  const [anna, bjorn] = ground.answering as [PersonId, PersonId];
  answerVignette(services, roundId, anna);
  const [reviewId] = ownReviews(services, roundId, anna);
  if (reviewId === undefined) throw new Error('no review');
  expect(loadReview(services, actorOf(services, ground.maria), reviewId).ok).toBe(false);
  expect(loadReview(services, actorOf(services, bjorn), reviewId).ok).toBe(false);
  expect(loadReview(services, actorOf(services, anna), reviewId).ok).toBe(true);
});
