import type { Unreviewed } from './finalising.ts';
import { FIGURES_FORMAT, type RoundFigures } from './round-figures.ts';

/** What a round keeps when it is finalised. No case numbers and no names: it outlives the case-level data. */
export type FrozenFigures = {
  readonly figures: RoundFigures;
  readonly unreviewed: readonly Unreviewed[];
};

/** The frozen figures as the database gives them back; throws when they are of another format, which is a bug. */
export function readFrozenFigures(stored: unknown): FrozenFigures {
  const frozen = stored as Partial<FrozenFigures> | null;
  if (frozen?.figures?.format !== FIGURES_FORMAT || !Array.isArray(frozen.unreviewed)) {
    throw new TypeError('The figures of a finalised round are not of a known format.');
  }
  return { figures: frozen.figures, unreviewed: frozen.unreviewed };
}
