import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listDeviationEvents, listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, drawPlacementsRound, must } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
});

type Given = Record<string, AnswerOption>;
const allYes: Given = {
  'overvagande-i-tid': 'yes',
  'barnet-till-tals': 'yes',
  'vardplan-aktuell': 'yes',
  'vardplan-synpunkter': 'yes',
  'genomforandeplan-aktuell': 'yes',
  'genomforandeplan-uppfoljning': 'yes',
};

function reviewAt(place: number, of: ReviewedRound = round) {
  const review = reviewsOf(services, of)[place];
  if (!review || review.reviewerId === null) throw new Error('no review');
  return { id: review.id, actor: actorOf(services, review.reviewerId), review };
}

function answer(place: number, given: Given, of: ReviewedRound = round): ReviewId {
  const { id, actor } = reviewAt(place, of);
  const seen = new Map(listAnswersOfReview(services.db, id).map((row) => [row.questionId, row.revision]));
  for (const [questionKey, option] of Object.entries(given)) {
    const seenRevision = seen.get(questionKey) ?? 0;
    must(
      saveAnswer(services, actor, id, {
        questionKey,
        option,
        reason: 'Skäl i ord',
        comment: '',
        seenRevision,
      }),
    );
  }
  return id;
}

const handIn = (place: number) => handInReview(services, reviewAt(place).actor, reviewAt(place).id);
const deviationsOf = (place: number) => listDeviationsOfReview(services.db, reviewAt(place).id);
const count = (sql: string) => (services.db.$client.prepare(sql).get() as { n: number }).n;

describe('handing in', () => {
  it('is refused until everything that applies is answered', () => {
    expect(handIn(0)).toEqual({ ok: false, error: 'incomplete' });
    const { 'vardplan-aktuell': _, ...rest } = allYes;
    answer(0, rest);
    expect(handIn(0)).toEqual({ ok: false, error: 'incomplete' });
    answer(0, { 'vardplan-aktuell': 'yes' });
    expect(handIn(0).ok).toBe(true);
    expect(reviewAt(0).review).toMatchObject({ state: 'finished', finishedAt: services.now() });
  });

  it('makes one deviation per fault, with number, unit, manager and due date', () => {
    answer(0, { ...allYes, 'overvagande-i-tid': 'no', 'vardplan-aktuell': 'documentMissing' });
    must(handIn(0));
    expect(deviationsOf(0)).toMatchObject([
      {
        number: 'AV-2026-001',
        state: 'new',
        dueOn: '2026-11-16',
        responsibleName: 'Maria Ek',
        description: 'Skäl i ord',
      },
      { number: 'AV-2026-002', title: 'Vårdplan saknas', dueOn: '2026-12-02' },
    ]);
  });

  it('words the deviation by the legal ground of the case', () => {
    for (const place of [0, 1, 2, 3, 4]) {
      answer(place, { ...allYes, 'overvagande-i-tid': 'no' });
      must(handIn(place));
      const { review } = reviewAt(place);
      const ground = review.values[review.columns.findIndex(({ header }) => header === 'Lagrum')];
      const word = ground === 'LVU 3 §' ? 'omprövats' : 'övervägts';
      expect(deviationsOf(place)[0]?.title).toBe(`Vården har inte ${word} inom sex månader`);
    }
  });

  it('never makes two: double click, retry, second tab', () => {
    answer(0, { ...allYes, 'barnet-till-tals': 'no', 'skal-barnet-inte-hort': 'yes' });
    must(handIn(0));
    const audits = count('SELECT count(*) AS n FROM audit_entries');
    must(handIn(0));
    must(handIn(0));
    expect(deviationsOf(0)).toHaveLength(1);
    expect(count('SELECT count(*) AS n FROM audit_entries')).toBe(audits);
    const insertAgain = () =>
      services.db.$client.exec(
        `INSERT INTO deviations (year, sequence, number, round_id, review_id, frame_case_id, question_id, unit_id, title, description, severity, state, due_on, created_at, created_by_id)
          SELECT year, sequence + 1000, number || 'x', round_id, review_id, frame_case_id, question_id, unit_id, title, description, severity, state, due_on, created_at, created_by_id FROM deviations`,
      );
    expect(insertAgain).toThrow(/UNIQUE/);
  });

  it('numbers on through the year and anew in the next, by the Swedish calendar', () => {
    answer(0, { ...allYes, 'overvagande-i-tid': 'no' });
    must(handIn(0));
    services.setNow('2026-12-31T23:30:00.000Z');
    answer(1, { ...allYes, 'overvagande-i-tid': 'no' });
    must(handIn(1));
    expect([...deviationsOf(0), ...deviationsOf(1)].map(({ number }) => number)).toEqual([
      'AV-2026-001',
      'AV-2027-001',
    ]);
  });

  it('takes no more answers afterwards', () => {
    const id = answer(0, allYes);
    must(handIn(0));
    const given = {
      questionKey: 'vardplan-aktuell',
      option: 'no',
      reason: 'x',
      comment: '',
      seenRevision: 1,
    } as const;
    expect(saveAnswer(services, reviewAt(0).actor, id, given)).toMatchObject({
      ok: false,
      error: { kind: 'handedIn' },
    });
  });

  it('prefers the manager of the unit itself, but never about a case of her own', () => {
    const { review } = reviewAt(0);
    const near = makePerson(services, { name: 'Nära Chef', role: 'manager', unitId: review.unitId });
    answer(0, { ...allYes, 'overvagande-i-tid': 'no' });
    must(handIn(0));
    expect(deviationsOf(0)[0]?.responsibleName).toBe('Nära Chef');
    const place = reviewsOf(services, round).findIndex(
      (other, index) => index > 0 && other.unitId === review.unitId,
    );
    const worker = reviewAt(place).review.caseWorker;
    services.db.$client.prepare('UPDATE people SET case_worker_name = ? WHERE id = ?').run(worker, near);
    answer(place, { ...allYes, 'overvagande-i-tid': 'no' });
    must(handIn(place));
    expect(deviationsOf(place)[0]?.responsibleName).toBe('Maria Ek');
  });
});

