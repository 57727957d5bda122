import { beforeEach, describe, expect, it } from 'vitest';
import { loader as resultLoader } from '#app/features/results/routes/deidentified-result.tsx';
import { loader as resultsLoader } from '#app/features/results/routes/results.tsx';
import { action, loader } from '#app/features/results/routes/round.tsx';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import {
  makeReviewedRound,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

const pageOf = (round: ReviewedRound, as: PersonId = round.maria) =>
  loadRoundPage(services, actorOf(services, as), round.roundId);

async function post(round: ReviewedRound, as: PersonId | null, form: Record<string, string>) {
  const args = await routeArguments(services, {
    as,
    params: { roundId: round.roundId },
    path: `/omgangar/${round.roundId}`,
    form,
  });
  return action(args);
}

const finalise = (
  round: ReviewedRound,
  as: PersonId | null = round.maria,
  more: Record<string, string> = {},
) => post(round, as, { intent: 'finalise', ...more });

function strangers(round: ReviewedRound): PersonId[] {
  const { org } = round;
  return [
    makePerson(services, { name: 'Sven Sys', role: 'administrator', unitId: org.administration }),
    makePerson(services, { name: 'Greta Granskare', role: 'reviewer', unitId: org.children }),
    makePerson(services, { name: 'Xavier Extern', role: 'external', unitId: org.children }),
    makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: org.elderly }),
    makePerson(services, { name: 'Chef Enhet 1', role: 'manager', unitId: org.unit1 }),
  ];
}

describe('who may', () => {
  it('the page and its buttons are refused to everybody without the role on the unit', async () => {
    const round = await makeReviewedRound(services);
    const reader = makePerson(services, {
      name: 'Lena Läsare',
      role: 'reader',
      unitId: round.org.administration,
    });
    for (const as of [...strangers(round), reader]) {
      const args = await routeArguments(services, { as, params: { roundId: round.roundId } });
      expect(await statusOf(() => loader(args))).toBe(403);
      expect([403, 404]).toContain(await statusOf(() => finalise(round, as)));
      expect([403, 404]).toContain(await statusOf(() => post(round, as, { intent: 'reopen', reason: 'x' })));
    }
    expect(await statusOf(() => finalise(round, null))).toBe(302);
    expect(findRound(services.db, round.roundId)?.state).toBe('reviewing');
  });

  it('another manager of the unit reads but does not finalise; quality does', async () => {
    const round = await makeReviewedRound(services);
    const other = makePerson(services, { name: 'Olle Annan', role: 'manager', unitId: round.org.children });
    expect(pageOf(round, other).may.finalise).toBe(false);
    expect(await statusOf(() => finalise(round, other))).toBe(403);
    const quality = makePerson(services, {
      name: 'Karin Kvalitet',
      role: 'quality',
      unitId: round.org.administration,
    });
    expect(await statusOf(() => finalise(round, quality))).toBe(302);
  });

  it('the de-identified result does not exist before the round is finalised, and never outside the unit', async () => {
    const round = await makeReviewedRound(services);
    const reader = makePerson(services, {
      name: 'Lena Läsare',
      role: 'reader',
      unitId: round.org.administration,
    });
    const params = { roundId: round.roundId };
    const statusFor = async (as: PersonId | null) => {
      const args = await routeArguments(services, { as, params });
      return statusOf(() => resultLoader(args));
    };
    expect(await statusFor(reader)).toBe(404);
    await finalise(round);
    expect(await statusFor(reader)).toBe(200);
    // The manager of a unit whose cases are in the frame is no stranger to the finalised result.
    const statuses = [];
    for (const as of strangers(round)) statuses.push(await statusFor(as));
    expect(statuses).toEqual([404, 404, 404, 404, 200]);
    const list = await resultsLoader(await routeArguments(services, { as: reader }));
    expect(list.results).toMatchObject([{ finalNumber: '2026-001', isInternalOpen: false }]);
  });
});

