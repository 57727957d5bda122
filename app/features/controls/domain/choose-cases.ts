import { type CellReader, normaliseText } from '#app/features/controls/domain/compile-condition.ts';
import { compileFilter, type FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { LeftOut } from '#app/features/controls/domain/frame-rules.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/** A case that may come into a frame. */
export type Candidate = {
  readonly caseId: number;
  readonly key: string;
  readonly isProtected: boolean;
  readonly cell: CellReader;
};

/** What the rules need to know besides the cases; empty sets where a rule is not used. */
export type RuleFacts = {
  /** The register's rule says that cases with protected identity stay outside frames. */
  readonly leavesOutProtected: boolean;
  readonly earlierFrames: ReadonlySet<number>;
  readonly reviewed: ReadonlySet<number>;
};

export const NO_RULE_FACTS: RuleFacts = {
  leavesOutProtected: false,
  earlierFrames: new Set(),
  reviewed: new Set(),
};

export type ChosenCases<One> = { readonly chosen: readonly One[]; readonly leftOut: readonly LeftOut[] };

/**
 * The cases of a frame: those that meet the conditions on the reference date, less what the rules leave out.
 *
 * The rules come in this order, each counting only what is still there: protected identities, cases of earlier frames,
 * reviewed cases, and last one case for each value, which keeps the lowest key in UTF-8 bytes. The order of the
 * candidates does not matter, and is kept. A rule in use is listed also where it left nothing out.
 */
export function chooseCases<One extends Candidate>(
  candidates: readonly One[],
  filter: FrameFilter,
  referenceOn: CivilDate,
  facts: RuleFacts,
): ChosenCases<One> {
  const isMeant = compileFilter(filter, referenceOn);
  const leftOut: LeftOut[] = [];
  let chosen = candidates.filter(({ cell }) => isMeant(cell));
  const leaveOut = (isLeftOut: (one: One) => boolean, said: (count: number) => LeftOut) => {
    const before = chosen.length;
    chosen = chosen.filter((one) => !isLeftOut(one));
    leftOut.push(said(before - chosen.length));
  };
  if (facts.leavesOutProtected) {
    leaveOut(
      ({ isProtected }) => isProtected,
      (count) => ({ kind: 'protected', count }),
    );
  }
  if (filter.onlySinceLastDraw) {
    leaveOut(
      ({ caseId }) => facts.earlierFrames.has(caseId),
      (count) => ({ kind: 'notSinceLastDraw', count }),
    );
  }
  const { leaveOutReviewed, onePer } = filter;
  if (leaveOutReviewed) {
    leaveOut(
      ({ caseId }) => facts.reviewed.has(caseId),
      (count) =>
        'rounds' in leaveOutReviewed
          ? { kind: 'reviewedInRounds', count, rounds: leaveOutReviewed.rounds }
          : { kind: 'reviewedInMonths', count, months: leaveOutReviewed.months },
    );
  }
  if (onePer) {
    const kept = lowestKeys(chosen, onePer.column);
    leaveOut(
      (one) => {
        const value = normaliseText(one.cell(onePer.column));
        return value !== '' && kept.get(value) !== one;
      },
      (count) => ({ kind: 'sameValue', count, column: onePer.column }),
    );
  }
  return { chosen, leftOut };
}

function lowestKeys<One extends Candidate>(candidates: readonly One[], column: string): Map<string, One> {
  const lowest = new Map<string, One>();
  for (const one of candidates) {
    const value = normaliseText(one.cell(column));
    const before = lowest.get(value);
    if (!before || compareUtf8(one.key, before.key) < 0) lowest.set(value, one);
  }
  return lowest;
}
