import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Steps } from '#app/shared/server/in-turns.server.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listFrameGroups } from '#db/queries/frame-groups.server.ts';
import { findFinalisedFigures, type RoundWithNames } from '#db/queries/results.server.ts';
import { type Breakdown, breakdownBy, type FrameGroup } from '../domain/breakdown.ts';
import { MOST_GROUPS, makesGroups, mayDivide } from '../domain/breakdown-columns.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { figureInput, isAllReviewed } from './load-figures.server.ts';
import type { RoundMaterial } from './load-round-material.server.ts';

export type DividingColumn = { readonly header: string; readonly groups: readonly FrameGroup[] };

// The frame is append-only, so what is counted once holds, and a frame of 100,000 takes long to count.
const countedByDatabase = new WeakMap<Reader, Map<RoundId, readonly DividingColumn[]>>();

/** The columns of the round's frame that its results may be divided by, in the order of the register. */
export function listDividingColumns(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  { frame, cases }: RoundMaterial,
): readonly DividingColumn[] {
  const counted = countedByDatabase.get(db) ?? new Map<RoundId, readonly DividingColumn[]>();
  const known = counted.get(round.id);
  if (known) return known;
  const columns = frame.columns.flatMap((column, position) => {
    if (!mayDivide(column)) return [];
    const inSample = new Set(cases.map(({ values }) => values[position] ?? ''));
    if (inSample.size > MOST_GROUPS) return [];
    const groups = listFrameGroups(db, scope, round.id, position, MOST_GROUPS + 1);
    return makesGroups(groups.length, frame.size)
      ? [{ header: column.header, groups: groups.toSorted(inSwedishOrder) }]
      : [];
  });
  // Outside the scope there is nothing, and that must not be remembered for others.
  if (columns.length > 0) countedByDatabase.set(db, counted.set(round.id, columns));
  return columns;
}

/** Those with an empty cell last. */
function inSwedishOrder(a: FrameGroup, b: FrameGroup): number {
  if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '');
  return swedishCollator.compare(a.value, b.value);
}

/** The round's figures by one of its dividing columns, computed from what is handed in; undefined for any other column. */
export function loadBreakdown(
  db: Reader,
  scope: UnitScope,
  found: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
  header: string,
  isComplete = found.round.state === 'finalised' || isAllReviewed(material),
): Breakdown | undefined {
  const column = listDividingColumns(db, scope, found, material).find((one) => one.header === header);
  if (!column) return undefined;
  return breakdownBy(header, column.groups, figureInput(db, scope, found, material, isComplete));
}

/** By each of its dividing columns, one in each step. */
export function* breakdownSteps(
  db: Reader,
  scope: UnitScope,
  found: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): Steps<Breakdown[]> {
  const isComplete = found.round.state === 'finalised' || isAllReviewed(material);
  const columns = listDividingColumns(db, scope, found, material);
  yield;
  const input = figureInput(db, scope, found, material, isComplete);
  yield;
  const breakdowns: Breakdown[] = [];
  for (const { header, groups } of columns) {
    breakdowns.push(breakdownBy(header, groups, input));
    yield;
  }
  return breakdowns;
}

/**
 * By which column the de-identified version of the round is divided, null for none; undefined until the round has been
 * finalised. The first time decides for good: two breakdowns of the same cases, or none and then one, could be laid
 * beside each other (docs/adr/0011).
 */
export function decidedColumn(
  db: Reader,
  { round, finalisations: [first] }: Pick<RoundWithNames, 'round' | 'finalisations'>,
): string | null | undefined {
  if (!first) return undefined;
  return readFrozenFigures(findFinalisedFigures(db, round.id, first.sequence)).breakdown?.column ?? null;
}

/**
 * The breakdown that is frozen when the round is finalised: by the column that was decided the first time, else by
 * `dividedBy`, which is empty for none.
 */
export function breakdownToFinalise(
  db: Reader,
  scope: UnitScope,
  found: RoundWithNames,
  material: RoundMaterial,
  dividedBy: string,
): Result<{ breakdown?: Breakdown }, { kind: 'notDividing' }> {
  const decided = decidedColumn(db, found);
  const column = decided === undefined ? dividedBy : decided;
  if (!column) return ok({});
  const breakdown = loadBreakdown(db, scope, found, material, column, true);
  return breakdown ? ok({ breakdown }) : err({ kind: 'notDividing' });
}
