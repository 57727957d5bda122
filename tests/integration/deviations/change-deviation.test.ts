import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { action } from '#app/features/deviations/routes/deviation.tsx';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import {
  type DeviationRow,
  listDeviationEvents,
  listDeviationsOfRound,
} from '#db/queries/deviations.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviationId: DeviationId;
let karin: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  karin = makePerson(services, { name: 'Karin Kvalitet', role: 'quality', unitId: round.org.children });
  deviationId = stored().id;
});

const maria = () => actorOf(services, round.maria);
function stored(): DeviationRow {
  const [first] = listDeviationsOfRound(services.db, scopeOf(maria(), 'round.read'), round.roundId);
  if (!first) throw new Error('no deviation');
  return first;
}
const post = async (as: PersonId | null, form: Record<string, string>) => {
  const args = await routeArguments(services, { as, params: { deviationId }, form });
  return statusOf(() => action(args));
};
const responsible = (id: PersonId, revision = stored().revision) => ({
  intent: 'changeResponsible',
  revision: String(revision),
  responsibleId: String(id),
});
const due = (newDueOn: string, dueReason: string, revision = stored().revision) => ({
  intent: 'changeDue',
  revision: String(revision),
  newDueOn,
  dueReason,
});
const lastEvent = () => listDeviationEvents(services.db, deviationId).at(-1);
const eventCount = () => listDeviationEvents(services.db, deviationId).length;
const logged = (name: string) =>
  services.db.$client.prepare('SELECT detail FROM audit_entries WHERE action = ?').pluck().all(name);

describe('who answers for a deviation', () => {
  it('can be changed to somebody else who may handle it, with a trace, once for two clicks', async () => {
    expect(stored().responsibleName).toBe('Maria Ek');
    const form = responsible(karin);
    expect(await post(round.maria, form)).toBe(302);
    expect(await post(round.maria, form)).toBe(302);
    expect(stored()).toMatchObject({ responsibleName: 'Karin Kvalitet', revision: 2 });
    expect(lastEvent()).toMatchObject({
      kind: 'responsibleChanged',
      note: 'Maria Ek → Karin Kvalitet',
      byName: 'Maria Ek',
    });
    expect(eventCount()).toBe(2);
    expect(logged('deviation.responsibleChanged')).toEqual([
      JSON.stringify({ from: round.maria, to: karin }),
    ]);
  });

  it('is never whose case it is, nor anybody without a role there', async () => {
    const worker = makePerson(services, { name: 'Egen Chef', role: 'manager', unitId: round.org.children });
    const { caseWorker } = stored();
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(caseWorker, worker);
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const reviewer = makePerson(services, {
      name: 'Granskare',
      role: 'reviewer',
      unitId: round.org.children,
    });
    const { candidates } = must(loadDeviation(services, maria(), deviationId));
    expect(candidates?.map(({ displayName }) => displayName)).toEqual(['Karin Kvalitet']);
    for (const id of [worker, other, reviewer]) expect(await post(round.maria, responsible(id))).toBe(422);
    expect(await post(round.maria, { ...responsible(karin), responsibleId: '' })).toBe(422);
    expect(stored().responsibleName).toBe('Maria Ek');
    expect(eventCount()).toBe(1);
  });

  it('is changed only by whoever handles it, and not from a page that is out of date', async () => {
    const outsider = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    expect(await post(outsider, responsible(karin))).toBe(404);
    expect(await post(null, responsible(karin))).toBe(302);
    expect(await post(round.maria, due('2026-12-24', 'Semester'))).toBe(302);
    expect(await post(round.maria, responsible(karin, 1))).toBe(409);
    expect(stored().responsibleName).toBe('Maria Ek');
  });
});

describe('the date of a deviation', () => {
  it('can be moved with a reason, which stands in the history', async () => {
    const before = stored().dueOn;
    expect(await post(round.maria, due('2026-12-24', 'Handläggaren är sjuk'))).toBe(302);
    expect(stored().dueOn).toBe('2026-12-24');
    expect(lastEvent()).toMatchObject({
      kind: 'dueChanged',
      note: `${before} → 2026-12-24. Handläggaren är sjuk`,
    });
    expect(logged('deviation.dueChanged')).toEqual([JSON.stringify({ from: before, to: '2026-12-24' })]);
  });

  it('is refused without a reason, when it has passed and when it is no date', async () => {
    const { dueOn } = stored();
    for (const form of [due('2026-12-24', ' '), due('2026-11-01', 'Skäl'), due('snart', 'Skäl')]) {
      expect(await post(round.maria, form)).toBe(422);
    }
    expect(stored().dueOn).toBe(dueOn);
    expect(eventCount()).toBe(1);
  });

  it('does not change when nothing is due any more', async () => {
    services.db.$client.prepare("UPDATE deviations SET state = 'closed', closed_at = '2026-11-02'").run();
    expect(must(loadDeviation(services, maria(), deviationId)).candidates).toBeUndefined();
    expect(await post(round.maria, due('2026-12-24', 'Skäl'))).toBe(409);
    expect(await post(round.maria, responsible(karin))).toBe(409);
  });
});
