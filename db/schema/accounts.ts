import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { ROLES, type Role, UNIT_KINDS, type UnitKind } from '#app/shared/domain/vocabulary.ts';
import { civilDate, flag, id, instant, oneOf } from './columns.ts';

/** Organisation units as a tree: förvaltning – avdelning – enhet. */
export const units = sqliteTable(
  'units',
  {
    id: id().$type<UnitId>(),
    parentId: integer('parent_id')
      .$type<UnitId>()
      .references((): AnySQLiteColumn => units.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<UnitKind>().notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    oneOf('units_kind', table.kind, UNIT_KINDS),
    check('units_name', sql`length(trim(${table.name})) > 0`),
    uniqueIndex('units_sibling_name').on(table.parentId, table.name),
  ],
);

export const people = sqliteTable(
  'people',
  {
    id: id().$type<PersonId>(),
    displayName: text('display_name').notNull(),
    /** Lower case; what the person logs in with. */
    email: text('email').notNull(),
    passwordHash: text('password_hash'),
    /** True when somebody else chose the password: it must be changed at the first log-in. */
    mustChangePassword: flag('must_change_password'),
    /** The name as it stands in the register's column for handläggare; decides what is an own case. */
    caseWorkerName: text('case_worker_name'),
    createdAt: instant('created_at').notNull(),
    deactivatedAt: instant('deactivated_at'),
    /** Wants no reminders by e-mail, also where the installation sends them. */
    refusesMail: flag('refuses_mail'),
  },
  (table) => [
    uniqueIndex('people_email').on(table.email),
    check('people_email_lower', sql`${table.email} = lower(${table.email})`),
  ],
);

/** A role (roll) given to a person for a unit and everything below it, perhaps until a date. */
export const roleGrants = sqliteTable(
  'role_grants',
  {
    id: id(),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    role: text('role').$type<Role>().notNull(),
    /** The last day the role holds; null: until it is taken back. */
    validUntilOn: civilDate('valid_until_on'),
    grantedAt: instant('granted_at').notNull(),
    grantedById: integer('granted_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    revokedAt: instant('revoked_at'),
  },
  (table) => [oneOf('role_grants_role', table.role, ROLES), index('role_grants_person').on(table.personId)],
);

/** Sessions as rows, so that they can be taken back. The id is a hash: a stolen database gives no log-ins. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('sessions_person').on(table.personId)],
);

/** Failed log-ins, for the rate limit. The key is a hash of the address or of the e-mail tried. */
export const loginFailures = sqliteTable(
  'login_failures',
  { id: id(), key: text('key').notNull(), at: instant('at').notNull() },
  (table) => [index('login_failures_key').on(table.key, table.at)],
);

/** The installation's own settings, such as the municipality's name. */
export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
