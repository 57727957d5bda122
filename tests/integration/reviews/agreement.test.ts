import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { action as agree, shouldRevalidate } from '#app/features/reviews/routes/agree.tsx';
import { handOverReview } from '#app/features/reviews/server/hand-over-review.server.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { settleAnswer } from '#app/features/reviews/server/settle-answer.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAgreedReasons } from '#db/queries/agreed-answers.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const HEARD = 'barnet-till-tals';
const IN_TIME = 'overvagande-i-tid';

let services: TestServices;
let round: DoubleReviewedRound;
let agreed: ListedReview;
let hers: ListedReview;
let others: ListedReview;
let her: PersonId;
let other: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeDoubleReviewedRound(services);
  const [first, second, third] = allReviewsOf(services, round);
  if (!first || !second?.reviewerId || !third?.reviewerId) throw new Error('no reviews');
  [agreed, hers, others] = [first, second, third];
  [her, other] = [second.reviewerId, third.reviewerId];
});

function bothHandIn(differing: Partial<Record<string, AnswerOption>> = { [HEARD]: 'no' }): void {
  answerAndHandIn(services, hers, {});
  answerAndHandIn(services, others, differing);
}

const settle = (as: PersonId, more: Partial<Parameters<typeof settleAnswer>[3]> = {}) =>
  settleAnswer(services, actorOf(services, as), agreed.id, {
    questionKey: HEARD,
    choice: { kind: 'slot', slot: 2 },
    agreedReason: 'Samtalet finns inte i akten.',
    seenRevision: 0,
    ...more,
  });
const third = (): PersonId => {
  const one = round.reviewers.find((person) => person !== her && person !== other);
  if (one === undefined) throw new Error('nobody');
  // Whatever case it is, she is not its handläggare.
  services.db.$client
    .prepare("UPDATE people SET case_worker_name = NULL, display_name = 'Utan Ärenden' WHERE id = ?")
    .run(one);
  return one;
};
const handOver = (to: PersonId) => handOverReview(services, actorOf(services, round.maria), agreed.id, to);
const handIn = (as: PersonId) => handInReview(services, actorOf(services, as), agreed.id);
const stored = () =>
  Object.fromEntries(listAnswersOfReview(services.db, agreed.id).map((row) => [row.questionId, row]));
const deviations = () =>
  services.db.$client
    .prepare('SELECT review_id AS reviewId, question_id AS questionId FROM deviations')
    .all();
const stateOf = ({ id }: ListedReview) => allReviewsOf(services, round).find((one) => one.id === id)?.state;

describe('who may settle', () => {
  it('nobody who leads only the unit of the case, where the round is the department’s', () => {
    bothHandIn();
    const chief = makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: hers.unitId });
    expect(settle(chief)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(handIn(chief)).toEqual({ ok: false, error: 'forbidden' });
    expect(stored()).toEqual({});
  });

  it('nobody before all have handed in', () => {
    answerAndHandIn(services, hers, {});
    for (const as of [her, other, round.maria]) expect(settle(as).ok).toBe(false);
    expect(handIn(her)).toEqual({ ok: false, error: 'notFound' });
    expect(handIn(round.maria)).toEqual({ ok: false, error: 'forbidden' });
    expect(stored()).toEqual({});
  });

  it('not a reviewer of other cases, a läsare, or somebody of another department', () => {
    bothHandIn();
    const strangers = [
      third(),
      makePerson(services, { name: 'Lä Sare', role: 'reader', unitId: round.org.administration }),
      makePerson(services, { name: 'An Nan', role: 'manager', unitId: round.org.elderly }),
    ];
    for (const as of strangers) {
      expect(settle(as)).toEqual({ ok: false, error: { kind: 'notFound' } });
    }
  });

  it('not about a case of her own, and not after a declared conflict of interest', () => {
    bothHandIn();
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(agreed.caseWorker, round.maria);
    expect(settle(round.maria)).toEqual({ ok: false, error: { kind: 'forbidden' } });
    services.db.$client
      .prepare(
        "INSERT INTO review_assignments (review_id, person_id, assigned_at, end_reason) VALUES (?, ?, '2026-11-02', 'conflictOfInterest')",
      )
      .run(hers.id, her);
    expect(settle(her)).toEqual({ ok: false, error: { kind: 'notFound' } });
    expect(stored()).toEqual({});
  });

  it('each of those who answered, whoever shares out, and the one it was handed to', () => {
    bothHandIn();
    must(settle(her));
    must(settle(other, { agreedReason: 'Vi läste akten tillsammans.', seenRevision: 1 }));
    must(settle(round.maria, { agreedReason: 'Avgjort av chefen.', seenRevision: 2 }));
    must(handOver(third()));
    must(settle(third(), { agreedReason: 'Avgjort av en tredje.', seenRevision: 3 }));
  });

  it('a third whom the leader asks before anybody has begun, and not before all have handed in', () => {
    expect(handOver(third())).toEqual({ ok: false, error: 'notPossible' });
    bothHandIn();
    must(handOver(third()));
    must(settle(third()));
    expect(stored()[HEARD]).toMatchObject({ answeredByName: 'Utan Ärenden' });
  });
});

