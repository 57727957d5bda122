import { beforeEach, expect, it } from 'vitest';
import { changeDeviation } from '#app/features/deviations/server/change-deviation.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { loadDeviations } from '#app/features/deviations/server/list-deviations.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { listDeviationEvents } from '#db/queries/deviations.server.ts';
import { makePerson, moveRole } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound, type reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviationId: DeviationId;

beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const found = services.db.$client
    .prepare('SELECT id, responsible_id AS responsibleId FROM deviations ORDER BY id')
    .get() as { id: DeviationId; responsibleId: number };
  expect(found.responsibleId).toBe(round.maria);
  deviationId = found.id;
});

const maria = () => actorOf(services, round.maria);
const list = () =>
  loadDeviations(services, maria(), {
    status: 'all',
    lexSarah: undefined,
    isOverdueOnly: false,
    sort: 'number',
    isDescending: false,
    page: 1,
    unitId: undefined,
    typeId: undefined,
  }).total;

/** Everywhere a deviation she answers for could show. */
const seen = () => ({
  opens: loadDeviation(services, maria(), deviationId).ok,
  lists: list(),
  atHome: loadHome(services, maria()).deviations.length,
  finds: searchEverywhere(services, maria(), 'AV-').groups.map(({ title }) => title),
  comments: handleDeviation(services, maria(), deviationId, {
    intent: 'comment',
    note: 'Sett.',
    dueOn: '',
    revision: 1,
  }).ok,
});
const NOTHING = { opens: false, lists: 0, atHome: 0, finds: [], comments: false };

it('stays with the manager who answers for it while her role lies around its unit or that of the round', () => {
  for (const unit of ['administration', 'children', 'fosterCare'] as const) {
    moveRole(services, round.maria, { role: 'manager', unitId: round.org[unit] });
    expect([unit, seen()]).toEqual([
      unit,
      { opens: true, lists: 2, atHome: 2, finds: ['Avvikelser'], comments: true },
    ]);
  }
});

it.each(['manager', 'quality'] as const)('is out of reach for a %s of another department', (role) => {
  moveRole(services, round.maria, { role, unitId: round.org.elderly });
  expect(seen()).toEqual(NOTHING);
  const sheets = exportDeviations(services, maria()).sheets;
  expect(JSON.stringify(sheets)).not.toContain('AV-');
});

it('is out of reach for a reader, for a reviewer and without a role', () => {
  for (const role of ['reader', 'reviewer'] as const) {
    moveRole(services, round.maria, { role, unitId: round.org.children });
    expect([role, seen()]).toEqual([role, NOTHING]);
  }
  moveRole(services, round.maria);
  expect(seen()).toEqual(NOTHING);
});

it('is given to nobody whose role has ended, not even to the owner of the round', () => {
  moveRole(services, round.maria, { role: 'manager', unitId: round.org.elderly });
  const review = reviewsOfRound()[1];
  if (!review?.reviewerId) throw new Error('no review');
  const reviewer = actorOf(services, review.reviewerId);
  must(reopenReview(services, reviewer, review.id));
  const fault = { questionKey: 'barnet-till-tals', option: 'no', reason: 'Brist.', comment: '' } as const;
  must(saveAnswer(services, reviewer, review.id, { ...fault, seenRevision: 1 }));
  must(handInReview(services, reviewer, review.id));
  expect(
    services.db.$client
      .prepare('SELECT responsible_id AS responsibleId FROM deviations WHERE review_id = ?')
      .all(review.id),
  ).toEqual([{ responsibleId: null }]);
});

it('stands without anybody responsible on the first page of whoever leads the nearest unit, until another is chosen', () => {
  const { db } = services;
  const boss = makePerson(services, { name: 'Eva Chef', role: 'manager', unitId: round.org.administration });
  const other = makePerson(services, { name: 'Annan', role: 'manager', unitId: round.org.elderly });
  const due = { dueOn: '2026-12-31' as CivilDate, followUpOn: '2027-06-30' as CivilDate };
  must(
    planAction(services, maria(), {
      ...{ unitId: round.org.children, title: 'Rutin', intendedEffect: 'Alla hörs.', ownerId: round.maria },
      ...{ ...due, deviationIds: [], movesDeviations: false },
    }),
  );
  const unanswered = (as: PersonId) =>
    loadHome(services, actorOf(services, as)).unanswered.map(({ to, beforeName }) => [to, beforeName]);
  for (const as of [boss, other, round.maria]) expect(unanswered(as)).toEqual([]);

  moveRole(services, round.maria);
  const all = db.$client.prepare('SELECT id FROM deviations ORDER BY due_on, id').pluck().all();
  const waiting = [...all.map((id) => `/avvikelser/${id}`), '/atgarder/1'];
  expect(unanswered(boss)).toEqual(waiting.map((to) => [to, 'Maria Ek']));
  for (const as of [other, round.maria]) expect(unanswered(as)).toEqual([]);
  // Somebody nearer leads the unit now: it is hers to see to.
  const near = makePerson(services, { name: 'Nära', role: 'manager', unitId: round.org.children });
  expect(unanswered(boss)).toEqual([]);
  expect(unanswered(near)).toHaveLength(3);
  const change = { intent: 'changeResponsible', revision: 1, responsibleId: near } as const;
  must(changeDeviation(services, actorOf(services, near), deviationId, change));
  expect(unanswered(near)).toHaveLength(2);
});

it.each(['withdrawn', 'closed'] as const)('is given to another when it begins anew after being %s', (end) => {
  const [review] = reviewsOfRound();
  if (!review?.reviewerId) throw new Error('no review');
  const reviewer = actorOf(services, review.reviewerId);
  const answer = (option: 'yes' | 'no', reason: string) => {
    must(reopenReview(services, reviewer, review.id));
    const { revision } = services.db.$client
      .prepare("SELECT revision FROM answers WHERE review_id = ? AND question_id = 'barnet-till-tals'")
      .get(review.id) as { revision: number };
    const given = { questionKey: 'barnet-till-tals', option, reason, comment: '', seenRevision: revision };
    must(saveAnswer(services, reviewer, review.id, given));
    must(handInReview(services, reviewer, review.id));
  };
  const stored = () =>
    services.db.$client
      .prepare('SELECT state, responsible_id AS responsibleId FROM deviations WHERE id = ?')
      .get(deviationId);
  const near = makePerson(services, { name: 'Ny Chef', role: 'manager', unitId: round.org.children });
  if (end === 'closed')
    services.db.$client.prepare("UPDATE deviations SET state = 'closed', closed_at = created_at").run();
  answer('yes', '');
  moveRole(services, round.maria);
  answer('no', 'Hittad igen.');
  expect(stored()).toEqual({ state: 'new', responsibleId: near });
  const events = listDeviationEvents(services.db, deviationId);
  expect(events.at(-1)).toMatchObject({ kind: 'responsibleLeft', note: 'Maria Ek → Ny Chef', byName: null });
  // Nobody has begun to handle it by that: corrected again, it is withdrawn.
  if (end === 'withdrawn') {
    answer('yes', '');
    expect(stored()).toEqual({ state: 'withdrawn', responsibleId: near });
  }
});

function reviewsOfRound() {
  const rows = services.db.$client
    .prepare('SELECT id, reviewer_id AS reviewerId FROM reviews ORDER BY id')
    .all() as Pick<ReturnType<typeof reviewsOf>[number], 'id' | 'reviewerId'>[];
  return rows;
}
