import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { SEED_ORIGIN_WORDS, shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import { leftOutOf } from '#app/features/controls/domain/frame-rules.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import {
  DRAW_KIND_DATA,
  designToData,
  REASON_DATA,
  SEED_KIND_DATA,
  shortfallToData,
} from '#app/features/sampling/domain/protocol-design.ts';
import { sealProtocol } from '#app/features/sampling/domain/protocol-digest.ts';
import {
  PROTOCOL_FORMAT,
  PROTOCOL_SCHEMA,
  type ProtocolDraw,
  type ProtocolFile,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import { sizesOf } from '#app/features/sampling/domain/verify-expected.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ControlRow, findRegisterOfControl } from '#db/queries/controls.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import {
  findLeftOut,
  findLockedSeedOf,
  listProtocolCases,
  listProtocolDraws,
  listSeedPartsOf,
} from '#db/queries/protocol.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { findChecklistOfRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';
import { aroundTheDraws } from './around-the-draws.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { countUndated } from './count-undated.server.ts';
import { designOf, filterOf, shortfallsOf } from './stored-shapes.server.ts';

type Subject = { readonly round: RoundRow; readonly control: ControlRow };

/**
 * The protocol (urvalsprotokoll) of a round as its file holds it, sealed with its checksum: all of aktsam-urval/1 §8.
 * Undefined before the freeze. The caller has decided that whoever asks may read the cases in the scope.
 */
export function composeProtocol(
  db: Reader,
  scope: UnitScope,
  { round, control }: Subject,
  now: string,
): ProtocolFile | undefined {
  const frame = findFrame(db, round.id);
  if (!frame) return undefined;
  const leftOut = findLeftOut(db, round.id);
  const checklist = findChecklistOfRound(db, round.id);
  const undated = countUndated(db, round);
  const draws = listProtocolDraws(db, round.id);
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
    andraDragningarPåSammaUrvalsram: listDrawsOnSameFrame(db, round.id).map(
      ({ controlName, roundName, number, seedOrigin, drawnAt, isFinalised }) => ({
        kontroll: controlName,
        omgång: roundName,
        dragning: number,
        fröetsUrsprung: SEED_ORIGIN_WORDS[seedOrigin],
        dragenTid: drawnAt,
        fastställd: isFinalised,
      }),
    ),
    ...aroundTheDraws(db, round, control),
    dragningar: draws.map((draw, index) => ({
      ...drawInProtocol(db, scope, round, draw, frame.size),
      gäller: index === draws.length - 1,
    })),
    skapadTid: now,
  });
}

type DrawRow = ReturnType<typeof listProtocolDraws>[number];

function drawInProtocol(
  db: Reader,
  scope: UnitScope,
  round: RoundRow,
  draw: DrawRow,
  frameSize: number,
): Omit<ProtocolDraw, 'gäller'> {
  const design = designOf(draw);
  const cases = listProtocolCases(db, scope, draw.id);
  const selected = cases.filter(({ outcome }) => outcome === 'selected');
  const replacements = listReplacements(db, draw.id);
  const replaced = new Set(replacements.map(({ replacedKey }) => replacedKey));
  const takenIn = new Set(replacements.map(({ replacementKey }) => replacementKey));
  const shortfalls = shortfallsOf(draw);
  return {
    nummer: draw.number,
    slag: DRAW_KIND_DATA[draw.kind],
    skälTillNyDragning: draw.redrawReason,
    dragenTid: draw.drawnAt,
    dragenAv: draw.drawnByName,
    frö: draw.seed,
    fröetsSlag: SEED_KIND_DATA[draw.seedOrigin],
    fröetsUrsprung: SEED_ORIGIN_WORDS[draw.seedOrigin],
    fröetsDelar: seedParts(db, draw),
    låstFrö: lockedSeed(db, draw),
    upplägg: designInWords(design),
    uppläggData: designToData(design),
    urvalsramensAntal: frameSize,
    grupper: groupsOf(cases, draw, selected.length),
    brister: shortfalls.map((shortfall) => shortfallInWords(shortfall, design)),
    bristerData: shortfalls.map(shortfallToData),
    dragnaÄrenden: selected.map(({ position, key, ticket, stratum, reason }) => ({
      ordning: position,
      ärende: key,
      slumptal: ticket,
      grupp: stratum,
      skäl: REASON_DATA[reason ?? 'random'],
      ersatt: replaced.has(key),
    })),
    ersättningar: replacements.map((one) => ({
      ersatt: one.replacedKey,
      ersättare: one.replacementKey,
      skäl: one.reason,
      kommentar: one.note,
      granskning: begunInWords(findBegunReview(db, round.id, one.replacedId)),
      tid: one.at,
      av: one.byName,
    })),
    reserver: cases
      .filter(({ outcome }) => outcome === 'reserve')
      .map(({ position, key, ticket, stratum }) => ({
        ordning: position,
        ärende: key,
        slumptal: ticket,
        grupp: stratum,
        insatt: takenIn.has(key),
      })),
  };
}

function seedParts(db: Reader, draw: DrawRow): ProtocolDraw['fröetsDelar'] {
  // An extension goes on with the same agreement's seed.
  if (draw.seedOrigin !== 'twoParts' || draw.seedAgreementId === null) return [];
  return listSeedPartsOf(db, draw.seedAgreementId).map(({ personName, part, enteredAt }) => ({
    person: personName,
    del: part,
    tid: enteredAt,
  }));
}

function lockedSeed(db: Reader, draw: DrawRow): ProtocolDraw['låstFrö'] {
  const locked =
    draw.seedOrigin === 'locked' && draw.lockedSeedId !== null
      ? findLockedSeedOf(db, draw.lockedSeedId)
      : undefined;
  if (!locked) return null;
  const { seed, year, unitName, source, lockedAt, lockedByName } = locked;
  return { frö: seed, år: year, enhet: unitName, källa: source, låstTid: lockedAt, låstAv: lockedByName };
}

function groupsOf(
  cases: readonly { readonly stratum: string }[],
  draw: DrawRow,
  selectedCount: number,
): ProtocolDraw['grupper'] {
  const counts = new Map<string, number>();
  for (const { stratum } of cases) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  const groups = [...counts].sort(([a], [b]) => compareUtf8(a, b));
  const sizes = sizesOf(
    designOf(draw),
    groups.map(([, count]) => count),
    selectedCount,
  );
  return groups.map(([grupp, antal], index) => ({ grupp, antal, önskat: sizes[index] ?? 0 }));
}
