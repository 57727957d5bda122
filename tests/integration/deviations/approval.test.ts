import { beforeEach, describe, expect, it } from 'vitest';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { action as approve } from '#app/features/deviations/routes/approve.ts';
import { approveReview } from '#app/features/deviations/server/approve-review.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { action as comment } from '#app/features/reviews/routes/comment.ts';
import { action as sendBack } from '#app/features/reviews/routes/return-review.ts';
import { action as saveAll } from '#app/features/reviews/routes/review.tsx';
import { commentOnReview } from '#app/features/reviews/server/comment-on-review.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { returnReview } from '#app/features/reviews/server/return-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  answerAndHandIn,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const KEY = 'barnet-till-tals';
const SECRET = 'Står på sidan 3 om Kalle';

let services: TestServices;
let round: ReviewedRound;
let reviewId: ReviewId;
let reviewer: PersonId;

beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const procedure = JSON.stringify({ ...ONE_REVIEWER, needsApproval: true });
  services.db.$client.prepare('UPDATE rounds SET procedure = ?').run(procedure);
  const [first] = reviewsOf(services, round);
  if (!first || first.reviewerId === null) throw new Error('no review');
  [reviewId, reviewer] = [first.id, first.reviewerId];
  answerAndHandIn(services, first, { [KEY]: 'no' });
});

const now = (): ListedReview => {
  const review = reviewsOf(services, round).find(({ id }) => id === reviewId);
  if (!review) throw new Error('no review');
  return review;
};
const standsAt = () => [now().state, now().approval];
const deviations = () => listDeviationsOfReview(services.db, reviewId).map(({ state }) => state);
const as = (personId: PersonId) => actorOf(services, personId);
const approveNow = (personId: PersonId) => approveReview(services, as(personId), reviewId, now().revision);
const say = (personId: PersonId, text: string, questionKey: string | null = KEY) =>
  commentOnReview(services, as(personId), reviewId, { kind: 'new', target: '', questionKey, text });
const pageFor = (personId: PersonId) => must(loadReview(services, as(personId), reviewId));
const threadsFor = (personId: PersonId) => pageFor(personId).assurance?.threads ?? [];
const resolve = (personId: PersonId, commentId: number) =>
  commentOnReview(services, as(personId), reviewId, { kind: 'resolve', target: '', commentId });

describe('who may not', () => {
  async function statusesFor(person: PersonId | null) {
    const call = (form: Record<string, string>) =>
      routeArguments(services, { as: person, params: { reviewId }, form });
    const words = { kommentera: 'ny:', 'kommentarstext:ny:': 'Hej' };
    return [
      await statusOf(async () => approve(await call({ revision: String(now().revision) }))),
      await statusOf(async () => sendBack(await call({}))),
      await statusOf(async () => comment(await call(words))),
      await statusOf(async () => saveAll(await call(words))),
    ];
  }

  it.each([
    ['läsare', 'reader', 'administration'],
    ['another granskare', 'reviewer', 'children'],
    ['a chef of another department', 'manager', 'elderly'],
    ['systemförvaltare', 'administrator', 'administration'],
  ] as const)('%s finds nothing to approve', async (_name, role, unit) => {
    const stranger = makePerson(services, { name: 'Obehörig', role, unitId: round.org[unit] });
    expect(await statusesFor(stranger)).toEqual([404, 404, 404, 404]);
    expect(standsAt()).toEqual(['finished', 'waiting']);
  });

  it('the granskare does not approve her own, nor send it back; she may comment', async () => {
    expect((await statusesFor(reviewer)).slice(0, 2)).toEqual([403, 403]);
    expect(must(say(reviewer, 'Jag är osäker här'))).toBeNull();
    expect([deviations(), standsAt()]).toEqual([[], ['finished', 'waiting']]);
  });

  it('a chef of only the unit of the case does not approve in the round of the department', async () => {
    const chief = makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: now().unitId });
    expect((await statusesFor(chief)).slice(0, 3)).toEqual([403, 403, 403]);
    expect(listToApprove(services, as(chief))).toEqual({ waiting: [], returned: [] });
    expect(pageFor(chief).assurance?.can).toEqual({ comment: false, approve: false, sendBack: false });
    expect(standsAt()).toEqual(['finished', 'waiting']);
  });

  it('a chef who reviewed it herself, as reviewer, or before it was handed over, leaves it to somebody else', async () => {
    services.db.$client.prepare('UPDATE reviews SET reviewer_id = ? WHERE id = ?').run(round.maria, reviewId);
    expect(approveNow(round.maria)).toEqual({ ok: false, error: 'forbidden' });
    expect(returnReview(services, as(round.maria), reviewId)).toEqual({ ok: false, error: 'forbidden' });
    services.db.$client.prepare('UPDATE reviews SET reviewer_id = ? WHERE id = ?').run(reviewer, reviewId);
    expect(must(approveNow(round.maria))).toBeNull();
    must(reopenReview(services, as(round.maria), reviewId));
    must(handInReview(services, as(reviewer), reviewId));
    services.db.$client
      .prepare('UPDATE answers SET answered_by_id = ? WHERE review_id = ? AND question_id = ?')
      .run(round.maria, reviewId, KEY);
    expect(approveNow(round.maria)).toEqual({ ok: false, error: 'forbidden' });
    expect(listToApprove(services, as(round.maria))).toEqual({ waiting: [], returned: [] });
    expect(pageFor(round.maria).assurance?.isBarred).toBe(true);
  });

  it('nobody approves what is about a case of her own, or where she has declared jäv', async () => {
    const own = makePerson(services, {
      name: 'Egen Chef',
      role: 'manager',
      unitId: round.org.children,
      caseWorkerName: now().caseWorker ?? '',
    });
    expect((await statusesFor(own)).slice(0, 3)).toEqual([403, 403, 403]);
    expect(listToApprove(services, as(own)).waiting).toEqual([]);
    const jav = makePerson(services, { name: 'Jävig Chef', role: 'manager', unitId: round.org.children });
    expect(listToApprove(services, as(jav)).waiting).toHaveLength(1);
    services.db.$client
      .prepare(`INSERT INTO review_assignments (review_id, person_id, assigned_at, ended_at, end_reason, note)
        VALUES (?, ?, '2026-11-01T08:00:00.000Z', '2026-11-01T09:00:00.000Z', 'conflictOfInterest', '')`)
      .run(reviewId, jav);
    expect((await statusesFor(jav)).slice(0, 3)).toEqual([403, 403, 403]);
    expect(listToApprove(services, as(jav)).waiting).toEqual([]);
    expect(threadsFor(round.maria)).toEqual([]);
  });

  it('in a finalised round nothing more is said, sent back or approved', () => {
    const [, other] = reviewsOf(services, round);
    if (!other) throw new Error('no second review');
    answerAndHandIn(services, other, {});
    must(approveReview(services, as(round.maria), other.id, reviewsOf(services, round)[1]?.revision ?? 0));
    const reasons = new Map(reviewsOf(services, round).map(({ id }) => [id, 'Hann inte']));
    must(finaliseRound(services, as(round.maria), round.roundId, reasons));
    expect(approveNow(round.maria)).toEqual({ ok: false, error: 'notPossible' });
    expect(say(round.maria, 'För sent')).toEqual({ ok: false, error: 'notPossible' });
    expect(returnReview(services, as(round.maria), reviewId)).toEqual({ ok: false, error: 'notPossible' });
  });
});

