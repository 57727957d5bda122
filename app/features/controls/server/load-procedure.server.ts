import { notByLotInWords } from '#app/features/controls/domain/case-choice.ts';
import { shortfallForReaders } from '#app/features/controls/domain/draw-words.ts';
import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import { REASON_LEFT_OUT } from '#app/features/sampling/domain/protocol-deidentify.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { DrawKind, SeedOrigin } from '#app/shared/domain/vocabulary.ts';
import { lockTraceForReaders } from '#app/shared/text/lock-traces.ts';
import type { Reader } from '#db/client.server.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';
import { findLockedSeed, listAgreements } from '#db/queries/seeds.server.ts';
import { aroundTheDraws } from './around-the-draws.server.ts';
import { designOf, shortfallsOf } from './stored-shapes.server.ts';

/** What readers outside the unit are told of how the sample came about. Facts of the procedure: no case, no person. */
export type Procedure = {
  readonly seedOrigin: SeedOrigin;
  /** When other rounds drew on the same frame or on one with much the same cases. */
  readonly otherDraws: readonly Pick<OtherDraw, 'drawnAt' | 'sharedCases'>[];
  /** How many drawn cases were replaced for each listed reason, by its key. */
  readonly replacements: readonly { readonly reason: string; readonly count: number }[];
  readonly redrawReasons: readonly {
    readonly drawNumber: number;
    /** `extension`: more cases with the same seed. */
    readonly kind: DrawKind;
    /** That there is one, never the words: a name or a case number may stand in what somebody wrote. */
    readonly reason: string;
  }[];
  /** Marks a sample that chance did not decide; empty for one it did. */
  readonly notByLot: string;
  /** Where a locked seed can be looked up; null for any other seed. */
  readonly lockedSeed: { readonly year: number; readonly source: string; readonly lockedAt: string } | null;
  /** Seeds in two parts that were begun and given up. */
  readonly seedsGivenUp: number;
  /** What else was given up, tried or arranged, without names and without words that somebody wrote. */
  readonly around: {
    readonly givenUp: readonly { readonly drawNumber: number; readonly at: string }[];
    readonly lockTraces: readonly string[];
    readonly refusedAt: readonly string[];
  };
  readonly shortfalls: readonly string[];
};

/** Undefined before the draw. */
export function loadProcedure(db: Reader, roundId: RoundId): Procedure | undefined {
  const draws = listDraws(db, roundId);
  const inForce = draws.at(-1);
  if (!inForce) return undefined;
  const counts = new Map<string, number>();
  for (const { reason } of listReplacements(db, inForce.id))
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    seedOrigin: inForce.seedOrigin,
    otherDraws: listDrawsOnSameFrame(db, roundId).map(({ drawnAt, sharedCases }) => ({
      drawnAt,
      sharedCases,
    })),
    replacements: [...counts].map(([reason, count]) => ({ reason, count })),
    redrawReasons: draws.flatMap(({ number, kind, redrawReason }) =>
      redrawReason === null ? [] : [{ drawNumber: number, kind, reason: REASON_LEFT_OUT }],
    ),
    notByLot: notByLotInWords(designOf(inForce)),
    lockedSeed: lockedSeedOf(db, inForce.lockedSeedId),
    seedsGivenUp: listAgreements(db, roundId).filter(({ cancelledAt }) => cancelledAt !== null).length,
    around: aroundOf(db, roundId),
    shortfalls: shortfallsOf(inForce).map((shortfall) => shortfallForReaders(shortfall, designOf(inForce))),
  };
}

function aroundOf(db: Reader, roundId: RoundId): Procedure['around'] {
  const round = findRound(db, roundId);
  const control = round && findControl(db, round.controlId);
  if (!control) return { givenUp: [], lockTraces: [], refusedAt: [] };
  const { uppgivnaFrön, spårEfterLåsning, avvisadeDragningar } = aroundTheDraws(db, round, control);
  return {
    givenUp: uppgivnaFrön.map(({ dragning, uppgivetTid }) => ({ drawNumber: dragning, at: uppgivetTid })),
    lockTraces: spårEfterLåsning.map(lockTraceForReaders),
    refusedAt: avvisadeDragningar.map(({ tid }) => tid),
  };
}

function lockedSeedOf(db: Reader, id: number | null): Procedure['lockedSeed'] {
  const locked = id === null ? undefined : findLockedSeed(db, id);
  return locked ? { year: locked.year, source: locked.source, lockedAt: locked.lockedAt } : null;
}
