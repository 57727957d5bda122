import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { action as deviationAction } from '#app/features/deviations/routes/deviation.tsx';
import { action as newAction, loader as newLoader } from '#app/features/deviations/routes/new-action.tsx';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { loadActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { loadAction, loadActions } from '#app/features/deviations/server/load-actions.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { action as stepAction } from '#app/features/results/routes/action.tsx';
import { loader as followUpLoader } from '#app/features/results/routes/follow-up.tsx';
import type { ActionId, DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviationIds: DeviationId[];
let template: Buffer;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const found = services.db.$client.prepare('SELECT id FROM deviations ORDER BY id').pluck().all();
  deviationIds = found as DeviationId[];
  template = services.db.$client.serialize();
}, 60_000);
beforeEach(async () => {
  services = await makeServices(undefined, openDatabase(template));
});

const filled = (more: Record<string, string> = {}) => ({
  unitId: String(round.org.unit1),
  title: 'Ny rutin för samtal',
  intendedEffect: 'Varje barn ska ha kommit till tals.',
  ownerId: String(round.maria),
  dueOn: '2026-12-31',
  followUpOn: '',
  deviationId: '',
  ...more,
});
const plan = async (as: PersonId | null, form: Record<string, string>) =>
  statusOf(async () => newAction(await routeArguments(services, { as, form })));
const step = async (as: PersonId | null, form: Record<string, string>, actionId = 1) =>
  statusOf(async () => stepAction(await routeArguments(services, { as, params: { actionId }, form })));
const maria = () => actorOf(services, round.maria);
const count = () => services.db.$client.prepare('SELECT count(*) FROM actions').pluck().get();
const stored = () => {
  const page = loadAction(services, maria(), 1 as ActionId);
  if (!page) throw new Error('no action');
  return page;
};