describe('a review that must be approved', () => {
  it('makes its deviations when it is approved, once, whoever clicks how often', () => {
    expect([deviations(), standsAt()]).toEqual([[], ['finished', 'waiting']]);
    expect(must(loadReceipt(services, as(reviewer), reviewId)).isAwaitingApproval).toBe(true);
    const other = makePerson(services, { name: 'Olle', role: 'quality', unitId: round.org.children });
    const { revision } = now();
    must(approveReview(services, as(round.maria), reviewId, revision));
    must(approveReview(services, as(other), reviewId, revision));
    must(approveReview(services, as(round.maria), reviewId, revision));
    expect([deviations(), standsAt()]).toEqual([['new'], ['finished', 'approved']]);
    expect(pageFor(reviewer).assurance).toMatchObject({ approvedByName: 'Maria Ek', approval: 'approved' });
  });

  it('goes back with comments and comes again, without anything being lost', () => {
    expect(returnReview(services, as(round.maria), reviewId)).toEqual({ ok: false, error: 'nothingSaid' });
    must(say(round.maria, SECRET));
    must(say(round.maria, SECRET));
    must(say(round.maria, 'Läs igenom igen', null));
    expect(threadsFor(reviewer).map(({ about, text }) => [about, text])).toEqual([
      ['Barnet har kommit till tals', SECRET],
      ['Granskningen som helhet', 'Läs igenom igen'],
    ]);
    expect(approveNow(round.maria)).toEqual({ ok: false, error: 'unresolved' });
    must(returnReview(services, as(round.maria), reviewId));
    must(returnReview(services, as(round.maria), reviewId));
    expect(standsAt()).toEqual(['reopened', 'returned']);
    expect(listToApprove(services, as(round.maria)).returned.map((one) => one.unresolvedCount)).toEqual([2]);

    const [first, second] = threadsFor(reviewer);
    if (!first || !second) throw new Error('no comments');
    const reply = { kind: 'reply', target: '', replyToId: first.id, text: 'Ändrat' } as const;
    must(commentOnReview(services, as(reviewer), reviewId, reply));
    expect(resolve(reviewer, first.id)).toEqual({ ok: false, error: 'forbidden' });
    const yes = { questionKey: KEY, option: 'yes', reason: '', comment: '', seenRevision: 1 };
    must(saveAnswer(services, as(reviewer), reviewId, yes));
    must(handInReview(services, as(reviewer), reviewId));
    expect(standsAt()).toEqual(['finished', 'waiting']);

    must(resolve(round.maria, first.id));
    expect(approveNow(round.maria)).toEqual({ ok: false, error: 'unresolved' });
    must(resolve(round.maria, second.id));
    must(resolve(round.maria, second.id));
    expect(commentOnReview(services, as(reviewer), reviewId, reply)).toEqual({
      ok: false,
      error: 'resolvedAlready',
    });
    must(approveNow(round.maria));
    expect([deviations(), standsAt()]).toEqual([[], ['finished', 'approved']]);
    const kept = threadsFor(reviewer);
    expect(kept.map(({ resolved, replies }) => [resolved?.byName, replies.map(({ text }) => text)])).toEqual([
      ['Maria Ek', ['Ändrat']],
      ['Maria Ek', []],
    ]);
  });

  it('is not approved as something the approver has not read', () => {
    const { revision } = now();
    must(reopenReview(services, as(reviewer), reviewId));
    expect(standsAt()).toEqual(['reopened', null]);
    must(handInReview(services, as(reviewer), reviewId));
    const stale = approveReview(services, as(round.maria), reviewId, revision);
    expect(stale).toEqual({ ok: false, error: 'changed' });
  });

  it('loses its approval when it is opened again, and its deviation when the corrected answer is approved', () => {
    must(approveNow(round.maria));
    must(reopenReview(services, as(reviewer), reviewId));
    expect([deviations(), standsAt()]).toEqual([['new'], ['reopened', null]]);
    expect(pageFor(reviewer).assurance).toMatchObject({ approvedAt: null, approvedByName: null });
    const yes = { questionKey: KEY, option: 'yes', reason: '', comment: '', seenRevision: 1 };
    must(saveAnswer(services, as(reviewer), reviewId, yes));
    must(handInReview(services, as(reviewer), reviewId));
    expect(deviations()).toEqual(['new']);
    must(approveNow(round.maria));
    expect(deviations()).toEqual(['withdrawn']);
  });
});

