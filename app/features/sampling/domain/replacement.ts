import type { Quota } from '#app/features/sampling/domain/design.ts';
import type { TicketedCase } from '#app/features/sampling/domain/draw.ts';
import type { FrameCase } from '#app/features/sampling/domain/frame.ts';
import { satisfies } from '#app/features/sampling/domain/quotas.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** A drawn or reserve case together with the attributes the quotas read. */
export type ReplaceableCase = TicketedCase & FrameCase;

export type ReplacementProblem = 'notInSample' | 'noReserveLeft';

export type Replacement = {
  readonly reserve: ReplaceableCase;
  /** Indexes of quotas that no unused reserve can uphold after this replacement. */
  readonly brokenQuotas: readonly number[];
};

/**
 * The reserve (ersättningsärende) that takes the place of a drawn case.
 *
 * `active` is the sample as it stands now, `unusedReserves` the reserves never used, in the order of the draw (by
 * ticket; first in order: by date and ticket), which is kept. The first unused reserve of the group is taken, unless a quota that holds now would then no longer hold: then the first that
 * keeps it. With several quotas the first that keeps them all, else the first that keeps the earliest listed.
 * Errors: `notInSample` when the case is not in the sample (any more), `noReserveLeft` when its group has no reserve.
 * Source: sampling specification aktsam-urval/1 §6.
 */
export function findReplacement(
  active: readonly ReplaceableCase[],
  unusedReserves: readonly ReplaceableCase[],
  quotas: readonly Quota[],
  replacedKey: string,
): Result<Replacement, ReplacementProblem> {
  const replaced = active.find((one) => one.key === replacedKey);
  if (!replaced) return err('notInSample');
  const candidates = unusedReserves.filter((reserve) => reserve.stratum === replaced.stratum);
  const remaining = active.filter((one) => one.stratum === replaced.stratum && one.key !== replacedKey);

  // A quota short already at the draw has no satisfying reserve; it is held at the level it had.
  const atRisk: number[] = [];
  for (const [index, quota] of quotas.entries()) {
    const left = remaining.filter((one) => satisfies(one, quota)).length;
    if (left < quota.minimum && satisfies(replaced, quota)) atRisk.push(index);
  }
  const keeps = (reserve: ReplaceableCase, index: number) => {
    const quota = quotas[index];
    return quota !== undefined && satisfies(reserve, quota);
  };
  const reserve =
    candidates.find((one) => atRisk.every((index) => keeps(one, index))) ??
    atRisk.map((index) => candidates.find((one) => keeps(one, index))).find((one) => one !== undefined) ??
    candidates[0];
  if (!reserve) return err('noReserveLeft');
  return ok({ reserve, brokenQuotas: atRisk.filter((index) => !keeps(reserve, index)) });
}
