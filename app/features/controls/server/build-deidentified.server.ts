import type { Actor, UnitScope } from '#app/features/accounts/domain/policy.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { deidentifyProtocol } from '#app/features/sampling/domain/protocol-deidentify.ts';
import type { DeidentifiedFile } from '#app/features/sampling/domain/protocol-shape.ts';
import { readFrame } from '#app/features/sampling/domain/verify-frame.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { findCanonicalFrame } from '#db/queries/frames.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { composeProtocol } from './compose-protocol.server.ts';
import { ensureSalts } from './draw-salts.server.ts';
import { withoutNamesAround } from './without-names-around.server.ts';

export type DeidentifiedForm = 'file' | 'page';

/**
 * The protocol without case numbers, names and seed, its handing out logged. The caller has decided that the actor may
 * read the de-identified result within `scope`, and with the slumptal only if she may read the protocol itself.
 * Undefined before the draw. Made anew from what is stored: the same round gives the same file until something happens.
 */
export function exportDeidentifiedProtocol(
  services: Services,
  actor: Actor,
  scope: UnitScope,
  roundId: RoundId,
  options: { readonly withTickets: boolean; readonly form: DeidentifiedForm },
): DeidentifiedFile | undefined {
  const { db } = services;
  const round = findRound(db, roundId);
  const control = round && findControl(db, round.controlId);
  const frameText = findCanonicalFrame(db, roundId);
  if (!round || !control || frameText === undefined) return undefined;
  const protocol = composeProtocol(db, scope, { round, control }, services.now());
  const frame = readFrame(frameText);
  if (!protocol || protocol.dragningar.length === 0) return undefined;
  if (!frame.ok) throw new Error(`The frozen frame of round ${roundId} cannot be read`);
  const { withTickets, form } = options;
  const { kontroll, omgång, enhet, checklista } = protocol;
  const named = withoutNamesAround(db, roundId, { kontroll, omgång, enhet, checklista });
  return transact(db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const salts = ensureSalts(tx, services, roundId);
    const file = deidentifyProtocol({ ...protocol, ...named }, frame.value.cases, {
      salts,
      withTickets,
      designInWords,
    });
    const detail = { form, withTickets, digest: file.kontrollsumma };
    return {
      value: file,
      audit: [
        {
          action: 'protocol.deidentifiedExported',
          entity: 'round',
          entityId: roundId,
          unitId: round.unitId,
          detail,
        },
      ],
    };
  });
}