describe('comments', () => {
  it('are never changed or taken away, and their words stay out of the log', () => {
    must(say(round.maria, SECRET));
    const run = (statement: string) => () => services.db.$client.prepare(statement).run();
    expect(run("UPDATE review_comments SET text = 'annat'")).toThrow(/keeps its words/u);
    expect(run('DELETE FROM review_comments')).toThrow(/never lost/u);
    const log = services.db.$client.prepare('SELECT * FROM audit_entries').all();
    expect(JSON.stringify(log)).not.toContain('Kalle');
    expect(JSON.stringify(log)).toContain('review.commented');
  });

  it('stay in the list when the question is hidden, and when the review has another reviewer', () => {
    must(say(round.maria, SECRET, 'skal-barnet-inte-hort'));
    must(returnReview(services, as(round.maria), reviewId));
    const other = makePerson(services, { name: 'Ny', role: 'reviewer', unitId: round.org.children });
    services.db.$client.prepare('UPDATE reviews SET reviewer_id = ? WHERE id = ?').run(other, reviewId);
    expect(threadsFor(other).map(({ text }) => text)).toEqual([SECRET]);
    expect(pageFor(other).assurance?.can.comment).toBe(true);
  });

  it('come back as they were typed when a browser without JavaScript sends too little', async () => {
    const form = { kommentera: 'ny:barnet-till-tals', 'kommentarstext:ny:barnet-till-tals': '  ' };
    const call = await routeArguments(services, { as: round.maria, params: { reviewId }, form });
    expect(await statusOf(() => saveAll(call))).toBe(422);
    const kept = { kommentera: 'ny:barnet-till-tals', 'kommentarstext:ny:barnet-till-tals': SECRET };
    const sent = await saveAll(
      await routeArguments(services, { as: round.maria, params: { reviewId }, form: kept }),
    );
    expect((sent as Response).headers.get('Location')).toBe(`/granskningar/${reviewId}#fraga-${KEY}`);
    expect(threadsFor(round.maria)).toHaveLength(1);
  });

  it('are in the internal file and nowhere in the de-identified', () => {
    must(say(round.maria, SECRET));
    const sheetsOf = (version: 'internal' | 'deidentified') =>
      exportRound(services, as(round.maria), round.roundId, version).sheets.map(({ name, blocks }) => ({
        name,
        text: JSON.stringify(
          blocks.map((block) => ('rows' in block ? { ...block, rows: [...block.rows] } : block)),
        ),
      }));
    const internal = sheetsOf('internal');
    expect(internal.find(({ name }) => name === 'Kommentarer')?.text).toContain(SECRET);
    expect(internal.find(({ name }) => name === 'Granskade ärenden')?.text).toContain(
      'Väntar på godkännande',
    );
    expect(internal.find(({ name }) => name === 'Källdata')?.text).toContain('Väntar på godkännande');
    for (const { text } of sheetsOf('deidentified')) expect(text).not.toContain('Kalle');
  });
});
