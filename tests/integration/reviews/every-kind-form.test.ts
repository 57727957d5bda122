import { beforeEach, describe, expect, it } from 'vitest';
import { action as handIn } from '#app/features/deviations/routes/hand-in.tsx';
import { action as saveAll } from '#app/features/reviews/routes/review.tsx';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { saveItems } from '#app/features/reviews/server/save-items.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { makeEveryKindRound } from '#tests/factories/every-kind-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: Awaited<ReturnType<typeof makeEveryKindRound>>;
beforeEach(async () => {
  services = await makeServices();
  round = await makeEveryKindRound(services);
});

type Form = Record<string, string | readonly string[]>;
const call = (form: Form) =>
  routeArguments(services, { as: round.reviewer, params: { reviewId: round.reviewId }, form });
const answers = () => must(loadReview(services, actorOf(services, round.reviewer), round.reviewId)).answers;
const stored = () =>
  Object.fromEntries(
    listAnswersOfReview(services.db, round.reviewId).map(({ questionId, value }) => [questionId, value]),
  );
/** The hidden fields that the page has for what is stored. */
const revisions = (): Form => ({
  ...Object.fromEntries(
    answers().map(({ questionKey, revision }) => [
      questionKey.startsWith('#') ? `itemsRevision:${questionKey.slice(1)}` : `revision:${questionKey}`,
      String(revision),
    ]),
  ),
});

/** A form as a browser without JavaScript sends it: radio buttons, boxes, fields and two rows of levels. */
const everyKind: Form = {
  'revision:bedomd-samma-dag': '0',
  'option:bedomd-samma-dag': 'yes',
  'revision:delaktighet': '0',
  'option:delaktighet': 'hog',
  'revision:arendetyp': '0',
  'option:arendetyp': 'annat',
  'comment:arendetyp': 'Hemlöshet',
  'revision:horda': '0',
  'content:horda': ['barnet', 'skolan'],
  'option:horda': '',
  'revision:beslutsdatum': '0',
  'content:beslutsdatum': '2026-10-01',
  'option:beslutsdatum': '',
  'evidence:beslutsdatum': 'Flik 3',
  'revision:minuter': '0',
  'content:minuter': '75,5',
  'option:minuter': '',
  'revision:skal-over-standard': '0',
  'content:skal-over-standard': 'Två personer\r\nbehövs.',
  'option:skal-over-standard': '',
  'revision:niva': '0',
  'before:niva': 'n1',
  'after:niva': 'n2',
  'option:niva': '',
  'itemsRevision:anmalningar': '0',
  'revision:samlad-bedomning': '0',
  'option:samlad-bedomning': '',
};
const everyValue = {
  'bedomd-samma-dag': { option: 'yes' },
  delaktighet: { option: 'hog' },
  arendetyp: { option: 'annat' },
  horda: { content: 'barnet skolan' },
  beslutsdatum: { content: '2026-10-01' },
  minuter: { content: '75.5' },
  'skal-over-standard': { content: 'Två personer\nbehövs.' },
  niva: { content: 'n1>n2' },
};
const anItem: Form = {
  'revision:inkom#1': '0',
  'content:inkom#1': '2026-02-01',
  'revision:forhandsbedomd#1': '0',
  'content:forhandsbedomd#1': '2026-02-05',
  'revision:forhandsbedomd-i-tid#1': '0',
  'option:forhandsbedomd-i-tid#1': 'yes',
};

describe('the whole form with every kind of question', () => {
  it('keeps each, and gives each back to the page', async () => {
    expect(await statusOf(async () => saveAll(await call(everyKind)))).toBe(302);
    expect(stored()).toEqual(everyValue);
    const byKey = new Map(answers().map((answer) => [answer.questionKey, answer]));
    expect(byKey.get('beslutsdatum')).toMatchObject({ content: '2026-10-01', evidence: 'Flik 3' });
    expect(byKey.get('arendetyp')).toMatchObject({ option: 'annat', comment: 'Hemlöshet' });
  });

  it('takes back what is no longer chosen', async () => {
    await saveAll(await call(everyKind));
    const again = { ...everyKind, ...revisions(), 'content:horda': [], 'option:minuter': 'notApplicable' };
    expect(await statusOf(async () => saveAll(await call(again)))).toBe(302);
    expect(stored()).toEqual({ ...everyValue, horda: null, minuter: { option: 'notApplicable' } });
  });

  it('saves the rest when something is no answer, and gives that back as it was typed', async () => {
    const wrong = { ...everyKind, 'content:minuter': '7o', 'content:beslutsdatum': '2026-11-05' };
    const response = await saveAll(await call(wrong));
    if (!('data' in response)) throw new Error('a redirect');
    expect(response.init?.status).toBe(422);
    expect(response.data.held).toMatchObject([
      {
        questionKey: 'beslutsdatum',
        draft: { content: '2026-11-05', evidence: 'Flik 3' },
        message: '2026-11-05 är efter referensdatumet 2026-10-31.',
      },
      { questionKey: 'minuter', draft: { content: '7o' } },
    ]);
    const { minuter: _, beslutsdatum: __, ...rest } = everyValue;
    expect(stored()).toEqual(rest);
  });
});

