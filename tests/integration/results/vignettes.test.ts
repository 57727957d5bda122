import { beforeEach, expect, it } from 'vitest';
import { loader as auditLog } from '#app/features/accounts/routes/audit-log.tsx';
import { exportSpread } from '#app/features/exports/server/export-spread.server.ts';
import { changeVignettes, loadVignetteTexts } from '#app/features/results/server/change-vignettes.server.ts';
import { createVignetteRound } from '#app/features/results/server/create-vignette-round.server.ts';
import { loadSpreadPage } from '#app/features/results/server/load-spread-page.server.ts';
import {
  concludeRound,
  moveSpread,
  type SpreadMove,
} from '#app/features/results/server/open-answers.server.ts';
import { awaitsSpread } from '#app/features/results/server/spread-access.server.ts';
import { listMyVignettes } from '#app/features/reviews/server/list-my-vignettes.server.ts';
import { reviewsWaitingFor } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { searchReviews } from '#db/queries/search.server.ts';
import { makePerson } from '../../factories/organisation.ts';
import { actorOf } from '../../factories/placements-control.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
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
  const awaits = (personId: PersonId) => awaitsSpread(services, actorOf(services, personId), roundId);
  expect([anna, cecilia, ground.maria].map(awaits)).toEqual([true, true, false]);
  expect(others.some(awaits)).toBe(false);
  expect(spreadFor(roundId, ground.maria).spread).toBeNull();

  answerVignette(services, roundId, cecilia, { allvar: { option: 'akut' } });
  for (const personId of others) expect(await spreadStatus(roundId, personId)).toBe(403);
  expect([anna, bjorn, cecilia, ...others].some(awaits)).toBe(false);
  for (const personId of [ground.maria, anna, bjorn, cecilia]) {
    const { spread } = spreadFor(roundId, personId);
    const [seriousness] = spread?.texts[0]?.questions ?? [];
    expect(seriousness?.counts.map(({ count }) => count)).toEqual([0, 0, 1, 0, 2]);
    const shown = JSON.stringify(spread);
    for (const name of ['Anna Lindgren', 'Björn Åkesson', 'Cecilia Öberg']) expect(shown).not.toContain(name);
  }
});

it('lets the leader end the answering, and take it back until somebody who answered has looked', async () => {
  services = await makeServices();
  ground = makeVignetteGround(services, 5);
  const roundId = makeVignetteRound(services, ground);
  const [anna, bjorn, cecilia, david, eva] = ground.answering as [
    PersonId,
    PersonId,
    PersonId,
    PersonId,
    PersonId,
  ];
  const move = (personId: PersonId, what: SpreadMove) =>
    moveSpread(services, actorOf(services, personId), roundId, what);
  const tooFew = { ok: false, error: 'tooFewHaveAnswered' };
  expect(move(ground.maria, 'endAnswering')).toEqual(tooFew);
  answerVignette(services, roundId, anna);
  answerVignette(services, roundId, david);
  answerVignette(services, roundId, bjorn, {}, false);
  expect(() => move(anna, 'endAnswering')).toThrow();
  // With two it would be seen whose they are: the other's.
  expect(move(ground.maria, 'endAnswering')).toEqual(tooFew);
  expect(spreadFor(roundId, ground.maria)).toMatchObject({
    spread: null,
    answering: { done: 2, total: 5, waitingFor: ['Björn Åkesson', 'Cecilia Öberg', 'Eva Nyström'] },
    may: { endAnswering: false },
  });
  answerVignette(services, roundId, eva);
  expect(spreadFor(roundId, ground.maria).may.endAnswering).toBe(true);

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
  const shown = spreadFor(roundId, ground.maria);
  expect(shown.spread?.texts[0]?.handedIn).toBe(3);
  // Nor does the page tell who answered, by naming those who did not.
  expect(shown.answering).toEqual({ total: 5, done: 3, waitingFor: [] });
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
  for (const action of ['round.namesShown', 'round.namesHidden', 'round.spreadRead'])
    expect(actions).toContain(action);
});

