import { beforeEach, expect, it } from 'vitest';
import { exportSpread } from '#app/features/exports/server/export-spread.server.ts';
import { changeVignettes, loadVignetteTexts } from '#app/features/results/server/change-vignettes.server.ts';
import { createVignetteRound } from '#app/features/results/server/create-vignette-round.server.ts';
import { loadSpreadPage } from '#app/features/results/server/load-spread-page.server.ts';
import {
  concludeRound,
  moveSpread,
  type SpreadMove,
} from '#app/features/results/server/open-answers.server.ts';
import { listMyVignettes } from '#app/features/reviews/server/list-my-vignettes.server.ts';
import { reviewsWaitingFor } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
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

const spreadStatus = (roundId: RoundId, personId: PersonId) =>
  statusOf(() => loadSpreadPage(services, actorOf(services, personId), roundId, 'checklist'));
const spreadFor = (roundId: RoundId, personId: PersonId) =>
  loadSpreadPage(services, actorOf(services, personId), roundId, 'checklist');

it('shows nobody how the group answered before it is open, and then those who answered and the leaders alone', async () => {
  const roundId = makeVignetteRound(services, ground);
  const [anna, bjorn, cecilia] = ground.answering as [PersonId, PersonId, PersonId];
  const others = [
    makePerson(services, { name: 'Lena Läs', role: 'reader', unitId: ground.org.children }),
    makePerson(services, { name: 'Elin Äng', role: 'manager', unitId: ground.org.elderly }),
    makePerson(services, { name: 'Rut Granskare', role: 'reviewer', unitId: ground.org.unit1 }),
    makePerson(services, { name: 'Axel Admin', role: 'administrator', unitId: ground.org.administration }),
  ];
  answerVignette(services, roundId, anna);
  answerVignette(services, roundId, bjorn, { allvar: { option: 'akut' } });
  for (const personId of [anna, bjorn, cecilia, ...others])
    expect(await spreadStatus(roundId, personId)).toBe(403);
  expect(spreadFor(roundId, ground.maria).spread).toBeNull();

  answerVignette(services, roundId, cecilia, { allvar: { option: 'akut' } });
  for (const personId of others) expect(await spreadStatus(roundId, personId)).toBe(403);
  for (const personId of [ground.maria, anna, bjorn, cecilia]) {
    const { spread } = spreadFor(roundId, personId);
    const [seriousness] = spread?.texts[0]?.questions ?? [];
    expect(seriousness?.counts.map(({ count }) => count)).toEqual([0, 0, 1, 0, 2]);
    const shown = JSON.stringify(spread);
    for (const name of ['Anna Lindgren', 'Björn Åkesson', 'Cecilia Öberg']) expect(shown).not.toContain(name);
  }
});

it('lets the leader end the answering, and take it back until somebody who answered has looked', () => {
  const roundId = makeVignetteRound(services, ground);
  const [anna, bjorn, cecilia] = ground.answering as [PersonId, PersonId, PersonId];
  const move = (personId: PersonId, what: SpreadMove) =>
    moveSpread(services, actorOf(services, personId), roundId, what);
  expect(move(ground.maria, 'endAnswering')).toEqual({ ok: false, error: 'nobodyHasAnswered' });
  answerVignette(services, roundId, anna);
  answerVignette(services, roundId, bjorn, {}, false);
  expect(() => move(anna, 'endAnswering')).toThrow();

  expect(move(ground.maria, 'endAnswering').ok).toBe(true);
  const [late] = ownReviews(services, roundId, cecilia);
  if (late === undefined) throw new Error('no review');
  const tooLate = () =>
    saveAnswer(services, actorOf(services, cecilia), late, {
      questionKey: 'allvar',
      option: 'akut',
      reason: '',
      comment: '',
      seenRevision: 0,
    });
  expect(tooLate().ok).toBe(false);
  // She is told, and it waits for her no more.
  const told = (personId: PersonId) => listMyVignettes(services, actorOf(services, personId));
  expect(told(cecilia)).toEqual([expect.objectContaining({ roundId, hasAnswered: false })]);
  expect(told(anna)).toEqual([expect.objectContaining({ roundId, hasAnswered: true, namesShownAt: null })]);
  expect(reviewsWaitingFor(services, actorOf(services, cecilia))).toHaveLength(0);
  // Begun and not handed in: neither counted nor let in.
  expect(spreadFor(roundId, ground.maria).spread?.texts[0]?.handedIn).toBe(1);
  expect(() => spreadFor(roundId, bjorn)).toThrow();

  expect(move(ground.maria, 'openAgain').ok).toBe(true);
  expect(tooLate().ok).toBe(true);
  expect(() => spreadFor(roundId, anna)).toThrow();

  move(ground.maria, 'endAnswering');
  spreadFor(roundId, anna);
  expect(move(ground.maria, 'openAgain')).toEqual({ ok: false, error: 'alreadySeen' });
});

