import { beforeEach, describe, expect, it } from 'vitest';
import * as controlRoute from '#app/features/controls/routes/control.tsx';
import * as controlsRoute from '#app/features/controls/routes/controls.tsx';
import * as countRoute from '#app/features/controls/routes/count-frame.ts';
import * as editRoute from '#app/features/controls/routes/edit-control.tsx';
import * as newRoute from '#app/features/controls/routes/new-control.tsx';
import * as newRoundRoute from '#app/features/controls/routes/new-round.tsx';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import type { ControlId, PersonId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { findControl, listControlReviewers } from '#db/queries/controls.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

/** What a browser would send for the template's form. */
function formOf(changes: Record<string, string | string[]> = {}): Record<string, string | string[]> {
  return {
    intent: 'save',
    templateKey: 'placerade-barn-halvar',
    revision: '1',
    name: 'Placerade barn',
    purpose: 'Att se om vården övervägs i tid.',
    kind: 'selfControl',
    rhythm: 'halfYear',
    unitId: String(made.org.children),
    registerId: String(made.registerId),
    checklistId: String(made.input.checklistId),
    conditionJoin: 'all',
    conditionGroups: '2',
    'conditionMode-0': 'any',
    'conditionLines-0': '1',
    'conditionColumn-0-0': 'Placering fr.o.m.',
    'conditionOperator-0-0': 'isOnOrBefore',
    'conditionFromAnchor-0-0': 'referenceDate',
    'conditionMode-1': 'any',
    'conditionLines-1': '2',
    'conditionColumn-1-0': 'Placering t.o.m.',
    'conditionOperator-1-0': 'isEmpty',
    'conditionColumn-1-1': 'Placering t.o.m.',
    'conditionOperator-1-1': 'isAfter',
    'conditionFromAnchor-1-1': 'referenceDate',
    countOn: '2026-10-31',
    designKind: 'whole',
    size: '10',
    quotaCount: '1',
    'quotaColumn-0': 'Placeringsform',
    'quotaValues-0': ['HVB', 'Stödboende'],
    'quotaMore-0': 'Stödboende\r\n\r\nSiS-institution',
    'quotaMinimum-0': '1',
    reviewDays: '30',
    responsibleId: '',
    reviewerIds: made.reviewers.map(String),
    ...changes,
  };
}

type Answer = { data: { errors: { field: string; message: string }[] }; init: { status: number } };

const postNew = async (changes: Record<string, string | string[]> = {}) =>
  newRoute.action(
    await routeArguments(services, { as: made.maria, path: '/kontroller/ny', form: formOf(changes) }),
  );

describe('who may', () => {
  const pages = () =>
    [
      ['/kontroller', {}, controlsRoute.loader],
      ['/kontroller/ny', {}, newRoute.loader],
      ['/kontroller/1', { controlId: made.controlId }, controlRoute.loader],
      ['/kontroller/1/redigera', { controlId: made.controlId }, editRoute.loader],
      ['/kontroller/1/omgangar/ny', { controlId: made.controlId }, newRoundRoute.loader],
    ] as const;

  it('nobody without log-in, reader, reviewer or administrator sees controls', async () => {
    const unitId = made.org.administration;
    const strangers = (['reader', 'reviewer', 'administrator', 'external'] as const).map((role) =>
      makePerson(services, { name: `En ${role}`, role, unitId }),
    );
    for (const [path, params, loader] of pages()) {
      for (const as of strangers) {
        const args = await routeArguments(services, { as, path, params });
        expect([path, await statusOf(() => loader(args))]).toEqual([path, 403]);
      }
      const anonymous = await routeArguments(services, { as: null, path, params });
      expect([path, await statusOf(() => loader(anonymous))]).toEqual([path, 302]);
    }
  });

  it('a manager of another department neither sees the control nor makes one here', async () => {
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: made.org.elderly });
    const listed = await controlsRoute.loader(await routeArguments(services, { as: other }));
    expect(listed.controls).toEqual([]);
    for (const [path, params, loader] of pages().slice(2)) {
      const args = await routeArguments(services, { as: other, path, params });
      expect([path, await statusOf(() => loader(args))]).toEqual([path, 403]);
    }
    const args = await routeArguments(services, { as: other, form: formOf() });
    expect(await statusOf(() => newRoute.action(args))).toBe(403);
  });

  it('an unknown control is 404', async () => {
    const args = await routeArguments(services, { as: made.maria, params: { controlId: 999 } });
    expect(await statusOf(() => controlRoute.loader(args))).toBe(404);
  });
});

