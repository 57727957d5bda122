import { beforeEach, expect, it } from 'vitest';
import { action } from '#app/features/deviations/routes/hand-in.tsx';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let reviewId: ReviewId;
let reviewer: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const review = reviewsOf(services, round)[0];
  if (!review || review.reviewerId === null) throw new Error('no review');
  reviewId = review.id;
  reviewer = review.reviewerId;
});

const QUESTIONS = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'vardplan-aktuell',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
];

/** The whole checklist as a browser without JavaScript sends it, everything "ja" unless said otherwise. */
function checklist(change: Record<string, string> = {}): Record<string, string> {
  const fields = QUESTIONS.flatMap((key) => [
    [`option:${key}`, 'yes'],
    [`reason:${key}`, 'Skäl i ord'],
    [`comment:${key}`, ''],
    [`revision:${key}`, '0'],
  ]);
  return { ...Object.fromEntries(fields), ...change };
}

async function post(form: Record<string, string>, as: PersonId = reviewer): Promise<string | null> {
  const args = await routeArguments(services, { as, params: { reviewId }, form });
  const answer = await action(args);
  if (!(answer instanceof Response)) throw new Error('no redirect');
  expect(answer.status).toBe(302);
  return answer.headers.get('Location');
}

/** What comes back unsaved, as it was typed. */
async function refused(form: Record<string, string>) {
  const answer = await action(await routeArguments(services, { as: reviewer, params: { reviewId }, form }));
  if (!('data' in answer)) throw new Error('a redirect');
  expect(answer.init?.status).toBe(422);
  return answer.data.held;
}
const answers = () => listAnswersOfReview(services.db, reviewId);
const state = () => reviewsOf(services, round)[0]?.state;

it('saves what was typed since the last time, and then hands in', async () => {
  const form = checklist({ 'option:barnet-till-tals': 'no', 'reason:barnet-till-tals': 'Inget samtal.' });
  const skipped = { ...form, 'option:skal-barnet-inte-hort': 'yes', 'revision:skal-barnet-inte-hort': '0' };
  expect(await post(skipped)).toBe(`/granskningar/${reviewId}/lamna-in`);
  expect(state()).toBe('finished');
  expect(answers()).toHaveLength(7);
  expect(listDeviationsOfReview(services.db, reviewId)).toMatchObject([{ description: 'Inget samtal.' }]);
});

it('saves what was typed also when something is left to answer', async () => {
  const { 'revision:vardplan-aktuell': _, ...rest } = checklist();
  expect(await post(rest)).toBe(`/granskningar/${reviewId}?problem=incomplete`);
  expect(state()).toBe('started');
  expect(answers()).toHaveLength(5);
});

it('hands in nothing over an answer that somebody else has changed meanwhile', async () => {
  const given = { questionKey: 'vardplan-aktuell', option: 'no', reason: 'Gammal', comment: '' } as const;
  must(saveAnswer(services, actorOf(services, reviewer), reviewId, { ...given, seenRevision: 0 }));
  expect(await refused(checklist({ 'reason:vardplan-aktuell': 'Min text' }))).toMatchObject([
    {
      questionKey: 'vardplan-aktuell',
      draft: { option: 'yes', reason: 'Min text' },
      stored: { option: 'no', reason: 'Gammal' },
    },
  ]);
  expect(state()).toBe('started');
  expect(answers().find(({ questionId }) => questionId === 'vardplan-aktuell')?.reason).toBe('Gammal');
  expect(answers()).toHaveLength(6);
});

it('changes no answer of what is handed in already', async () => {
  await post(checklist());
  expect(await post(checklist())).toContain('?problem=handedIn');
  expect(await refused(checklist({ 'option:barnet-till-tals': 'no' }))).toMatchObject([
    { questionKey: 'barnet-till-tals', draft: { option: 'no', reason: 'Skäl i ord' }, stored: null },
  ]);
  expect(answers().map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1]);
});

it('saves nothing for somebody who may not write the review', async () => {
  const form = checklist();
  for (const [role, status] of [
    ['manager', 403],
    ['reader', 404],
  ] as const) {
    const as = makePerson(services, { name: `Obehörig ${role}`, role, unitId: round.org.children });
    const args = await routeArguments(services, { as, params: { reviewId }, form });
    expect(await statusOf(() => action(args))).toBe(status);
  }
  expect(answers()).toEqual([]);
  expect(state()).toBe('assigned');
});
