import { beforeEach, describe, expect, it } from 'vitest';
import { deepeningInWords } from '#app/features/controls/domain/deepening.ts';
import * as newRoundRoute from '#app/features/controls/routes/new-round.tsx';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import * as deepenRoute from '#app/features/results/routes/deepen.tsx';
import { deepenHits, loadDeepening } from '#app/features/results/server/deepen-hits.server.ts';
import type { RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { listRoundsOfControl } from '#db/queries/rounds.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: ReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  // Two of the nine that are handed in have a fault; the tenth, left alone, is not screened.
  made = await makeReviewedRound(services, undefined, [9]);
});

const maria = () => actorOf(services, made.maria);
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);
const formOf = (change: Record<string, string | string[]> = {}) => ({
  intent: 'start',
  hitKind: 'anyFault',
  name: 'Fördjupning',
  referenceOn: '2026-10-31',
  dueOn: '2026-11-30',
  checklistId: String(made.input.checklistId),
  amount: 'census',
  reviewerIds: made.reviewers.map(String),
  ...change,
});
const post = async (change: Record<string, string | string[]> = {}, as = made.maria) =>
  deepenRoute.action(
    await routeArguments(services, { as, params: { roundId: made.roundId }, form: formOf(change) }),
  );
const started = async (change: Record<string, string | string[]> = {}): Promise<RoundId> => {
  const answer = (await post(change)) as Response;
  return Number(answer.headers.get('Location')?.split('/').at(-1)) as RoundId;
};
const inputOf = (latestSeen: number): Parameters<typeof deepenHits>[3] => ({
  rule: { kind: 'answers', answers: [{ questionKey: 'barnet-till-tals', tags: ['no'] }] },
  checklistId: made.input.checklistId,
  design: { allocation: { kind: 'census' }, quotas: [] },
  procedure: made.input.procedure,
  round: {
    name: 'Två',
    referenceOn: '2026-10-31' as never,
    dueOn: '2026-11-30' as never,
    reviewerIds: made.reviewers,
  },
  latestSeen,
});
type Refusal = {
  init: { status: number };
  data: { errors: { field?: string }[]; page: { count: { hits: number | null; screened: number } } };
};

describe('who may', () => {
  it('nobody but who manages the round and makes controls on its unit', async () => {
    for (const role of ['reviewer', 'reader', 'administrator', 'external'] as const) {
      const as = makePerson(services, { name: `En ${role}`, role, unitId: made.org.children });
      expect([role, await statusOf(() => post({}, as))]).toEqual([role, 403]);
      const page = await routeArguments(services, { as, params: { roundId: made.roundId } });
      expect([role, await statusOf(() => deepenRoute.loader(page))]).toEqual([role, 403]);
    }
    const below = makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: made.org.unit1 });
    expect(await statusOf(() => post({}, below))).toBe(403);
    expect(overviewOf(made.roundId).deepenedIn).toEqual([]);
  });

  it('no round of a control of deepenings begins by itself', async () => {
    const deeper = await started();
    const controlId = overviewOf(deeper).control.id;
    const args = await routeArguments(services, {
      as: made.maria,
      params: { controlId },
      form: formOf(),
    });
    const refused = (await newRoundRoute.action(args)) as unknown as Refusal;
    expect(refused.init.status).toBe(422);
    expect(listRoundsOfControl(services.db, controlId)).toHaveLength(1);
  });
});

describe('the hits', () => {
  it('are counted among settled reviews, before anything is made', async () => {
    const page = loadDeepening(services, maria(), made.roundId);
    expect(page.count).toEqual({ hits: 2, screened: 9, inWords: 'någon brist' });
    const answer = (await post({
      intent: 'count',
      hitKind: 'answers',
      hits: ['barnet-till-tals:no'],
    })) as unknown as Refusal;
    expect(answer.data.page.count).toMatchObject({ hits: 1, screened: 9 });
    expect(overviewOf(made.roundId).deepenedIn).toEqual([]);
  });

  // Held twice: by what lists the reviews and by the units whose cases may be read. This fails when both are gone.
  it('are only those whose cases the actor may read, not those of other units', () => {
    const units = new Set(reviewsOf(services, made).map(({ unitId }) => unitId));
    expect(units.size).toBeGreaterThan(1);
    const { grants, ...her } = maria();
    const [grant] = grants;
    const keepsTo = (own: readonly (UnitId | undefined)[]) => ({
      ...her,
      grants: grant
        ? [{ ...grant, unitIds: new Set([...grant.unitIds].filter((id) => own.includes(id))) }]
        : [],
    });
    const roundUnit = made.input.unitId;
    const counted = [...units].map(
      (unitId) => loadDeepening(services, keepsTo([roundUnit, unitId]), made.roundId).count.screened,
    );
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(9);
    expect(Math.max(...counted)).toBeLessThan(9);
  });

  const refusals: readonly [string, Record<string, string | string[]>, string][] = [
    ['no chosen answer', { hitKind: 'answers' }, 'hitKind'],
    ['answers the checklist does not have', { hitKind: 'answers', hits: ['finns-inte:no'] }, 'hitKind'],
    ['answers nobody gave', { hitKind: 'answers', hits: ['vardplan-aktuell:no'] }, 'hitKind'],
    ['no checklist', { checklistId: '' }, 'checklistId'],
    ['a sample of none', { amount: 'whole', size: '0' }, 'size'],
    ['no reviewer', { reviewerIds: [] }, 'reviewerIds'],
    ['a reviewer who may not', { reviewerIds: ['9999'] }, 'reviewerIds'],
    ['more reviewers a case than there are', { reviewersPerCase: '3' }, 'reviewersPerCase'],
  ];
  it('are not deepened while anything lacks', async () => {
    for (const [lack, change, field] of refusals) {
      const { init, data } = (await post(change)) as unknown as Refusal;
      const fields = data.errors.map((error) => error.field);
      expect([lack, init.status, fields]).toEqual([lack, 422, [field]]);
    }
    expect(overviewOf(made.roundId).deepenedIn).toEqual([]);
  });
});