it('the list says true things to the manager of a unit that a control above reaches over', async () => {
  const list = async (unitId: UnitId) => {
    const as = makePerson(services, { name: `Chef ${unitId}`, role: 'manager', unitId });
    return controlsRoute.loader(await routeArguments(services, { as, path: '/kontroller' }));
  };
  expect(await list(made.org.unit1)).toMatchObject({ controls: [], isCovered: true });
  expect(await list(made.org.elderly)).toMatchObject({ controls: [], isCovered: false });
  expect(await list(made.org.children)).toMatchObject({
    controls: [{ id: made.controlId }],
    isCovered: false,
  });
});

describe('a new control', () => {
  it('is saved with filter, design and reviewers as data', async () => {
    const answer = (await postNew()) as Response;
    expect(answer.status).toBe(302);
    const controlId = Number(answer.headers.get('Location')?.split('/').at(-1)) as ControlId;
    expect(findControl(services.db, controlId)).toMatchObject({
      name: 'Placerade barn',
      templateKey: 'placerade-barn-halvar',
      filter: {
        allOf: [
          { anyOf: [{ column: 'Placering fr.o.m.', operator: 'isOnOrBefore', than: 'referenceDate' }] },
          {
            anyOf: [
              { column: 'Placering t.o.m.', operator: 'isEmpty' },
              { column: 'Placering t.o.m.', operator: 'isAfter', than: 'referenceDate' },
            ],
          },
        ],
      },
      design: {
        allocation: { kind: 'whole', size: 10 },
        quotas: [
          { attribute: 'Placeringsform', values: ['HVB', 'Stödboende', 'SiS-institution'], minimum: 1 },
        ],
      },
      responsibleId: null,
    });
    expect(listControlReviewers(services.db, controlId)).toHaveLength(2);
  });

  it.each<[string, Record<string, string | string[]>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no reviewers', { reviewerIds: [] }, 'reviewerIds'],
    ['no size', { size: 'tio' }, 'size'],
    ['size 0', { size: '0' }, 'size'],
    ['a quota above the size', { 'quotaMinimum-0': '11' }, 'quotaMinimum-0'],
    ['a quota without values', { 'quotaValues-0': [], 'quotaMore-0': '\r\n' }, 'quotaValues-0'],
    [
      'a date that is none',
      { 'conditionFromAnchor-1-1': 'day', 'conditionFromDay-1-1': '2026-13-01' },
      'conditionFromDay-1-1',
    ],
    ['a condition without value', { 'conditionOperator-1-0': 'is' }, 'conditionValue-1-0'],
    ['an unknown comparison', { 'conditionOperator-1-1': 'liknar' }, 'conditionOperator-1-1'],
    ['a column that is not there', { 'conditionColumn-0-0': 'Hemkommun' }, 'conditionColumn-0-0'],
    ['a quota column that is not there', { 'quotaColumn-0': 'Hemkommun' }, 'quotaColumn-0'],
    ['groups without a column', { designKind: 'perStratum' }, 'groupColumn'],
    ['a design that is none', { designKind: 'godtycke' }, 'designKind'],
    ['a strange rhythm', { rhythm: 'daily' }, 'rhythm'],
    ['no checklist', { checklistId: '' }, 'checklistId'],
    ['a reviewer without the role', { reviewerIds: ['9999'] }, 'reviewerIds'],
    ['a responsible person without the role', { responsibleId: '9999' }, 'responsibleId'],
  ])('with %s is refused at its field and nothing is saved', async (_name, changes, field) => {
    const answer = (await postNew(changes)) as unknown as Answer;
    expect(answer.init.status).toBe(422);
    expect(answer.data.errors.map((error) => error.field)).toContain(field);
    const count = services.db.$client.prepare('SELECT count(*) AS n FROM controls').get() as { n: number };
    expect(count.n).toBe(1);
  });

  it('counts while it is being written: 142 with planned ends, 141 without', async () => {
    const counted = await postNew({ intent: 'count' });
    expect(counted).toMatchObject({ count: { preview: { size: 142, quotaCounts: [16] } }, errors: [] });
    const strict = await postNew({ intent: 'count', 'conditionLines-1': '1' });
    expect(strict).toMatchObject({
      count: { preview: { size: 141, plannedEnds: [{ column: 'Placering t.o.m.', count: 1 }] } },
    });
  });

  it('gives the same count to the page beside the form, and none of a register that is not hers', async () => {
    const countFor = async (as: PersonId, path = '/kontroller/rakna') =>
      (await countRoute.action(await routeArguments(services, { as, path, form: formOf() }))).json();
    const counted = await countFor(made.maria);
    expect(counted).toMatchObject({ preview: { size: 142, quotaCounts: [16] }, errors: [] });
    expect(await countFor(made.maria, `/kontroller/rakna?kontroll=${made.controlId}`)).toEqual(counted);
    const stranger = makePerson(services, { name: 'Sten', role: 'manager', unitId: made.org.elderly });
    expect(await countFor(stranger)).toMatchObject({ preview: null, errors: [{ field: 'registerId' }] });
    expect(await statusOf(() => countFor(stranger, `/kontroller/rakna?kontroll=${made.controlId}`))).toBe(
      403,
    );
    expect(await statusOf(() => countFor(made.maria, '/kontroller/rakna?kontroll=x'))).toBe(404);
  });

  it('asks whether another spelling was meant where no case has the typed value', async () => {
    const typed = (value: string) => ({
      intent: 'count',
      conditionGroups: '3',
      'conditionMode-2': 'any',
      'conditionLines-2': '1',
      'conditionColumn-2-0': 'Placeringsform',
      'conditionOperator-2-0': 'is',
      'conditionValue-2-0': value,
    });
    const meant = async (value: string) =>
      ((await postNew(typed(value))) as unknown as { count: object }).count;
    expect(await meant('familje Hem')).toMatchObject({
      preview: { size: 0 },
      valueHints: [{ column: 'Placeringsform', value: 'familje Hem', meant: ['Familjehem'] }],
    });
    expect(await meant('Slott')).toMatchObject({ valueHints: [{ meant: [] }] });
    expect(await meant(' Familjehem ')).toMatchObject({ valueHints: [] });
  });

  it('counts the frame and says at the field what the design lacks', async () => {
    const counted = await postNew({ intent: 'count', size: ' ' });
    expect(counted).toMatchObject({
      count: { preview: { size: 142 }, design: null },
      errors: [{ field: 'size', message: 'Skriv hur många ärenden som ska dras, till exempel 10.' }],
    });
    const ordered = await postNew({ intent: 'count', designKind: 'firstInOrder', orderColumn: '' });
    expect(ordered).toMatchObject({
      errors: [{ field: 'orderColumn', message: expect.stringContaining('Välj kolumnen med det datum') }],
    });
  });

  it('gets a line more or less, and keeps what was typed', async () => {
    const more = await postNew({ intent: 'condition:addGroup', name: 'Halvfärdig' });
    expect(more).toMatchObject({ values: { name: 'Halvfärdig', conditions: { groups: { length: 3 } } } });
    const less = await postNew({ intent: 'condition:remove-0-0' });
    expect(less).toMatchObject({
      values: {
        conditions: { groups: [{ lines: [{ operator: 'isEmpty' }, { operator: 'isAfter' }] }] },
      },
    });
    const quotas = await postNew({ intent: 'addQuota' });
    expect(quotas).toMatchObject({ values: { quotas: [{ column: 'Placeringsform' }, { column: '' }] } });
  });

  it('begins from the template with the register’s columns and values to choose among', async () => {
    const path = `/kontroller/ny?mall=placerade-barn-halvar&register=${made.registerId}`;
    const page = await newRoute.loader(await routeArguments(services, { as: made.maria, path }));
    expect(page.form?.values).toMatchObject({ name: 'Placerade barn, halvårskontroll', size: '10' });
    const form = page.form?.choices.columns.find(({ header }) => header === 'Placeringsform');
    expect(form?.values).toEqual([
      'Familjehem',
      'HVB',
      'Jourhem',
      'Nätverkshem',
      'SiS-institution',
      'Stödboende',
    ]);
    const workers = page.form?.choices.columns.find(({ header }) => header === 'Handläggare');
    expect(workers?.values).toEqual([]);
    expect(page.form?.count.preview?.registerSize).toBe(211);
  });
});

