import { beforeEach, describe, expect, it } from 'vitest';
import { handInComplete, loadGridHandIn } from '#app/features/deviations/server/hand-in-complete.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { type GridPacket, unpackGrid } from '#app/features/reviews/domain/grid-data.ts';
import { parseBatch } from '#app/features/reviews/forms/grid-form.ts';
import { action as sendAnswers } from '#app/features/reviews/routes/grid-answers.ts';
import { loadGrid } from '#app/features/reviews/server/load-grid.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { saveGridAnswers } from '#app/features/reviews/server/save-grid-answers.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let reviewer: PersonId;
let mine: ListedReview[];
let others: ListedReview[];
beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const all = reviewsOf(services, round);
  if (!all[0]?.reviewerId) throw new Error('no review');
  reviewer = all[0].reviewerId;
  mine = all.filter((one) => one.reviewerId === reviewer);
  others = all.filter((one) => one.reviewerId !== reviewer);
});

const actor = (personId = reviewer) => actorOf(services, personId);
const fields = (reviewId: ReviewId, change: Record<string, unknown> = {}) => ({
  reviewId,
  questionKey: 'barnet-till-tals',
  option: 'yes',
  content: '',
  reason: '',
  comment: '',
  evidence: '',
  seenRevision: 0,
  ...change,
});
const send = async (as: PersonId | null, answers: readonly unknown[], roundId: number = round.roundId) => {
  const form = { svar: JSON.stringify(answers) };
  const args = await routeArguments(services, { as, params: { roundId }, form });
  const response = await sendAnswers(args);
  const body = (await response.json()) as { replies?: { kind: string; revision?: number }[] };
  return { status: response.status, kinds: body.replies?.map(({ kind }) => kind), replies: body.replies };
};
const stored = (reviewId: ReviewId) => listAnswersOfReview(services.db, reviewId);
const saves = () =>
  services.db.$client
    .prepare(
      "SELECT entity_id, detail, actor_id FROM audit_entries WHERE action = 'answer.saved' ORDER BY sequence",
    )
    .all() as { entity_id: string; detail: string; actor_id: number }[];

describe('many answers at once', () => {
  it('takes nothing from a stranger, a leader or the reviewer of other cases', async () => {
    const [first] = mine;
    if (!first) throw new Error('no review');
    expect(await send(null, [fields(first.id)])).toMatchObject({ status: 401 });
    expect(await send(round.maria, [fields(first.id)])).toMatchObject({ status: 403, kinds: ['forbidden'] });
    const other = others[0]?.reviewerId;
    if (!other) throw new Error('no other reviewer');
    expect(await send(other, [fields(first.id)])).toMatchObject({ status: 404, kinds: ['notFound'] });
    expect(await send(reviewer, [fields(first.id)], round.roundId + 1)).toMatchObject({ status: 404 });
    expect(stored(first.id)).toEqual([]);
    expect(saves()).toEqual([]);
  });

  it("saves the others beside a bad answer, another's review and a conflict, and says what became of each", async () => {
    const [first, second, third] = mine;
    const [foreign] = others;
    if (!first || !second || !third || !foreign) throw new Error('too few reviews');
    const before = { ...fields(third.id, { option: 'no', reason: 'Inget samtal.' }), option: 'no' as const };
    must(saveAnswer(services, actor(), third.id, before));
    const result = await send(reviewer, [
      fields(first.id),
      fields(foreign.id),
      fields(second.id, { option: 'kanske' }),
      fields(third.id),
      fields(second.id, { questionKey: 'vardplan-aktuell' }),
      fields(second.id, { seenRevision: -1 }),
    ]);
    expect(result).toMatchObject({
      status: 200,
      kinds: ['saved', 'notFound', 'notAnAnswer', 'conflict', 'saved', 'notAnAnswer'],
    });
    expect(result.replies?.[3]).toMatchObject({
      stored: { option: 'no', reason: 'Inget samtal.', revision: 1 },
    });
    expect(stored(foreign.id)).toEqual([]);
    expect(stored(third.id)).toMatchObject([{ value: { option: 'no' }, revision: 1 }]);
    expect(stored(second.id).map(({ questionId }) => questionId)).toEqual(['vardplan-aktuell']);
  });

  it('leaves the same behind as the page of one review: answers, revisions, state and log', async () => {
    const [first, second] = mine;
    if (!first || !second) throw new Error('too few reviews');
    const given = { option: 'no' as const, reason: 'Hemlig text' };
    await send(reviewer, [
      fields(first.id, given),
      fields(first.id, { ...given, option: 'yes', seenRevision: 1 }),
    ]);
    must(saveAnswer(services, actor(), second.id, { ...fields(second.id), ...given }));
    must(
      saveAnswer(services, actor(), second.id, {
        ...fields(second.id),
        ...given,
        option: 'yes',
        seenRevision: 1,
      }),
    );
    expect(stored(first.id)).toEqual(stored(second.id));
    const entries = saves().map(({ detail, actor_id }) => ({ detail, actor_id }));
    expect(entries.slice(0, 2)).toEqual(entries.slice(2));
    const states = reviewsOf(services, round).filter(({ id }) => id === first.id || id === second.id);
    expect(states.map(({ state, startedAt }) => [state, startedAt])).toEqual([
      ['started', services.now()],
      ['started', services.now()],
    ]);
  });

  it('takes the same answers again as a success that writes nothing', async () => {
    const answers = mine.map(({ id }) => fields(id));
    await send(reviewer, answers);
    const before = saves().length;
    expect((await send(reviewer, answers)).kinds).toEqual(mine.map(() => 'saved'));
    expect(saves()).toHaveLength(before);
  });

  it('takes at most five hundred, and nothing that is no list of answers', () => {
    const batch = (svar: string) => {
      const form = new FormData();
      form.set('svar', svar);
      return parseBatch(form);
    };
    const many = (count: number) =>
      JSON.stringify(Array.from({ length: count }, () => fields(1 as ReviewId)));
    expect(batch(many(500))).toHaveLength(500);
    for (const svar of [many(501), '[]', '{}', 'x', '', '[{"reviewId":"1"}]', '[null]'])
      expect(batch(svar), svar.slice(0, 20)).toBeUndefined();
  });

  it('saves nothing in a round that is not open', () => {
    const [first] = mine;
    if (!first) throw new Error('no review');
    services.db.$client.prepare("UPDATE rounds SET state = 'drawn' WHERE id = ?").run(round.roundId);
    const given = { ...fields(first.id), option: 'yes' as const };
    const outcomes = saveGridAnswers(services, actor(), round.roundId, [{ reviewId: first.id, given }]);
    expect(outcomes).toEqual([{ ok: false, error: { kind: 'roundClosed' } }]);
  });
});