describe('the deeper round', () => {
  it('freezes those cases only, and both rounds say how they belong together', async () => {
    const deeper = await started();
    const [first, , , fourth] = reviewsOf(services, made).map(({ caseKey }) => caseKey);
    const planned = overviewOf(deeper);
    expect(planned.preview?.size).toBe(2);
    expect(planned.preview?.registerSize).toBeGreaterThan(100);
    expect(planned.deepening).toMatchObject({ roundId: made.roundId, hitCount: 2, screenedCount: 9 });
    must(freezeFrame(services, maria(), deeper));
    must(
      drawRound(services, maria(), deeper, {
        seed: { origin: 'generated' },
        redrawReason: '',
        drawsSeen: 0,
      }),
    );
    const overview = overviewOf(deeper);
    expect(
      overview.draws
        .at(-1)
        ?.cases.map(({ key }) => key)
        .toSorted(),
    ).toEqual([first, fourth].toSorted());
    expect(overview.frame?.filterInWords).toBe(
      'träffarna i Placerade barn, halvårskontroll, Andra halvåret 2026 (träff: någon brist)',
    );
    expect(overviewOf(made.roundId).deepenedIn).toEqual([
      { roundId: deeper, roundName: 'Fördjupning', hitCount: 2, screenedCount: 9 },
    ]);
    expect(overview.deepening && deepeningInWords(overview.deepening)).toBe(
      'Fördjupar 2 träffar av 9 screenade i Placerade barn, halvårskontroll, Andra halvåret 2026. Träff: någon brist.',
    );
    expect(buildProtocol(services, maria(), deeper)?.urvalsram.villkorIOrd).toBe(
      overview.frame?.filterInWords,
    );
  });

  it('is made once of a form sent twice, and the second sending is told where it is', async () => {
    const deeper = await started();
    const { init, data } = (await post()) as unknown as Refusal & { data: { madeId: RoundId } };
    expect([init.status, data.madeId, data.errors.length]).toEqual([422, deeper, 1]);
    expect(overviewOf(made.roundId).deepenedIn).toHaveLength(1);
    // The page that came back knows of it: another one is then wanted.
    expect(await started({ latestSeen: String(data.madeId) })).not.toBe(deeper);
    expect(overviewOf(made.roundId).deepenedIn).toHaveLength(2);
  });

  it('leaves no control behind when its round cannot be kept', () => {
    const controls = () => services.db.$client.prepare('SELECT count(*) FROM controls').pluck().get();
    const before = controls();
    const broken = {
      name: 'Fördjupning',
      referenceOn: '2026-10-31',
      dueOn: null,
      reviewerIds: made.reviewers,
    };
    const input = { ...inputOf(0), round: broken as never };
    expect(() => deepenHits(services, maria(), made.roundId, input)).toThrow('NOT NULL');
    expect(controls()).toBe(before);
  });

  it('stands in one control for all rounds of the screened one, each with its own way of reviewing', async () => {
    const one = await started();
    const other = await started({
      latestSeen: String(one),
      reviewersPerCase: '2',
      isBlind: 'on',
      amount: 'whole',
      size: '1',
    });
    const [first, second] = [overviewOf(one), overviewOf(other)];
    expect(first.control).toEqual(second.control);
    expect(first.control.name).toBe('Placerade barn, halvårskontroll – fördjupning');
    expect(first.procedureInWords[0]).toMatch(/^En granskare/);
    expect(second.procedureInWords[0]).toMatch(/^Två granskare/);
    expect(second.designInWords).toMatch(/^1 ärende/);
  });

  it('keeps the hits as they were when they were counted', async () => {
    const deeper = await started();
    const again = deepenHits(services, maria(), made.roundId, inputOf(deeper));
    expect(must(again)).not.toBe(deeper);
    expect(overviewOf(made.roundId).deepenedIn.map(({ hitCount }) => hitCount)).toEqual([2, 1]);
  });
});
