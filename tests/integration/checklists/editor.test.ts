import { beforeEach, describe, expect, it } from 'vitest';
import { questionKinds, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import {
  action as checklistAction,
  loader as checklistLoader,
} from '#app/features/checklists/routes/checklist.tsx';
import { loader as listLoader } from '#app/features/checklists/routes/checklists.tsx';
import { action as draftAction, loader as draftLoader } from '#app/features/checklists/routes/draft.tsx';
import { action as aboutAction } from '#app/features/checklists/routes/draft-about.tsx';
import {
  action as conditionsAction,
  loader as conditionsLoader,
} from '#app/features/checklists/routes/draft-conditions.tsx';
import {
  action as copyAction,
  loader as copyLoader,
} from '#app/features/checklists/routes/draft-copy-section.tsx';
import { action as moveAction, loader as moveLoader } from '#app/features/checklists/routes/draft-move.tsx';
import {
  action as questionAction,
  loader as questionLoader,
} from '#app/features/checklists/routes/draft-question.tsx';
import {
  action as removeAction,
  loader as removeLoader,
} from '#app/features/checklists/routes/draft-remove.tsx';
import { action as sectionAction } from '#app/features/checklists/routes/draft-section.tsx';
import { action as newAction } from '#app/features/checklists/routes/new-checklist.tsx';
import {
  action as publishAction,
  loader as publishLoader,
} from '#app/features/checklists/routes/publish-draft.tsx';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import { definitionOf } from '#app/features/checklists/server/read-checklist.server.ts';
import type { ChecklistId, PersonId } from '#app/shared/domain/ids.ts';
import { findChecklistByKey, findDraft, listVersionsOf } from '#db/queries/checklists.server.ts';
import { listPublishedChecklists } from '#db/queries/controls.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let quality: PersonId;

beforeEach(async () => {
  services = await makeServices();
  ensureShippedChecklists(services);
  org = makeOrganisation(services);
  quality = makePerson(services, { name: 'Kvalitet', role: 'quality', unitId: org.administration });
});

type Form = Record<string, string | readonly string[]>;
type Handler = (args: Awaited<ReturnType<typeof routeArguments>>) => unknown;
type Call = { params?: Record<string, string | number>; path?: string; form?: Form; as?: PersonId };

const call = async (handler: Handler, { as = quality, ...rest }: Call = {}) =>
  handler(await routeArguments(services, { as, ...rest }));

/** Posts as a browser without JavaScript does; gives where it is led. */
async function post(handler: Handler, about: Call): Promise<string> {
  const answer = await call(handler, about);
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  expect(answer.status).toBe(302);
  return answer.headers.get('Location') ?? '';
}

const status = async (handler: Handler, about: Call) => {
  const args = await routeArguments(services, { as: about.as ?? quality, ...about });
  return statusOf(() => handler(args));
};

const shipped = () => findChecklistByKey(services.db, placedChildrenChecklist.key)?.id as ChecklistId;
const revision = (checklistId: ChecklistId) => String(findDraft(services.db, checklistId)?.revision ?? 0);
const keysIn = async (checklistId: ChecklistId) => {
  const page = (await call(draftLoader, { params: { checklistId } })) as Awaited<
    ReturnType<typeof draftLoader>
  >;
  return questionsOf(page.definition).map(({ key }) => key);
};
const begin = async (checklistId: ChecklistId) =>
  post(checklistAction, { params: { checklistId }, form: { intent: 'start' } });

async function createBlank(title = 'Besök i hemmet'): Promise<ChecklistId> {
  const to = await post(newAction, { form: { title, purpose: 'Att se hur det går.', copyOf: '' } });
  return Number(to.split('/')[2]) as ChecklistId;
}

describe('who may', () => {
  it('nobody begins, publishes or retires on a unit beside the own one', async () => {
    const checklistId = await createBlank();
    services.db.$client
      .prepare('UPDATE checklists SET unit_id = ? WHERE id = ?')
      .run(org.elderly, checklistId);
    const beside = makePerson(services, { name: 'Barnkvalitet', role: 'quality', unitId: org.children });
    const params = { checklistId };
    expect(await status(draftLoader, { as: beside, params })).toBe(403);
    for (const intent of ['start', 'discard', 'retire'])
      expect(await status(checklistAction, { as: beside, params, form: { intent } })).toBe(403);
    expect(await status(publishAction, { as: beside, params, form: { revision: '1', note: 'x' } })).toBe(403);
    expect(await status(checklistLoader, { as: beside, params })).toBe(404);
    expect(findDraft(services.db, checklistId)).toBeDefined();
  });

  it('a reviewer sees no draft, in the list or on the page', async () => {
    const reviewer = makePerson(services, { name: 'Granskare', role: 'reviewer', unitId: org.children });
    await begin(shipped());
    const checklistId = await createBlank();
    const list = (await call(listLoader, { as: reviewer })) as Awaited<ReturnType<typeof listLoader>>;
    expect(list.inUse.map((row) => row.checklistId)).not.toContain(checklistId);
    expect(list.inUse.some(({ hasDraft }) => hasDraft)).toBe(false);
    const page = await call(checklistLoader, { as: reviewer, params: { checklistId: shipped() } });
    expect(page).toMatchObject({ draft: null, may: { edit: false, publish: false } });
  });
});

const written = (kind: string): Form => ({
  shortName: `Fråga av slaget ${kind}`,
  wordingText: 'Hur är det?',
  help: 'Svara efter akten.',
  options: ['notApplicable'],
  goodAnswer: 'yes',
  isAfterReferenceAllowed: 'on',
  unit: 'minuter',
  atLeast: '0',
  decimals: '1',
  standardValue: '60',
  'counts-over': 'notFulfilled',
  beforeLabel: 'Före',
  afterLabel: 'Efter',
  choiceRows: '3',
  'choiceLabel-0': 'Låg grad',
  'choiceCounts-0': 'notFulfilled',
  'choiceLabel-1': 'Hög grad',
  'choiceCounts-1': 'fulfilled',
  'choiceLabel-2': '',
});

describe('from nothing to published, without JavaScript', () => {
  it('every kind of question in a checklist that is then used', async () => {
    const checklistId = await createBlank();
    const params = { checklistId };
    const before = (await call(draftLoader, { params })) as Awaited<ReturnType<typeof draftLoader>>;
    expect(before.faults.map(({ text }) => text)).toEqual([
      'Checklistan har inget avsnitt än. Lägg till ett, och sedan frågor i det.',
    ]);
    const toSection = await post(sectionAction, {
      params,
      form: { revision: revision(checklistId), title: 'Barnets vård' },
    });
    expect(toSection).toBe(`/checklistor/${checklistId}/utkast#avsnitt-barnets-vard`);
    for (const kind of questionKinds) {
      await post(questionAction, {
        params,
        path: `/x?avsnitt=barnets-vard&slag=${kind}`,
        form: { ...written(kind), revision: revision(checklistId), intent: 'save' },
      });
    }
    const page = (await call(draftLoader, { params })) as Awaited<ReturnType<typeof draftLoader>>;
    expect(page.faults).toEqual([]);
    expect(questionsOf(page.definition).map(({ kind }) => kind)).toEqual(questionKinds);
    const done = await post(publishAction, {
      params,
      form: { revision: revision(checklistId), note: 'Den första.' },
    });
    expect(done).toBe(`/checklistor/${checklistId}`);
    const [version] = listVersionsOf(services.db, checklistId);
    expect(version).toMatchObject({ number: 1, note: 'Den första.', publishedBy: 'Kvalitet' });
    expect(version && questionsOf(definitionOf(version))).toHaveLength(questionKinds.length);
    expect(findDraft(services.db, checklistId)).toBeUndefined();
    expect(listPublishedChecklists(services.db).map(({ id }) => id)).toContain(checklistId);
  });

  it('brings back what was written with the fault, and saves nothing', async () => {
    const checklistId = await createBlank();
    await post(sectionAction, { params: { checklistId }, form: { revision: '1', title: 'A' } });
    const form = { ...written('choice'), 'choiceLabel-1': '', revision: '2', intent: 'save' };
    const about = { params: { checklistId }, path: '/x?avsnitt=a&slag=choice', form };
    expect(await status(questionAction, about)).toBe(422);
    expect(await call(questionAction, about)).toMatchObject({
      data: { fields: { 'choiceLabel-0': ['Låg grad'] }, errors: [{ field: 'choiceLabel-1' }] },
    });
    expect(revision(checklistId)).toBe('2');
  });

  it('gives more rows without saving', async () => {
    const checklistId = await createBlank();
    await post(sectionAction, { params: { checklistId }, form: { revision: '1', title: 'A' } });
    const form = { ...written('choice'), revision: '2', intent: 'more:choice' };
    const answer = await call(questionAction, {
      params: { checklistId },
      path: '/x?avsnitt=a&slag=choice',
      form,
    });
    expect(answer).toMatchObject({ data: { fields: { choiceRows: ['6'], 'choiceLabel-0': ['Låg grad'] } } });
    expect(await keysIn(checklistId)).toEqual([]);
  });
});

describe('the structure', () => {
  it('moves, copies and takes away, and takes one step back', async () => {
    const checklistId = shipped();
    await begin(checklistId);
    const params = { checklistId };
    const start = await keysIn(checklistId);
    const page = (await call(draftLoader, { params })) as Awaited<ReturnType<typeof draftLoader>>;
    const section = page.definition.sections.findIndex(({ questions }) => questions.length > 1);
    const [first = '', second = ''] =
      page.definition.sections[section]?.questions.map(({ key }) => key) ?? [];
    const place = start.indexOf(first);
    const to = await post(draftAction, {
      params,
      form: { intent: 'question:down', key: first, revision: revision(checklistId) },
    });
    expect(to).toBe(`/checklistor/${checklistId}/utkast#ner-question-${first}`);
    expect((await keysIn(checklistId)).slice(place, place + 2)).toEqual([second, first]);
    await post(draftAction, { params, form: { intent: 'undo', revision: revision(checklistId) } });
    expect(await keysIn(checklistId)).toEqual(start);
    await post(draftAction, {
      params,
      form: { intent: 'duplicateQuestion', key: first, revision: revision(checklistId) },
    });
    expect(await keysIn(checklistId)).toHaveLength(start.length + 1);
    const remove = { ...params, kind: 'fraga', key: first };
    expect(await status(removeLoader, { params: remove })).toBe(200);
    await post(removeAction, { params: remove, form: { revision: revision(checklistId) } });
    expect(await keysIn(checklistId)).not.toContain(first);
    expect(await status(removeLoader, { params: remove })).toBe(404);
  });

  it('moves anywhere in one step, and copies a whole section with words of its own', async () => {
    const checklistId = shipped();
    await begin(checklistId);
    const params = { checklistId };
    const start = await keysIn(checklistId);
    const last = start.at(-1) ?? '';
    const about = { params: { ...params, kind: 'fraga', key: last } };
    const page = (await call(moveLoader, about)) as Awaited<ReturnType<typeof moveLoader>>;
    const first = page.places.find(({ value }) => value === `efter.${start[0]}`);
    const to = await post(moveAction, {
      ...about,
      form: { revision: revision(checklistId), place: first?.value ?? '' },
    });
    expect(to).toBe(`/checklistor/${checklistId}/utkast#fraga-${last}`);
    expect(await keysIn(checklistId)).toEqual([start[0], last, ...start.slice(1, -1)]);
    await post(draftAction, { params, form: { intent: 'undo', revision: revision(checklistId) } });

    const copying = { params: { ...params, sectionKey: 'barnets-rost' } };
    const asked = (await call(copyLoader, copying)) as Awaited<ReturnType<typeof copyLoader>>;
    const [heard] = asked.section.questions;
    const form = {
      ...(asked.fields as Form),
      title: 'Syskonens röst',
      [`shortName-${heard?.key}`]: 'Syskonen har fått tala',
      revision: revision(checklistId),
    };
    const unnamed = { ...copying, form: { ...form, title: '' } };
    expect(await status(copyAction, unnamed)).toBe(422);
    expect(await call(copyAction, unnamed)).toMatchObject({ data: { errors: [{ field: 'title' }] } });
    const there = await post(copyAction, { ...copying, form });
    expect(there).toBe(`/checklistor/${checklistId}/utkast#avsnitt-syskonens-rost`);
    const keys = await keysIn(checklistId);
    expect(keys).toHaveLength(start.length + asked.section.questions.length);
    expect(keys).toContain('syskonen-har-fatt-tala');
    const draft = (await call(draftLoader, { params })) as Awaited<ReturnType<typeof draftLoader>>;
    expect(draft.faults).toEqual([]);
  });

  it('goes on to the next question, and takes over the conditions of an earlier one', async () => {
    const checklistId = await createBlank();
    const params = { checklistId };
    await post(sectionAction, { params, form: { revision: '1', title: 'A' } });
    const ask = async (shortName: string, intent: string) =>
      post(questionAction, {
        params,
        path: '/x?avsnitt=a&slag=yesNo',
        form: { ...written('yesNo'), shortName, revision: revision(checklistId), intent },
      });
    const to = await ask('Gäller punkten', 'saveAndNext');
    expect(to).toBe(`/checklistor/${checklistId}/utkast/fragor?avsnitt=a&ny=galler-punkten`);
    await ask('Första', 'save');
    await ask('Andra', 'save');
    await post(conditionsAction, {
      params: { ...params, target: 'fraga.forsta' },
      path: '/x?ser=fraga.galler-punkten',
      form: { revision: revision(checklistId), intent: 'add', tags: 'yes' },
    });
    const second = { params: { ...params, target: 'fraga.andra' } };
    const page = (await call(conditionsLoader, second)) as Awaited<ReturnType<typeof conditionsLoader>>;
    expect(page.same).toEqual([
      {
        value: 'fraga.forsta',
        label: 'Frågan ”Första”: Visas när svaret på ”Gäller punkten” är ja.',
      },
    ]);
    const like = { intent: 'same', like: 'fraga.forsta' };
    await post(conditionsAction, { ...second, form: { ...like, revision: revision(checklistId) } });
    const draft = (await call(draftLoader, { params })) as Awaited<ReturnType<typeof draftLoader>>;
    const [, first, then] = questionsOf(draft.definition);
    expect(first?.visibleWhen).toEqual([{ kind: 'answer', question: 'galler-punkten', isOneOf: ['yes'] }]);
    expect(then?.visibleWhen).toEqual(first?.visibleWhen);
  });

  it('never gives a new question the key of one that was published and taken away', async () => {
    const checklistId = await createBlank();
    const params = { checklistId };
    const ask = async (shortName: string) =>
      post(questionAction, {
        params,
        path: '/x?avsnitt=a&slag=text',
        form: { ...written('text'), shortName, revision: revision(checklistId), intent: 'save' },
      });
    await post(sectionAction, { params, form: { revision: '1', title: 'A' } });
    await ask('Besök');
    await ask('Samtal');
    await post(publishAction, { params, form: { revision: revision(checklistId), note: 'Första' } });
    await begin(checklistId);
    const remove = { ...params, kind: 'fraga', key: 'besok' };
    await post(removeAction, { params: remove, form: { revision: revision(checklistId) } });
    await ask('Besök');
    expect(await keysIn(checklistId)).toEqual(['samtal', 'besok-2']);
  });
});

describe('two people at once', () => {
  it('refuses the later save, keeps what was written and says what is there now', async () => {
    const checklistId = shipped();
    await begin(checklistId);
    const key = 'vardplan-aktuell';
    const params = { checklistId, questionKey: key };
    const page = (await call(questionLoader, { params })) as Awaited<ReturnType<typeof questionLoader>>;
    const mine = { ...(page.fields as Form), revision: '1', intent: 'save' };
    await post(questionAction, { params, form: { ...mine, shortName: 'Den andras' } });
    const late = { params, form: { ...mine, shortName: 'Min' } };
    expect(await status(questionAction, late)).toBe(409);
    expect(await call(questionAction, late)).toMatchObject({
      data: { problem: 'changedMeanwhile', fields: { shortName: ['Min'] } },
    });
    const now = (await call(questionLoader, { params })) as Awaited<ReturnType<typeof questionLoader>>;
    expect(now.question?.shortName).toBe('Den andras');
    expect(now.revision).toBe(2);
    for (const [handler, form] of [
      [aboutAction, { title: 'Annat', revision: '1' }],
      [sectionAction, { title: 'Annat', revision: '1' }],
      [draftAction, { intent: 'question:up', key, revision: '1' }],
      [draftAction, { intent: 'undo', revision: '1' }],
      [draftAction, { intent: 'duplicateQuestion', key, revision: '1' }],
      [removeAction, { revision: '1' }],
      [moveAction, { place: 'efter.vardplan-synpunkter', revision: '1' }],
      [publishAction, { note: 'x', revision: '1' }],
    ] as const)
      expect(await status(handler, { params: { checklistId, kind: 'fraga', key }, form })).toBe(409);
    expect(revision(checklistId)).toBe('2');
  });
});

describe('publishing', () => {
  const reword = async (checklistId: ChecklistId) => {
    await begin(checklistId);
    const params = { checklistId, questionKey: 'vardplan-aktuell' };
    const page = (await call(questionLoader, { params })) as Awaited<ReturnType<typeof questionLoader>>;
    const form = { ...(page.fields as Form), wordingText: 'Är planen ny?', intent: 'save' };
    await post(questionAction, { params, form: { ...form, revision: revision(checklistId) } });
  };

  it('happens once, however often it is pressed', async () => {
    const checklistId = shipped();
    await reword(checklistId);
    const form = { revision: revision(checklistId), note: 'Ny lydelse' };
    const [one, two] = await Promise.all([
      post(publishAction, { params: { checklistId }, form }),
      post(publishAction, { params: { checklistId }, form }),
    ]);
    expect([one, two]).toEqual([`/checklistor/${checklistId}`, `/checklistor/${checklistId}`]);
    expect(listVersionsOf(services.db, checklistId).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('lists what changed, and marks what cannot be compared with before', async () => {
    const checklistId = shipped();
    await reword(checklistId);
    const params = { checklistId };
    const page = (await call(publishLoader, { params })) as Awaited<ReturnType<typeof publishLoader>>;
    expect(page.comparison?.changed.map(({ key, isWordingChanged }) => ({ key, isWordingChanged }))).toEqual([
      { key: 'vardplan-aktuell', isWordingChanged: true },
    ]);
    const form = { revision: revision(checklistId), note: 'Ny lydelse', breaks: 'vardplan-aktuell' };
    expect(await status(publishAction, { params, form })).toBe(422);
    await post(publishAction, { params, form: { ...form, 'why-vardplan-aktuell': 'Frågar om annat' } });
    const [version] = listVersionsOf(services.db, checklistId);
    const question =
      version && questionsOf(definitionOf(version)).find(({ key }) => key === 'vardplan-aktuell');
    expect(question?.comparableSince).toEqual({ version: 2, note: 'Frågar om annat' });
  });

  it('refuses a draft with faults, and one that changes nothing', async () => {
    const checklistId = await createBlank();
    const params = { checklistId };
    expect(await status(publishAction, { params, form: { revision: '1', note: 'x' } })).toBe(409);
    expect(listVersionsOf(services.db, checklistId)).toEqual([]);
    await begin(shipped());
    const same = await call(publishAction, {
      params: { checklistId: shipped() },
      form: { revision: '1', note: 'x' },
    });
    expect(same).toMatchObject({ data: { problem: { kind: 'sameAsBefore', number: 1 } } });
  });
});

describe('the checklists that come with the program', () => {
  it('are not published over once a person has shaped them, nor while she does', async () => {
    const checklistId = shipped();
    await begin(checklistId);
    const outdate = (definition: string) => {
      services.db.$client.exec('DROP TRIGGER checklist_versions_no_update');
      services.db.$client
        .prepare(`UPDATE checklist_versions SET definition = json_set(definition, '$.title', ?)`)
        .run(definition);
    };
    outdate('Äldre utgåva');
    ensureShippedChecklists(services);
    expect(listVersionsOf(services.db, checklistId)).toHaveLength(1);
    await post(publishAction, { params: { checklistId }, form: { revision: '1', note: 'Vår' } });
    ensureShippedChecklists(services);
    expect(listVersionsOf(services.db, checklistId).map(({ number }) => number)).toEqual([2, 1]);
    await post(checklistAction, { params: { checklistId }, form: { intent: 'start' } });
    await post(aboutAction, {
      params: { checklistId },
      form: { revision: '1', title: 'Vår egen', purpose: 'Vårt syfte' },
    });
    await post(publishAction, { params: { checklistId }, form: { revision: '2', note: 'Vår' } });
    ensureShippedChecklists(services);
    expect(listVersionsOf(services.db, checklistId).map(({ number }) => number)).toEqual([3, 2, 1]);
    const page = await call(checklistLoader, { params: { checklistId } });
    expect(page).toMatchObject({ name: 'Vår egen', shipsAnother: true });
    await post(checklistAction, { params: { checklistId }, form: { intent: 'startShipped' } });
    expect(await keysIn(checklistId)).toEqual(questionsOf(placedChildrenChecklist).map(({ key }) => key));
  });
});

describe('out of use', () => {
  it('is not offered to controls, and is again when it is taken back', async () => {
    const checklistId = shipped();
    const offered = () => listPublishedChecklists(services.db).map(({ id }) => id);
    await post(checklistAction, { params: { checklistId }, form: { intent: 'retire' } });
    expect(offered()).not.toContain(checklistId);
    const list = (await call(listLoader)) as Awaited<ReturnType<typeof listLoader>>;
    expect(list.retired.map((row) => row.checklistId)).toEqual([checklistId]);
    await post(checklistAction, { params: { checklistId }, form: { intent: 'restore' } });
    expect(offered()).toContain(checklistId);
  });

  it('throwing the draft away leaves the versions, and takes a checklist that never had any', async () => {
    await begin(shipped());
    expect(
      await post(checklistAction, { params: { checklistId: shipped() }, form: { intent: 'discard' } }),
    ).toBe(`/checklistor/${shipped()}`);
    const checklistId = await createBlank();
    expect(await post(checklistAction, { params: { checklistId }, form: { intent: 'discard' } })).toBe(
      '/checklistor',
    );
    expect(await status(checklistLoader, { params: { checklistId } })).toBe(404);
  });
});

describe('the log', () => {
  it('tells what was done, and no words of the checklist', async () => {
    const checklistId = await createBlank('Hemlig rubrik');
    await post(sectionAction, { params: { checklistId }, form: { revision: '1', title: 'Avsnitt' } });
    const entries = services.db.$client
      .prepare(
        "SELECT action, detail FROM audit_entries WHERE action LIKE 'checklist.%' AND actor_id IS NOT NULL",
      )
      .all() as { action: string; detail: string }[];
    expect(entries.map(({ action }) => action)).toEqual(['checklist.created', 'checklist.draftChanged']);
    expect(JSON.stringify(entries)).not.toContain('Hemlig');
  });
});
