import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { SEED_ORIGIN_WORDS, shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import {
  DRAW_KIND_DATA,
  designToData,
  REASON_DATA,
  SEED_KIND_DATA,
  shortfallToData,
} from '#app/features/sampling/domain/protocol-design.ts';
import type { ProtocolDraw } from '#app/features/sampling/domain/protocol-shape.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import { sizesOf } from '#app/features/sampling/domain/verify-expected.ts';
import type { Reader } from '#db/client.server.ts';
import type { listDraws } from '#db/queries/draws.server.ts';
import type { listProtocolCases } from '#db/queries/protocol.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { findLockedSeed, listUsedParts } from '#db/queries/seeds.server.ts';
import { findBegunReview } from './begun-review.server.ts';
import { designOf, shortfallsOf } from './stored-shapes.server.ts';

type DrawRow = ReturnType<typeof listDraws>[number];

/** A draw of the round as its protocol holds it, but for whether it is in force. `cases` are all of its cases. */
export function drawInProtocol(
  db: Reader,
  round: RoundRow,
  draw: DrawRow,
  { cases, frameSize }: { readonly cases: ReturnType<typeof listProtocolCases>; readonly frameSize: number },
): Omit<ProtocolDraw, 'gäller'> {
  const design = designOf(draw);
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
  return listUsedParts(db, draw.seedAgreementId).map(({ personName, part, enteredAt }) => ({
    person: personName,
    del: part,
    tid: enteredAt,
  }));
}

function lockedSeed(db: Reader, draw: DrawRow): ProtocolDraw['låstFrö'] {
  const locked =
    draw.seedOrigin === 'locked' && draw.lockedSeedId !== null
      ? findLockedSeed(db, draw.lockedSeedId)
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