describe('the table', () => {
  const load = (personId = reviewer) => loadGrid(services, actor(personId), round.roundId, 1);
  const casesIn = (page: ReturnType<typeof load>) =>
    unpackGrid(
      JSON.parse(page?.packet ?? '') as GridPacket,
      (page?.definition.sections ?? []).flatMap(({ questions }) => questions.map(({ key }) => key)),
    );

  it('is there for nobody without reviews of her own in the round', () => {
    expect(load(round.maria)).toBeUndefined();
    expect(loadGridHandIn(services, actor(round.maria), round.roundId)).toBeUndefined();
  });

  it("holds exactly the reviewer's own cases, with the facts and answers that each one's page has", () => {
    const [first] = mine;
    if (!first) throw new Error('no review');
    must(saveAnswer(services, actor(), first.id, { ...fields(first.id), option: 'yes' }));
    const cases = casesIn(load());
    expect(cases.map(({ reviewId }) => reviewId)).toEqual(mine.map(({ id }) => id));
    for (const one of cases) {
      const page = must(loadReview(services, actor(), one.reviewId as ReviewId));
      const facts = Object.entries(page.columns).filter(
        ([, value]) => value !== '' && value !== page.review.caseKey,
      );
      expect(one.columns).toEqual(Object.fromEntries(facts));
      expect(one.answers).toMatchObject(
        page.answers.map(({ questionKey, option, revision }) => ({ questionKey, option, revision })),
      );
      expect(one).toMatchObject({ state: page.review.state, isLocked: !page.can.write });
    }
  });

  it('logs which cases were read, once for each unit and never by their numbers', () => {
    load();
    const rows = services.db.$client
      .prepare("SELECT unit_id, detail FROM audit_entries WHERE action = 'case.readInTable'")
      .all() as { unit_id: number; detail: string }[];
    expect(rows.map(({ unit_id }) => unit_id).sort()).toEqual(
      [...new Set(mine.map(({ unitId }) => unitId))].sort(),
    );
    const told = rows.map(({ detail }) => JSON.parse(detail) as { count: number; caseIds: number[] });
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(mine.length);
    expect(told.flatMap(({ caseIds }) => caseIds)).toHaveLength(mine.length);
    expect(JSON.stringify(rows)).not.toContain(mine[0]?.caseKey);
  });
});

describe('handing in all that are complete', () => {
  it('hands in those and no other, and nothing twice', async () => {
    const [first, second] = mine;
    if (!first || !second) throw new Error('too few reviews');
    const grid = loadGrid(services, actor(), round.roundId, 1);
    const keys = (grid?.definition.sections ?? []).flatMap(({ questions }) =>
      questions.map(({ key }) => key),
    );
    const answers = [first, second].flatMap(({ id }) =>
      keys.map((questionKey) => ({
        reviewId: id,
        given: {
          ...fields(id, { questionKey }),
          questionKey,
          option: id === first.id && questionKey === 'barnet-till-tals' ? ('no' as const) : ('yes' as const),
          reason: 'Se akten.',
        } as never,
      })),
    );
    saveGridAnswers(services, actor(), round.roundId, answers);
    must(handInReview(services, actor(), second.id));
    const count = (table: string) =>
      (services.db.$client.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
    expect(await handInComplete(services, actor(), round.roundId)).toBe(1);
    expect(count('deviations')).toBe(1);
    expect(await handInComplete(services, actor(), round.roundId)).toBe(0);
    expect(count('deviations')).toBe(1);
    const after = loadGridHandIn(services, actor(), round.roundId);
    expect(after).toMatchObject({ handedIn: 2, total: mine.length });
    expect(after?.left.map(({ reviewId }) => reviewId)).toEqual(mine.slice(2).map(({ id }) => id));
    expect(after?.left[0]?.lacking.length).toBeGreaterThan(0);
  });
});
