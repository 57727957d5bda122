import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { action, loader } from '#app/features/deviations/routes/deviation.tsx';
import { loader as listLoader } from '#app/features/deviations/routes/deviations.tsx';
import {
  deviationsWaitingFor,
  loadDeviations,
} from '#app/features/deviations/server/list-deviations.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviationId: DeviationId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const first = all()[0];
  if (!first) throw new Error('no deviation');
  deviationId = first.id;
});

const maria = () => actorOf(services, round.maria);
const all = () => listDeviationsOfRound(services.db, scopeOf(maria(), 'round.read'), round.roundId);
const now = () => must(loadDeviation(services, maria(), deviationId)).deviation;
const assess = { intent: 'assess', revision: '1', note: 'Samtal planeras.', dueOn: '2026-12-15' };

async function post(
  as: PersonId | null,
  form: Record<string, string>,
  id: DeviationId = deviationId,
): Promise<number> {
  const args = await routeArguments(services, { as, params: { deviationId: id }, form });
  return statusOf(() => action(args));
}
async function read(as: PersonId | null): Promise<number> {
  const args = await routeArguments(services, { as, params: { deviationId } });
  return statusOf(() => loader(args));
}
async function list(as: PersonId | null): Promise<number> {
  const args = await routeArguments(services, { as, path: '/avvikelser' });
  return statusOf(() => listLoader(args));
}

describe('who may', () => {
  it.each([
    ['administrator', 'administration', 403],
    ['reader', 'administration', 403],
    ['reviewer', 'children', 403],
    ['external', 'children', 403],
    ['manager', 'elderly', 200],
    ['quality', 'elderly', 200],
  ] as const)('%s on %s neither finds nor handles it; the list says %i', async (role, unit, status) => {
    const as = makePerson(services, { name: 'Obehörig', role, unitId: round.org[unit] });
    expect(await read(as)).toBe(404);
    expect(await post(as, assess)).toBe(404);
    expect(await list(as)).toBe(status);
    expect(loadDeviations(services, actorOf(services, as), parseListQuery(new URLSearchParams())).total).toBe(
      0,
    );
    expect(now().state).toBe('new');
  });

  it('strangers are sent to the log-in', async () => {
    expect([await read(null), await post(null, assess), await list(null)]).toEqual([302, 302, 302]);
  });

  it('nobody handles a deviation about a case of her own, but may read it', async () => {
    const { caseWorker } = all()[0] ?? {};
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(caseWorker, round.maria);
    expect(await read(round.maria)).toBe(200);
    expect(await post(round.maria, assess)).toBe(403);
    expect(await post(round.maria, { intent: 'comment', revision: '1', note: 'x' })).toBe(403);
    expect(now().state).toBe('new');
  });

  it('a comment with line breaks is measured as it was typed, and one too long comes back with a word at its field', async () => {
    const note = `${'x'.repeat(39)}\r\n`.repeat(99);
    expect(await post(round.maria, { intent: 'comment', revision: '1', note })).toBe(302);
    const { events } = must(loadDeviation(services, maria(), deviationId));
    expect(events.at(-1)?.note).toBe(note.replaceAll('\r\n', '\n').trim());
    const long = 'y'.repeat(4001);
    const answered = async (form: Record<string, string>) => {
      const params = { deviationId };
      const answer = await action(await routeArguments(services, { as: round.maria, params, form }));
      if (!('data' in answer)) throw new Error('a redirect');
      return { status: answer.init?.status, ...answer.data };
    };
    expect(await answered({ ...assess, note: long })).toMatchObject({
      status: 422,
      errors: [{ field: 'note' }],
      form: { note: long },
    });
    const due = { intent: 'changeDue', revision: '1', newDueOn: '2026-12-24', dueReason: long };
    expect(await answered(due)).toMatchObject({ status: 422, change: { dueReason: long } });
    expect(now().state).toBe('new');
  });

  it('quality on the department handles it', async () => {
    const as = makePerson(services, { name: 'Kvalitet', role: 'quality', unitId: round.org.children });
    expect(await post(as, assess)).toBe(302);
    expect(now().state).toBe('assessed');
  });
});

describe('where the page leads', () => {
  const leads = (actor: ReturnType<typeof maria>) => {
    const { mayReadCase, mayReadRound } = must(loadDeviation(services, actor, deviationId));
    return { mayReadCase, mayReadRound };
  };

  it('to the case and the round for whoever may read them', () => {
    expect(leads(maria())).toEqual({ mayReadCase: true, mayReadRound: true });
  });

  it('to the case only for whoever leads just the unit', () => {
    const unitId = now().unitId;
    const as = makePerson(services, { name: 'Enhetschef', role: 'manager', unitId });
    expect(leads(actorOf(services, as))).toEqual({ mayReadCase: true, mayReadRound: false });
  });

  it('not to the case when it has moved to a unit out of reach', () => {
    services.db.$client
      .prepare('UPDATE cases SET unit_id = ? WHERE id = ?')
      .run(round.org.elderly, now().caseId);
    expect(leads(maria())).toEqual({ mayReadCase: false, mayReadRound: true });
  });
});

