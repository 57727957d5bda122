import { beforeEach, describe, expect, it } from 'vitest';
import { loader as caseLoader } from '#app/features/cases/routes/case.tsx';
import { action as importAction, loader as importLoader } from '#app/features/cases/routes/import.tsx';
import { action as createAction, loader as createLoader } from '#app/features/cases/routes/new-register.tsx';
import { loader as registerLoader } from '#app/features/cases/routes/register.tsx';
import { loader as listLoader } from '#app/features/cases/routes/registers.tsx';
import { action as uploadAction, loader as uploadLoader } from '#app/features/cases/routes/upload.tsx';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, makePlacementsRegister, registerFile } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let owner: PersonId;
let registerId: RegisterId;
let importId: ImportId;
let people: Record<string, PersonId | null>;

const firstCaseOf = (unitId: number) =>
  services.db.$client
    .prepare('SELECT id FROM cases WHERE unit_id = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(unitId) as number;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  owner = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = await makePlacementsRegister(services, { as: owner, unitId: org.children });
  const staged = await stageImport(
    services,
    actorOf(services, owner),
    registerId,
    registerFile('placeringar-2026-10-31.xlsx'),
  );
  if (!staged.ok) throw new Error(staged.error.kind);
  importId = staged.value;
  const person = (name: string, role: Parameters<typeof makePerson>[1]['role'], unitId = org.children) =>
    makePerson(services, { name, ...(role ? { role } : {}), unitId });
  people = {
    stranger: null,
    'without a role': makePerson(services, { name: 'Ingen' }),
    reviewer: person('Rita', 'reviewer'),
    reader: person('Lena', 'reader'),
    external: person('Egon', 'external'),
    'manager elsewhere': person('Eva', 'manager', org.elderly),
    'manager of a unit below': person('Gun', 'manager', org.unit1),
    owner,
    quality: person('Kim', 'quality', org.administration),
    administrator: person('Sys', 'administrator', org.administration),
  };
});

const GET = async (loader: (args: never) => unknown, as: PersonId | null, params = {}) => {
  const args = await routeArguments(services, { as, params });
  return statusOf(() => loader(args as never));
};
const POST = async (
  action: (args: never) => unknown,
  as: PersonId | null,
  params: object,
  form: Record<string, string>,
) => {
  const args = await routeArguments(services, { as, params: { ...params }, form });
  return statusOf(() => action(args as never));
};

