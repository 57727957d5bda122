import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ChecklistId, ChecklistVersionId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { people, units } from './accounts.ts';
import { id, instant, json } from './columns.ts';

/** A checklist (checklista). The key is set for those that the program ships. */
export const checklists = sqliteTable('checklists', {
  id: id().$type<ChecklistId>(),
  key: text('key').unique(),
  name: text('name').notNull(),
  unitId: integer('unit_id')
    .$type<UnitId>()
    .references(() => units.id, { onDelete: 'restrict' }),
  createdAt: instant('created_at').notNull(),
});

/** A published version never changes (trigger). */
export const checklistVersions = sqliteTable(
  'checklist_versions',
  {
    id: id().$type<ChecklistVersionId>(),
    checklistId: integer('checklist_id')
      .$type<ChecklistId>()
      .notNull()
      .references(() => checklists.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    definition: json<unknown>('definition').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedById: integer('published_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('checklist_versions_number').on(table.checklistId, table.number)],
);
