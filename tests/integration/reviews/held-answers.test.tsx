import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it } from 'vitest';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { action as saveAll } from '#app/features/reviews/routes/review.tsx';
import { commentOnReview } from '#app/features/reviews/server/comment-on-review.server.ts';
import { returnReview } from '#app/features/reviews/server/return-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { AnswerQueue } from '#app/features/reviews/ui/answer-queue.ts';
import { ConflictNotice } from '#app/features/reviews/ui/conflict-notice.tsx';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  answerAndHandIn,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const KEY = 'barnet-till-tals';
let services: TestServices;
let round: ReviewedRound;
let reviewId: ReviewId;
let reviewer: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const first = reviewsOf(services, round)[0];
  if (!first || first.reviewerId === null) throw new Error('no review');
  reviewId = first.id;
  reviewer = first.reviewerId;
});

const typed = (revision = '0'): Record<string, string> => ({
  [`revision:${KEY}`]: revision,
  [`option:${KEY}`]: 'no',
  [`reason:${KEY}`]: 'En lång text',
});
const send = async (form: Record<string, string>) => {
  const answer = await saveAll(await routeArguments(services, { as: reviewer, params: { reviewId }, form }));
  if (!('data' in answer)) throw new Error('a redirect');
  return { status: answer.init?.status, ...answer.data };
};
const mine = { questionKey: KEY, draft: { option: 'no', reason: 'En lång text' } };

it('gives back what was typed over an answer that has changed, beside the one that is stored', async () => {
  const other = { questionKey: KEY, option: 'yes', reason: 'Flik 1', comment: '', seenRevision: 0 } as const;
  must(saveAnswer(services, actorOf(services, reviewer), reviewId, other));
  const rest = { 'revision:vardplan-aktuell': '0', 'option:vardplan-aktuell': 'yes' };
  const { status, held, problem } = await send({ ...typed(), ...rest });
  expect([status, problem]).toEqual([422, 'conflict']);
  expect(held).toMatchObject([{ ...mine, stored: { option: 'yes', reason: 'Flik 1', revision: 1 } }]);
  // The rest is saved, and what stands is the other's until the form is sent again by somebody who has seen it.
  expect(listAnswersOfReview(services.db, reviewId).map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['Flik 1']),
  );
  expect(listAnswersOfReview(services.db, reviewId)).toHaveLength(2);
  const [one] = held;
  const queue = new AnswerQueue([], () => Promise.resolve({ kind: 'refused', message: '' }));
  queue.hold(KEY, one?.draft as never, '', one?.stored as never);
  expect(queue.entry(KEY)).toMatchObject({ state: 'conflict', draft: { reason: 'En lång text' } });
});

it('counts a line break once, and gives back a text that is too long instead of dropping it', async () => {
  // As a browser sends it: 3 999 characters in the field, 100 of them line breaks.
  const lines = `${'x'.repeat(38)}\r\n`.repeat(100);
  const reason = `${lines}${'y'.repeat(99)}`;
  const saved = await saveAll(
    await routeArguments(services, {
      ...{ as: reviewer, params: { reviewId } },
      form: { ...typed(), [`reason:${KEY}`]: reason },
    }),
  );
  expect('status' in saved && saved.status).toBe(302);
  const stored = () => listAnswersOfReview(services.db, reviewId).map((row) => row.reason);
  expect(stored()).toEqual([reason.replaceAll('\r\n', '\n')]);

  const long = 'z'.repeat(4001);
  const rest = { 'revision:vardplan-aktuell': '0', 'option:vardplan-aktuell': 'yes' };
  const { status, held, problem } = await send({ ...typed('1'), [`reason:${KEY}`]: long, ...rest });
  expect([status, problem]).toEqual([422, 'notAnAnswer']);
  expect(held).toMatchObject([{ questionKey: KEY, draft: { option: 'no', reason: long }, stored: null }]);
  expect(held[0]?.message).toBe('Texten får vara högst 4\u00a0000 tecken. Korta den.');
  expect(stored()).toEqual(expect.arrayContaining([reason.replaceAll('\r\n', '\n'), '']));
  expect(stored()).toHaveLength(2);
});

it('gives back what came after the review was handed in or the round closed', async () => {
  const [first] = reviewsOf(services, round);
  if (first) answerAndHandIn(services, first, {});
  expect(await send(typed('1'))).toMatchObject({ status: 422, problem: 'handedIn', held: [mine] });
  services.db.$client.exec("UPDATE rounds SET state = 'drawn'");
  expect(await send(typed('1'))).toMatchObject({ status: 422, problem: 'roundClosed', held: [mine] });
});

it('keeps a comment that could not be said when the answers beside it come too late', async () => {
  services.db.$client
    .prepare('UPDATE rounds SET procedure = ?')
    .run(JSON.stringify({ ...ONE_REVIEWER, needsApproval: true }));
  const [first] = reviewsOf(services, round);
  if (first) answerAndHandIn(services, first, {});
  const maria = actorOf(services, round.maria);
  must(commentOnReview(services, maria, reviewId, { kind: 'new', target: '', questionKey: KEY, text: 'x' }));
  must(returnReview(services, maria, reviewId));
  must(handInReview(services, actorOf(services, reviewer), reviewId));
  const text = 'y'.repeat(5000);
  const comment = { kommentera: `ny:${KEY}`, [`kommentarstext:ny:${KEY}`]: text };
  expect(await send({ ...typed('1'), ...comment })).toMatchObject({
    status: 422,
    problem: 'handedIn',
    held: [mine],
    unsaid: { text },
  });
});

it('shows both at the question, and without JavaScript how to go on', () => {
  const show = (isAlive: boolean) =>
    renderToStaticMarkup(
      <ConflictNotice
        mine="Nej – En lång text"
        stored="Ja – Flik 1"
        savedBy={{ savedByName: 'Anna', savedAt: '2026-11-02T08:00:00.000Z' }}
        today="2026-11-02"
        isAlive={isAlive}
        onSettle={() => undefined}
      />,
    );
  for (const words of ['Nej – En lång text', 'Ja – Flik 1', 'Tryck Spara svaren']) {
    expect(show(false)).toContain(words);
  }
  expect([show(false).includes('<button'), show(true).includes('Behåll det sparade')]).toEqual([false, true]);
});
