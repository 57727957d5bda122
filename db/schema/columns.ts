import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, integer, text } from 'drizzle-orm/sqlite-core';

/** A surrogate key. AUTOINCREMENT: the number of a removed row is never given to another. */
export const id = () => integer('id').primaryKey({ autoIncrement: true });

/** An instant as UTC ISO text with Z. */
export const instant = (name: string) => text(name);

/** A civil date as ISO text. */
export const civilDate = (name: string) => text(name);

export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false);

/** JSON as text; what is in it is validated by whoever writes it. */
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();

/** The database's own list of what a column may hold. */
export function oneOf(name: string, column: AnySQLiteColumn, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(', ');
  return check(name, sql`${column} IN (${sql.raw(list)})`);
}