describe('changing a control', () => {
  const postEdit = async (changes: Record<string, string | string[]>) =>
    editRoute.action(
      await routeArguments(services, {
        as: made.maria,
        params: { controlId: made.controlId },
        form: formOf(changes),
      }),
    );

  it('reaches planned rounds but not frozen ones', async () => {
    const frozen = startPlacementsRound(services, made);
    must(freezeFrame(services, actorOf(services, made.maria), frozen));
    const planned = startPlacementsRound(services, made);
    const answer = (await postEdit({ size: '12' })) as Response;
    expect(answer.headers.get('Location')).toBe(`/kontroller/${made.controlId}`);
    const designOf = (roundId: RoundId) =>
      loadRoundOverview(services, actorOf(services, made.maria), roundId).designInWords;
    expect(designOf(planned)).toMatch(/^12 ärenden/);
    expect(designOf(frozen)).toMatch(/^10 ärenden/);
  });

  it('is refused when somebody else has saved meanwhile', async () => {
    await postEdit({ name: 'Första' });
    const second = (await postEdit({ name: 'Andra' })) as unknown as Answer;
    expect(second.init.status).toBe(422);
    expect(second.data.errors[0]?.message).toMatch(/Någon annan har ändrat/);
    expect(findControl(services.db, made.controlId)?.name).toBe('Första');
  });
});

