import { beforeEach, expect, it } from 'vitest';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { action as handIn } from '#app/features/deviations/routes/hand-in.tsx';
import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import { prepareFor } from '#app/features/reviews/domain/prepare-answer.ts';
import { parseOnCause } from '#app/features/reviews/forms/on-cause-form.ts';
import { parseReminder } from '#app/features/reviews/forms/reminder-form.ts';
import { action as comment } from '#app/features/reviews/routes/comment.ts';
import { action as sendBatch } from '#app/features/reviews/routes/grid-answers.ts';
import { action as saveAll } from '#app/features/reviews/routes/review.tsx';
import { action as saveOne } from '#app/features/reviews/routes/save-answer.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeEveryKindRound } from '#tests/factories/every-kind-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const TEXT = 'Barnet Kalle Svensson 19850101-1236 är inte hörd.';
const CLEAN = 'Barnet är inte hört, se ärende 2026-0412 och tel. 08-123 45 67.';
const KEY = 'bedomd-samma-dag';

let services: TestServices;
let round: Awaited<ReturnType<typeof makeEveryKindRound>>;
beforeEach(async () => {
  services = await makeServices();
  round = await makeEveryKindRound(services);
});

type Form = Record<string, string>;
const call = (form: Form) =>
  routeArguments(services, { as: round.reviewer, params: { reviewId: round.reviewId }, form });
const stored = () => listAnswersOfReview(services.db, round.reviewId);
const nothing = { option: '', content: '', reason: '', comment: '', evidence: '' };
const one = (fields: Form) => ({ ...nothing, questionKey: KEY, option: 'no', seenRevision: '0', ...fields });

it('takes no answer whose words hold a personnummer, one at a time, and takes it as soon as it is gone', async () => {
  const send = async (fields: Form) => {
    const response = await saveOne(await call(one(fields)));
    return [response.status, ((await response.json()) as { kind: string }).kind];
  };
  const texts: Form[] = [
    { reason: TEXT },
    { comment: TEXT },
    { evidence: TEXT },
    { questionKey: 'skal-over-standard', option: '', content: TEXT },
  ];
  for (const fields of texts) expect(await send(fields)).toEqual([422, 'personalNumber']);
  expect(stored()).toEqual([]);
  expect(await send({ ...texts[3], content: CLEAN })).toEqual([200, 'saved']);
  expect(await send({ reason: CLEAN, comment: CLEAN, evidence: CLEAN })).toEqual([200, 'saved']);
  expect(stored()).toHaveLength(2);
});

it('saves the others of the table and of the whole form, and gives back this one at its question', async () => {
  const answer = { ...one({ reason: TEXT }), reviewId: round.reviewId, seenRevision: 0 };
  const batch = [answer, { ...answer, questionKey: 'delaktighet', option: 'hog', reason: '' }];
  const reply = await sendBatch(
    await routeArguments(services, {
      ...{ as: round.reviewer, params: { roundId: round.roundId } },
      form: { svar: JSON.stringify(batch) },
    }),
  );
  expect(await reply.json()).toMatchObject({ replies: [{ kind: 'personalNumber' }, { kind: 'saved' }] });

  const whole = {
    ...{ [`revision:${KEY}`]: '0', [`option:${KEY}`]: 'no', [`reason:${KEY}`]: TEXT },
    ...{ 'revision:arendetyp': '0', 'option:arendetyp': 'skola' },
  };
  const held = [{ questionKey: KEY, message: HOLDS_NUMBER, draft: { option: 'no', reason: TEXT } }];
  for (const act of [saveAll, handIn]) {
    const answered = await act(await call(whole));
    if (!('data' in answered)) throw new Error('a redirect');
    expect(answered).toMatchObject({ init: { status: 422 }, data: { held } });
  }
  expect(stored().map(({ questionId }) => questionId)).toEqual(['arendetyp', 'delaktighet']);
});

it('leaves what was saved before as it is, and lists of items are no words', () => {
  const actor = actorOf(services, round.reviewer);
  const give = (reason: string, seenRevision: number) =>
    saveAnswer(services, actor, round.reviewId, {
      questionKey: KEY,
      option: 'no',
      reason,
      comment: '',
      seenRevision,
    });
  must(give('Förut', 0));
  services.db.$client.prepare('UPDATE answers SET reason = ?').run(TEXT);
  // The same again, as after a lost reply, is no new text.
  expect(give(TEXT, 1).ok).toBe(true);
  expect(give(`${TEXT} Igen.`, 1)).toEqual({ ok: false, error: { kind: 'personalNumber' } });
  must(give(CLEAN, 1));

  const prepare = prepareFor(everyKindChecklist, '2026-12-31');
  const draft = { ...nothing, option: null };
  expect(prepare(KEY, { ...draft, option: 'no', reason: TEXT })).toEqual({ trouble: HOLDS_NUMBER });
  // Five numbers of items that would be a valid number were they written by hand.
  const items = { ...draft, content: '81 12 18 98 76' };
  expect(prepare('skal-over-standard', items)).toEqual({ trouble: HOLDS_NUMBER });
  expect(prepare('#besok', items)).toEqual({ draft: items });
});

it('takes no comment, cause or reminder with a personnummer', async () => {
  services.db.$client
    .prepare('UPDATE rounds SET procedure = ?')
    .run(JSON.stringify({ ...ONE_REVIEWER, needsApproval: true }));
  services.db.$client
    .prepare(
      "UPDATE reviews SET state = 'finished', started_at = '2026-11-02', finished_at = '2026-11-02', approval = 'waiting'",
    )
    .run();
  const say = async (text: string) => {
    const form = { kommentera: 'ny:', 'kommentarstext:ny:': text };
    const params = { reviewId: round.reviewId };
    const response = await comment(await routeArguments(services, { as: round.maria, params, form }));
    return [response.status, ((await response.json()) as { kind: string }).kind];
  };
  expect(await say(TEXT)).toEqual([422, 'personalNumber']);
  expect(await say(CLEAN)).toEqual([200, 'saved']);

  const cause = { checklistId: '1', reviewerId: '', latestSeen: '' };
  expect(parseOnCause({ ...cause, cause: TEXT }).ok).toBe(false);
  expect(parseOnCause({ ...cause, cause: CLEAN }).ok).toBe(true);
  const remind = (note: string) => {
    const form = new FormData();
    form.set('note', note);
    return parseReminder(form).ok;
  };
  expect([remind(TEXT), remind(CLEAN)]).toEqual([false, true]);
});
