import { beforeEach, describe, expect, it } from 'vitest';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { loader as versionLoader } from '#app/features/checklists/routes/checklist-version.tsx';
import { loader as listLoader } from '#app/features/checklists/routes/checklists.tsx';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import {
  findChecklistByKey,
  findLatestVersion,
  insertChecklistVersion,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

const latest = () => {
  const checklist = findChecklistByKey(services.db, placedChildrenChecklist.key);
  return checklist && findLatestVersion(services.db, checklist.id);
};

describe('who may', () => {
  it.each([
    ['administrator', 403],
    ['reader', 403],
    ['reviewer', 200],
    ['external', 200],
    ['manager', 200],
    ['quality', 200],
  ] as [Role, number][])('%s reads checklists: %i', async (role, status) => {
    ensureShippedChecklists(services);
    const org = makeOrganisation(services);
    const as = makePerson(services, { name: 'Någon', role, unitId: org.children });
    const listArguments = await routeArguments(services, { as });
    const versionArguments = await routeArguments(services, {
      as,
      params: { versionId: latest()?.versionId ?? 0 },
    });
    expect(await statusOf(() => listLoader(listArguments))).toBe(status);
    expect(await statusOf(() => versionLoader(versionArguments))).toBe(status);
  });

  it('sends strangers to the log-in', async () => {
    const org = makeOrganisation(services);
    makePerson(services, { name: 'Någon', role: 'quality', unitId: org.children });
    const args = await routeArguments(services, { as: null, path: '/checklistor' });
    expect(await statusOf(() => listLoader(args))).toBe(302);
  });

  it('knows no version by a strange address', async () => {
    const org = makeOrganisation(services);
    const as = makePerson(services, { name: 'Någon', role: 'quality', unitId: org.children });
    for (const versionId of ['999', '0', 'x', '1e3']) {
      const args = await routeArguments(services, { as, params: { versionId } });
      expect(await statusOf(() => versionLoader(args))).toBe(404);
    }
  });
});

describe('the shipped checklist', () => {
  it('is published once, however often the program starts', () => {
    ensureShippedChecklists(services);
    const first = latest();
    ensureShippedChecklists(services);
    expect(latest()).toEqual(first);
    expect(first?.number).toBe(1);
    const version = first && readChecklistVersion(services.db, first.versionId);
    expect(JSON.parse(JSON.stringify(version?.definition))).toEqual(
      JSON.parse(JSON.stringify(placedChildrenChecklist)),
    );
  });

  it('gets a further version when a release changes it, and the old one stays', () => {
    ensureShippedChecklists(services);
    const first = latest();
    if (!first) throw new Error('not published');
    transact(services.db, { actorId: null, now: services.now() }, (tx) => {
      const definition = { ...placedChildrenChecklist, title: 'Äldre utgåva' };
      insertChecklistVersion(tx, {
        checklistId: first.checklistId,
        number: 2,
        definition,
        publishedAt: services.now(),
      });
      return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
    });
    ensureShippedChecklists(services);
    expect(latest()?.number).toBe(3);
    expect(readChecklistVersion(services.db, first.versionId)?.number).toBe(1);
  });

  it('cannot be changed once it is published', () => {
    ensureShippedChecklists(services);
    const change = () => services.db.$client.prepare("UPDATE checklist_versions SET definition = '{}'").run();
    expect(change).toThrow(/append-only/);
  });
});
