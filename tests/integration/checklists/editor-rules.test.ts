import { beforeEach, describe, expect, it } from 'vitest';
import { findQuestion, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { draftFaults } from '#app/features/checklists/domain/draft-faults.ts';
import {
  action as conditionsAction,
  loader as conditionsLoader,
} from '#app/features/checklists/routes/draft-conditions.tsx';
import { action as suggestionAction } from '#app/features/checklists/routes/draft-suggestion.tsx';
import { draftDefinition } from '#app/features/checklists/server/read-draft.server.ts';
import type { ChecklistId, PersonId } from '#app/shared/domain/ids.ts';
import { findDraft, insertChecklist, insertDraft } from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let as: PersonId;
let checklistId: ChecklistId;

beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  as = makePerson(services, { name: 'Kvalitet', role: 'quality', unitId: org.administration });
  const now = services.now();
  // The rules of the checklist are taken away: they are what is to be made again by hand.
  const definition = structuredClone(everyKindChecklist);
  for (const question of questionsOf(definition)) {
    delete question.visibleWhen;
    delete question.suggestion;
  }
  for (const section of definition.sections) delete section.visibleWhen;
  checklistId = transact(services.db, { actorId: as, now }, (tx) => {
    const id = insertChecklist(tx, { name: definition.title, createdAt: now });
    insertDraft(tx, { checklistId: id, definition, changedAt: now, changedById: as });
    return { value: id, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
});

const draft = () => draftDefinition(findDraft(services.db, checklistId)?.definition);
const revision = () => String(findDraft(services.db, checklistId)?.revision);
const question = (key: string) => findQuestion(draft(), key);

type Form = Record<string, string | readonly string[]>;
const condition = (target: string, query: string, form: Form) =>
  routeArguments(services, {
    as,
    params: { checklistId, target },
    path: `/x?${query}`,
    form: { intent: 'add', revision: revision(), ...form },
  });
const add = async (target: string, query: string, form: Form) => {
  const args = await condition(target, query, form);
  expect(await statusOf(() => conditionsAction(args))).toBe(302);
};
const faultsOf = async (target: string, query: string, form: Form) => {
  const answer = await conditionsAction(await condition(target, query, form));
  return 'data' in answer ? answer.data.errors.map(({ field }) => field) : [];
};
const suggest = async (key: string, form: Form) => {
  const args = await routeArguments(services, {
    as,
    params: { checklistId, questionKey: key },
    form: { revision: revision(), ...form },
  });
  return statusOf(() => suggestionAction(args));
};

describe('conditions by hand', () => {
  const target = 'fraga.skal-over-standard';

  it('looks at answers, numbers, columns and several questions, and turns round', async () => {
    await add(target, 'ser=fraga.minuter', { how: 'number', atLeast: '60', atMost: '90,5' });
    await add(target, 'ser=fraga.minuter', { how: 'answer', tags: ['over'] });
    await add(target, 'ser=kolumn', { column: 'Lagrum', how: 'values', values: 'SoL\r\n LVU 2 § \n' });
    await add(target, 'ser=kolumn', { column: 'Slut', how: 'empty', negate: 'on' });
    await add(target, 'ser=flera', {
      questions: ['bedomd-samma-dag', 'delaktighet'],
      tags: ['notApplicable'],
      how: 'every',
    });
    await add(target, 'ser=flera', {
      questions: ['bedomd-samma-dag', 'delaktighet'],
      tags: ['no', 'lag'],
      how: 'count',
      atLeast: '1',
    });
    expect(question('skal-over-standard')?.visibleWhen).toEqual([
      { kind: 'number', question: 'minuter', atLeast: 60, atMost: 90.5 },
      { kind: 'answer', question: 'minuter', isOneOf: ['over'] },
      { kind: 'column', column: 'Lagrum', isOneOf: ['SoL', 'LVU 2 §'] },
      { kind: 'not', of: { kind: 'columnFilled', column: 'Slut', isFilled: false } },
      { kind: 'every', questions: ['bedomd-samma-dag', 'delaktighet'], isOneOf: ['notApplicable'] },
      { kind: 'count', questions: ['bedomd-samma-dag', 'delaktighet'], isOneOf: ['no', 'lag'], atLeast: 1 },
    ]);
    expect(draftFaults(draft())).toEqual([]);
  });

  it('adds other ways and takes them away one by one', async () => {
    await add(target, 'ser=fraga.bedomd-samma-dag', { tags: 'no' });
    await add(target, 'ser=fraga.delaktighet&eller=0', { tags: 'lag' });
    const no = { kind: 'answer', question: 'bedomd-samma-dag', isOneOf: ['no'] };
    const low = { kind: 'answer', question: 'delaktighet', isOneOf: ['lag'] };
    expect(question('skal-over-standard')?.visibleWhen).toEqual([{ kind: 'any', of: [no, low] }]);
    await add(target, '', { intent: 'remove:0:0' });
    expect(question('skal-over-standard')?.visibleWhen).toEqual([low]);
    await add(target, '', { intent: 'remove:0' });
    expect(question('skal-over-standard')?.visibleWhen).toBeUndefined();
  });

  it('offers only what is asked before', async () => {
    const about = { as, params: { checklistId, target: 'fraga.delaktighet' } };
    const page = await conditionsLoader(await routeArguments(services, about));
    expect(page.earlier.questions.map(({ key }) => key)).toEqual(['bedomd-samma-dag']);
    const later = await condition('fraga.delaktighet', 'ser=fraga.minuter', { tags: 'over' });
    expect(await statusOf(() => conditionsAction(later))).toBe(400);
    for (const strange of ['fraga.finns-inte', 'avsnitt.x', 'regel.delaktighet.0', 'x']) {
      const args = await condition(strange, 'ser=kolumn', {});
      expect(await statusOf(() => conditionsAction(args))).toBe(404);
    }
  });

  it('says what lacks, and saves nothing of it', async () => {
    const before = revision();
    expect(await faultsOf(target, 'ser=fraga.bedomd-samma-dag', { tags: 'over' })).toEqual(['tags']);
    expect(await faultsOf(target, 'ser=fraga.minuter', { how: 'number', atLeast: 'x' })).toEqual(['atLeast']);
    expect(await faultsOf(target, 'ser=kolumn', { how: 'values' })).toEqual(['column', 'values']);
    expect(await faultsOf(target, 'ser=flera', { how: 'every' })).toEqual(['questions', 'tags']);
    expect(revision()).toBe(before);
  });

  it('refuses one that was written beside somebody else', async () => {
    const late = await condition(target, 'ser=kolumn', { column: 'A', how: 'filled' });
    await add(target, 'ser=kolumn', { column: 'B', how: 'filled' });
    expect(await statusOf(() => conditionsAction(late))).toBe(409);
    expect(question('skal-over-standard')?.visibleWhen).toHaveLength(1);
  });
});

describe('a computed rating by hand', () => {
  it('gets rules, their order and what holds else, and goes with its last condition', async () => {
    const key = 'arendetyp';
    await add(`nyregel.${key}.vald`, 'ser=fraga.bedomd-samma-dag', { tags: 'no' });
    await add(`nyregel.${key}.skola`, 'ser=fraga.delaktighet', { tags: 'hog' });
    await add(`regel.${key}.1`, 'ser=kolumn', { column: 'Skola', how: 'filled' });
    expect(await suggest(key, { intent: 'otherwise', otherwise: 'annat' })).toBe(302);
    expect(await suggest(key, { intent: 'ruleUp:1' })).toBe(302);
    expect(question(key)?.suggestion).toMatchObject({
      kind: 'rating',
      rules: [{ option: 'skola', when: [{}, {}] }, { option: 'vald' }],
      otherwise: 'annat',
    });
    expect(draftFaults(draft())).toEqual([]);
    await add(`regel.${key}.1`, '', { intent: 'remove:0' });
    expect(await suggest(key, { intent: 'removeRule:0' })).toBe(302);
    expect(question(key)?.suggestion).toBeUndefined();
  });
});

describe('a date rule by hand', () => {
  it('takes dates given earlier and columns, with the limit of its kind', async () => {
    const key = 'forhandsbedomd-i-tid';
    const within = {
      intent: 'dateRule',
      ruleKind: 'within',
      firstQuestions: 'inkom',
      datesQuestions: 'forhandsbedomd',
      limitCount: '14',
      limitUnit: 'days',
    };
    expect(await suggest(key, within)).toBe(302);
    const original = findQuestion(everyKindChecklist, key)?.suggestion;
    expect(question(key)?.suggestion).toMatchObject({
      kind: 'within',
      from: [{ question: 'inkom' }],
      to: [{ question: 'forhandsbedomd' }],
      limit: { count: 14, unit: 'days' },
    });
    expect(original?.kind).toBe('within');
    expect(await suggest(key, { ...within, limitCount: '0' })).toBe(422);
    expect(await suggest(key, { ...within, datesQuestions: 'niva' })).toBe(422);
    const often = {
      intent: 'dateRule',
      ruleKind: 'occasions',
      datesColumns: 'Besök',
      months: '12',
      atLeast: '4',
    };
    expect(await suggest(key, often)).toBe(302);
    expect(question(key)?.suggestion).toEqual({
      kind: 'occasions',
      dates: [{ column: 'Besök' }],
      months: 12,
      atLeast: 4,
    });
    expect(draftFaults(draft())).toEqual([]);
    expect(await suggest(key, { intent: 'clear' })).toBe(302);
    expect(question(key)?.suggestion).toBeUndefined();
  });

  it('is for yes and no alone, and computed answers for one answer among given ones', async () => {
    expect(await suggest('delaktighet', { intent: 'dateRule', ruleKind: 'newestAge' })).toBe(400);
    expect(await suggest('minuter', { intent: 'clear' })).toBe(404);
  });
});