describe('an action', () => {
  it('is neither planned nor handled by whoever leads another unit', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    expect(await plan(other, filled())).toBe(403);
    expect(await plan(null, filled())).toBe(302);
    expect(await plan(round.maria, filled({ ownerId: String(other) }))).toBe(422);
    expect(await plan(round.maria, filled({ deviationId: '999' }))).toBe(404);
    expect(count()).toBe(0);
    expect(await plan(round.maria, filled())).toBe(302);
    expect(await step(other, { intent: 'finish', revision: '1' })).toBe(404);
    expect(loadActions(services, actorOf(services, other))).toEqual([]);
    expect(stored().action.state).toBe('planned');
  });

  it('is read, and not handled, by whoever leads the unit of a deviation that it serves', async () => {
    const unitIds = services.db.$client
      .prepare('SELECT unit_id FROM deviations ORDER BY id')
      .pluck()
      .all() as UnitId[];
    const [unitId = round.org.unit1] = unitIds;
    const elsewhere = [round.org.unit1, round.org.unit2].find((one) => one !== unitId) ?? round.org.unit2;
    const chef = makePerson(services, { name: 'Grupp Chef', role: 'manager', unitId });
    const beside = makePerson(services, { name: 'Chef Intill', role: 'manager', unitId: elsewhere });
    const as = (id: PersonId) => actorOf(services, id);
    services.db.$client
      .prepare('UPDATE deviations SET unit_id = ? WHERE id = ?')
      .run(unitId, deviationIds[0]);
    services.db.$client
      .prepare('UPDATE deviations SET unit_id = ? WHERE id = ?')
      .run(round.org.children, deviationIds[1]);
    const above = { unitId: String(round.org.children) };
    await plan(round.maria, filled({ ...above, deviationId: String(deviationIds[1]) }));
    expect(loadActions(services, as(chef))).toEqual([]);
    expect(loadAction(services, as(chef), 1 as ActionId)).toBeUndefined();
    await step(round.maria, { intent: 'link', revision: '1', deviationId: String(deviationIds[0]) });

    expect(loadActions(services, as(chef))).toMatchObject([{ id: 1 }]);
    expect(loadAction(services, as(chef), 1 as ActionId)).toMatchObject({
      mayHandle: false,
      serves: [{ id: deviationIds[0] }],
      owners: [],
      linkable: [],
    });
    const titles = (id: PersonId, unit?: UnitId) =>
      loadActionPlan(services, as(id), { unitId: unit, year: undefined, status: 'all' }).units.map(
        ({ name, actions }) => [name, actions.length],
      );
    expect(titles(chef)).toEqual([['Barn och familj', 1]]);
    expect(titles(chef, unitId)).toEqual([['Barn och familj', 1]]);
    expect(titles(round.maria, unitId)).toEqual([['Barn och familj', 1]]);
    expect(titles(round.maria, elsewhere)).toEqual([]);
    expect(titles(beside)).toEqual([]);
    expect(loadAction(services, as(beside), 1 as ActionId)).toBeUndefined();

    const change = { intent: 'change', revision: '1', ...filled(), title: 'Annat' };
    const more = { dueOn: '2026-12-31', followUpOn: '2027-06-30' };
    expect(await step(chef, { ...change, ...more })).toBe(403);
    for (const intent of ['finish', 'drop', 'comment'])
      expect(await step(chef, { intent, revision: '1', note: 'Nej' })).toBe(403);
    expect(must(loadDeviation(services, as(chef), deviationIds[0] as DeviationId)).linkable).toEqual([]);
    await step(round.maria, { intent: 'finish', revision: '1' });
    const followUp = async (id: PersonId) =>
      statusOf(async () =>
        followUpLoader(await routeArguments(services, { as: id, params: { actionId: 1 } })),
      );
    expect(await followUp(round.maria)).toBe(200);
    expect(await followUp(chef)).toBe(403);
    expect(await followUp(beside)).toBe(404);
  });

  it('is refused without what it should change, with a personnummer, and with days in the wrong order', async () => {
    const wrong: Record<string, string>[] = [
      { intendedEffect: '' },
      { title: 'Gäller 811218-9876' },
      { dueOn: '2026-11-01' },
      { followUpOn: '2026-12-30' },
      { ownerId: '' },
    ];
    for (const one of wrong) expect(await plan(round.maria, filled(one))).toBe(422);
    expect(count()).toBe(0);
  });

  it('is planned once, for the deviation, and followed up six months after it is due', async () => {
    const form = filled({ deviationId: String(deviationIds[0]) });
    expect(await plan(round.maria, form)).toBe(302);
    expect(await plan(round.maria, form)).toBe(302);
    expect(count()).toBe(1);
    expect(stored()).toMatchObject({
      action: { number: 'ÅT-2026-001', followUpOn: '2027-06-30', awaitedOn: '2026-12-31' },
      serves: [{ id: deviationIds[0] }],
    });
    const page = must(loadDeviation(services, maria(), deviationIds[0] as DeviationId));
    expect(page.actions).toMatchObject([{ number: 'ÅT-2026-001' }]);
    expect(page.deviation.state).toBe('new');
  });

  it('is another one with the same words for other deviations, another owner, other days or after one that is dropped', async () => {
    const [one, two] = deviationIds.map(String);
    const karin = makePerson(services, { name: 'Karin Ek', role: 'manager', unitId: round.org.unit1 });
    const others: Record<string, string>[] = [
      { deviationId: one ?? '' },
      { deviationId: two ?? '' },
      { deviationId: '' },
      { ownerId: String(karin) },
      { dueOn: '2026-12-30' },
      { followUpOn: '2027-07-01' },
    ];
    for (const [index, other] of others.entries()) {
      expect(await plan(round.maria, filled(other))).toBe(302);
      expect(await plan(round.maria, filled(other))).toBe(302);
      expect(count()).toBe(index + 1);
    }
    const handled = must(loadDeviation(services, maria(), deviationIds[1] as DeviationId));
    expect(handled.actions).toMatchObject([{ id: 2 }]);
    await step(round.maria, { intent: 'drop', revision: '1', note: 'Behövs inte.' }, 3);
    expect(await plan(round.maria, filled())).toBe(302);
    expect(count()).toBe(7);
    services.setNow(new Date(Date.parse(services.now()) + 60_000).toISOString());
    // The action has been given one deviation more since: the form that was sent before it is still the same one.
    await step(round.maria, { intent: 'link', revision: '1', deviationId: one ?? '' }, 2);
    expect(await plan(round.maria, filled(others[1]))).toBe(302);
    expect(count()).toBe(7);
  });

  it('serves one more open deviation, linked once', async () => {
    await plan(round.maria, filled());
    const link = { intent: 'link', revision: '1', deviationId: String(deviationIds[1]) };
    expect(await step(round.maria, { ...link, deviationId: '999' })).toBe(409);
    expect(await step(round.maria, { ...link, deviationId: '' })).toBe(422);
    expect(await step(round.maria, link)).toBe(302);
    expect(await step(round.maria, link)).toBe(302);
    expect(stored().serves.map(({ id }) => id)).toEqual([deviationIds[1]]);
    expect(stored().events.map(({ kind }) => kind)).toEqual(['planned', 'linked']);
  });

  it('is linked from the deviation’s page by whoever may handle both, while it is open', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const deviationId = deviationIds[0] as DeviationId;
    const link = async (as: PersonId, actionId: string) =>
      statusOf(async () =>
        deviationAction(
          await routeArguments(services, {
            as,
            params: { deviationId },
            form: { intent: 'linkAction', actionId },
          }),
        ),
      );
    const page = () => must(loadDeviation(services, maria(), deviationId));
    await plan(round.maria, filled());
    expect(page().linkable).toMatchObject([{ id: 1 }]);
    expect(await link(other, '1')).toBe(404);
    expect(await link(round.maria, '')).toBe(422);
    expect(await link(round.maria, '999')).toBe(409);
    expect(page().actions).toEqual([]);
    expect(await link(round.maria, '1')).toBe(302);
    expect(page()).toMatchObject({ actions: [{ id: 1 }], linkable: [] });
    await plan(round.maria, filled({ title: 'En till' }));
    await step(round.maria, { intent: 'drop', revision: '1', note: 'Behövs inte.' }, 2);
    expect(page().linkable).toEqual([]);
    expect(await link(round.maria, '2')).toBe(409);
  });

  it('is done, found too early to judge, and then judged, each once', async () => {
    await plan(round.maria, filled());
    const judge = (effect: string, revision: string, more: Record<string, string> = {}) =>
      step(round.maria, { intent: 'followUp', revision, effect, note: 'Vi ser det så.', ...more });
    expect(await judge('yes', '1')).toBe(409);
    expect(await step(round.maria, { intent: 'finish', revision: '1' })).toBe(302);
    expect(await step(round.maria, { intent: 'finish', revision: '1' })).toBe(409);
    expect(await judge('tooEarly', '2')).toBe(422);
    expect(await judge('', '2')).toBe(422);
    expect(await judge('tooEarly', '2', { newFollowUpOn: '2027-09-30' })).toBe(302);
    // From the page as it was before that.
    expect(await judge('tooEarly', '2', { newFollowUpOn: '2027-12-31' })).toBe(409);
    expect(stored().action).toMatchObject({ state: 'done', followUpOn: '2027-09-30', effect: null });
    expect(await judge('partly', '3')).toBe(302);
    expect(stored().action).toMatchObject({ state: 'followedUp', effect: 'partly', awaitedOn: null });
    expect(await judge('yes', '4')).toBe(409);
    const logged = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE entity = 'action' ORDER BY rowid")
      .all() as { action: string; detail: string }[];
    expect(logged.map(({ action }) => action)).toEqual([
      'action.planned',
      'action.finish',
      'action.postpone',
      'action.followUp',
    ]);
    expect(new Set(logged.map(({ detail }) => detail))).toEqual(new Set(['{}']));
  });

  it('waits too long when its day has been', async () => {
    await plan(round.maria, filled());
    expect(loadActions(services, maria())).toMatchObject([{ isOverdue: false }]);
    services.setNow('2027-01-01T08:00:00.000Z');
    expect(loadActions(services, maria())).toMatchObject([{ isOverdue: true, awaitedOn: '2026-12-31' }]);
  });

  it('takes comments while it is open and after, without a personnummer', async () => {
    await plan(round.maria, filled());
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const comment = (as: PersonId, note: string) => step(as, { intent: 'comment', revision: '1', note });
    expect(await comment(other, 'Hej')).toBe(404);
    expect(await comment(round.maria, ' ')).toBe(422);
    expect(await comment(round.maria, 'Gäller 811218-9876')).toBe(422);
    expect(await comment(round.maria, 'Första mötet är hållet.')).toBe(302);
    await step(round.maria, { intent: 'drop', revision: '1', note: 'Behövs inte.' });
    expect(await comment(round.maria, 'Ändå bra.')).toBe(302);
    expect(stored().events.map(({ kind }) => kind)).toEqual(['planned', 'commented', 'drop', 'commented']);
  });
});

