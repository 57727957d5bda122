import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { leftOutOf } from '#app/features/controls/domain/frame-rules.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import { sealProtocol } from '#app/features/sampling/domain/protocol-digest.ts';
import {
  PROTOCOL_FORMAT,
  PROTOCOL_SCHEMA,
  type ProtocolFile,
} from '#app/features/sampling/domain/protocol-shape.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ControlRow, findRegisterOfControl } from '#db/queries/controls.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { findLeftOut, listProtocolCases } from '#db/queries/protocol.server.ts';
import { findChecklistOfRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { aroundTheDraws } from './around-the-draws.server.ts';
import { countUndated } from './count-undated.server.ts';
import { drawInProtocol } from './draw-in-protocol.server.ts';
import { otherDrawsInProtocol } from './other-draws-in-protocol.server.ts';
import { filterOf } from './stored-shapes.server.ts';

type Subject = { readonly round: RoundRow; readonly control: ControlRow };

/**
 * The protocol (urvalsprotokoll) of a round as its file holds it, sealed with its checksum: all of aktsam-urval/1 §8.
 * Undefined before the freeze. The caller has decided that whoever asks may read the cases in the scope. `listCases` reads
 * the cases of a draw, which are by far the most of it.
 */
export function composeProtocol(
  db: Reader,
  scope: UnitScope,
  { round, control }: Subject,
  now: string,
  listCases: typeof listProtocolCases = listProtocolCases,
): ProtocolFile | undefined {
  const frame = findFrame(db, round.id);
  if (!frame) return undefined;
  const leftOut = findLeftOut(db, round.id);
  const checklist = findChecklistOfRound(db, round.id);
  const undated = countUndated(db, round);
  const draws = listDraws(db, round.id);
  return sealProtocol({
    schema: PROTOCOL_SCHEMA,
    formatVersion: PROTOCOL_FORMAT,
    specifikation: 'aktsam-urval/1' as const,
    kontroll: control.name,
    kontrollensNummer: control.id,
    omgång: { namn: round.name, nummer: round.number, referensdatum: round.referenceOn },
    enhet: listUnits(db).find((unit) => unit.id === round.unitId)?.name ?? '',
    checklista: { namn: checklist?.name ?? '', version: checklist?.versionNumber ?? 0 },
    urvalsram: {
      register: findRegisterOfControl(db, control.registerId)?.name ?? '',
      villkorIOrd: frame.filterInWords,
      villkor: filterOf(round),
      utelämnat: leftOut,
      utelämnatIOrd: leftOutOf({ leftOut }).map(leftOutInWords),
      antal: frame.size,
      utanDatum: undated && { kolumn: undated.column, antal: undated.count },
      fingeravtryckSha256: frame.fingerprint,
      frystTid: frame.frozenAt,
      frystAv: frame.frozenByName,
    },
    ...otherDrawsInProtocol(db, round.id),
    ...aroundTheDraws(db, round, control),
    dragningar: draws.map((draw, index) => ({
      ...drawInProtocol(db, round, draw, { cases: listCases(db, scope, draw.id), frameSize: frame.size }),
      gäller: index === draws.length - 1,
    })),
    skapadTid: now,
  });
}