describe('the figures while it goes on and after', () => {
  it('shows nothing before the reviews and preliminary counts meanwhile', async () => {
    const round = await makeSharedOutRound(services);
    expect(pageOf(round).result?.figures).toMatchObject({ reviewedCount: 0, sampleSize: 10, frameSize: 141 });
    services = await makeServices();
    const half = await makeReviewedRound(services, {}, [5, 6, 7, 8, 9]);
    const { result } = pageOf(half);
    expect(result?.figures).toMatchObject({ reviewedCount: 5, isComplete: false });
    expect(result?.figures.questions[0]?.interval).toEqual({ kind: 'none', reason: 'preliminary' });
    expect(result?.unfinished).toHaveLength(5);
  });

  it('gives eight of ten with the interval of the specification and the faults with their deviations', async () => {
    const { result } = pageOf(await makeReviewedRound(services));
    const heard = result?.figures.questions.find(({ key }) => key === 'barnet-till-tals');
    expect(heard).toMatchObject({
      fulfilled: 8,
      notFulfilled: 2,
      documentMissing: 1,
      base: 10,
      share: 0.8,
      interval: { kind: 'cases', low: 65, high: 137, frame: 141 },
      isUnweighted: true,
    });
    const asked = result?.figures.questions.find(({ key }) => key === 'skal-barnet-inte-hort');
    expect(asked).toMatchObject({ fulfilled: 1, base: 1, notAsked: 9 });
    expect(result?.faults.map(({ answer, deviation }) => [answer, deviation?.number])).toEqual([
      ['Nej', 'AV-2026-001'],
      ['Handling saknas', 'AV-2026-002'],
    ]);
  });

  it('weighs by what the quota did to the chances', async () => {
    const round = await makeReviewedRound(services);
    const institutions = reviewsOf(services, round).map(({ values, columns }) => {
      const position = columns.findIndex(({ header }) => header === 'Placeringsform');
      return ['HVB', 'Stödboende', 'SiS-institution'].includes(values[position] ?? '');
    });
    expect(institutions.filter(Boolean)).toHaveLength(1);
    const heard = pageOf(round).result?.figures.questions.find(({ key }) => key === 'barnet-till-tals');
    // Both faults are in family homes, which had the smaller chance: their weight is above average.
    expect(institutions[0] || institutions[3]).toBe(false);
    expect(heard?.weightedShare).toBeLessThan(0.8);
    expect(heard?.weightedShare).toBeGreaterThan(0.75);
  });
});

describe('finalising', () => {
  it('freezes the figures, numbers the round and locks every answer; a second click changes nothing', async () => {
    const round = await makeReviewedRound(services);
    const before = pageOf(round).result?.figures;
    expect(await statusOf(() => finalise(round))).toBe(302);
    const locked = findRound(services.db, round.roundId);
    expect(locked).toMatchObject({ state: 'finalised', finalNumber: '2026-001', finalisedById: round.maria });
    expect(pageOf(round).result?.figures).toEqual(before);
    services.setNow('2026-11-03T08:00:00.000Z');
    expect(await statusOf(() => finalise(round))).toBe(302);
    expect(findRound(services.db, round.roundId)).toEqual(locked);

    const [review] = reviewsOf(services, round);
    if (!review?.reviewerId) throw new Error('no review');
    const given = {
      questionKey: 'barnet-till-tals',
      option: 'yes',
      reason: '',
      comment: '',
      seenRevision: 1,
    } as const;
    expect(saveAnswer(services, actorOf(services, review.reviewerId), review.id, given).ok).toBe(false);
  });

  it('asks for a reason for each review that is missing and keeps what was typed', async () => {
    const round = await makeReviewedRound(services, {}, [2, 7]);
    const [, , third, , , , , eighth] = reviewsOf(services, round);
    const failed = await finalise(round, round.maria, { [`reason-${third?.id}`]: 'Personen har flyttat' });
    if (!('data' in failed)) throw new Error('should not be finalised');
    expect(failed.init?.status).toBe(422);
    expect(failed.data.errors.map(({ field }) => field)).toEqual([`reason-${eighth?.id}`]);
    expect(failed.data.errors[0]?.message).toContain(eighth?.caseKey);
    expect(failed.data.values[`reason-${third?.id}`]).toBe('Personen har flyttat');

    const reasons = { [`reason-${third?.id}`]: 'Personen har flyttat', [`reason-${eighth?.id}`]: 'Sjukdom' };
    expect(await statusOf(() => finalise(round, round.maria, reasons))).toBe(302);
    const { result } = pageOf(round);
    expect(result?.figures).toMatchObject({ reviewedCount: 8, sampleSize: 10, isComplete: true });
    expect(result?.unfinished.map(({ reason }) => reason)).toEqual(['Personen har flyttat', 'Sjukdom']);
  });

  it('is refused when nothing is reviewed', async () => {
    const round = await makeSharedOutRound(services);
    expect(await statusOf(() => finalise(round))).toBe(422);
  });

  it('opens again only with a reason, keeps its number, and both are in the history and the log', async () => {
    const round = await makeReviewedRound(services);
    await finalise(round);
    expect(await statusOf(() => post(round, round.maria, { intent: 'reopen', reason: '  ' }))).toBe(422);
    expect(
      await statusOf(() => post(round, round.maria, { intent: 'reopen', reason: 'Fel svar i ett ärende' })),
    ).toBe(302);
    expect(findRound(services.db, round.roundId)).toMatchObject({
      state: 'reviewing',
      finalNumber: '2026-001',
    });
    await finalise(round);
    expect(findRound(services.db, round.roundId)).toMatchObject({
      state: 'finalised',
      finalNumber: '2026-001',
    });
    const { events } = pageOf(round).overview;
    expect(events.slice(-3).map(({ kind }) => kind)).toEqual(['finalised', 'reopened', 'finalised']);
    const log = services.db.$client
      .prepare(
        "SELECT action, detail FROM audit_entries WHERE entity = 'round' ORDER BY sequence DESC LIMIT 3",
      )
      .all() as { action: string; detail: string }[];
    expect(log.map(({ action: name }) => name)).toEqual([
      'round.finalised',
      'round.reopened',
      'round.finalised',
    ]);
    expect(log.map(({ detail }) => detail).join()).not.toContain('Fel svar');
  });

  it('is 400 when the form names nothing to do', async () => {
    const round = await makeSharedOutRound(services);
    expect(await statusOf(() => post(round, round.maria, { intent: 'radera' }))).toBe(400);
  });
});