describe('several deviations with one action', () => {
  const assess = (deviationId: DeviationId | undefined) => {
    const form = { intent: 'assess', revision: 1, note: 'Bedömd', dueOn: '2026-12-15' } as const;
    must(handleDeviation(services, maria(), deviationId as DeviationId, form));
  };
  const states = () => services.db.$client.prepare('SELECT state FROM deviations ORDER BY id').pluck().all();
  const both = () => [
    ['deviationId', String(deviationIds[0])],
    ['deviationId', String(deviationIds[1])],
  ];
  const planFor = async (as: PersonId, pairs: string[][], more: Record<string, string> = {}) => {
    const form = new URLSearchParams(
      Object.entries({ ...filled(more) }).filter(([name]) => name !== 'deviationId'),
    );
    for (const [name = '', value = ''] of pairs) form.append(name, value);
    const args = await routeArguments(services, { as, path: '/atgarder/ny', form: {} });
    const { headers } = args.request;
    const request = new Request(args.request.url, {
      method: 'POST',
      body: form,
      headers: { cookie: headers.get('cookie') ?? '' },
    });
    return statusOf(() => newAction({ ...args, request }));
  };
  const page = async (query: string) =>
    newLoader(await routeArguments(services, { as: round.maria, path: `/atgarder/ny?${query}` }));

  it('are shown in the form, without those that are closed, unknown or another’s', async () => {
    const [first, second] = deviationIds;
    const elsewhere = makePerson(services, {
      name: 'Annan Chef',
      role: 'manager',
      unitId: round.org.elderly,
    });
    const shown = await page(
      `markerade=1&avvikelse=${first}&avvikelse=${second}&avvikelse=${second}&avvikelse=x`,
    );
    expect(shown.deviations.map(({ id }) => id)).toEqual([first, second]);
    expect(shown).toMatchObject({ leftOut: 0, isNoneMarked: false });
    expect(await page('markerade=1')).toMatchObject({ deviations: [], isNoneMarked: true });
    expect(await page(`avvikelse=${first}&avvikelse=999`)).toMatchObject({ leftOut: 1 });
    const theirs = await newLoader(
      await routeArguments(services, { as: elsewhere, path: `/atgarder/ny?avvikelse=${first}` }),
    );
    expect(theirs).toMatchObject({ deviations: [], leftOut: 1 });
  });

  it('get one action, and go on to Åtgärdas where that is ticked and they are judged, with a trace each', async () => {
    assess(deviationIds[0]);
    expect(await planFor(round.maria, both(), { movesDeviations: 'on' })).toBe(302);
    expect(await planFor(round.maria, both(), { movesDeviations: 'on' })).toBe(302);
    expect(count()).toBe(1);
    expect(stored().serves.map(({ id }) => id)).toEqual(deviationIds.slice(0, 2));
    expect(states()).toEqual(['inProgress', 'new']);
    const { events } = must(loadDeviation(services, maria(), deviationIds[0] as DeviationId));
    expect(events.at(-1)).toMatchObject({
      kind: 'stateChanged',
      fromState: 'assessed',
      toState: 'inProgress',
      note: 'Åtgärd ÅT-2026-001.',
    });
    const logged = services.db.$client
      .prepare("SELECT count(*) FROM audit_entries WHERE action = 'deviation.stateChanged'")
      .pluck();
    expect(logged.get()).toBe(2);
  });

  it('get none at all when one of them may not have it', async () => {
    expect(await planFor(round.maria, [...both(), ['deviationId', '999']])).toBe(404);
    expect(count()).toBe(0);
    expect(states()).toEqual(['new', 'new']);
  });

  it('go on in the same way when they are linked afterwards', async () => {
    assess(deviationIds[0]);
    assess(deviationIds[1]);
    await plan(round.maria, filled());
    const link = { intent: 'link', revision: '1', deviationId: String(deviationIds[0]) };
    expect(await step(round.maria, { ...link, movesDeviations: 'on' })).toBe(302);
    expect(states()).toEqual(['inProgress', 'assessed']);
    const fromPage = await statusOf(async () =>
      deviationAction(
        await routeArguments(services, {
          as: round.maria,
          params: { deviationId: deviationIds[1] as DeviationId },
          form: { intent: 'linkAction', actionId: '1', movesDeviations: 'on' },
        }),
      ),
    );
    expect(fromPage).toBe(302);
    expect(states()).toEqual(['inProgress', 'inProgress']);
  });
});

