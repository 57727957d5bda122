import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { type SampleDesign, strataAttribute } from '#app/features/sampling/domain/design.ts';
import { type InclusionProbability, inclusionProbability } from '#app/features/sampling/domain/inclusion.ts';
import type { Reader } from '#db/client.server.ts';
import { findDrawInForce } from '#db/queries/draws.server.ts';
import { countFrameGroups } from '#db/queries/frame-groups.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { type RoundFigures, roundFigures } from '../domain/round-figures.ts';
import type { RoundMaterial } from './load-round-material.server.ts';

/** The round's figures: the frozen ones once it is finalised, else computed from what is handed in now. */
export function loadFigures(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): RoundFigures {
  if (round.state === 'finalised') return readFrozenFigures(round.figures).figures;
  const isComplete = material.cases.length > 0 && material.cases.every((one) => one.isFinished);
  return computeFigures(db, scope, { round }, material, isComplete);
}

/** Computed afresh, with what is said of the frame only when `isComplete`. */
export function computeFigures(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
  isComplete: boolean,
): RoundFigures {
  const probabilityOf = probabilitiesOf(db, scope, { round }, material);
  return roundFigures({
    definition: material.checklist.definition,
    frameSize: material.frame.size,
    selection: 'random',
    isComplete,
    cases: material.cases.map(({ columns, answers, isFinished }) => ({
      columns,
      answers,
      isFinished,
      inclusionProbability: probabilityOf?.({ attributes: columns }),
    })),
  });
}

function probabilitiesOf(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): InclusionProbability | undefined {
  const draw = findDrawInForce(db, round.id);
  if (!draw) return undefined;
  // The design was validated when it was drawn with; the draw is append-only.
  const design = draw.design as SampleDesign;
  const positionOf = (column: string) => material.frame.columns.findIndex(({ header }) => header === column);
  const strata = strataAttribute(design.allocation);
  const [quota] = design.quotas;
  const groups = countFrameGroups(db, scope, round.id, {
    stratum: strata === undefined ? undefined : positionOf(strata),
    quota: quota && { position: positionOf(quota.attribute), values: quota.values },
  });
  return inclusionProbability(groups, design);
}
