import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkLog } from '#app/cli/check-log.ts';
import { loader } from '#app/features/accounts/routes/audit-log.tsx';
import { renameUnit } from '#app/features/accounts/server/change-unit.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { about } from '#app/features/accounts/ui/audit-table.tsx';
import { AUDIT_ACTIONS } from '#app/features/accounts/ui/audit-words.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { verifyAuditChain } from '#db/queries/audit.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { makeReviewedRound } from '../../factories/reviewed-round.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let chief: PersonId;
let local: PersonId;

const page = async (as: PersonId, search = '') =>
  (await loader(await routeArguments(services, { as, path: `/logg${search}` }))).log;

const rename = (name: string, unitId = org.unit1) => {
  const actor = loadActor(services, chief);
  if (!actor) throw new Error('no actor');
  const outcome = renameUnit(services, actor, unitId, name);
  if (!outcome.ok) throw new Error(outcome.error);
};

/** What somebody with the database file in an editor could do. */
const tamper = (statement: string) => {
  services.db.$client.exec('DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete;');
  services.db.$client.exec(statement);
};

beforeEach(async () => {
  services = await makeServices('2026-11-02T08:00:00.000Z');
  org = makeOrganisation(services);
  chief = makePerson(services, { name: 'Eva', role: 'administrator', unitId: org.administration });
  local = makePerson(services, { name: 'Lokal', role: 'administrator', unitId: org.elderly });
  for (const number of [11, 12, 13, 14]) rename(`Barn och unga ${number}`);
  rename('Äldre och stöd', org.elderly);
});

describe('who reads the log', () => {
  it.each(['manager', 'reviewer', 'quality', 'reader', 'external'] as const)('%s gets 403', async (role) => {
    const person = makePerson(services, { name: role, role, unitId: org.administration });
    expect(await statusOf(() => page(person))).toBe(403);
  });

  it('a local administrator sees her own units only, and no log-ins', async () => {
    const log = await page(local);
    expect(log.entries.map((entry) => entry.unitName)).toEqual(['Äldre och stöd']);
    expect(log.people.map((person) => person.displayName)).toEqual(['Lokal']);
  });
});

describe('the log page', () => {
  it('filters on person, action and Swedish days, newest first', async () => {
    services.setNow('2026-11-03T23:30:00.000Z');
    rename('Efter midnatt');
    expect((await page(chief, `?person=${chief}`)).entries.map((entry) => entry.action)).toContain(
      'unit.renamed',
    );
    expect((await page(chief, '?handelse=unit.renamed&fran=2026-11-04&till=2026-11-04')).total).toBe(1);
    expect((await page(chief, '?handelse=unit.renamed&till=2026-11-03')).total).toBe(5);
    const sequences = (await page(chief)).entries.map((entry) => entry.sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => b - a));
  });

  it('hands the browser only what its table shows, also of entries that say how a question was answered', async () => {
    transact(services.db, { actorId: chief, now: services.now() }, () => ({
      value: null,
      audit: [
        // As the entries of older versions are.
        ...[
          { action: 'answer.saved', detail: { questionId: 'q', option: 'no', revision: 1 } },
          { action: 'review.handedIn', detail: { faults: ['q'] } },
        ].map((old) => ({ ...old, entity: 'review', entityId: 1, unitId: org.unit1 })),
        {
          action: 'role.granted',
          entity: 'roleGrant',
          entityId: 1,
          detail: { role: 'reader', personId: local },
        },
      ] as unknown as [AuditEntry, ...AuditEntry[]],
    }));
    const shown = (await page(chief)).entries.filter(({ action }) => action !== 'test.session').slice(0, 3);
    expect(shown.map(({ action, detail }) => [action, detail])).toEqual([
      ['role.granted', { role: 'reader' }],
      ['review.handedIn', {}],
      ['answer.saved', {}],
    ]);
    expect(shown[0]?.aboutName).toContain('Lokal');
  });

  it('leaves out what it cannot read in the address and stops at the last page', async () => {
    const log = await page(chief, '?person=x&fran=igår&sida=999');
    expect(log.page).toBe(log.pageCount);
    expect(log.entries.length).toBeGreaterThan(0);
  });

  it('marks the changed entry and the one whose predecessor is gone', async () => {
    expect((await page(chief)).brokenCount).toBe(0);
    tamper(`UPDATE audit_entries SET detail = '{"from":"x","to":"y"}' WHERE sequence = 4`);
    expect(
      (await page(chief)).entries.filter((entry) => entry.isBroken).map((entry) => entry.sequence),
    ).toEqual([4]);
    services.db.$client.exec('DELETE FROM audit_entries WHERE sequence = 6');
    const broken = (await page(chief)).entries.filter((entry) => entry.isBroken);
    expect(broken.map((entry) => entry.sequence)).toEqual([7, 4]);
  });
});

