import { beforeEach, describe, expect, it } from 'vitest';
import { retireChecklist } from '#app/features/checklists/server/publish-draft.server.ts';
import { ONE_REVIEWER, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import * as editRoute from '#app/features/controls/routes/edit-round.tsx';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadControl } from '#app/features/controls/server/load-controls.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import { changeControl, createControl } from '#app/features/controls/server/save-control.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { listAuditEntries } from '#db/queries/audit.server.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const TWO_BLIND: ReviewProcedure = { ...ONE_REVIEWER, reviewersPerCase: 2, isBlind: true };

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

const maria = () => actorOf(services, made.maria);
const save = (change: Partial<PlacementsControl['input']>) => {
  const { revision } = findControl(services.db, made.controlId) ?? { revision: 0 };
  return changeControl(services, maria(), made.controlId, revision, { ...made.input, ...change });
};
const procedureOfRound = (roundId: RoundId) =>
  procedureOf(findRound(services.db, roundId) ?? { procedure: null });
const logged = (action: string) => {
  const unitIds = [made.org.children];
  const page = { size: 1, offset: 0 };
  const [entry] = listAuditEntries(services.db, { action, unitIds, includesUnitless: true }, page);
  return entry?.detail;
};
const post = async (roundId: RoundId, form: Record<string, string>, as = made.maria) =>
  editRoute.action(await routeArguments(services, { as, params: { roundId }, form }));
const twoBlind = { intent: 'procedure', reviewersPerCase: '2', isBlind: 'on' };

describe('who may', () => {
  it('change how a round is reviewed: nobody but who manages it, and nothing is changed', async () => {
    const roundId = startPlacementsRound(services, made);
    for (const role of ['reviewer', 'reader', 'administrator', 'external'] as const) {
      const as = makePerson(services, { name: `En ${role}`, role, unitId: made.org.children });
      expect([role, await statusOf(() => post(roundId, twoBlind, as))]).toEqual([role, 403]);
    }
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: made.org.elderly });
    expect(await statusOf(() => post(roundId, { intent: 'addPair' }, other))).toBe(403);
    expect(procedureOfRound(roundId)).toEqual(ONE_REVIEWER);
  });

  it('cross units: only those whose cases the control covers', () => {
    const pairs = (casesOf: UnitId) => [{ reviewersOf: made.org.unit1, casesOf }];
    const crossing = (casesOf: UnitId) =>
      save({ procedure: { ...ONE_REVIEWER, sharing: { kind: 'crossing', pairs: pairs(casesOf) } } });
    expect(crossing(made.org.elderly)).toEqual({ ok: false, error: { kind: 'crossingNotAllowed' } });
    expect(crossing(made.org.unit2).ok).toBe(true);
  });
});

describe('the procedure of a control', () => {
  it('is told on its page and in the log, and a round begins with it', () => {
    must(save({ procedure: TWO_BLIND }));
    expect(loadControl(services, maria(), made.controlId).procedureInWords[0]).toMatch(/^Två granskare/);
    expect(logged('control.changed')).toMatchObject({ procedure: TWO_BLIND });
    const roundId = startPlacementsRound(services, made);
    expect(procedureOfRound(roundId)).toEqual(TWO_BLIND);
    expect(loadRoundFacts(services, maria(), roundId).procedureInWords[1]).toMatch(/^Ingen ser/);
  });

  it('reaches planned rounds, not frozen ones', () => {
    const frozen = startPlacementsRound(services, made);
    must(freezeFrame(services, maria(), frozen));
    const planned = startPlacementsRound(services, made);
    must(save({ procedure: TWO_BLIND }));
    expect([planned, frozen].map(procedureOfRound)).toEqual([TWO_BLIND, ONE_REVIEWER]);
  });

  it('leaves a planned round’s own procedure where only the sample changes', async () => {
    const roundId = startPlacementsRound(services, made);
    await post(roundId, twoBlind);
    must(save({ design: { allocation: { kind: 'whole', size: 12 }, quotas: [] } }));
    expect(procedureOfRound(roundId)).toEqual(TWO_BLIND);
    expect(loadRoundFacts(services, maria(), roundId).designInWords).toMatch(/^12 ärenden/);
  });
});

describe('the procedure of a round', () => {
  it('can be changed until the reviews are shared out, with a trace', async () => {
    const roundId = drawPlacementsRound(services, made);
    const answer = (await post(roundId, twoBlind)) as Response;
    expect(answer.headers.get('Location')).toBe(`/omgangar/${roundId}`);
    expect(procedureOfRound(roundId)).toEqual(TWO_BLIND);
    expect(logged('round.edited')).toEqual({ procedure: TWO_BLIND, before: ONE_REVIEWER });
    expect(loadRoundFacts(services, maria(), roundId).may.edit).toBe(true);

    await post(roundId, { intent: 'procedure' });
    shareOutReviews(services, maria(), roundId);
    const refused = (await post(roundId, twoBlind)) as unknown as { init: { status: number } };
    expect(refused.init.status).toBe(422);
    expect(procedureOfRound(roundId)).toEqual(ONE_REVIEWER);
    expect(loadRoundFacts(services, maria(), roundId).may.edit).toBe(false);
  });

  it('takes a line more without saving, and refuses more reviewers a case than the round has', async () => {
    const roundId = startPlacementsRound(services, made);
    const more = (await post(roundId, { sharing: 'crossing', intent: 'addPair' })) as unknown as {
      data: { procedure: { pairs: unknown[] } };
    };
    expect(more.data.procedure.pairs).toHaveLength(1);
    const three = (await post(roundId, { ...twoBlind, reviewersPerCase: '3' })) as unknown as {
      data: { errors: { field: string; message: string }[] };
    };
    expect(three.data.errors).toEqual([
      {
        field: 'reviewersPerCase',
        message: 'Välj minst tre granskare, eller låt färre granska varje ärende.',
      },
    ]);
    expect(procedureOfRound(roundId)).toEqual(ONE_REVIEWER);
  });
});

it('a control keeps a checklist that is out of use when it is saved, and no new one is given it', () => {
  const quality = makePerson(services, { name: 'Karin', role: 'quality', unitId: made.org.administration });
  retireChecklist(services, actorOf(services, quality), made.input.checklistId, true);
  expect(createControl(services, maria(), { ...made.input, name: 'Ny' })).toEqual({
    ok: false,
    error: { kind: 'checklistNotPublished' },
  });
  expect(save({ name: 'Samma kontroll, annat namn' }).ok).toBe(true);
  expect(findControl(services.db, made.controlId)).toMatchObject({
    name: 'Samma kontroll, annat namn',
    checklistId: made.input.checklistId,
  });
});
