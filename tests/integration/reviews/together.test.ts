import { beforeEach, expect, it } from 'vitest';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { saveAnswerTogether } from '#app/features/reviews/server/save-together.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { verifyAuditChain } from '#db/queries/audit.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let reviews: ListedReview[];

beforeEach(async () => {
  services = await makeServices();
  reviews = reviewsOf(services, await makeSharedOutRound(services));
});

const yes = {
  questionKey: 'barnet-till-tals',
  option: 'yes',
  reason: '',
  comment: '',
  seenRevision: 0,
} as const;
const send = (review: ListedReview | undefined, given: Partial<GivenAnswer> = {}) => {
  if (!review?.reviewerId) throw new Error('no review');
  return saveAnswerTogether(services, actorOf(services, review.reviewerId), review.id, { ...yes, ...given });
};
const stored = () => reviews.map(({ id }) => listAnswersOfReview(services.db, id).length);
const run = (sql: string) => services.db.$client.exec(sql);

it('saves what comes at the same moment, each with its entry in an unbroken log', async () => {
  const outcomes = await Promise.all(reviews.map((review) => send(review)));
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(stored()).toEqual(reviews.map(() => 1));
  const saved = services.db.$client.prepare(
    "SELECT count(*) FROM audit_entries WHERE action = 'answer.saved'",
  );
  expect(saved.pluck().get()).toBe(reviews.length);
  expect(verifyAuditChain(services.db).isWhole).toBe(true);
});

it('lets one that is refused, in conflict or goes wrong stop none of the others', async () => {
  const [one, two, three, four] = reviews;
  await send(one, { option: 'no', reason: 'Inget samtal' });
  run(`CREATE TRIGGER broken BEFORE INSERT ON answers WHEN new.review_id = ${two?.id}
    BEGIN SELECT RAISE(ABORT, 'broken'); END`);
  const outcomes = await Promise.allSettled([
    send(one),
    send(two),
    send(three, { questionKey: 'finns-inte' }),
    send(four),
  ]);
  expect(outcomes).toMatchObject([
    { value: { error: { kind: 'conflict', stored: { option: 'no' } } } },
    { status: 'rejected', reason: { message: expect.stringContaining('broken') } },
    { value: { error: { kind: 'notAnAnswer' } } },
    { value: { ok: true } },
  ]);
  expect(stored().slice(0, 4)).toEqual([1, 0, 0, 1]);
  expect(verifyAuditChain(services.db).isWhole).toBe(true);
});

it('tells nobody that an answer is saved when the writing to the disk fails', async () => {
  run(`CREATE TABLE late (id INTEGER REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER late AFTER INSERT ON answers WHEN new.review_id = ${reviews[1]?.id}
    BEGIN INSERT INTO late VALUES (-1); END`);
  const outcomes = await Promise.allSettled(reviews.map((review) => send(review)));
  expect(outcomes.map(({ status }) => status)).toEqual(reviews.map(() => 'rejected'));
  expect(stored()).toEqual(reviews.map(() => 0));
  run('DROP TRIGGER late');
  // The page sends again what it was not told of.
  expect((await send(reviews[1])).ok).toBe(true);
});
