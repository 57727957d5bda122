import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { DrawId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { frameCases, replacements } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** The replacements of a draw, earliest first, with both keys and who made them. */
export function listReplacements(db: Reader, drawId: DrawId) {
  const replaced = alias(frameCases, 'replaced');
  const replacement = alias(frameCases, 'replacement');
  return db
    .select({
      replacedId: replacements.replacedId,
      replacedKey: replaced.key,
      replacementId: replacements.replacementId,
      replacementKey: replacement.key,
      reason: replacements.reason,
      note: replacements.note,
      at: replacements.at,
      byId: replacements.byId,
      byName: people.displayName,
    })
    .from(replacements)
    .innerJoin(replaced, eq(replaced.id, replacements.replacedId))
    .leftJoin(replacement, eq(replacement.id, replacements.replacementId))
    .innerJoin(people, eq(people.id, replacements.byId))
    .where(eq(replacements.drawId, drawId))
    .orderBy(asc(replacements.id))
    .all();
}

export function insertReplacement(tx: WriteTx, values: typeof replacements.$inferInsert): void {
  tx.insert(replacements).values(values).run();
}