describe('the de-identified result', () => {
  it('hides two of ten, and everything that it follows from', async () => {
    const round = await makeReviewedRound(services);
    await finalise(round);
    const reader = makePerson(services, {
      name: 'Lena Läsare',
      role: 'reader',
      unitId: round.org.administration,
    });
    const result = await resultLoader(
      await routeArguments(services, { as: reader, params: { roundId: round.roundId } }),
    );
    const byKey = Object.fromEntries(result.figures.questions.map((question) => [question.key, question]));
    expect(byKey['barnet-till-tals']).toMatchObject({
      fulfilled: null,
      notFulfilled: null,
      share: null,
      interval: null,
    });
    expect(byKey['skal-barnet-inte-hort']).toMatchObject({ fulfilled: null, base: null, notAsked: null });
    expect(byKey['overvagande-i-tid']).toMatchObject({ fulfilled: 10, base: 10, share: 1 });
    expect(result.figures).toMatchObject({ faultCount: null, casesWithFaultCount: null });
    const text = JSON.stringify(result);
    for (const { caseKey } of reviewsOf(services, round)) expect(text).not.toContain(caseKey);
    expect(text).not.toMatch(/Maria Ek|Anna Lindgren|Se akten/);
  });

  it('is open to the manager of a unit that the round reaches over, once finalised', async () => {
    const round = await makeReviewedRound(services);
    const manager = (name: string, unitId: UnitId) => makePerson(services, { name, role: 'manager', unitId });
    const chief = manager('Chef Ett', round.org.unit1);
    const args = (as: PersonId) => routeArguments(services, { as, params: { roundId: round.roundId } });
    const read = async (as: PersonId) => statusOf(async () => resultLoader(await args(as)));
    const listed = async (as: PersonId) => (await resultsLoader(await args(as))).results;
    expect(await read(chief)).toBe(404);
    expect(await listed(chief)).toEqual([]);
    await finalise(round);
    expect(await listed(chief)).toMatchObject([{ id: round.roundId, isInternalOpen: false }]);
    expect(await resultLoader(await args(chief))).toEqual({
      ...(await resultLoader(await args(round.maria))),
      isInternalOpen: false,
    });
    expect([403, 404]).toContain(await statusOf(async () => loader(await args(chief))));

    const quality = makePerson(services, { name: 'Kvalitet Ett', role: 'quality', unitId: round.org.unit1 });
    const reviewer = makePerson(services, { name: 'Granskare', role: 'reviewer', unitId: round.org.unit1 });
    // Familjehemsenheten lies below the round's unit too, but has no case in its frame.
    for (const as of [
      manager('Chef Äldre', round.org.elderly),
      manager('Chef Familjehem', round.org.fosterCare),
    ]) {
      expect(await read(as)).toBe(404);
      expect(await listed(as)).toEqual([]);
    }
    for (const as of [quality, reviewer]) expect(await read(as)).toBe(404);
  });
});
