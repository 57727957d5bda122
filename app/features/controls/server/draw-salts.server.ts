import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { insertDrawSalt, listDrawSalts } from '#db/queries/protocol.server.ts';
import type { WriteTx } from '#db/transact.server.ts';

const SALT_BYTES = 16;

/**
 * The salt of every draw of the round by its number, made for those that have none. A draw keeps its salt for good, so
 * that the same protocol is the same file whenever it is handed out.
 */
export function ensureSalts(
  tx: WriteTx,
  services: Pick<Services, 'randomBytes' | 'now'>,
  roundId: RoundId,
): ReadonlyMap<number, string> {
  const salts = new Map(listDrawSalts(tx, roundId).map(({ number, salt }) => [number, salt]));
  for (const { id, number } of listDraws(tx, roundId)) {
    if (salts.has(number)) continue;
    const salt = Buffer.from(services.randomBytes(SALT_BYTES)).toString('hex');
    insertDrawSalt(tx, { drawId: id, salt, createdAt: services.now() });
    salts.set(number, salt);
  }
  return salts;
}