describe('correcting', () => {
  const fault = { ...allYes, 'overvagande-i-tid': 'no' } as Given;

  it('withdraws with a trace when handed in again, and takes it back with the same number', () => {
    const id = answer(0, fault);
    must(handIn(0));
    must(reopenReview(services, reviewAt(0).actor, id));
    expect(deviationsOf(0)).toMatchObject([{ state: 'new' }]);
    answer(0, { 'overvagande-i-tid': 'yes' });
    must(handIn(0));
    expect(deviationsOf(0)).toMatchObject([{ number: 'AV-2026-001', state: 'withdrawn' }]);
    must(reopenReview(services, reviewAt(0).actor, id));
    answer(0, { 'overvagande-i-tid': 'no' });
    must(handIn(0));
    expect(deviationsOf(0)).toMatchObject([{ number: 'AV-2026-001', state: 'new' }]);
    const [deviation] = deviationsOf(0);
    const kinds = deviation && listDeviationEvents(services.db, deviation.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['created', 'withdrawn', 'reinstated']);
  });

  it('never removes one that somebody has begun to handle', () => {
    const id = answer(0, fault);
    must(handIn(0));
    const [deviation] = deviationsOf(0);
    if (!deviation) throw new Error('no deviation');
    const form = { intent: 'assess', revision: 1, note: 'Allvarligt.', dueOn: '2026-12-15' } as const;
    must(handleDeviation(services, actorOf(services, round.maria), deviation.id, form));
    must(reopenReview(services, reviewAt(0).actor, id));
    answer(0, { 'overvagande-i-tid': 'yes' });
    must(handIn(0));
    expect(deviationsOf(0)).toMatchObject([{ state: 'assessed' }]);
    expect(listDeviationEvents(services.db, deviation.id).at(-1)?.kind).toBe('answerCorrected');
  });

  it('can be reopened by the leader, but not when the round is finalised', () => {
    const id = answer(0, allYes);
    must(handIn(0));
    must(reopenReview(services, actorOf(services, round.maria), id));
    expect(reviewAt(0).review.state).toBe('reopened');
    must(handIn(0));
    services.db.$client
      .prepare(
        "UPDATE rounds SET state = 'finalised', finalised_at = '2026-11-03T00:00:00.000Z' WHERE id = ?",
      )
      .run(round.roundId);
    expect(reopenReview(services, reviewAt(0).actor, id)).toEqual({ ok: false, error: 'notPossible' });
  });
});

describe('the same fault in a later round', () => {
  it('is linked to the open deviation instead of making a second', () => {
    answer(0, { ...allYes, 'overvagande-i-tid': 'no' });
    must(handIn(0));
    const laterId = drawPlacementsRound(services, round);
    const later: ReviewedRound = { ...round, roundId: laterId };
    must(shareOutReviews(services, actorOf(services, round.maria), laterId));
    const place = reviewsOf(services, later).findIndex(
      ({ caseKey }) => caseKey === reviewAt(0).review.caseKey,
    );
    const id = answer(place, { ...allYes, 'overvagande-i-tid': 'no' }, later);
    const { actor } = reviewAt(place, later);
    must(handInReview(services, actor, id));
    must(handInReview(services, actor, id));
    expect(count('SELECT count(*) AS n FROM deviations')).toBe(1);
    expect(must(loadReceipt(services, actor, id))).toMatchObject({
      deviations: [],
      linkedNumbers: ['AV-2026-001'],
    });
    must(reopenReview(services, actor, id));
    answer(place, { 'overvagande-i-tid': 'yes' }, later);
    must(handInReview(services, actor, id));
    expect(must(loadReceipt(services, actor, id)).linkedNumbers).toEqual([]);
    expect(deviationsOf(0)).toMatchObject([{ state: 'new' }]);
  });
});