describe('settling', () => {
  it('stores the answer with its words, carries over what all answered alike, and keeps the reason', () => {
    bothHandIn();
    must(settle(her));
    expect(stored()[HEARD]).toMatchObject({ value: { option: 'no' }, revision: 1 });
    expect(stored()[IN_TIME]).toMatchObject({ value: { option: 'yes' }, reason: '=Se akten, "sidan" 3' });
    expect(listAgreedReasons(services.db, agreed.id)).toMatchObject([
      { questionId: HEARD, reason: 'Samtalet finns inte i akten.' },
    ]);
    expect(stateOf(agreed)).toBe('started');
    expect(
      listAnswersOfReview(services.db, hers.id).find(({ questionId }) => questionId === HEARD)?.value,
    ).toEqual({
      option: 'yes',
    });
  });

  it('asks for a choice and a reason where they answered differently', () => {
    bothHandIn();
    expect(settle(her, { agreedReason: '  ' })).toEqual({ ok: false, error: { kind: 'reasonMissing' } });
    const tooLong = { ok: false, error: { kind: 'tooLong' } };
    const long = 'x'.repeat(4001);
    expect(settle(her, { agreedReason: long })).toEqual(tooLong);
    const words = { option: 'yes', content: '', reason: '', comment: long, evidence: '' } as const;
    expect(settle(her, { choice: { kind: 'other', answer: words } })).toEqual(tooLong);
    expect(settle(her, { choice: undefined })).toEqual({ ok: false, error: { kind: 'choiceMissing' } });
    const nothing = { option: null, content: '', reason: '', comment: '', evidence: '' };
    expect(settle(her, { choice: { kind: 'other', answer: nothing } })).toEqual({
      ok: false,
      error: { kind: 'choiceMissing' },
    });
    const wrong = { ...nothing, option: 'kanske' };
    expect(settle(her, { choice: { kind: 'other', answer: wrong } })).toEqual({
      ok: false,
      error: { kind: 'notAnAnswer' },
    });
    expect([stored(), stateOf(agreed)]).toEqual([{}, 'assigned']);
  });

  it('asks for a reason to depart from what all answered', () => {
    bothHandIn();
    const answer = { option: 'no', content: '', reason: 'För sent.', comment: '', evidence: '' };
    const change = { questionKey: IN_TIME, choice: { kind: 'other', answer } as const, seenRevision: 1 };
    expect(settle(her, { ...change, agreedReason: '' })).toEqual({
      ok: false,
      error: { kind: 'reasonMissing' },
    });
    must(settle(her, change));
    expect(stored()[IN_TIME]).toMatchObject({ value: { option: 'no' }, revision: 2 });
  });

  it('takes no personnummer in the reason, in another answer or in the one that is chosen', () => {
    bothHandIn();
    const text = 'Barnet Kalle 19850101-1236';
    const refused = { ok: false, error: { kind: 'personalNumber' } };
    expect(settle(her, { agreedReason: text })).toEqual(refused);
    const answer = { option: 'no' as const, content: '', reason: text, comment: '', evidence: '' };
    expect(settle(her, { choice: { kind: 'other', answer } })).toEqual(refused);
    // One that was given before such words were refused.
    services.db.$client.prepare('UPDATE answers SET comment = ? WHERE review_id = ?').run(text, others.id);
    expect(settle(her)).toEqual(refused);
    expect(stored()).toEqual({});
    must(settle(her, { choice: { kind: 'other', answer: { ...answer, reason: 'Ärende 2026-0412' } } }));
  });

  it('refuses the later of two, with both to show, and takes the same twice', () => {
    bothHandIn();
    must(settle(her));
    must(settle(her));
    expect(settle(other, { choice: { kind: 'slot', slot: 1 } })).toMatchObject({
      ok: false,
      error: { kind: 'conflict', stored: { option: 'no' }, agreedReason: 'Samtalet finns inte i akten.' },
    });
    expect(settle(other, { agreedReason: 'Annat skäl' })).toMatchObject({ error: { kind: 'conflict' } });
    expect(stored()[HEARD]?.revision).toBe(1);
  });
});