it('says that all have answered when the last hands in, by nobody, and never that a look ended the answering', () => {
  const roundId = makeVignetteRound(services, ground);
  const [anna, bjorn, cecilia] = ground.answering as [PersonId, PersonId, PersonId];
  const events = () =>
    services.db.$client
      .prepare("SELECT kind, by_id AS who FROM round_events WHERE kind IN ('allAnswered', 'spreadOpened')")
      .all();
  answerVignette(services, roundId, anna);
  answerVignette(services, roundId, bjorn);
  expect(events()).toEqual([]);
  answerVignette(services, roundId, cecilia);
  expect(events()).toEqual([{ kind: 'allAnswered', who: null }]);
  spreadFor(roundId, ground.maria);
  spreadFor(roundId, anna);
  expect(events()).toEqual([{ kind: 'allAnswered', who: null }]);
  const opened = "SELECT count(*) FROM audit_entries WHERE action = 'round.spreadOpened'";
  expect(services.db.$client.prepare(opened).pluck().get()).toBe(0);
  // Nobody answers again who could have heard of it.
  const [reviewId] = ownReviews(services, roundId, cecilia);
  if (reviewId === undefined) throw new Error('no review');
  expect(reopenReview(services, actorOf(services, cecilia), reviewId).ok).toBe(false);
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

it('opens a round of two when both are in, and never before', async () => {
  services = await makeServices();
  ground = makeVignetteGround(services, 2);
  const roundId = makeVignetteRound(services, ground, {
    texts: [INVENTED, { ...INVENTED, title: 'En till' }],
  });
  const [anna, bjorn] = ground.answering as [PersonId, PersonId];
  answerVignette(services, roundId, anna);
  expect(moveSpread(services, actorOf(services, ground.maria), roundId, 'endAnswering')).toEqual({
    ok: false,
    error: 'tooFewHaveAnswered',
  });
  expect(spreadFor(roundId, ground.maria).spread).toBeNull();
  answerVignette(services, roundId, bjorn);
  expect(spreadFor(roundId, ground.maria).spread?.texts.map(({ handedIn }) => handedIn)).toEqual([2, 2]);
});

it('counts three to each text, not three in all', async () => {
  services = await makeServices();
  ground = makeVignetteGround(services, 5);
  const roundId = makeVignetteRound(services, ground, {
    texts: [INVENTED, { ...INVENTED, title: 'En till' }],
  });
  const [anna, bjorn, cecilia] = ground.answering as [PersonId, PersonId, PersonId];
  for (const personId of [anna, bjorn, cecilia]) answerVignette(services, roundId, personId);
  const [, second] = ownReviews(services, roundId, cecilia);
  const setState = (state: string, finishedAt: string | null) =>
    services.db.$client
      .prepare('UPDATE reviews SET state = ?, finished_at = ? WHERE id = ?')
      .run(state, finishedAt, second);
  setState('started', null);
  const end = () => moveSpread(services, actorOf(services, ground.maria), roundId, 'endAnswering');
  expect(end()).toEqual({ ok: false, error: 'tooFewHaveAnswered' });
  setState('finished', services.now());
  expect(end().ok).toBe(true);
});

it('says nothing of what the meeting came to when the round is finalised', () => {
  const roundId = makeVignetteRound(services, ground);
  for (const personId of ground.answering) answerVignette(services, roundId, personId);
  const maria = actorOf(services, ground.maria);
  expect(spreadFor(roundId, ground.maria).may.conclude).toBe(true);
  services.db.$client
    .prepare("UPDATE rounds SET state = 'finalised', finalised_at = ? WHERE id = ?")
    .run(services.now(), roundId);
  expect(concludeRound(services, maria, roundId, { text: 'För sent.', seenRevision: 0 })).toEqual({
    ok: false,
    error: 'notPossible',
  });
  expect(count('round_conclusions')).toBe(0);
  expect(spreadFor(roundId, ground.maria).may.conclude).toBe(false);
});

it('tells neither by search nor in the log who answered what, also when all are in', async () => {
  const roundId = makeVignetteRound(services, ground);
  for (const personId of ground.answering)
    answerVignette(services, roundId, personId, { allvar: { option: 'akut' } });
  spreadFor(roundId, ground.maria);
  const [anna] = ground.answering as [PersonId];
  const [key] = services.db.$client.prepare('SELECT key FROM frame_cases').pluck().all() as string[];
  const foundBy = (personId: PersonId) =>
    searchReviews(services.db, reviewReachOf(actorOf(services, personId)), key ?? '').map(({ id }) => id);
  expect(foundBy(anna)).toEqual(ownReviews(services, roundId, anna));
  const [others] = ownReviews(services, roundId, ground.answering[1] as PersonId);
  expect(foundBy(ground.maria)).not.toContain(others);
  expect(foundBy(ground.maria)).not.toContain(ownReviews(services, roundId, anna)[0]);

  const admin = makePerson(services, {
    name: 'Axel Admin',
    role: 'administrator',
    unitId: ground.org.administration,
  });
  const { entries } = (await auditLog(await routeArguments(services, { as: admin, path: '/logg' }))).log;
  const saved = entries.filter(({ action }) => action === 'answer.saved');
  expect(saved.length).toBeGreaterThan(ground.answering.length);
  for (const { detail } of saved) expect(detail).toEqual({});
  for (const secret of ['akut', 'allvar', 'Skäl', 'Frånvaron'])
    expect(JSON.stringify(entries)).not.toContain(secret);
});