it('shows names only when the leader says that the group has chosen it, logs it, and hides them again', () => {
  const roundId = makeVignetteRound(services, ground);
  for (const personId of ground.answering) answerVignette(services, roundId, personId);
  const [anna] = ground.answering as [PersonId];
  const isNamed = () => JSON.stringify(spreadFor(roundId, anna).spread).includes('Björn Åkesson');
  expect(isNamed()).toBe(false);
  expect(() => moveSpread(services, actorOf(services, anna), roundId, 'showNames')).toThrow();
  expect(moveSpread(services, actorOf(services, ground.maria), roundId, 'showNames').ok).toBe(true);
  expect(isNamed()).toBe(true);
  // The file never has them.
  const file = JSON.stringify(exportSpread(services, actorOf(services, anna), roundId));
  expect(file).toContain('Ganska allvarlig');
  expect(file).not.toContain('Björn Åkesson');
  moveSpread(services, actorOf(services, ground.maria), roundId, 'hideNames');
  expect(isNamed()).toBe(false);
  const actions = services.db.$client.prepare('SELECT action FROM audit_entries').pluck().all();
  for (const action of ['round.namesShown', 'round.namesHidden', 'round.spreadOpened', 'round.spreadRead'])
    expect(actions).toContain(action);
});

it('changes the text until somebody has begun, and then never', () => {
  const roundId = makeVignetteRound(services, ground);
  const maria = actorOf(services, ground.maria);
  const [anna] = ground.answering as [PersonId];
  const texts = () => loadVignetteTexts(services, maria, roundId).texts;
  const change = (text: string) =>
    changeVignettes(
      services,
      maria,
      roundId,
      texts().map((one) => ({ ...one, text })),
    );
  expect(() => loadVignetteTexts(services, actorOf(services, anna), roundId)).toThrow();
  const seen = texts();
  expect(change('Ny text.').ok).toBe(true);
  expect(changeVignettes(services, maria, roundId, seen)).toEqual({ ok: false, error: 'changedMeanwhile' });
  answerVignette(services, roundId, anna, {}, false);
  expect(change('För sent.')).toEqual({ ok: false, error: 'begun' });
  expect(texts()[0]?.text).toBe('Ny text.');
});

it('writes down what the meeting came to, over nothing that was not seen', () => {
  const roundId = makeVignetteRound(services, ground);
  const maria = actorOf(services, ground.maria);
  const [anna] = ground.answering as [PersonId];
  const conclude = (text: string, seenRevision: number) =>
    concludeRound(services, maria, roundId, { text, seenRevision });
  expect(conclude('För tidigt.', 0)).toEqual({ ok: false, error: 'notPossible' });
  for (const personId of ground.answering) answerVignette(services, roundId, personId);
  expect(conclude('Riktlinjen ska säga när.', 0).ok).toBe(true);
  expect(conclude('En annan.', 0)).toEqual({ ok: false, error: 'changedMeanwhile' });
  expect(() =>
    concludeRound(services, actorOf(services, anna), roundId, { text: 'Min egen.', seenRevision: 1 }),
  ).toThrow();
  expect(spreadFor(roundId, anna).conclusion?.text).toBe('Riktlinjen ska säga när.');
});