describe('handing in what they agree on', () => {
  it('makes deviations once, from the agreed answers and not from what each answered', () => {
    bothHandIn();
    expect(deviations()).toEqual([]);
    expect(handIn(her)).toEqual({ ok: false, error: 'incomplete' });
    expect([stored(), stateOf(agreed)]).toEqual([{}, 'assigned']);
    must(settle(her));
    // "Nej" opens a question that only one of them was asked: it is asked for too, without a reason for the choice.
    expect(handIn(other)).toEqual({ ok: false, error: 'incomplete' });
    must(settle(other, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(handIn(other));
    must(handIn(her));
    expect(deviations()).toEqual([{ reviewId: agreed.id, questionId: HEARD }]);
    expect(settle(her, { agreedReason: 'Ändrat skäl' })).toEqual({ ok: false, error: { kind: 'handedIn' } });
  });

  it('takes one step where all answers are alike', () => {
    bothHandIn({});
    must(handIn(other));
    expect(stateOf(agreed)).toBe('finished');
    expect(stored()[HEARD]).toMatchObject({ value: { option: 'yes' } });
    expect(deviations()).toEqual([]);
  });

  it('lets be what an agreed answer closes again', () => {
    bothHandIn();
    must(settle(her));
    must(settle(her, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(settle(her, { choice: { kind: 'slot', slot: 1 }, seenRevision: 1 }));
    const why = settle(her, { questionKey: 'skal-barnet-inte-hort', seenRevision: 1 });
    expect(why).toEqual({ ok: false, error: { kind: 'notAnAnswer' } });
    must(handIn(her));
    expect(deviations()).toEqual([]);
  });
});

describe('the list of what is ready', () => {
  const keysOf = (as: PersonId) =>
    listReadyToAgree(services, actorOf(services, as)).map(({ reviewId }) => reviewId);

  it('has no protected case for somebody who is not named, and no case of her own', () => {
    bothHandIn();
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(agreed.caseWorker, other);
    expect([keysOf(her), keysOf(other)]).toEqual([[agreed.id], []]);
    services.db.$client.prepare("UPDATE registers SET protected_rule = 'namedReviewers'").run();
    services.db.$client
      .prepare('UPDATE cases SET is_protected = 1 WHERE id = (SELECT case_id FROM frame_cases WHERE id = ?)')
      .run(agreed.frameCaseId);
    const name = services.db.$client.prepare(
      'INSERT INTO register_named_reviewers (register_id, person_id) SELECT id, ? FROM registers',
    );
    name.run(round.maria);
    expect([keysOf(her), keysOf(other)]).toEqual([[], []]);
    name.run(her);
    expect(keysOf(her)).toEqual([agreed.id]);
  });

  it('has a case for each of its reviewers from when all are in until it is handed in, and for nobody else', () => {
    answerAndHandIn(services, hers, {});
    expect([keysOf(her), keysOf(other)]).toEqual([[], []]);
    answerAndHandIn(services, others, {});
    expect([keysOf(her), keysOf(other), keysOf(round.maria)]).toEqual([[agreed.id], [agreed.id], []]);
    expect(listReadyToAgree(services, actorOf(services, her))[0]).toMatchObject({
      caseKey: agreed.caseKey,
      isBegun: false,
      reviewerNames: [hers.reviewerName, others.reviewerName],
    });
    must(handIn(her));
    expect([keysOf(her), keysOf(other)]).toEqual([[], []]);
  });
});

it('gives back what was written to somebody whose session has ended, and settles nothing', async () => {
  bothHandIn();
  const form = {
    questionKey: HEARD,
    choice: 'slot:2',
    [`agreedReason:${HEARD}`]: 'Skrivet',
    seenRevision: '0',
  };
  const args = await routeArguments(services, { as: null, params: { reviewId: agreed.id }, form });
  const answer = await agree(args);
  if (!('data' in answer)) throw new Error('a redirect');
  expect([answer.init?.status, answer.data]).toMatchObject([
    401,
    { refused: { kind: 'loggedOut' }, typed: { questionKey: HEARD, agreedReason: 'Skrivet' } },
  ]);
  expect(listAnswersOfReview(services.db, agreed.id)).toEqual([]);
  // The page stays: read anew it would be the log-in page.
  const asked = { actionStatus: 401, defaultShouldRevalidate: true } as Parameters<
    typeof shouldRevalidate
  >[0];
  expect([shouldRevalidate(asked), shouldRevalidate({ ...asked, actionStatus: 422 })]).toEqual([false, true]);
});
