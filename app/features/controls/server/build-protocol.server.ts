import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { SEED_ORIGIN_WORDS } from '#app/features/controls/domain/draw-words.ts';
import type { DrawView, RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';
import { loadDraws, loadRoundOverview } from './load-round-overview.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { filterOf } from './stored-shapes.server.ts';

/**
 * The protocol (urvalsprotokoll) of a round as an object for a file, with Swedish names since people read it. Holds
 * everything of aktsam-urval/1 §8: all reserves, every replacement and every earlier draw. Undefined before the freeze.
 */
export function buildProtocol(services: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const overview = loadRoundOverview(services, actor, roundId);
  const { frame } = overview;
  if (!frame) return undefined;
  const draws = loadDraws(services.db, actor, roundId, -1);
  return {
    specifikation: draws.at(-1)?.specification ?? 'aktsam-urval/1',
    kontroll: overview.control.name,
    omgång: {
      namn: overview.round.name,
      nummer: overview.round.number,
      referensdatum: overview.round.referenceOn,
    },
    enhet: overview.round.unitName,
    checklista: overview.checklist,
    urvalsram: {
      register: overview.registerName,
      villkorIOrd: frame.filterInWords,
      villkor: filterOf(round),
      antal: frame.size,
      fingeravtryckSha256: frame.fingerprint,
      frystTid: frame.frozenAt,
      frystAv: frame.frozenByName,
    },
    andraDragningarPåSammaUrvalsram: overview.otherDraws.map(
      ({ controlName, roundName, number, seedOrigin, drawnAt, isFinalised }) => ({
        kontroll: controlName,
        omgång: roundName,
        dragning: number,
        fröetsUrsprung: SEED_ORIGIN_WORDS[seedOrigin],
        dragenTid: drawnAt,
        fastställd: isFinalised,
      }),
    ),
    dragningar: draws.map((draw, index) => protocolOfDraw(draw, overview, index === draws.length - 1)),
    skapadTid: services.now(),
  };
}

/** The same for a download, which is logged: it holds the case numbers of the drawn and of all reserves. */
export function exportProtocol(services: Services, actor: Actor, roundId: RoundId) {
  const { round } = requireReadableRound(services.db, actor, roundId);
  const protocol = buildProtocol(services, actor, roundId);
  if (!protocol) return undefined;
  const detail = { draws: protocol.dragningar.length, fingerprint: protocol.urvalsram.fingeravtryckSha256 };
  return transact(services.db, { actorId: actor.personId, now: services.now() }, () => ({
    value: protocol,
    audit: [
      { action: 'protocol.exported', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
    ],
  }));
}

function protocolOfDraw(draw: DrawView, overview: RoundOverview, isInForce: boolean) {
  return {
    nummer: draw.number,
    gäller: isInForce,
    skälTillNyDragning: draw.redrawReason,
    dragenTid: draw.drawnAt,
    dragenAv: draw.drawnByName,
    frö: draw.seed,
    fröetsUrsprung: SEED_ORIGIN_WORDS[draw.seedOrigin],
    upplägg: draw.designInWords,
    brister: draw.shortfalls,
    urvalsramensAntal: overview.frame?.size ?? 0,
    dragnaÄrenden: draw.cases
      .filter(({ reason }) => reason !== 'reserve')
      .map(({ position, key, ticket, stratum, reason, isReplaced }) => ({
        ordning: position,
        ärende: key,
        slumptal: ticket,
        grupp: stratum,
        skäl: reason === 'quota' ? 'minst-krav' : 'slump',
        ersatt: isReplaced,
      })),
    ersättningar: draw.replacements.map(
      ({ replacedKey, replacementKey, reason, note, begun, at, byName }) => ({
        ersatt: replacedKey,
        ersättare: replacementKey,
        skäl: reason,
        kommentar: note,
        granskning: begunInWords(begun),
        tid: at,
        av: byName,
      }),
    ),
    reserver: draw.nextReserves.map(({ key, ticket, stratum }, index) => ({
      ordning: index + 1,
      ärende: key,
      slumptal: ticket,
      grupp: stratum,
    })),
  };
}