describe('handling', () => {
  it('goes step by step, with words in the history', async () => {
    expect(await post(round.maria, assess)).toBe(302);
    expect(now()).toMatchObject({ state: 'assessed', dueOn: '2026-12-15', revision: 2 });
    expect(await post(round.maria, { intent: 'act', revision: '2', note: '' })).toBe(302);
    expect(await post(round.maria, { intent: 'close', revision: '3', note: 'Samtalet är gjort.' })).toBe(302);
    expect(now()).toMatchObject({ state: 'closed', closedAt: services.now() });
    const { events } = must(loadDeviation(services, maria(), deviationId));
    expect(events.map(({ kind, toState, note }) => [kind, toState, note])).toEqual([
      ['created', 'new', ''],
      ['stateChanged', 'assessed', 'Samtal planeras.'],
      ['stateChanged', 'inProgress', ''],
      ['stateChanged', 'closed', 'Samtalet är gjort.'],
    ]);
  });

  it('refuses a step that the state does not allow, and one over something unseen', async () => {
    expect(await post(round.maria, { intent: 'close', revision: '1', note: 'x' })).toBe(409);
    expect(await post(round.maria, assess)).toBe(302);
    expect(await post(round.maria, { ...assess, note: 'En gång till' })).toBe(409);
    expect(await post(round.maria, { intent: 'act', revision: '1', note: '' })).toBe(409);
    expect(now()).toMatchObject({ state: 'assessed', revision: 2 });
  });

  it('asks for words and a date where they are needed, and writes nothing without', async () => {
    expect(await post(round.maria, { ...assess, note: '  ' })).toBe(422);
    expect(await post(round.maria, { ...assess, dueOn: '2026-13-01' })).toBe(422);
    expect(await post(round.maria, { intent: 'comment', revision: '1', note: '' })).toBe(422);
    expect(await post(round.maria, { intent: 'withdraw', revision: '1', note: 'x' })).toBe(400);
    expect(must(loadDeviation(services, maria(), deviationId)).events).toHaveLength(1);
  });

  it('takes no day that has been as the day when the fault is to be put right', async () => {
    services.setNow('2026-11-21T23:30:00.000Z');
    const args = await routeArguments(services, {
      as: round.maria,
      params: { deviationId },
      form: { ...assess, dueOn: '2026-11-21' },
    });
    expect(await action(args)).toMatchObject({
      data: {
        errors: [
          {
            field: 'dueOn',
            message: 'Datumet har redan varit. Välj i dag eller senare. Inget har sparats.',
          },
        ],
      },
      init: { status: 422 },
    });
    expect(now()).toMatchObject({ state: 'new', revision: 1 });
    expect(await post(round.maria, { ...assess, dueOn: '2026-11-22' })).toBe(302);
  });

  it('takes a comment whatever has happened meanwhile', async () => {
    await post(round.maria, assess);
    expect(await post(round.maria, { intent: 'comment', revision: '1', note: 'Ringde skolan.' })).toBe(302);
    expect(must(loadDeviation(services, maria(), deviationId)).events.at(-1)?.note).toBe('Ringde skolan.');
  });

  it('keeps the history as it was written', () => {
    expect(() => services.db.$client.exec("UPDATE deviation_events SET note = 'x'")).toThrow(/append-only/);
  });

  it('gives a text for another system with the case number and without names of children', () => {
    const { text, deviation } = must(loadDeviation(services, maria(), deviationId));
    expect(text).toContain(deviation.number);
    expect(text).toContain(deviation.caseKey);
    expect(text).toContain('Maria Ek');
  });
});

describe('lists', () => {
  const rows = (query: string) =>
    loadDeviations(services, maria(), parseListQuery(new URLSearchParams(query))).rows;

  it('shows the open ones first due first, and filters by status, unit and lateness', async () => {
    expect(rows('')).toHaveLength(2);
    await post(round.maria, assess);
    expect(rows('status=assessed').map(({ id }) => id)).toEqual([deviationId]);
    expect(rows('status=closed')).toEqual([]);
    expect(rows('forsenade=ja')).toEqual([]);
    services.setNow('2026-12-10T08:00:00.000Z');
    expect(rows('forsenade=ja')).toHaveLength(1);
    expect(rows(`enhet=${round.org.elderly}`)).toEqual([]);
  });

  it('sorts both ways by every column and survives a strange address', () => {
    for (const sort of ['number', 'case', 'severity', 'state', 'due']) {
      const up = rows(`ordning=${sort}`).map(({ id }) => id);
      expect(up).toHaveLength(2);
      expect(rows(`ordning=${sort}&riktning=desc`)).toHaveLength(2);
    }
    expect(rows('ordning=number&riktning=desc').map(({ number }) => number)).toEqual([
      'AV-2026-002',
      'AV-2026-001',
    ]);
    expect(rows("ordning=';DROP&sida=-1&enhet=x&status=?")).toHaveLength(2);
  });

  it('waits for the responsible manager until it is closed', async () => {
    expect(deviationsWaitingFor(services, maria())).toHaveLength(2);
    await post(round.maria, assess);
    await post(round.maria, { intent: 'close', revision: '2', note: 'Inget behövs.' });
    expect(deviationsWaitingFor(services, maria())).toHaveLength(1);
  });
});
