import { beforeEach, describe, expect, it } from 'vitest';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { loader as compareLoader } from '#app/features/checklists/routes/compare-versions.tsx';
import { loader as fileLoader } from '#app/features/checklists/routes/exchange-file.ts';
import {
  action as importAction,
  loader as importLoader,
} from '#app/features/checklists/routes/exchange-import.tsx';
import { readDraft } from '#app/features/checklists/server/read-draft.server.ts';
import type { ExchangeLookProps } from '#app/features/checklists/ui/exchange-look.tsx';
import type { ChecklistId, ChecklistVersionId, PersonId } from '#app/shared/domain/ids.ts';
import { findChecklistVersion, findDraft, listVersionsOf } from '#db/queries/checklists.server.ts';
import { everyKindChecklist, publishChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let quality: PersonId;
let versionId: ChecklistVersionId;
let checklistId: ChecklistId;
beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  quality = makePerson(services, { name: 'Eva', role: 'quality', unitId: org.children });
  versionId = publishChecklist(services, everyKindChecklist);
  checklistId = findChecklistVersion(services.db, versionId)?.checklistId as ChecklistId;
});

const reworded = (): ChecklistDefinition => {
  const definition = structuredClone(everyKindChecklist);
  const [first] = definition.sections[0]?.questions ?? [];
  if (first) first.wording = { text: 'Bedömdes skyddet samma dag?' };
  return definition;
};

async function send(
  form: Record<string, string>,
  file?: string | Uint8Array<ArrayBuffer>,
  as: PersonId = quality,
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  if (file !== undefined) body.set('file', new File([file], 'checklista.json'));
  return importAction(await routeArguments(services, { as, form: body }));
}
type Shown = { errors: string[] } & { look: ExchangeLookProps['look'] | null };
/** What the page is given: the answer itself, or that of a refusal. */
async function answerTo(
  form: Record<string, string>,
  file?: string | Uint8Array<ArrayBuffer>,
): Promise<Shown> {
  const answer = await send(form, file);
  if (answer instanceof Response) throw new Error(`redirected to ${answer.headers.get('Location')}`);
  return ('data' in answer ? answer.data : answer) as Shown;
}
async function placeAfter(form: Record<string, string>, file?: string): Promise<string | null> {
  const answer = await send(form, file);
  return answer instanceof Response ? answer.headers.get('Location') : null;
}
const audit = () =>
  services.db.$client
    .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'checklist.%' ORDER BY rowid DESC")
    .all() as { action: string; detail: string }[];

describe('taking a version along', () => {
  it('gives a file that is read again as the same checklist', async () => {
    const args = await routeArguments(services, { as: quality, params: { versionId } });
    const response = await fileLoader(args);
    expect(response.headers.get('Content-Disposition')).toContain('checklista-alla-slag-v1.json');
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ $schema: '/scheman/checklista-2.json', version: 1 });
    const { look, errors } = await answerTo({ intent: 'look' }, text);
    expect(errors).toEqual([]);
    expect(look?.definition).toEqual(JSON.parse(JSON.stringify(everyKindChecklist)));
  });

  it('knows no version by a strange address', async () => {
    const args = await routeArguments(services, { as: quality, params: { versionId: 99 } });
    expect(await statusOf(() => fileLoader(args))).toBe(404);
  });
});

