import { expect, it } from 'vitest';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { Receipt } from '#app/features/deviations/ui/receipt.tsx';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { loadRoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { listMyReminders } from '#app/features/reviews/server/my-reminders.server.ts';
import { remindReviewers } from '#app/features/reviews/server/remind-reviewers.server.ts';
import { workLeftInWords } from '#app/features/reviews/ui/reminder-notices.tsx';
import { allReviewsOf, makeDoubleReviewedRound } from '#tests/factories/double-reviewed-round.ts';
import { workOf } from '#tests/factories/own-work.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { answerAndHandIn, makeSharedOutRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

it('leads from the last hand-in to the agreement, tells it where work is told, and counts it as nobody’s own', async () => {
  const services = await makeServices();
  const round = await makeDoubleReviewedRound(services);
  const [agreed, hers, others] = allReviewsOf(services, round);
  if (!agreed || !hers?.reviewerId || !others?.reviewerId) throw new Error('no reviews');
  const [her, other] = [actorOf(services, hers.reviewerId), actorOf(services, others.reviewerId)];
  const maria = actorOf(services, round.maria);
  const receipt = async (actor: typeof her, reviewId: typeof hers.id) => {
    const value = must(loadReceipt(services, actor, reviewId));
    return { value, page: await renderPage(<Receipt receipt={value} />) };
  };
  const progress = () => loadRoundProgress(services, maria, round.roundId);
  const work = () => {
    const [one] = workOf(services, hers.reviewerId as typeof round.maria).rounds;
    return [one?.finished, one?.total];
  };

  expect(must(loadReview(services, her, hers.id))).toMatchObject({
    deviationsCome: 'agreement',
    blindAmong: 2,
  });
  const total = work()[1];
  answerAndHandIn(services, hers, {});
  const early = await receipt(her, hers.id);
  expect(early.value.toAgree).toBeNull();
  expect(early.page).toContain('Avvikelser skapas först när ni har enats om svaren.');
  expect(early.page).not.toContain('Inga avvikelser skapades');
  expect(loadHome(services, her).toAgree).toEqual([]);
  expect(progress().toAgreeCount).toBe(0);

  answerAndHandIn(services, others, {});
  const last = await receipt(other, others.id);
  expect(last.value.toAgree).toEqual({ reviewId: agreed.id, count: 2 });
  expect(last.page).toContain('Ni är klara båda två');
  expect(last.page).toContain(`href="/granskningar/${agreed.id}/enas"`);
  for (const actor of [her, other])
    expect(loadHome(services, actor).toAgree).toMatchObject([{ reviewId: agreed.id }]);
  expect(progress()).toMatchObject({ toAgreeCount: 1, agrees: true });
  expect(progress().cases.filter(({ isReadyToAgree }) => isReadyToAgree)).toMatchObject([
    { caseKey: agreed.caseKey },
  ]);

  must(remindReviewers(services, maria, round.roundId, { personId: null, note: '' }));
  const [reminder] = listMyReminders(services, her);
  expect(reminder && workLeftInWords(reminder).replaceAll('\u00a0', ' ')).toBe(
    `${Number(total) - 1} granskningar och 1 ärende att enas om`,
  );

  expect(must(loadReview(services, her, hers.id)).blindAmong).toBeNull();
  const notes = searchEverywhere(services, maria, agreed.caseKey).groups.find(
    ({ title }) => title === 'Granskningar',
  );
  const names = [hers.reviewerName, others.reviewerName];
  expect(notes?.hits.map(({ to, note }) => [to, note.split('. ')[0]])).toEqual(
    expect.arrayContaining([
      [`/granskningar/${hers.id}`, names[0]],
      [`/granskningar/${agreed.id}`, `Gemensamt svar, ${names.join(' och ')}`],
    ]),
  );

  expect(work()).toEqual([1, total]);
  must(handInReview(services, her, agreed.id));
  expect(work()).toEqual([1, total]);
  expect(progress().reviewers.find(({ personId }) => personId === hers.reviewerId)).toMatchObject({
    total,
    handedIn: 1,
    toAgree: 0,
  });
  const handedIn = workOf(services, hers.reviewerId).handedIn;
  expect(handedIn.map(({ reviewId, isAgreed }) => [reviewId, isAgreed]).toSorted()).toEqual(
    [
      [agreed.id, true],
      [hers.id, false],
    ].toSorted(),
  );
});

it('leads from the last hand-in of a round to the round, for whoever may read it', async () => {
  const services = await makeServices();
  const round = await makeSharedOutRound(services);
  const all = reviewsOf(services, round);
  const [last] = all;
  if (!last?.reviewerId) throw new Error('no review');
  const roundOf = (personId: typeof round.maria) =>
    must(loadReceipt(services, actorOf(services, personId), last.id)).completedRoundId;
  for (const one of all) answerAndHandIn(services, one, {});
  expect([roundOf(round.maria), roundOf(last.reviewerId)]).toEqual([round.roundId, null]);
  const value = must(loadReceipt(services, actorOf(services, round.maria), last.id));
  expect(await renderPage(<Receipt receipt={value} />)).toContain(`href="/omgangar/${round.roundId}"`);
  services.db.$client
    .prepare("UPDATE reviews SET state = 'reopened', finished_at = NULL WHERE id = ?")
    .run(all.at(-1)?.id);
  expect(roundOf(round.maria)).toBeNull();
});