describe('the whole chain', () => {
  it('is whole after ordinary use', () => {
    expect(verifyAuditChain(services.db)).toMatchObject({ isWhole: true, count: 8 });
  });

  it.each([
    ['a changed detail', `UPDATE audit_entries SET detail = '{}' WHERE sequence = 5`, 5],
    ['another person', 'UPDATE audit_entries SET actor_id = 2 WHERE sequence = 5', 5],
    ['another time', `UPDATE audit_entries SET at = '2026-01-01T00:00:00.000Z' WHERE sequence = 3`, 3],
    ['a removed entry', 'DELETE FROM audit_entries WHERE sequence = 2', 2],
    ['a log cut off at the end', 'DELETE FROM audit_entries WHERE sequence > 6', 7],
    ['an emptied log', 'DELETE FROM audit_entries', 1],
  ])('shows %s', (_what, statement, brokenAt) => {
    tamper(statement);
    expect(verifyAuditChain(services.db)).toMatchObject({ isWhole: false, brokenAt });
  });

  it('the database itself refuses to change or remove an entry', () => {
    const run = (statement: string) => () => services.db.$client.exec(statement);
    expect(run(`UPDATE audit_entries SET action = 'x'`)).toThrow('append-only');
    expect(run('DELETE FROM audit_entries')).toThrow('append-only');
  });

  it('the command tells it in Swedish with an exit code', async () => {
    const folder = services.config.dataFolder;
    expect(checkLog(folder)).toMatchObject({ exitCode: 2 });
    await services.db.$client.backup(path.join(folder, 'aktsam.sqlite'));
    expect(checkLog(folder)).toMatchObject({
      exitCode: 0,
      sentence: expect.stringContaining('Loggen är hel: 8 händelser'),
    });
    tamper(`UPDATE audit_entries SET entity_id = '99' WHERE sequence = 4`);
    await services.db.$client.backup(path.join(folder, 'aktsam.sqlite'));
    expect(checkLog(folder)).toMatchObject({
      exitCode: 1,
      sentence: expect.stringContaining('bruten vid händelse 4'),
    });
  });
});

describe('what an entry is about', () => {
  const line = { action: 'x', unitName: null, detail: {}, aboutName: null, entityName: null };

  it('stands by its name where it has one', () => {
    const words = [
      about({ ...line, entity: 'round', entityId: '1', entityName: 'Andra halvåret 2026' }),
      about({ ...line, entity: 'register', entityId: '1', entityName: 'Placeringar' }),
      about({ ...line, entity: 'deviation', entityId: '3', entityName: 'AV-2026-003' }),
      about({ ...line, entity: 'deviation', entityId: 'all' }),
      about({ ...line, entity: 'case', entityId: '197' }),
      about({ ...line, entity: 'review', entityId: '5' }),
    ];
    expect(words).toEqual([
      'Omgång Andra halvåret 2026',
      'Register Placeringar',
      'AV-2026-003',
      'Alla avvikelser',
      'Ärende (rad 197)',
      'Granskning 5',
    ]);
  });

  it('gets its name from the database', async () => {
    const other = await makeServices();
    const round = await makeReviewedRound(other);
    const eva = makePerson(other, { name: 'Eva', role: 'administrator', unitId: round.org.administration });
    const { log } = await loader(
      await routeArguments(other, { as: eva, path: '/logg?handelse=round.drawn' }),
    );
    expect(log.entries.map((entry) => entry.entityName)).toEqual(['Andra halvåret 2026']);
    const made = await loader(
      await routeArguments(other, { as: eva, path: '/logg?handelse=deviation.created' }),
    );
    expect(made.log.entries.map((entry) => entry.entityName)).toEqual(['AV-2026-002', 'AV-2026-001']);
  });
});

describe('words', () => {
  it('every action written anywhere in the program has a Swedish sentence', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const actions = files.flatMap((file) =>
      [...readFileSync(path.join('app', file), 'utf8').matchAll(/\baction: ?'([a-z]\w*\.\w+)'/gi)].map(
        (match) => match[1] ?? '',
      ),
    );
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => !(action in AUDIT_ACTIONS))).toEqual([]);
  });
});
