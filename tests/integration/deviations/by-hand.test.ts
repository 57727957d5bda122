import { beforeEach, describe, expect, it } from 'vitest';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { action as changeAction } from '#app/features/deviations/routes/deviation.tsx';
import { action } from '#app/features/deviations/routes/new-deviation.tsx';
import { action as typesAction } from '#app/features/deviations/routes/types.tsx';
import { loadDeviations } from '#app/features/deviations/server/list-deviations.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
});

const filled = (more: Record<string, string> = {}) => ({
  unitId: String(round.org.unit1),
  title: 'Nyckeln låg framme',
  description: 'Skåpet stod olåst över helgen.',
  typeId: '2',
  severity: 'considerable',
  caseReference: '',
  occurredOn: '2026-11-01',
  responsibleId: '',
  dueOn: '2026-11-16',
  ...more,
});
const write = async (as: PersonId | null, form: Record<string, string>) =>
  statusOf(async () => action(await routeArguments(services, { as, form })));
type Stored = { id: DeviationId; responsible_id: number | null; type_id: number; number: string };
const written = () =>
  services.db.$client
    .prepare("SELECT * FROM deviations WHERE origin = 'manual' ORDER BY id")
    .all() as Stored[];
const only = () => {
  const [row, ...others] = written();
  if (!row || others.length > 0) throw new Error('not one deviation by hand');
  return row;
};
const maria = () => actorOf(services, round.maria);
const listed = (address = 'status=all') =>
  loadDeviations(services, maria(), parseListQuery(new URLSearchParams(address))).rows;

describe('a deviation by hand', () => {
  it('is not written by whoever may not handle those of the unit', async () => {
    const elsewhere = makePerson(services, {
      name: 'Annan Chef',
      role: 'manager',
      unitId: round.org.elderly,
    });
    const reviewer = makePerson(services, { name: 'Gun Ek', role: 'reviewer', unitId: round.org.children });
    expect(await write(elsewhere, filled())).toBe(403);
    expect(await write(reviewer, filled())).toBe(403);
    expect(await write(null, filled())).toBe(302);
    expect(written()).toEqual([]);
  });

  it('is refused with a personnummer, a day to come, a type in no use or what is left out', async () => {
    const wrong: Record<string, string>[] = [
      { caseReference: '19811218-9876' },
      { title: 'Gäller 811218-9876' },
      { description: '19811218 9876' },
      { occurredOn: '2026-11-03' },
      { dueOn: '2026-11-01' },
      { typeId: '99' },
      { severity: '' },
      { title: ' ' },
      { unitId: '' },
    ];
    for (const one of wrong) expect(await write(round.maria, filled(one))).toBe(422);
    expect(written()).toEqual([]);
  });

  it('is never given to whose case it is', async () => {
    const { caseKey } = services.db.$client
      .prepare('SELECT key AS caseKey FROM cases WHERE case_worker IS NOT NULL LIMIT 1')
      .get() as { caseKey: string };
    services.db.$client
      .prepare(
        'UPDATE people SET case_worker_name = (SELECT case_worker FROM cases WHERE key = ?) WHERE id = ?',
      )
      .run(caseKey, round.maria);
    const form = filled({ caseReference: caseKey });
    expect(await write(round.maria, { ...form, responsibleId: String(round.maria) })).toBe(422);
    expect(await write(round.maria, form)).toBe(302);
    expect(only().responsible_id).toBe(null);
    const page = must(loadDeviation(services, maria(), only().id));
    expect(page).toMatchObject({ isOwnCase: true, mayHandle: false, steps: [], candidates: undefined });
  });

  it('is made once however often the form is sent, with the next number and the manager of the unit', async () => {
    expect(await write(round.maria, filled())).toBe(302);
    expect(await write(round.maria, filled())).toBe(302);
    expect(only()).toMatchObject({ responsible_id: round.maria, type_id: 2 });
    const numbers = services.db.$client.prepare('SELECT number FROM deviations ORDER BY id').pluck().all();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.at(-1)).toBe(only().number);
    const logged = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'deviation.written'")
      .pluck();
    expect(logged.all()).toEqual(['{}']);
  });

  it('is opened, listed, filtered, found and exported beside those of reviews', async () => {
    await write(round.maria, filled({ caseReference: 'SN 2026/17' }));
    const { id, number } = only();
    const page = must(loadDeviation(services, maria(), id));
    expect(page.deviation).toMatchObject({
      caseKey: 'SN 2026/17',
      occurredOn: '2026-11-01',
      typeName: 'Generell',
      questionName: null,
      roundName: null,
      roundId: null,
    });
    expect(page).toMatchObject({
      mayReadReview: false,
      mayReadCase: false,
      mayReadRound: false,
      mayHandle: true,
    });
    expect(page.text).not.toContain('Fråga');
    expect(listed().length).toBe(listed('status=all&typ=2').length + 2);
    expect(listed('status=all&typ=2')).toMatchObject([{ number, caseKey: 'SN 2026/17', isOnCause: false }]);
    expect(JSON.stringify(searchEverywhere(services, maria(), '2026/17'))).toContain(number);
    const [sheet] = exportDeviations(services, maria()).sheets;
    expect(JSON.stringify(sheet)).toContain('SN 2026/17');
  });

  it('is in the file of the list with the same choices, which are told there', async () => {
    await write(round.maria, filled());
    await write(
      round.maria,
      filled({ title: 'Larmet var av', typeId: '3', unitId: String(round.org.unit2) }),
    );
    services.db.$client
      .prepare("UPDATE deviations SET state = 'closed', closed_at = '2026-11-02' WHERE origin = 'review'")
      .run();
    const fileOf = async (address: string) => {
      const query = parseListQuery(new URLSearchParams(address));
      const [sheet, about] = exportDeviations(services, maria(), query).sheets;
      const numbers = listed(address).map(({ number }) => number);
      const inFile = sheet?.blocks.flatMap((block) =>
        block.kind === 'table' ? [...block.rows].map(([first]) => first) : [],
      );
      expect([address, inFile]).toEqual([address, numbers.toSorted()]);
      const facts = about?.blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
      return { count: numbers.length, facts: Object.fromEntries(facts ?? []) };
    };
    const open = await fileOf('');
    expect(open).toMatchObject({
      count: 2,
      facts: { 'Avvikelser i filen': 2, Läge: 'Öppna', Enhet: 'Alla enheter', Typ: 'Alla typer' },
    });
    expect((await fileOf('status=all')).count).toBeGreaterThan(2);
    const narrow = await fileOf(`status=all&enhet=${round.org.unit2}&typ=3`);
    expect(narrow).toMatchObject({
      count: 1,
      facts: { Läge: 'Alla', Enhet: 'Barn och unga 2', 'Bara försenade': 'Nej' },
    });
    expect((await fileOf(`enhet=${round.org.elderly}`)).facts).toMatchObject({
      ...{ 'Avvikelser i filen': 0, Enhet: 'Okänd' },
    });
  });

  it('can change its type, to one that is in use', async () => {
    await write(round.maria, filled());
    const { id } = only();
    const change = async (typeId: string, revision: number) => {
      const form = { intent: 'changeType', typeId, revision: String(revision) };
      const args = await routeArguments(services, { as: round.maria, params: { deviationId: id }, form });
      return statusOf(() => changeAction(args));
    };
    expect(await change('99', 1)).toBe(422);
    expect(await change('3', 1)).toBe(302);
    expect(await change('3', 1)).toBe(302);
    expect(await change('4', 1)).toBe(409);
    const { events } = must(loadDeviation(services, maria(), id));
    expect(events.map(({ kind, note }) => [kind, note])).toEqual([
      ['written', ''],
      ['typeChanged', 'Generell → Samverkan'],
    ]);
  });
});