describe('an action that is changed', () => {
  const change = async (as: PersonId | null, more: Record<string, string> = {}, revision = '1') => {
    const { deviationId: _, unitId: __, ...fields } = filled({ followUpOn: '2027-06-30', ...more });
    const args = await routeArguments(services, {
      as,
      params: { actionId: 1 },
      form: { intent: 'change', revision, ...fields },
    });
    return stepAction(args);
  };
  const status = (...args: Parameters<typeof change>) => statusOf(() => change(...args));

  it('is so by whoever handles it, within what an action can be', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    await plan(round.maria, filled());
    expect(await status(other, { title: 'Annat' })).toBe(404);
    const wrong: Record<string, string>[] = [
      { title: '' },
      { intendedEffect: 'Gäller 811218-9876' },
      { ownerId: String(other) },
      { dueOn: '2026-11-01' },
      { dueOn: 'snart' },
      { followUpOn: '2026-12-01' },
    ];
    for (const one of wrong) expect(await status(round.maria, one)).toBe(422);
    expect(stored().events).toHaveLength(1);
  });

  it('tells in its history what it was, once', async () => {
    const quality = makePerson(services, {
      name: 'Kim Kval',
      role: 'quality',
      unitId: round.org.administration,
    });
    await plan(round.maria, filled());
    const wanted = { ownerId: String(quality), dueOn: '2027-01-15', title: 'Ny rutin' };
    expect(await status(round.maria, wanted)).toBe(302);
    expect(await status(round.maria, wanted)).toBe(302);
    expect(stored().action).toMatchObject({ title: 'Ny rutin', ownerName: 'Kim Kval', dueOn: '2027-01-15' });
    expect(stored().events.map(({ kind, note }) => [kind, note])).toEqual([
      ['planned', ''],
      [
        'changed',
        [
          'Vad ska göras: Ny rutin för samtal → Ny rutin',
          'Ansvarig: Maria Ek → Kim Kval',
          'Ska vara genomförd senast: 2026-12-31 → 2027-01-15',
        ].join('\n'),
      ],
    ]);
    const detail = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'action.changed'")
      .pluck()
      .get();
    expect(JSON.parse(String(detail))).toEqual({ fields: ['title', 'ownerId', 'dueOn'] });
  });

  it('is not written over what somebody else changed meanwhile: both are told', async () => {
    await plan(round.maria, filled());
    expect(await status(round.maria, { title: 'En' })).toBe(302);
    const answer = (await change(round.maria, { title: 'Två' })) as {
      init: { status: number };
      data: unknown;
    };
    expect(answer.init.status).toBe(409);
    expect(answer.data).toMatchObject({
      conflicts: [{ field: 'Vad ska göras', now: 'En', typed: 'Två' }],
      change: { title: 'Två' },
    });
    expect(stored().action.title).toBe('En');
  });

  it('keeps the day it was to be done once it is done, and a day that has been while nobody moves it', async () => {
    await plan(round.maria, filled());
    services.setNow('2027-01-10T08:00:00.000Z');
    expect(await status(round.maria, { title: 'Sen' })).toBe(302);
    await step(round.maria, { intent: 'finish', revision: '2' });
    expect(await status(round.maria, { title: 'Sen', dueOn: '2027-02-01' }, '3')).toBe(422);
    expect(await status(round.maria, { title: 'Sen', followUpOn: '2027-08-01' }, '3')).toBe(302);
    await step(round.maria, { intent: 'followUp', revision: '4', effect: 'yes', note: 'Bra.' });
    expect(await status(round.maria, { title: 'Efteråt' }, '5')).toBe(409);
  });
});
