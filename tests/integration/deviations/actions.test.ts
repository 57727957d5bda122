import { beforeEach, describe, expect, it } from 'vitest';
import { action as deviationAction } from '#app/features/deviations/routes/deviation.tsx';
import { action as newAction } from '#app/features/deviations/routes/new-action.tsx';
import { loadAction, loadActions } from '#app/features/deviations/server/load-actions.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { action as stepAction } from '#app/features/results/routes/action.tsx';
import type { ActionId, DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviationIds: DeviationId[];
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const found = services.db.$client.prepare('SELECT id FROM deviations ORDER BY id').pluck().all();
  deviationIds = found as DeviationId[];
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
});