describe('the types of deviations', () => {
  const names = () =>
    services.db.$client
      .prepare('SELECT name FROM deviation_types WHERE retired_at IS NULL ORDER BY position')
      .pluck()
      .all();

  it('are shaped by those who answer for quality alone', async () => {
    const karin = makePerson(services, { name: 'Karin Ek', role: 'quality', unitId: round.org.children });
    const post = async (as: PersonId, form: Record<string, string>) =>
      statusOf(async () => typesAction(await routeArguments(services, { as, form })));
    expect(await post(round.maria, { intent: 'add', name: 'Läkemedel' })).toBe(403);
    expect(await post(karin, { intent: 'add', name: 'generell' })).toBe(422);
    expect(await post(karin, { intent: 'add', name: ' ' })).toBe(422);
    expect(await post(karin, { intent: 'retire', typeId: '99' })).toBe(404);
    expect(names()).toEqual(['Brukarrelaterad', 'Generell', 'Samverkan', 'Dokumentation']);
    expect(await post(karin, { intent: 'add', name: 'Läkemedel' })).toBe(302);
    expect(await post(karin, { intent: 'rename', typeId: '3', name: 'Samarbete' })).toBe(302);
    expect(await post(karin, { intent: 'moveUp', typeId: '3' })).toBe(302);
    expect(await post(karin, { intent: 'retire', typeId: '2' })).toBe(302);
    expect(names()).toEqual(['Brukarrelaterad', 'Samarbete', 'Dokumentation', 'Läkemedel']);
    expect(await write(round.maria, filled({ typeId: '2' }))).toBe(422);
  });
});
