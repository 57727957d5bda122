import { beforeEach, describe, expect, it } from 'vitest';
import { questionKinds } from '#app/features/checklists/domain/definition.ts';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import { action as saveOne } from '#app/features/reviews/routes/save-answer.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeEveryKindRound } from '#tests/factories/every-kind-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: Awaited<ReturnType<typeof makeEveryKindRound>>;
beforeEach(async () => {
  services = await makeServices();
  round = await makeEveryKindRound(services);
});

const nothing = { option: '', content: '', reason: '', comment: '', evidence: '', seenRevision: '0' };
/** What the route for one answer says to these fields. */
async function save(fields: Partial<Record<keyof typeof nothing, string>> & { questionKey: string }) {
  const params = { reviewId: round.reviewId };
  const args = await routeArguments(services, {
    as: round.reviewer,
    params,
    form: { ...nothing, ...fields },
  });
  const response = await saveOne(args);
  return { status: response.status, reply: await response.json() };
}
const stored = () =>
  Object.fromEntries(
    listAnswersOfReview(services.db, round.reviewId).map(({ questionId, value }) => [questionId, value]),
  );

describe('a checklist with every kind of question', () => {
  it('is a definition with all kinds, items and a computed rating', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(everyKindChecklist)))).toEqual({
      ok: true,
      value: everyKindChecklist,
    });
    const asked = everyKindChecklist.sections.flatMap(({ questions }) => questions.map(({ kind }) => kind));
    expect([...new Set(asked)].toSorted()).toEqual([...questionKinds].toSorted());
  });

  it('is what the reviewer of such a round gets', () => {
    const page = must(loadReview(services, actorOf(services, round.reviewer), round.reviewId));
    expect(page.definition).toEqual(everyKindChecklist);
    expect(page.answers).toEqual([]);
  });
});

describe('one answer by the route', () => {
  it.each([
    ['bedomd-samma-dag', { option: 'partly' }, { option: 'partly' }],
    ['delaktighet', { option: 'hog' }, { option: 'hog' }],
    ['arendetyp', { option: 'annat' }, { option: 'annat' }],
    ['horda', { content: 'skolan barnet' }, { content: 'barnet skolan' }],
    ['horda', { option: 'documentMissing' }, { option: 'documentMissing' }],
    ['beslutsdatum', { content: '2026-10-31' }, { content: '2026-10-31' }],
    ['minuter', { content: '75,5' }, { content: '75.5' }],
    ['skal-over-standard', { content: ' Två personer. ' }, { content: 'Två personer.' }],
    ['niva', { content: 'n1>n3' }, { content: 'n1>n3' }],
    ['samlad-bedomning', { option: 'styrka' }, { option: 'styrka' }],
    ['#anmalningar', { content: '1 2' }, { content: '1 2' }],
    ['#anmalningar', { option: 'none' }, { option: 'none' }],
    ['inkom#1', { content: '2026-02-01' }, { content: '2026-02-01' }],
  ])('keeps %s in its canonical form', async (questionKey, fields, value) => {
    expect(await save({ questionKey, ...fields })).toMatchObject({
      status: 200,
      reply: { kind: 'saved', revision: 1 },
    });
    expect(stored()).toEqual({ [questionKey]: value });
  });

  it.each([
    ['delaktighet', { option: 'yes' }],
    ['delaktighet', { content: 'hog' }],
    ['arendetyp', { option: 'documentMissing' }],
    ['horda', { content: 'barnet mormor' }],
    ['horda', { option: 'barnet' }],
    ['beslutsdatum', { content: '2026-11-01' }],
    ['beslutsdatum', { content: '2026-02-30' }],
    ['beslutsdatum', { content: '0020-10-01' }],
    ['minuter', { content: '601' }],
    ['minuter', { content: '60,25' }],
    ['minuter', { content: 'sextio' }],
    ['niva', { content: 'n1>' }],
    ['niva', { content: 'n1>n4' }],
    ['inkom', { content: '2026-02-01' }],
    ['minuter#1', { content: '60' }],
    ['#anmalningar', { content: '1 1' }],
    ['#anmalningar', { content: '1 2 3 4 5' }],
    ['#grund', { content: '1' }],
    ['#anmalningar', { option: 'yes' }],
  ])('refuses what is no answer to %s', async (questionKey, fields) => {
    expect(await save({ questionKey, ...fields })).toEqual({ status: 422, reply: { kind: 'notAnAnswer' } });
    expect(stored()).toEqual({});
  });

  it('lets a choice take the place of what was written, and the other way round', async () => {
    await save({ questionKey: 'minuter', content: '75' });
    await save({ questionKey: 'minuter', option: 'notApplicable', reason: 'x', seenRevision: '1' });
    expect(stored()).toEqual({ minuter: { option: 'notApplicable' } });
    await save({ questionKey: 'minuter', content: '60', seenRevision: '2' });
    expect(stored()).toEqual({ minuter: { content: '60' } });
    await save({ questionKey: 'minuter', seenRevision: '3' });
    expect(stored()).toEqual({ minuter: null });
  });

  it('takes the same value written in another way as the same answer', async () => {
    await save({ questionKey: 'minuter', content: '1,0' });
    expect((await save({ questionKey: 'minuter', content: '1' })).reply).toMatchObject({ revision: 1 });
  });

  it('gives back both when two people wrote a value, and when two tabs added items', async () => {
    await save({ questionKey: 'minuter', content: '75', evidence: 'Flik 2' });
    expect(await save({ questionKey: 'minuter', content: '45' })).toMatchObject({
      status: 409,
      reply: { kind: 'conflict', stored: { option: null, content: '75', evidence: 'Flik 2', revision: 1 } },
    });
    await save({ questionKey: '#anmalningar', content: '1 2' });
    expect(await save({ questionKey: '#anmalningar', content: '1' })).toMatchObject({
      status: 409,
      reply: { kind: 'conflict', stored: { content: '1 2', revision: 1 } },
    });
    expect(stored()).toEqual({ minuter: { content: '75' }, '#anmalningar': { content: '1 2' } });
  });

  it('logs neither what was written nor where it stands', async () => {
    await save({ questionKey: 'skal-over-standard', content: 'Hemlig text', evidence: 'Hemlig flik' });
    const log = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'answer.saved'")
      .all();
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toContain('Hemlig');
  });
});