describe('items without JavaScript', () => {
  it('are added by a button that saves what was typed with it, and taken away again', async () => {
    await saveAll(await call({ ...everyKind, items: 'add:anmalningar' }));
    expect(stored()).toEqual({ ...everyValue, '#anmalningar': { content: '1' } });
    await saveAll(await call({ ...revisions(), ...anItem, items: 'add:anmalningar' }));
    expect(stored()).toMatchObject({
      '#anmalningar': { content: '1 2' },
      'inkom#1': { content: '2026-02-01' },
    });
    await saveAll(await call({ ...revisions(), items: 'remove:anmalningar:1' }));
    expect(stored()).toMatchObject({ '#anmalningar': { content: '2' } });
  });

  it('can be none, which a later item takes the place of', async () => {
    await saveAll(await call({ 'itemsRevision:anmalningar': '0', items: 'none:anmalningar' }));
    expect(stored()).toEqual({ '#anmalningar': { option: 'none' } });
    await saveAll(await call({ 'itemsRevision:anmalningar': '1', items: 'add:anmalningar' }));
    expect(stored()).toEqual({ '#anmalningar': { content: '1' } });
  });

  it.each([
    ['add:grund', 'notAnAnswer'],
    ['add:finns-inte', 'notAnAnswer'],
    ['remove:anmalningar:7', 'notAnAnswer'],
    ['none:anmalningar', 'notAnAnswer'],
  ])('refuse %s', async (items, problem) => {
    await saveAll(await call({ 'itemsRevision:anmalningar': '0', items: 'add:anmalningar' }));
    const response = await saveAll(await call({ 'itemsRevision:anmalningar': '1', items }));
    if (!(response instanceof Response)) throw new Error('no redirect');
    expect(response.headers.get('Location')).toBe(`/granskningar/${round.reviewId}?problem=${problem}`);
    expect(stored()).toEqual({ '#anmalningar': { content: '1' } });
  });

  it('tell nobody who may not answer what the list looks like: the right is asked first', () => {
    const ask = (as: PersonId, section: string) =>
      saveItems(services, actorOf(services, as), round.reviewId, {
        section,
        move: { kind: 'none' },
        seenRevision: 0,
      });
    expect([ask(round.maria, 'anmalningar'), ask(round.maria, 'finns-inte')]).toEqual([
      { ok: false, error: { kind: 'forbidden' } },
      { ok: false, error: { kind: 'forbidden' } },
    ]);
    services.db.$client.exec("UPDATE reviews SET state = 'finished', finished_at = '2026-11-02'");
    expect(ask(round.reviewer, 'finns-inte')).toEqual({ ok: false, error: { kind: 'handedIn' } });
    expect(stored()).toEqual({});
  });

  it('are not changed over what somebody else has done meanwhile', async () => {
    await saveAll(await call({ 'itemsRevision:anmalningar': '0', items: 'add:anmalningar' }));
    const response = await saveAll(
      await call({ 'itemsRevision:anmalningar': '0', items: 'add:anmalningar' }),
    );
    if (!(response instanceof Response)) throw new Error('no redirect');
    expect(response.headers.get('Location')).toBe(`/granskningar/${round.reviewId}?problem=conflict`);
    expect(stored()).toEqual({ '#anmalningar': { content: '1' } });
  });
});

describe('handing in', () => {
  const whole: Form = { ...everyKind, ...anItem };
  const withItem = () =>
    saveAnswer(services, actorOf(services, round.reviewer), round.reviewId, {
      questionKey: '#anmalningar',
      option: null,
      content: '1',
      reason: '',
      comment: '',
      seenRevision: 0,
    });
  const outcome = async (form: Form) => {
    const response = await handIn(await call(form));
    if (!(response instanceof Response)) throw new Error('no redirect');
    return response.headers.get('Location')?.replace(`/granskningar/${round.reviewId}`, '');
  };

  it('is possible when everything is answered and the rating is computed', async () => {
    must(withItem());
    expect(await outcome(whole)).toBe('/lamna-in');
    expect(stored()).not.toHaveProperty('samlad-bedomning');
  });

  it('is not possible before anybody has said how many items there are', async () => {
    expect(await outcome(everyKind)).toBe('?problem=incomplete');
  });

  it('is not possible with a changed rating without a reason, and is with one', async () => {
    must(withItem());
    const changed = { ...whole, 'option:samlad-bedomning': 'brist' };
    expect(await outcome(changed)).toBe('?problem=incomplete');
    const reasoned = { ...changed, ...revisions(), 'reason:samlad-bedomning': 'Utredningen saknar analys.' };
    expect(await outcome(reasoned)).toBe('/lamna-in');
    expect(stored()).toMatchObject({ 'samlad-bedomning': { option: 'brist' } });
  });

  it('is not possible without the place in the file where that is asked for', async () => {
    must(withItem());
    expect(await outcome({ ...whole, 'evidence:beslutsdatum': '' })).toBe('?problem=incomplete');
  });
});
