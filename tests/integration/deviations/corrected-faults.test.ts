import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOption } from '#app/features/checklists/domain/definition.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listDeviationEvents } from '#db/queries/deviations.server.ts';
import { actorOf, drawPlacementsRound, must } from '#tests/factories/placements-control.ts';
import {
  makeReviewedRound,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const QUESTION = 'vardplan-aktuell';
const OTHERS = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
];

let services: TestServices;
let minute = 0;
beforeEach(async () => {
  services = await makeServices();
  minute = 0;
});

type Reviewing = { id: ReviewId; reviewerId: Parameters<typeof actorOf>[1] };

function reviewOf(round: ReviewedRound, caseKey?: string): Reviewing & { caseKey: string } {
  const found = reviewsOf(services, round).find(
    (review) => caseKey === undefined || review.caseKey === caseKey,
  );
  if (!found || found.reviewerId === null) throw new Error('no review');
  return { id: found.id, reviewerId: found.reviewerId, caseKey: found.caseKey };
}

/** Opens the review again if it is handed in, answers the question and hands in, a minute after the last time. */
function answerAndHandIn({ id, reviewerId }: Reviewing, option: AnswerOption, reason = 'Ingen plan i akten') {
  services.setNow(`2026-11-02T09:${String(minute++).padStart(2, '0')}:00.000Z`);
  const actor = actorOf(services, reviewerId);
  reopenReview(services, actor, id);
  const seen = new Map(listAnswersOfReview(services.db, id).map((row) => [row.questionId, row.revision]));
  const save = (questionKey: string, given: AnswerOption) =>
    must(
      saveAnswer(services, actor, id, {
        questionKey,
        option: given,
        reason,
        comment: '',
        seenRevision: seen.get(questionKey) ?? 0,
      }),
    );
  for (const questionKey of OTHERS) if (!seen.has(questionKey)) save(questionKey, 'yes');
  save(QUESTION, option);
  must(handInReview(services, actor, id));
}

function handInUnchanged({ id, reviewerId }: Reviewing) {
  const actor = actorOf(services, reviewerId);
  must(reopenReview(services, actor, id));
  must(handInReview(services, actor, id));
}

type Stored = { id: DeviationId; number: string; state: string; description: string; reviewId: number };
const deviations = () =>
  services.db.$client
    .prepare('SELECT id, number, state, description, review_id AS reviewId FROM deviations ORDER BY id')
    .all() as Stored[];
const states = () => deviations().map(({ number, state }) => [number, state]);
const history = (place = 0) => {
  const deviation = deviations()[place];
  if (!deviation) throw new Error('no deviation');
  return listDeviationEvents(services.db, deviation.id).map(({ kind }) => kind);
};
const logged = (action: string) =>
  services.db.$client.prepare('SELECT count(*) FROM audit_entries WHERE action = ?').pluck().get(action);

function handle(round: ReviewedRound, ...intents: ('assess' | 'act' | 'close')[]) {
  services.setNow(`2026-11-02T09:${String(minute++).padStart(2, '0')}:00.000Z`);
  for (const intent of intents) {
    const { id, revision } = services.db.$client.prepare('SELECT id, revision FROM deviations').get() as {
      id: DeviationId;
      revision: number;
    };
    const form = { intent, revision, note: 'Gjort', dueOn: '2026-12-15' };
    must(handleDeviation(services, actorOf(services, round.maria), id, form));
  }
}

