import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { loadCase } from '#app/features/cases/server/load-case.server.ts';
import { ON_CAUSE_CONTROL } from '#app/features/controls/domain/on-cause.ts';
import { loadControls } from '#app/features/controls/server/load-controls.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import * as route from '#app/features/reviews/routes/review-on-cause.tsx';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import type { CaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { listDecidingReviews } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  makePlacementsControl,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
/** A case of Anna's unit, whose handläggare she is. */
let annasCase: CaseId;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  const rows = services.db.all<{ id: CaseId }>(
    `SELECT id FROM cases WHERE case_worker = 'Anna Lindgren' AND gone_import_id IS NULL ORDER BY id LIMIT 1`,
  );
  annasCase = rows[0]?.id ?? (0 as CaseId);
});

const maria = () => actorOf(services, made.maria);
const argumentsOf = (form?: Record<string, string>, as: PersonId = made.maria) =>
  routeArguments(services, {
    as,
    params: { registerId: made.registerId, caseId: annasCase },
    ...(form ? { form } : {}),
  });
const formOf = (change: Record<string, string> = {}) => ({
  checklistId: String(made.input.checklistId),
  reviewerId: String(made.reviewers[1]),
  cause: 'Ett klagomål har kommit in.',
  ...change,
});
const post = async (change: Record<string, string> = {}, as?: PersonId) =>
  route.action(await argumentsOf(formOf(change), as));
const roundOf = (answer: unknown) =>
  Number(/omgangar\/(\d+)/.exec((answer as Response).headers.get('Location') ?? '')?.[1]) as RoundId;
type Refusal = { init: { status: number }; data: { errors: { field?: string; message: string }[] } };
const controlNames = () => loadControls(services, maria()).map(({ name }) => name);

describe('who may', () => {
  it('nobody but who runs rounds on the case’s unit, and nothing is made', async () => {
    for (const role of ['reviewer', 'reader', 'administrator', 'external'] as const) {
      const as = makePerson(services, { name: `En ${role}`, role, unitId: made.org.children });
      expect([role, [403, 404].includes(await statusOf(() => post({}, as)))]).toEqual([role, true]);
      const page = await argumentsOf(undefined, as);
      expect([role, [403, 404].includes(await statusOf(() => route.loader(page)))]).toEqual([role, true]);
    }
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: made.org.elderly });
    expect(await statusOf(() => post({}, other))).toBe(404);
    expect(controlNames()).toEqual([made.input.name]);
  });

  it('the case’s own handläggare never gets it nor stands among the choices, and nothing of the round is kept', async () => {
    const { reviewers } = await route.loader(await argumentsOf());
    const choices = reviewers.map(({ value }) => value);
    expect(choices).not.toContain(String(made.reviewers[0]));
    expect(choices).toContain(String(made.reviewers[1]));
    const refused = (await post({ reviewerId: String(made.reviewers[0]) })) as unknown as Refusal;
    expect([refused.init.status, refused.data.errors[0]?.field]).toEqual([422, 'reviewerId']);
    expect(controlNames()).toEqual([made.input.name]);
  });

  it('nobody who has declared jäv in the case in another round gets it, and nothing of the round is kept', async () => {
    const first = roundOf(await post());
    const [review] = listDecidingReviews(services.db, scopeOf(maria(), 'round.read'), first);
    const bjorn = made.reviewers[1] as PersonId;
    if (!review) throw new Error('no review');
    expect(declareConflict(services, actorOf(services, bjorn), review.id).ok).toBe(true);
    const rounds = () => services.db.$client.prepare('SELECT count(*) FROM rounds').pluck().get();
    const refused = (await post({ latestSeen: String(first) })) as unknown as Refusal;
    expect([refused.init.status, refused.data.errors[0]?.field]).toEqual([422, 'reviewerId']);
    expect(rounds()).toBe(1);
  });

  it('the button stands only where it can be pressed', () => {
    const page = (as: PersonId) =>
      loadCase(services, actorOf(services, as), made.registerId, annasCase).mayReviewOnCause;
    expect(page(made.maria)).toBe(true);
    const quality = makePerson(services, { name: 'Karin', role: 'quality', unitId: made.org.unit1 });
    expect(page(quality)).toBe(true);
  });
});

it.each<[string, Record<string, string>, string | undefined]>([
  ['no cause', { cause: '  ' }, 'cause'],
  ['no checklist', { checklistId: '' }, 'checklistId'],
  ['an unknown checklist', { checklistId: '9999' }, 'checklistId'],
  ['a reviewer who may not', { reviewerId: '9999' }, 'reviewerId'],
])('is refused with %s', async (_, change, field) => {
  const refused = (await post(change)) as unknown as Refusal;
  expect([refused.init.status, refused.data.errors.map((error) => error.field)]).toEqual([422, [field]]);
  expect(controlNames()).toEqual([made.input.name]);
});

it('makes a round with that case chosen, its cause, and the review given to the reviewer', async () => {
  const roundId = roundOf(await post());
  const { round, control, frame, draws, rulesInWords } = loadRoundOverview(services, maria(), roundId);
  expect(control.name).toBe(ON_CAUSE_CONTROL.name);
  expect(round.state).toBe('reviewing');
  expect(round.name).toBe('Granskning 2026-11-02 (på förekommen anledning, utanför alla skattningar)');
  // Only the case is copied, and its number stands in no words that others read.
  expect(frame).toMatchObject({ size: 1, filterInWords: ON_CAUSE_CONTROL.frameInWords });
  expect(rulesInWords).toEqual([]);
  expect(draws.at(-1)?.cases).toHaveLength(1);
  const reviews = listDecidingReviews(services.db, scopeOf(maria(), 'round.read'), roundId);
  expect(reviews.map(({ reviewerId }) => reviewerId)).toEqual([made.reviewers[1]]);
});

it('is made once of a form sent twice, and the second sending is told where it is', async () => {
  const roundId = roundOf(await post());
  const again = (await post()) as unknown as Refusal & { data: { madeId: RoundId } };
  expect([again.init.status, again.data.madeId, again.data.errors.length]).toEqual([422, roundId, 1]);
  const page = await route.loader(await argumentsOf());
  expect(page.latestSeen).toBe(roundId);
  expect(roundOf(await post({ latestSeen: String(page.latestSeen) }))).toBeGreaterThan(roundId);
});

it('without a reviewer waits to be shared out, and a second round uses the same control', async () => {
  const first = roundOf(await post({ reviewerId: '' }));
  expect(loadRoundOverview(services, maria(), first).round.state).toBe('drawn');
  const second = roundOf(await post({ latestSeen: String(first) }));
  const nameOf = (roundId: RoundId) => findRound(services.db, roundId)?.name;
  expect(nameOf(second)).toBe(`${nameOf(first)}, nr 2`);
  expect(controlNames().filter((name) => name === ON_CAUSE_CONTROL.name)).toHaveLength(1);
});
