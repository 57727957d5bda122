import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logIn } from '#app/features/accounts/server/log-in.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import { fillDemo } from '#app/features/home/server/fill-demo.server.ts';
import { prepareProgram } from '#app/http/prepare-program.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from '#db/demo/municipality.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { listAuditEntries, verifyAuditChain } from '#db/queries/audit.server.ts';
import { listDeviationsWaitingFor } from '#db/queries/deviations.server.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;

const actorOf = (account: string): Actor => {
  const person = findPersonByEmail(services.db, demoEmail(account));
  const actor = person && loadActor(services, person.id);
  if (!actor) throw new Error(`nobody is called ${account}`);
  return actor;
};

const rows = <T>(statement: string): T[] => services.db.$client.prepare(statement).all() as T[];

beforeAll(async () => {
  services = await makeServices('2026-11-16T08:00:00.000Z');
  await prepareProgram(services);
  const [first, second] = await Promise.all([fillDemo(services), fillDemo(services)]);
  // Two clicks: one fills, the other is told that somebody was here before.
  expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
});

describe('the invented municipality', () => {
  it('is filled once, and not into a program with people', async () => {
    expect(rows('SELECT id FROM people')).toHaveLength(DEMO_PEOPLE.length);
    expect(await fillDemo(services)).toEqual({ ok: false, error: 'notEmpty' });
  });

  it('lets one person of every role log in with the password shown', async () => {
    const shown = DEMO_PEOPLE.filter((person) => person.shows);
    expect(new Set(shown.map((person) => person.role)).size).toBe(6);
    for (const { account } of shown) {
      const outcome = await logIn(services, {
        email: demoEmail(account),
        password: DEMO_PASSWORD,
        clientAddress: account,
      });
      expect(outcome.ok).toBe(true);
    }
  });

  it('has draws that are those of the published vector and of its own seed', () => {
    const drawn = rows<{ key: string }>(
      `SELECT frame_cases.key FROM draw_cases JOIN draws ON draws.id = draw_cases.draw_id
       JOIN frame_cases ON frame_cases.id = draw_cases.frame_case_id
       WHERE draws.seed = '2026-H2-530177' AND outcome = 'selected'`,
    ).map((row) => row.key);
    const vectors = readFileSync('tests/vectors/sampling-vectors.json', 'utf8');
    expect(drawn).toHaveLength(10);
    const vector = findVector(JSON.parse(vectors), '2026-H2-530177');
    expect(drawn.toSorted()).toEqual(vector.toSorted());
  });

  it('has a round in every stage worth seeing', () => {
    const rounds = rows<{ name: string; state: string }>('SELECT name, state FROM rounds ORDER BY id');
    expect(rounds).toEqual([
      { name: 'Första halvåret 2026', state: 'finalised' },
      { name: 'Andra halvåret 2026', state: 'reviewing' },
      { name: 'Fjärde kvartalet 2026', state: 'planned' },
      { name: 'Januari till oktober 2026', state: 'drawn' },
    ]);
    const states = rows<{ state: string; count: number }>(
      "SELECT reviews.state, count(*) AS count FROM reviews JOIN rounds ON rounds.id = round_id WHERE rounds.state = 'reviewing' GROUP BY 1 ORDER BY 1",
    );
    expect(states).toEqual([
      { state: 'assigned', count: 5 },
      { state: 'finished', count: 4 },
      { state: 'started', count: 1 },
    ]);
  });

  it('has a draw for each case worker, with a seed that two people made', () => {
    const [draw] = rows<{ id: number; seed: string; agreement: number | null }>(
      "SELECT id, seed, seed_agreement_id AS agreement FROM draws WHERE seed_origin = 'twoParts'",
    );
    expect(draw).toMatchObject({ seed: '4711+Rödhake', agreement: expect.any(Number) });
    const groups = rows<{ stratum: string; drawn: number; all: number }>(
      `SELECT stratum, sum(outcome = 'selected') AS drawn, count(*) AS 'all' FROM draw_cases
       WHERE draw_id = ${draw?.id} GROUP BY 1`,
    );
    expect(groups.length).toBeGreaterThan(10);
    expect(groups.every(({ drawn, all }) => drawn < all)).toBe(true);
    expect(groups.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(22);
  });

  it('has register checks that can be followed from import to import', () => {
    const counts = rows<{ counts: number }>(
      'SELECT count(DISTINCT import_id) AS counts FROM register_check_counts GROUP BY check_id ORDER BY check_id',
    ).map((row) => row.counts);
    expect(counts).toEqual([2, 2, 2, 2, 1]);
  });

  it('has deviations in several states, and some wait for a manager', () => {
    const states = new Set(rows<{ state: string }>('SELECT state FROM deviations').map((row) => row.state));
    expect([...states].toSorted()).toEqual(['assessed', 'closed', 'inProgress', 'new']);
    const waiting = ['chef', 'chef2'].flatMap((account) =>
      listDeviationsWaitingFor(services.db, deviationReachOf(actorOf(account))),
    );
    expect(waiting.length).toBeGreaterThan(0);
  });

  it('shows what comes after the findings: types, texts, somebody responsible, an effect and typed numbers', () => {
    const types = rows<{ name: string }>(
      `SELECT DISTINCT t.name FROM deviations d JOIN deviation_types t ON t.id = d.type_id
       WHERE d.state <> 'new' ORDER BY 1`,
    ).map(({ name }) => name);
    expect(types).toEqual(['Brukarrelaterad', 'Dokumentation', 'Samverkan']);
    expect(rows("SELECT 1 FROM deviations WHERE type_id IS NULL AND state <> 'new'")).toEqual([]);
    const texts = rows<{ part: string; leaves: number }>(
      `SELECT part, may_leave_unit AS leaves FROM round_texts JOIN rounds ON rounds.id = round_id
       WHERE state = 'finalised' AND text <> '' ORDER BY part`,
    );
    expect(texts).toEqual([
      { part: 'analysis', leaves: 0 },
      { part: 'improvement', leaves: 1 },
      { part: 'purpose', leaves: 0 },
      { part: 'result', leaves: 0 },
    ]);
    expect(rows('SELECT 1 FROM plan_items WHERE responsible_id IS NULL')).toEqual([]);
    expect(rows('SELECT state, effect FROM actions ORDER BY id')).toEqual([
      { state: 'planned', effect: null },
      { state: 'planned', effect: null },
      { state: 'followedUp', effect: 'yes' },
    ]);
    expect(rows('SELECT kind FROM typed_figures ORDER BY id')).toEqual([
      { kind: 'complaints' },
      { kind: 'complaints' },
      { kind: 'benchmark' },
    ]);
  });

  it('nobody has been given a case of her own', () => {
    const own = rows(
      `SELECT 1 FROM reviews JOIN frame_cases f ON f.id = frame_case_id JOIN people p ON p.id = reviewer_id
       WHERE p.display_name IN (f.case_worker, f.co_worker)`,
    );
    expect(own).toEqual([]);
  });

  it('holds no names or personnummer of those whom the cases are about', () => {
    const everything = services.db.$client.serialize().toString('latin1');
    for (const file of ['placeringar-2026-04-30.csv', 'placeringar-2026-10-31.csv']) {
      const lines = readFileSync(`db/demo/${file}`, 'latin1').trim().split('\r\n').slice(1);
      for (const line of lines.slice(0, 60)) {
        expect(everything).not.toContain(line.split(';')[1]);
      }
    }
    expect(everything).not.toContain('Ines Dahl');
    const decisions = readFileSync('db/demo/bistandsbeslut-2026-10-31.csv', 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
    for (const line of decisions) expect(everything).not.toContain(line.split(';')[1]);
  });

  it('has a whole log whose time never goes backwards', () => {
    expect(verifyAuditChain(services.db)).toMatchObject({ isWhole: true });
    const entries = listAuditEntries(
      services.db,
      { unitIds: [], includesUnitless: true },
      { size: 9, offset: 0 },
    );
    expect(entries.length).toBeGreaterThan(0);
    const times = rows<{ at: string }>(
      "SELECT at FROM audit_entries WHERE action NOT IN ('checklist.published', 'session.started') ORDER BY sequence",
    ).map((row) => row.at);
    expect(times).toEqual(times.toSorted());
  });
});

function findVector(vectors: unknown, seed: string): string[] {
  const found = JSON.stringify(vectors).includes(seed);
  if (!found) throw new Error('no vector with this seed');
  const visit = (value: unknown): string[] | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const record = value as Record<string, unknown>;
    if (record['seed'] === seed && Array.isArray(record['selected'])) {
      return record['selected'].map((one) => (typeof one === 'string' ? one : String(one.key)));
    }
    for (const child of Object.values(record)) {
      const inside = visit(child);
      if (inside) return inside;
    }
    return undefined;
  };
  return visit(vectors) ?? [];
}