describe('reading a file in', () => {
  it('is for those who shape checklists only', async () => {
    const org = makeOrganisation(services);
    for (const role of ['manager', 'administrator', 'reviewer', 'reader'] as const) {
      const as = makePerson(services, { name: role, role, unitId: org.children });
      const args = await routeArguments(services, { as });
      expect([role, await statusOf(() => importLoader(args))]).toEqual([role, 403]);
      const file = JSON.stringify(everyKindChecklist);
      expect(await statusOf(() => send({ intent: 'import' }, file, as))).toBe(403);
    }
  });

  it('saves nothing while one only looks', async () => {
    const before = audit();
    await answerTo({ intent: 'look', target: String(checklistId) }, JSON.stringify(reworded()));
    expect(findDraft(services.db, checklistId)).toBeUndefined();
    expect(audit()).toEqual(before);
  });

  it('makes a checklist of its own, with a draft and no version', async () => {
    const definition = reworded();
    const [first] = definition.sections[0]?.questions ?? [];
    if (first) first.comparableSince = { version: 4, note: 'Ny fråga.' };
    const place = await placeAfter({ intent: 'import' }, JSON.stringify(definition));
    const made = Number(/checklistor\/(\d+)\/utkast/u.exec(place ?? '')?.[1]) as ChecklistId;
    expect(made).not.toBe(checklistId);
    expect(listVersionsOf(services.db, made)).toEqual([]);
    const draft = readDraft(services.db, actorOf(services, quality), made);
    expect(draft.faults).toEqual([]);
    expect(draft.definition).toEqual(JSON.parse(JSON.stringify(reworded())));
    expect(audit()[0]).toEqual({ action: 'checklist.imported', detail: '{"questions":12,"isNew":true}' });
  });

  it('shows what it would change in a checklist, and becomes its draft', async () => {
    const foreign = { ...reworded(), key: 'helt-annan' };
    const [first] = foreign.sections[0]?.questions ?? [];
    if (first) first.comparableSince = { version: 9, note: 'Version 9 hos någon annan.' };
    const text = JSON.stringify(foreign);
    const { look } = await answerTo({ intent: 'look', target: String(checklistId) }, text);
    expect(look?.about).toMatchObject({ checklistId, draftRevision: null });
    expect(look?.about?.view.changed).toEqual([
      {
        key: 'fraga-bedomd-samma-dag',
        name: 'Skydd bedömt samma dag',
        isWordingChanged: true,
        sides: [
          {
            aspect: 'frågans text',
            before: 'Bedömdes behovet av skydd samma dag?',
            after: 'Bedömdes skyddet samma dag?',
          },
        ],
      },
    ]);
    const place = await placeAfter({ intent: 'import', target: String(checklistId), revision: '', text });
    expect(place).toBe(`/checklistor/${checklistId}/utkast`);
    const { definition } = readDraft(services.db, actorOf(services, quality), checklistId);
    expect(definition).toEqual(JSON.parse(JSON.stringify(reworded())));
    expect(listVersionsOf(services.db, checklistId)).toHaveLength(1);
  });

  it('writes over a draft only where it is the one the person saw, and lets it be taken back', async () => {
    const target = String(checklistId);
    await send({ intent: 'import', target, text: JSON.stringify(reworded()) });
    const other = JSON.stringify({ ...everyKindChecklist, title: 'Annat namn' });
    const unseen = await answerTo({ intent: 'import', target, revision: '', text: other });
    expect(unseen.errors.join()).toContain('Utkastet har ändrats');
    const { look } = await answerTo({ intent: 'look', target }, other);
    expect(look?.about?.draftRevision).toBe(1);
    const stale = await answerTo({ intent: 'import', target, revision: '9', text: other });
    expect(stale.errors.join()).toContain('Utkastet har ändrats');
    expect(await placeAfter({ intent: 'import', target, revision: '1', text: other })).toContain('/utkast');
    const draft = readDraft(services.db, actorOf(services, quality), checklistId);
    expect([draft.definition.title, draft.canUndo]).toEqual(['Annat namn', true]);
    expect(audit()[0]?.detail).toContain('imported');
  });

  it('says what is wrong, also with what the form carries, and saves nothing', async () => {
    const before = audit();
    const half = JSON.stringify(everyKindChecklist).slice(0, 4000);
    const wrong: [Record<string, string>, string | Uint8Array<ArrayBuffer> | undefined, string][] = [
      [{ intent: 'look' }, undefined, 'Välj en fil först.'],
      [{ intent: 'look' }, half, 'den slutar mitt i'],
      [{ intent: 'import', text: half }, undefined, 'den slutar mitt i'],
      [{ intent: 'look' }, new Uint8Array(Buffer.from('{"å":1}', 'latin1')), 'UTF-8'],
      [{ intent: 'look', target: 'x' }, JSON.stringify(everyKindChecklist), 'Välj vad filen ska bli.'],
      [
        { intent: 'import', text: JSON.stringify({ ...everyKindChecklist, purpose: '' }) },
        undefined,
        'Syftet',
      ],
    ];
    for (const [form, file, expected] of wrong) {
      expect(await statusOf(() => send(form, file))).toBe(422);
      expect((await answerTo(form, file)).errors.join()).toContain(expected);
    }
    expect(audit()).toEqual(before);
    const strange = { intent: 'look', target: '999' };
    expect(await statusOf(() => send(strange, JSON.stringify(everyKindChecklist)))).toBe(404);
  });
});

describe('comparing versions', () => {
  async function compare(query: string, as: PersonId = quality) {
    const path = `/checklistor/${checklistId}/jamfor${query}`;
    return compareLoader(await routeArguments(services, { as, path, params: { checklistId } }));
  }

  it('holds the newest against the one before, or those that are chosen', async () => {
    publishChecklist(services, reworded());
    const { from, to, view } = await compare('');
    expect([from.value, to.value]).toEqual(['1', '2']);
    expect(view.changed.map(({ name }) => name)).toEqual(['Skydd bedömt samma dag']);
    expect((await compare('?fran=2&till=2')).view.isSame).toBe(true);
    const back = (await compare('?fran=2&till=1')).view.changed[0]?.sides[0];
    expect(back?.after).toBe('Bedömdes behovet av skydd samma dag?');
  });

  it('shows the draft to whoever may shape the checklist, and to nobody else', async () => {
    await send({ intent: 'import', target: String(checklistId), text: JSON.stringify(reworded()) });
    expect((await compare('')).to.value).toBe('utkast');
    const org = makeOrganisation(services);
    const reviewer = makePerson(services, { name: 'Anna', role: 'reviewer', unitId: org.children });
    expect(await statusOf(() => compare('?fran=1&till=utkast', reviewer))).toBe(404);
  });

  it('knows no version that is not there, and none of a checklist with one', async () => {
    for (const query of ['?fran=1&till=7', '?fran=x&till=1', '', '?fran=utkast&till=1'])
      expect([query, await statusOf(() => compare(query))]).toEqual([query, 404]);
  });
});