describe('who may do what', () => {
  // list, create form, register, upload form, preview, a case of unit 1, a case of unit 2
  it.each<[string, number[]]>([
    ['stranger', [302, 302, 302, 302, 302, 302, 302]],
    ['without a role', [403, 403, 403, 403, 403, 403, 403]],
    ['reviewer', [403, 403, 403, 403, 403, 403, 403]],
    ['reader', [403, 403, 403, 403, 403, 403, 403]],
    ['external', [403, 403, 403, 403, 403, 403, 403]],
    ['manager elsewhere', [200, 200, 404, 404, 404, 404, 404]],
    ['manager of a unit below', [200, 200, 200, 403, 403, 200, 404]],
    ['owner', [200, 200, 200, 200, 200, 200, 200]],
    ['quality', [200, 200, 200, 200, 200, 200, 200]],
    ['administrator', [200, 200, 200, 200, 200, 200, 200]],
  ])('%s sees pages', async (who, expected) => {
    const as = people[who] ?? null;
    expect([
      await GET(listLoader, as),
      await GET(createLoader, as),
      await GET(registerLoader, as, { registerId }),
      await GET(uploadLoader, as, { registerId }),
      await GET(importLoader, as, { registerId, importId }),
      await GET(caseLoader, as, { registerId, caseId: firstCaseOf(org.unit1) }),
      await GET(caseLoader, as, { registerId, caseId: firstCaseOf(org.unit2) }),
    ]).toEqual(expected);
  });

  // create in the department, upload, choose columns, apply, cancel
  it.each<[string, number[]]>([
    ['stranger', [302, 302, 302, 302, 302]],
    ['without a role', [403, 403, 403, 403, 403]],
    ['reviewer', [403, 403, 403, 403, 403]],
    ['reader', [403, 403, 403, 403, 403]],
    ['external', [403, 403, 403, 403, 403]],
    ['manager elsewhere', [403, 404, 404, 404, 404]],
    ['manager of a unit below', [403, 403, 403, 403, 403]],
    ['quality', [302, 302, 302, 409, 302]],
  ])('%s acts', async (who, expected) => {
    const as = people[who] ?? null;
    const before = auditCount();
    const mapping = { header: 'Ärendenummer', key: '0' };
    const params = { registerId, importId };
    const statuses = [
      await POST(createAction, as, {}, { name: 'Nytt', unitId: String(org.children), kind: 'cases' }),
      await POST(uploadAction, as, { registerId }, { intent: 'sample' }),
      await POST(importAction, as, params, { intent: 'map', ...mapping }),
      await POST(importAction, as, params, { intent: 'apply', key: '0', header: 'Något annat' }),
      await POST(importAction, as, params, { intent: 'cancel', ...mapping }),
    ];
    expect(statuses).toEqual(expected);
    // Whoever may not leaves no trace (her own log-in aside).
    if (who !== 'quality') expect(auditCount() - before).toBe(as === null ? 0 : 5);
  });

  it('shows a manager only the cases and the filter values of her own unit', async () => {
    const args = await routeArguments(services, {
      as: people['manager of a unit below'] ?? null,
      params: { registerId },
    });
    const mine = await registerLoader(args);
    const all = await registerLoader(await routeArguments(services, { as: owner, params: { registerId } }));
    expect(mine.total).toBeGreaterThan(0);
    expect(mine.total).toBeLessThan(all.total);
    expect(new Set(mine.rows.map((row) => row.unitName))).toEqual(new Set(['Barn och unga 1']));
    const units = mine.filters.find((filter) => filter.header === 'Enhet')?.values.map((one) => one.value);
    expect(units).toEqual(['Barn och unga 1']);
  });

  it('logs who has read which case, and nothing for whom it is out of reach', async () => {
    const reads = () =>
      services.db.$client
        .prepare(
          "SELECT actor_id AS actor, entity, entity_id AS id, unit_id AS unit FROM audit_entries WHERE action = 'case.read'",
        )
        .all();
    const [one, two] = [firstCaseOf(org.unit1), firstCaseOf(org.unit2)];
    const manager = people['manager of a unit below'] ?? null;
    expect(await GET(caseLoader, manager, { registerId, caseId: two })).toBe(404);
    expect(await GET(caseLoader, people['reader'] ?? null, { registerId, caseId: one })).toBe(403);
    expect(reads()).toEqual([]);
    expect(await GET(caseLoader, manager, { registerId, caseId: one })).toBe(200);
    expect(await GET(caseLoader, owner, { registerId, caseId: two })).toBe(200);
    expect(reads()).toEqual([
      { actor: manager, entity: 'case', id: String(one), unit: org.unit1 },
      { actor: owner, entity: 'case', id: String(two), unit: org.unit2 },
    ]);
  });

  it('finds nothing under an import or a case of another register', async () => {
    const other = await makePlacementsRegister(services, { as: owner, unitId: org.unit1 });
    expect(await GET(importLoader, owner, { registerId: other, importId })).toBe(404);
    expect(await GET(caseLoader, owner, { registerId: other, caseId: firstCaseOf(org.unit2) })).toBe(404);
    expect(await GET(registerLoader, owner, { registerId: 999 })).toBe(404);
    expect(await GET(registerLoader, owner, { registerId: 'x' })).toBe(404);
  });
});

function auditCount(): number {
  return services.db.$client.prepare('SELECT count(*) FROM audit_entries').pluck().get() as number;
}
