import { beforeEach, describe, expect, it } from 'vitest';
import * as controlRoute from '#app/features/controls/routes/control.tsx';
import * as controlsRoute from '#app/features/controls/routes/controls.tsx';
import * as editRoute from '#app/features/controls/routes/edit-control.tsx';
import * as newRoute from '#app/features/controls/routes/new-control.tsx';
import * as newRoundRoute from '#app/features/controls/routes/new-round.tsx';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import type { ControlId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
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
    conditionCount: '3',
    'conditionJoin-0': 'and',
    'conditionColumn-0': 'Placering fr.o.m.',
    'conditionOperator-0': 'isOnOrBefore',
    'conditionValue-0': 'Referensdatum',
    'conditionJoin-1': 'and',
    'conditionColumn-1': 'Placering t.o.m.',
    'conditionOperator-1': 'isEmpty',
    'conditionValue-1': '',
    'conditionJoin-2': 'or',
    'conditionColumn-2': 'Placering t.o.m.',
    'conditionOperator-2': 'isAfter',
    'conditionValue-2': 'referensdatum',
    countOn: '2026-10-31',
    size: '10',
    quotaColumn: 'Placeringsform',
    quotaValues: 'HVB\r\nStödboende\r\n\r\nSiS-institution',
    quotaMinimum: '1',
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
    ['a quota above the size', { quotaMinimum: '11' }, 'quotaMinimum'],
    ['a quota without values', { quotaValues: '\r\n' }, 'quotaValues'],
    ['a date that is none', { 'conditionValue-2': '2026-13-01' }, 'conditionValue-2'],
    ['a condition without value', { 'conditionOperator-1': 'is' }, 'conditionValue-1'],
    ['an unknown comparison', { 'conditionOperator-2': 'liknar' }, 'conditionValue-2'],
    ['a column that is not there', { 'conditionColumn-0': 'Hemkommun' }, 'conditionColumn-0'],
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
    const strict = await postNew({ intent: 'count', conditionCount: '2' });
    expect(strict).toMatchObject({
      count: { preview: { size: 141, plannedEnds: [{ column: 'Placering t.o.m.', count: 1 }] } },
    });
  });

  it('gets a line more or less, and keeps what was typed', async () => {
    const more = await postNew({ intent: 'addCondition', name: 'Halvfärdig' });
    expect(more).toMatchObject({ values: { name: 'Halvfärdig', conditions: { length: 4 } } });
    const less = await postNew({ intent: 'removeCondition-0' });
    expect(less).toMatchObject({
      values: { conditions: [{ column: 'Placering t.o.m.', operator: 'isEmpty' }, { join: 'or' }] },
    });
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
      referenceOn: '2026-11-02',
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
