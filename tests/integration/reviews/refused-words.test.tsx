import { renderToStaticMarkup } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js';
import { beforeEach, expect, it } from 'vitest';
import { action as handIn } from '#app/features/deviations/routes/hand-in.tsx';
import { action as agree } from '#app/features/reviews/routes/agree.tsx';
import { ErrorBoundary, loader as open, action as saveAll } from '#app/features/reviews/routes/review.tsx';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const KEY = 'barnet-till-tals';
const TYPED = 'Barnet hördes inte, se journal 3 mars';

let services: TestServices;
let round: ReviewedRound;
let reviewId: ReviewId;
let before: PersonId;
let now: PersonId;

beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const maria = actorOf(services, round.maria);
  for (const { id, reviewerId } of reviewsOf(services, round)) {
    const [other] = listHandOverCandidates(services, maria, id);
    if (reviewerId !== null && other) [reviewId, before, now] = [id, reviewerId, other.personId];
  }
});

const handOver = () => must(handOverReview(services, actorOf(services, round.maria), reviewId, now));

const form = {
  [`revision:${KEY}`]: '0',
  [`option:${KEY}`]: 'no',
  [`reason:${KEY}`]: TYPED,
};

type Action = typeof saveAll | typeof handIn | typeof agree;

/** What the browser shows of what the action, or the loader where nothing is sent, threw; with the status. */
async function shown(called: Action | typeof open, as: PersonId, fields?: Record<string, string>) {
  const args = await routeArguments(services, {
    as,
    params: { reviewId },
    ...(fields ? { form: fields } : {}),
  });
  let thrown: unknown;
  await (called as (call: typeof args) => Promise<unknown>)(args).catch((error: unknown) => {
    thrown = error;
  });
  if (!(thrown instanceof Response)) throw new Error('nothing was refused');
  const loader = () => {
    throw thrown;
  };
  const routes = [{ path: '/', element: null, errorElement: <ErrorBoundary />, loader }];
  const context = await createStaticHandler(routes).query(new Request('http://127.0.0.1/'));
  if (context instanceof Response) throw new Error('no page');
  const router = createStaticRouter(routes, context);
  const page = renderToStaticMarkup(
    <StaticRouterProvider router={router} context={context} hydrate={false} />,
  );
  return { status: thrown.status, page };
}

it.each([
  ['saves', saveAll],
  ['hands in', handIn],
] as const)(
  'shows whoever %s what she typed when the review was handed over meanwhile',
  async (_what, action) => {
    handOver();
    const { status, page } = await shown(action, before, form);
    expect(status).toBe(404);
    for (const words of [
      'inte längre din',
      'Det här sparades inte',
      'Barnet har kommit till tals',
      `Nej – ${TYPED}`,
    ])
      expect(page).toContain(words);
    expect(listAnswersOfReview(services.db, reviewId)).toEqual([]);
    expect(JSON.stringify(services.db.$client.prepare('SELECT * FROM audit_entries').all())).not.toContain(
      TYPED,
    );
  },
);

it('shows it also when her role has ended, with a comment', async () => {
  services.db.$client
    .prepare('UPDATE role_grants SET revoked_at = granted_at WHERE person_id = ?')
    .run(before);
  const comment = { kommentera: `ny:${KEY}`, [`kommentarstext:ny:${KEY}`]: 'Fråga handläggaren' };
  const { page } = await shown(saveAll, before, { ...form, ...comment });
  expect(page).toContain(TYPED);
  expect(page).toContain('Fråga handläggaren');
});

it('tells nothing of what others have answered since, and a stranger nothing of what is asked', async () => {
  handOver();
  const theirs = {
    questionKey: KEY,
    option: 'yes',
    reason: 'Hemligt',
    comment: '',
    seenRevision: 0,
  } as const;
  must(saveAnswer(services, actorOf(services, now), reviewId, theirs));
  expect((await shown(saveAll, before, form)).page).not.toContain('Hemligt');
  const stranger = makePerson(services, {
    name: 'Ny Granskare',
    role: 'reviewer',
    unitId: round.org.children,
  });
  const { page } = await shown(saveAll, stranger, form);
  expect(page).toContain(TYPED);
  expect(page).not.toContain('Barnet har kommit till tals');
});

it('keeps the reason that was written where several agree', async () => {
  const typed = {
    questionKey: KEY,
    choice: 'slot:1',
    seenRevision: '0',
    [`agreedReason:${KEY}`]: 'Vi läste om',
  };
  expect((await shown(agree, before, typed)).page).toContain('Vi läste om');
});

it('is the ordinary page where nothing was typed', async () => {
  handOver();
  expect((await shown(handIn, before, {})).page).toContain('Här finns ingen sida');
});

it('tells whoever opens her review of a round that is finalised what became of it, and nobody else', async () => {
  const [finished, unfinished] = reviewsOf(services, round).filter(({ reviewerId }) => reviewerId !== null);
  if (!finished?.reviewerId || !unfinished?.reviewerId) throw new Error('nobody reviews');
  services.db.$client.exec(`
    UPDATE rounds SET state = 'finalised', finalised_at = '2026-11-02T08:00:00.000Z';
    UPDATE reviews SET state = 'finished', finished_at = '2026-11-02T08:00:00.000Z' WHERE id = ${finished.id};
  `);
  reviewId = finished.id;
  const counted = await shown(open, finished.reviewerId);
  expect(counted.status).toBe(403);
  expect(counted.page).toContain('Omgången är fastställd, så granskningen är stängd.');
  expect(counted.page).toContain('är med i resultatet');
  reviewId = unfinished.id;
  expect((await shown(open, unfinished.reviewerId)).page).toContain('är inte med i resultatet');
  const stranger = makePerson(services, { name: 'Ny', role: 'reviewer', unitId: round.org.children });
  expect((await shown(open, stranger)).page).not.toContain('fastställd');
});
