import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { people, units } from './accounts.ts';
import { instant, json } from './columns.ts';

/** Who did what when. Append-only (triggers), each entry chained to the one before by hash. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    sequence: integer('sequence').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    /** Null: the program itself, for example at start. */
    actorId: integer('actor_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** verb of the trade, for example round.drawn */
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .references(() => units.id, { onDelete: 'restrict' }),
    detail: json<Record<string, unknown>>('detail').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (table) => [
    index('audit_entries_entity').on(table.entity, table.entityId),
    index('audit_entries_actor').on(table.actorId, table.sequence),
  ],
);
