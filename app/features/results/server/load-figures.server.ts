import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { designOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { type SampleDesign, selectionKind, strataAttribute } from '#app/features/sampling/domain/design.ts';
import {
  type CountedGroup,
  type InclusionProbability,
  inclusionProbability,
} from '#app/features/sampling/domain/inclusion.ts';
import type { DrawId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { countFrameGroups } from '#db/queries/frame-groups.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import type { RoundFigures } from '../domain/figures.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { type FigureInput, roundFigures } from '../domain/round-figures.ts';
import type { Selection } from '../domain/statistics/sample-statement.ts';
import type { RoundMaterial } from './load-round-material.server.ts';

/** The round's figures: the frozen ones once it is finalised, else computed from what is handed in now. */
export function loadFigures(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): RoundFigures {
  if (round.state === 'finalised') return readFrozenFigures(round.figures).figures;
  return computeFigures(db, scope, { round }, material, isAllReviewed(material));
}

/** Every case of the sample is reviewed: until then nothing is said of the frame. */
export function isAllReviewed({ cases }: RoundMaterial): boolean {
  return cases.length > 0 && cases.every((one) => one.isFinished);
}

/** Computed afresh, with what is said of the frame only when `isComplete`. */
export function computeFigures(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
  isComplete: boolean,
): RoundFigures {
  return roundFigures({
    ...figureInput(db, scope, { round }, material, isComplete),
    frameSize: material.frame.size,
  });
}

/** What the figures are computed from, whatever part of the frame they are of. */
export function figureInput(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
  isComplete: boolean,
): Omit<FigureInput, 'frameSize'> {
  const chanceOf = drawnChances(db, scope, { round }, material)?.chanceOf;
  return {
    definition: material.checklist.definition,
    selection: selectionOf(db, round.id),
    isComplete,
    cases: material.cases.map(({ columns, evaluation, isFinished }) => ({
      evaluation,
      columns,
      isFinished,
      inclusionProbability: chanceOf?.({ attributes: columns }),
    })),
  };
}

/** What the result may be read as, from the design of the draw in force; by chance where nothing is drawn. */
function selectionOf(db: Reader, roundId: RoundId): Selection {
  const draw = findDrawInForce(db, roundId);
  return draw ? selectionKind(designOf(draw)) : 'random';
}

// Frame and draw are append-only, so what is counted once holds, and a frame of 100,000 takes long to count.
const countedByDatabase = new WeakMap<Reader, Map<DrawId, CountedGroup[]>>();

/** What the chances of the draw in force follow from: its design and the groups of the frame, counted. */
export type DrawnChances = {
  readonly design: SampleDesign;
  /** Empty where chance does not decide. */
  readonly groups: readonly CountedGroup[];
  readonly chanceOf: InclusionProbability | undefined;
};

/** Undefined where nothing is drawn. */
export function drawnChances(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): DrawnChances | undefined {
  const draw = findDrawInForce(db, round.id);
  if (!draw) return undefined;
  const design = designOf(draw);
  if (selectionKind(design) !== 'random')
    return { design, groups: [], chanceOf: inclusionProbability([], design) };
  const counted = countedByDatabase.get(db) ?? new Map<DrawId, CountedGroup[]>();
  const groups = counted.get(draw.id) ?? countGroups(db, scope, round.id, design, material);
  // Outside the scope there is nothing, and that must not be remembered for others.
  if (groups.length > 0) countedByDatabase.set(db, counted.set(draw.id, groups));
  return { design, groups, chanceOf: inclusionProbability(groups, design) };
}

function countGroups(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  { allocation, quotas: [quota] }: SampleDesign,
  material: RoundMaterial,
): CountedGroup[] {
  const positionOf = (column: string) => material.frame.columns.findIndex(({ header }) => header === column);
  const strata = strataAttribute(allocation);
  return countFrameGroups(db, scope, roundId, {
    stratum: strata === undefined ? undefined : positionOf(strata),
    quota: quota && { position: positionOf(quota.attribute), values: quota.values },
  });
}
