import { SEED_ORIGIN_WORDS } from '#app/features/controls/domain/draw-words.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';

/** Draws of other rounds as the protocol holds them: on the same frame, and on those with much the same cases. */
export function otherDrawsInProtocol(db: Reader, roundId: RoundId) {
  const others = listDrawsOnSameFrame(db, roundId).map(({ sharedCases, ...one }) => ({
    sharedCases,
    told: {
      kontroll: one.controlName,
      omgång: one.roundName,
      dragning: one.number,
      fröetsUrsprung: SEED_ORIGIN_WORDS[one.seedOrigin],
      dragenTid: one.drawnAt,
      fastställd: one.isFinalised,
    },
  }));
  return {
    andraDragningarPåSammaUrvalsram: others.flatMap(({ sharedCases, told }) =>
      sharedCases === null ? [told] : [],
    ),
    andraDragningarPåLiknandeUrvalsram: others.flatMap(({ sharedCases, told }) =>
      sharedCases === null ? [] : [{ ...told, gemensammaÄrenden: sharedCases.count }],
    ),
  };
}
