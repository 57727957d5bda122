import type { RoundId } from '#app/shared/domain/ids.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '#db/client.server.ts';
import { findFinalisedFigures, type RoundWithNames } from '#db/queries/results.server.ts';
import type { RoundFigures } from '../domain/figures.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';

/** Figures that were finalised once and are no longer in force. Internal. */
export type SupersededFigures = { sequence: number; at: string; byName: string; figures: RoundFigures };

/** The finalisations that do not hold any more, latest first; of a round that stands open again, every one. */
export function loadSuperseded(
  db: Reader,
  roundId: RoundId,
  finalisations: RoundWithNames['finalisations'],
  state: RoundState,
): SupersededFigures[] {
  const ended = state === 'finalised' ? finalisations.slice(0, -1) : finalisations;
  return ended.toReversed().map(({ sequence, at, byName }) => {
    const { figures } = readFrozenFigures(findFinalisedFigures(db, roundId, sequence));
    return { sequence, at, byName, figures };
  });
}
