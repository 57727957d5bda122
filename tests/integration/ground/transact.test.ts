import { desc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listUnits } from '#db/queries/accounts.server.ts';
import { units } from '#db/schema/accounts.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { auditHash, GENESIS_HASH, transact } from '#db/transact.server.ts';
import { makeDatabase } from '#tests/factories/database.ts';

const by = { actorId: null, now: '2026-11-02T08:00:00.000Z' };
const unit = { kind: 'administration', name: 'Socialförvaltningen', createdAt: by.now } as const;
const entry = { action: 'unit.created', entity: 'unit', entityId: 1, detail: { a: undefined, b: 'å' } };

describe('a mutation and its audit entry', () => {
  it('are on disk together', async () => {
    const db = await makeDatabase();
    const value = transact(db, by, (tx) => {
      tx.insert(units).values(unit).run();
      return { value: 7, audit: [entry] };
    });
    expect(value).toBe(7);
    expect(listUnits(db)).toHaveLength(1);
    expect(db.select().from(auditEntries).all()).toMatchObject([
      {
        sequence: 1,
        action: 'unit.created',
        entityId: '1',
        actorId: null,
        previousHash: GENESIS_HASH,
        detail: { b: 'å' },
      },
    ]);
  });

  it('are both gone when anything throws', async () => {
    const db = await makeDatabase();
    const breakOff = () =>
      transact(db, by, (tx) => {
        tx.insert(units).values(unit).run();
        throw new Error('broken off');
      });
    expect(breakOff).toThrow('broken off');
    expect(listUnits(db)).toEqual([]);
    expect(db.select().from(auditEntries).all()).toEqual([]);
  });

  it('are both gone when the entry cannot be written', async () => {
    const db = await makeDatabase();
    const wrongUnit = () =>
      transact(db, by, (tx) => {
        tx.insert(units).values(unit).run();
        return { value: 1, audit: [{ ...entry, unitId: 999 as never }] };
      });
    expect(wrongUnit).toThrow(/FOREIGN KEY/);
    expect(listUnits(db)).toEqual([]);
  });

  it('chain each entry to the one before', async () => {
    const db = await makeDatabase();
    for (const entityId of [1, 2, 3]) {
      transact(db, by, () => ({
        value: 0,
        audit: [
          { ...entry, entityId },
          { ...entry, entityId: entityId * 10 },
        ],
      }));
    }
    const rows = db.select().from(auditEntries).orderBy(auditEntries.sequence).all();
    expect(rows.map((row) => row.entityId)).toEqual(['1', '10', '2', '20', '3', '30']);
    let previous = GENESIS_HASH;
    for (const row of rows) {
      expect(row.previousHash).toBe(previous);
      expect(row.hash).toBe(auditHash(previous, row));
      previous = row.hash;
    }
  });

  it.each(['UPDATE audit_entries SET action = ?', 'DELETE FROM audit_entries WHERE action <> ?'])(
    'cannot be changed afterwards: %s',
    async (statement) => {
      const db = await makeDatabase();
      transact(db, by, () => ({ value: 0, audit: [entry] }));
      expect(() => db.$client.prepare(statement).run('x')).toThrow('append-only');
      expect(db.select().from(auditEntries).orderBy(desc(auditEntries.sequence)).get()?.action).toBe(
        'unit.created',
      );
    },
  );
});