describe('the same fault in two rounds', () => {
  async function twoRounds() {
    const round = await makeSharedOutRound(services);
    const later = { ...round, roundId: drawPlacementsRound(services, round) };
    must(shareOutReviews(services, actorOf(services, round.maria), later.roundId));
    const first = reviewOf(round);
    const second = reviewOf(later, first.caseKey);
    answerAndHandIn(first, 'no');
    answerAndHandIn(second, 'no');
    expect(states()).toEqual([['AV-2026-001', 'new']]);
    return { round, first, second };
  }

  it('stays a deviation when the answer is corrected where it was found first, until it is in the other too', async () => {
    const { first, second } = await twoRounds();
    answerAndHandIn(first, 'yes');
    handInUnchanged(first);
    handInUnchanged(second);
    expect(states()).toEqual([['AV-2026-001', 'new']]);
    expect(history()).toEqual(['created', 'linked', 'keptForLink']);

    answerAndHandIn(second, 'yes');
    expect(states()).toEqual([['AV-2026-001', 'withdrawn']]);
    expect(history().slice(3)).toEqual(['unlinked', 'withdrawn']);
    expect(logged('deviation.unlinked')).toBe(1);

    answerAndHandIn(second, 'documentMissing');
    expect(states()).toEqual([
      ['AV-2026-001', 'withdrawn'],
      ['AV-2026-002', 'new'],
    ]);
  });

  it('stays as long as any of several later rounds has it', async () => {
    const { round, first, second } = await twoRounds();
    const latest = { ...round, roundId: drawPlacementsRound(services, round) };
    must(shareOutReviews(services, actorOf(services, round.maria), latest.roundId));
    const third = reviewOf(latest, reviewsOf(services, round).find(({ id }) => id === first.id)?.caseKey);
    answerAndHandIn(third, 'no');
    answerAndHandIn(first, 'yes');
    answerAndHandIn(second, 'yes');
    expect(states()).toEqual([['AV-2026-001', 'new']]);
    answerAndHandIn(third, 'yes');
    expect(states()).toEqual([['AV-2026-001', 'withdrawn']]);
  });

  it('is one open deviation also when the first was withdrawn and its answer is a fault again', async () => {
    const { first, second } = await twoRounds();
    answerAndHandIn(second, 'yes');
    answerAndHandIn(first, 'yes');
    answerAndHandIn(second, 'no');
    const open = [
      ['AV-2026-001', 'withdrawn'],
      ['AV-2026-002', 'new'],
    ];
    expect(states()).toEqual(open);
    answerAndHandIn(first, 'no');
    handInUnchanged(first);
    expect(states()).toEqual(open);
    expect(history(1)).toEqual(['created', 'linked']);

    answerAndHandIn(second, 'yes');
    answerAndHandIn(first, 'yes');
    expect(states().map(([, state]) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('leaves a trace on the deviation when the link is taken away', async () => {
    const { second } = await twoRounds();
    answerAndHandIn(second, 'yes');
    expect(states()).toEqual([['AV-2026-001', 'new']]);
    expect(history()).toEqual(['created', 'linked', 'unlinked']);
    const last = listDeviationEvents(services.db, deviations()[0]?.id as DeviationId).at(-1);
    expect(last?.note).toBe('Andra halvåret 2026');
    expect(logged('deviation.unlinked')).toBe(1);
  });

  it('counts a link to a withdrawn deviation as none', async () => {
    const { second } = await twoRounds();
    services.db.$client.prepare("UPDATE deviations SET state = 'withdrawn', closed_at = '2026-11-02'").run();
    handInUnchanged(second);
    handInUnchanged(second);
    expect(states()).toEqual([
      ['AV-2026-001', 'withdrawn'],
      ['AV-2026-002', 'new'],
    ]);
    expect(deviations()[1]?.reviewId).toBe(second.id);
  });

  it('makes a new one when the linked one was closed and the fault is found after that', async () => {
    const { round, second } = await twoRounds();
    handle(round, 'assess', 'close');
    handInUnchanged(second);
    expect(states()).toEqual([['AV-2026-001', 'closed']]);
    answerAndHandIn(second, 'no', 'Den nya planen gäller ett annat barn');
    handInUnchanged(second);
    expect(states()).toEqual([
      ['AV-2026-001', 'closed'],
      ['AV-2026-002', 'new'],
    ]);
  });
});

describe('a fault that comes back', () => {
  it('begins a closed deviation anew with its new words, once', async () => {
    const round = await makeSharedOutRound(services);
    const review = reviewOf(round);
    answerAndHandIn(review, 'no');
    handle(round, 'assess', 'act', 'close');
    answerAndHandIn(review, 'yes');
    expect(states()).toEqual([['AV-2026-001', 'closed']]);
    answerAndHandIn(review, 'no', 'Planen är borta igen');
    expect(deviations()).toMatchObject([
      { number: 'AV-2026-001', state: 'new', description: 'Planen är borta igen' },
    ]);
    handInUnchanged(review);
    expect(history().slice(-2)).toEqual(['answerCorrected', 'foundAgain']);
    const [deviation] = deviations();
    expect(listDeviationEvents(services.db, deviation?.id as DeviationId).at(-1)).toMatchObject({
      fromState: 'closed',
      toState: 'new',
      note: 'Planen är borta igen',
    });
    expect(services.db.$client.prepare('SELECT closed_at FROM deviations').pluck().get()).toBeNull();
  });

  it('begins it anew too when the answer was never handed in as corrected, but not for an old answer', async () => {
    const round = await makeSharedOutRound(services);
    const review = reviewOf(round);
    answerAndHandIn(review, 'no');
    handle(round, 'assess', 'close');
    handInUnchanged(review);
    expect(states()).toEqual([['AV-2026-001', 'closed']]);
    answerAndHandIn(review, 'no', 'En ny brist i planen');
    expect(deviations()).toMatchObject([{ state: 'new', description: 'En ny brist i planen' }]);
  });

  it('goes on with one that is being handled, and says once that the answer was corrected', async () => {
    const round = await makeSharedOutRound(services);
    const review = reviewOf(round);
    answerAndHandIn(review, 'no');
    handle(round, 'assess');
    answerAndHandIn(review, 'yes');
    handInUnchanged(review);
    handInUnchanged(review);
    expect(history()).toEqual(['created', 'stateChanged', 'answerCorrected']);
    answerAndHandIn(review, 'no', 'Ändå en brist');
    handInUnchanged(review);
    expect(history().slice(3)).toEqual(['foundAgain']);
    expect(states()).toEqual([['AV-2026-001', 'assessed']]);
  });
});

it('withdraws no deviation that somebody has taken up while it is new, by words, an action or a handover', async () => {
  const round = await makeSharedOutRound(services);
  const maria = actorOf(services, round.maria);
  const reviews = reviewsOf(services, round)
    .slice(0, 4)
    .map(({ caseKey }) => reviewOf(round, caseKey));
  for (const review of reviews) answerAndHandIn(review, 'no');
  const [commented, acted, handedOver] = deviations().map(({ id }) => id);
  if (!commented || !acted || !handedOver) throw new Error('no deviations');
  const words = { intent: 'comment', revision: 1, note: 'Jag ringer familjehemmet', dueOn: '' } as const;
  must(handleDeviation(services, maria, commented, words));
  const plan = { unitId: round.org.unit1, title: 'Påminnelse', intendedEffect: 'Planer i tid' };
  const days = { dueOn: '2026-12-31' as CivilDate, followUpOn: '2027-06-30' as CivilDate };
  const serves = { ownerId: round.maria, deviationIds: [acted], movesDeviations: false };
  must(planAction(services, maria, { ...plan, ...days, ...serves }));
  services.db.$client.exec(
    `INSERT INTO receiving_systems (name, layout, created_at) VALUES ('Lifecare', '{}', '2026-11-02T08:00:00.000Z');
     INSERT INTO handovers (deviation_id, system_id, at, by_id) VALUES (${handedOver}, 1, '2026-11-02T10:00:00.000Z', ${round.maria})`,
  );
  for (const review of reviews) answerAndHandIn(review, 'yes');
  expect(states().map(([, state]) => state)).toEqual(['new', 'new', 'new', 'withdrawn']);
  expect([0, 1, 2, 3].map((place) => history(place).at(-1))).toEqual([
    'answerCorrected',
    'answerCorrected',
    'answerCorrected',
    'withdrawn',
  ]);
});

it('plans nothing new for a round that is handed in again as it was', async () => {
  const round = await makeReviewedRound(services);
  const before = deviations();
  for (const review of reviewsOf(services, round)) {
    if (review.reviewerId) handInUnchanged({ id: review.id, reviewerId: review.reviewerId });
  }
  expect(deviations()).toEqual(before);
});