describe('starting a round', () => {
  const post = async (form: Record<string, string | string[]>) =>
    newRoundRoute.action(
      await routeArguments(services, { as: made.maria, params: { controlId: made.controlId }, form }),
    );

  it('suggests name, days and the control’s reviewers', async () => {
    const args = await routeArguments(services, { as: made.maria, params: { controlId: made.controlId } });
    const page = await newRoundRoute.loader(args);
    expect(page.values).toEqual({
      name: 'Andra halvåret 2026',
      referenceOn: '2026-10-31',
      dueOn: '2026-12-02',
      reviewerIds: made.reviewers.map(String),
    });
  });

  it('begins planned, with the newest checklist version and who started it', async () => {
    const answer = (await post({
      name: 'Andra halvåret 2026',
      referenceOn: '2026-10-31',
      dueOn: '2026-11-30',
      reviewerIds: made.reviewers.map(String),
    })) as Response;
    const roundId = Number(answer.headers.get('Location')?.split('/').at(-1)) as RoundId;
    const overview = loadRoundOverview(services, actorOf(services, made.maria), roundId);
    expect(overview).toMatchObject({
      round: { number: 1, state: 'planned', ownerName: 'Maria Ek', unitName: 'Barn och familj' },
      checklist: { versionNumber: 1 },
      reviewerNames: ['Anna Lindgren', 'Björn Åkesson'],
      may: { freeze: true, draw: false },
    });
  });

  it.each<[string, Record<string, string | string[]>, string]>([
    ['a due day that has passed', { dueOn: '2026-11-01' }, 'dueOn'],
    ['a reference date that is none', { referenceOn: '31/10' }, 'referenceOn'],
    ['no reviewers', { reviewerIds: [] }, 'reviewerIds'],
    ['a reviewer without the role', { reviewerIds: ['9999'] }, 'reviewerIds'],
  ])('refuses %s', async (_name, changes, field) => {
    const form = {
      name: 'X',
      referenceOn: '2026-10-31',
      dueOn: '2026-11-30',
      reviewerIds: made.reviewers.map(String),
    };
    const answer = (await post({ ...form, ...changes })) as unknown as Answer;
    expect(answer.init.status).toBe(422);
    expect(answer.data.errors.map((error) => error.field)).toEqual([field]);
  });
});
