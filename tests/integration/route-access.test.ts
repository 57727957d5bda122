import { beforeAll, describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { demoPerson, makeDemoServices } from '../factories/demo.ts';
import { makePerson } from '../factories/organisation.ts';
import { routeArguments, statusOf } from '../factories/route-call.ts';
import type { TestServices } from '../factories/services.ts';
import { ACCESS, type AccessRow, VISITORS, type Visitor } from './route-access-table.ts';

type RouteModule = {
  loader?: (args: Awaited<ReturnType<typeof routeArguments>>) => unknown;
  action?: (args: Awaited<ReturnType<typeof routeArguments>>) => unknown;
};

const files = (await routes).map((route) => route.file);
const modules = new Map<string, RouteModule>();

// Every route is compiled and the year of the invented municipality filled here: once, and for as long as it takes.
beforeAll(async () => {
  const load = async (file: string) =>
    modules.set(file, await import(/* @vite-ignore */ `../../app/${file}`));
  await Promise.all([...files.map(load), makeDemoServices()]);
}, 120_000);

function moduleOf(file: string): RouteModule {
  const module = modules.get(file);
  if (!module) throw new Error(`${file} is no route`);
  return module;
}

function personOf(services: TestServices, visitor: Visitor): PersonId | null {
  switch (visitor) {
    case 'nobody':
      return null;
    case 'otherManager':
      return makePerson(services, {
        name: 'Chef Äldre',
        role: 'manager',
        unitId: unitNamed(services, 'Äldre'),
      });
    case 'otherAdministrator':
      return makePerson(services, {
        name: 'Förvaltare Äldre',
        role: 'administrator',
        unitId: unitNamed(services, 'Äldre'),
      });
    case 'roleless':
      return makePerson(services, { name: 'Utan Roll' });
    default:
      return demoPerson(services, ACCOUNTS[visitor]);
  }
}

const ACCOUNTS: Record<
  Exclude<Visitor, 'nobody' | 'otherManager' | 'otherAdministrator' | 'roleless'>,
  string
> = {
  manager: 'avdelningschef',
  quality: 'kvalitet',
  reviewer: 'granskare',
  otherReviewer: 'elin.sandstrom',
  external: 'extern',
  reader: 'namnd',
  administrator: 'forvaltare',
};

function unitNamed(services: TestServices, name: string) {
  const unit = services.db.$client.prepare('SELECT id FROM units WHERE name = ?').get(name) as { id: never };
  return unit.id;
}

async function statusFor(row: AccessRow, visitor: Visitor): Promise<number> {
  const services = await makeDemoServices();
  const handler = moduleOf(row.file)[row.handler];
  if (!handler) throw new Error(`${row.file} has no ${row.handler}`);
  const as = personOf(services, visitor);
  const { form, path = '/x', params = {} } = row.about(services);
  const args = await routeArguments(services, {
    as,
    params,
    path,
    ...(row.handler === 'action' ? { form: form ?? {} } : {}),
  });
  return statusOf(() => handler(args));
}

describe('the table', () => {
  it('names every loader and action of every route, and nothing else', () => {
    const existing: string[] = [];
    for (const file of files) {
      const module = moduleOf(file);
      for (const handler of ['loader', 'action'] as const) {
        if (module[handler]) existing.push(`${file} ${handler}`);
      }
      expect(module.loader ?? module.action, `${file} lets everybody in`).toBeDefined();
    }
    const inTable = ACCESS.map((row) => `${row.file} ${row.handler}`);
    expect([...new Set(inTable)].toSorted()).toEqual(existing.toSorted());
  });
});

describe.each(ACCESS)('$file $handler', (row) => {
  it.each(VISITORS)('%s', async (visitor) => {
    expect(await statusFor(row, visitor)).toBe(row.expected[visitor]);
  });
});
