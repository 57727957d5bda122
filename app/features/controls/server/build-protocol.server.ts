import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { controlKeyOf } from '#app/features/sampling/domain/protocol-deidentify.ts';
import type { ControlKeyFile, ProtocolFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { transact } from '#db/transact.server.ts';
import { composeProtocol } from './compose-protocol.server.ts';
import { ensureSalts } from './draw-salts.server.ts';
import { requireReadableRound } from './require-round.server.ts';

/**
 * The protocol (urvalsprotokoll) of a round for whoever may read it; 404 and 403 as for the round. Undefined before the
 * freeze.
 */
export function buildProtocol(services: Services, actor: Actor, roundId: RoundId): ProtocolFile | undefined {
  const subject = requireReadableRound(services.db, actor, roundId);
  return composeProtocol(services.db, scopeOf(actor, 'round.read'), subject, services.now());
}

const checksums = new WeakMap<Reader, Map<string, string>>();
/** So many checksums are remembered: more than anybody looks at between two starts of the program. */
const REMEMBERED = 500;

/**
 * The checksum of the round's protocol, for its page; who may see it as for the protocol. Undefined before the freeze.
 *
 * A draw's cases never change, and reading and hashing a hundred thousand takes a second: the checksum is computed once
 * for each content of all the rest, which is composed anew every time.
 */
export function protocolChecksum(services: Services, actor: Actor, roundId: RoundId): string | undefined {
  const { db } = services;
  const subject = requireReadableRound(db, actor, roundId);
  const rest = composeProtocol(db, scopeOf(actor, 'round.read'), subject, services.now(), () => []);
  if (!rest) return undefined;
  const known = checksums.get(db) ?? new Map<string, string>();
  checksums.set(db, known);
  const content = `${roundId} ${rest.kontrollsumma}`;
  const checksum = known.get(content) ?? buildProtocol(services, actor, roundId)?.kontrollsumma;
  const [oldest] = known.size >= REMEMBERED ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  if (checksum !== undefined) known.set(content, checksum);
  return checksum;
}

/** How a protocol was handed out. */
export type ProtocolForm = 'json' | 'xlsx';

/** The same for a download, which is logged: it holds the case numbers of the drawn and of all reserves. */
export function exportProtocol(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  form: ProtocolForm = 'json',
): ProtocolFile | undefined {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const protocol = buildProtocol(services, actor, roundId);
  if (!protocol) return undefined;
  const detail = {
    form,
    draws: protocol.dragningar.length,
    fingerprint: protocol.urvalsram.fingeravtryckSha256,
    digest: protocol.kontrollsumma,
  };
  const { unitId } = round;
  logReading(services, actor, {
    action: 'protocol.exported',
    entity: 'round',
    entityId: roundId,
    unitId,
    detail,
  });
  return protocol;
}

/**
 * The control key (kontrollnyckel) of the round's de-identified protocol: seeds and salts. For whoever may read the
 * protocol itself, logged. Undefined before the draw.
 */
export function exportControlKey(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): ControlKeyFile | undefined {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const protocol = buildProtocol(services, actor, roundId);
  if (!protocol || protocol.dragningar.length === 0) return undefined;
  return transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => ({
    value: controlKeyOf(protocol, ensureSalts(tx, services, roundId)),
    audit: [
      {
        action: 'protocol.keyExported',
        entity: 'round',
        entityId: roundId,
        unitId: round.unitId,
        detail: { draws: protocol.dragningar.length },
      },
    ],
  }));
}
