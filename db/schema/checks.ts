import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ImportId, PersonId, RegisterCheckId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { people, units } from './accounts.ts';
import { imports, registers } from './cases.ts';
import { id, instant, json } from './columns.ts';

/** A register check (registerkontroll): a rule that finds cases in the whole register, without a sample. */
export const registerChecks = sqliteTable(
  'register_checks',
  {
    id: id().$type<RegisterCheckId>(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    purpose: text('purpose').notNull().default(''),
    /** Which cases are looked at, and which of them are found; shapes owned by features/controls. */
    population: json<unknown>('population').notNull(),
    rule: json<unknown>('rule').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    archivedAt: instant('archived_at'),
  },
  (table) => [uniqueIndex('register_checks_name').on(table.registerId, table.name)],
);

/** What a check found after an import, by unit: the trend. Counted by the rule as it was then. */
export const registerCheckCounts = sqliteTable(
  'register_check_counts',
  {
    checkId: integer('check_id')
      .$type<RegisterCheckId>()
      .notNull()
      .references(() => registerChecks.id, { onDelete: 'cascade' }),
    importId: integer('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    checkRevision: integer('check_revision').notNull(),
    foundCount: integer('found_count').notNull(),
    lookedAtCount: integer('looked_at_count').notNull(),
    /** The day the rule counted against. */
    referenceOn: text('reference_on').notNull(),
    countedAt: instant('counted_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.checkId, table.importId, table.unitId] }),
    index('register_check_counts_import').on(table.importId),
  ],
);
