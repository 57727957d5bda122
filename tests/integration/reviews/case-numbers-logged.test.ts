import { beforeEach, expect, it } from 'vitest';
import { loader as handOverPage } from '#app/features/reviews/routes/hand-over-all.tsx';
import { loader as onCausePage } from '#app/features/reviews/routes/review-on-cause.tsx';
import { loader as byHandPage } from '#app/features/reviews/routes/share-by-hand.tsx';
import { loader as shareOutPage } from '#app/features/reviews/routes/share-out.tsx';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

type Loader = (args: Awaited<ReturnType<typeof routeArguments>>) => unknown;

let services: TestServices;
let made: PlacementsControl;
let roundId: RoundId;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  roundId = drawPlacementsRound(services, made);
});

const open = async (loader: Loader, more: Record<string, number> = {}, as: PersonId = made.maria) =>
  JSON.stringify(await loader(await routeArguments(services, { as, params: { roundId, ...more } })));
const readings = (action = 'round.read') =>
  (
    services.db.$client
      .prepare('SELECT actor_id AS actor, entity_id, detail FROM audit_entries WHERE action = ?')
      .all(action) as { actor: number; entity_id: string; detail: string }[]
  ).map(({ actor, entity_id, detail }) => [actor, Number(entity_id), JSON.parse(detail).page]);
const keysIn = (page: string) =>
  (services.db.$client.prepare('SELECT key FROM frame_cases').pluck().all() as string[]).filter((key) =>
    page.includes(`"${key}"`),
  );

it('sharing out is logged once the page has case numbers, sharing by hand each time, and no refusal is', async () => {
  const stranger = makePerson(services, { name: 'Olle', role: 'manager', unitId: made.org.elderly });
  for (const page of [shareOutPage, byHandPage]) {
    expect(await statusOf(() => open(page, {}, stranger))).toBe(403);
  }
  expect(keysIn(await open(shareOutPage))).toEqual([]);
  expect(readings()).toEqual([]);
  expect(keysIn(await open(byHandPage))).toHaveLength(10);
  must(shareOutReviews(services, actorOf(services, made.maria), roundId));
  expect(keysIn(await open(shareOutPage))).toHaveLength(10);
  expect(readings()).toEqual([
    [made.maria, roundId, 'byHand'],
    [made.maria, roundId, 'shareOut'],
  ]);
});

it('handing over everything is logged when it is told which cases nobody else may have', async () => {
  must(shareOutReviews(services, actorOf(services, made.maria), roundId));
  const [anna, bjorn] = made.reviewers as [PersonId, PersonId];
  const page = await open(handOverPage, { personId: anna });
  expect(readings()).toEqual(keysIn(page).length > 0 ? [[made.maria, roundId, 'handOver']] : []);
  // Nobody else is left to take them.
  services.db.$client.prepare('DELETE FROM round_reviewers WHERE person_id = ?').run(bjorn);
  expect(keysIn(await open(handOverPage, { personId: anna })).length).toBeGreaterThan(0);
  expect(readings().at(-1)).toEqual([made.maria, roundId, 'handOver']);
});

it('pointing out a case is logged as reading it, and sending the form is not', async () => {
  const caseId = services.db.$client
    .prepare('SELECT id FROM cases WHERE gone_import_id IS NULL ORDER BY id')
    .pluck()
    .get() as number;
  await open(onCausePage, { registerId: made.registerId, caseId });
  expect(readings('case.read')).toEqual([[made.maria, caseId, 'onCause']]);
});
