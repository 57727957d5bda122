import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import {
  type Allocation,
  type DesignProblem,
  isExtendable,
  type Quota,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import type { Draw, TicketedCase } from '#app/features/sampling/domain/draw.ts';
import type { Frame } from '#app/features/sampling/domain/frame.ts';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** A replaced case and the reserve that took its place, `null` where none did. */
export type CarriedReplacement = { readonly replacedKey: string; readonly replacementKey: string | null };

export type Extension = {
  readonly design: SampleDesign;
  /** The larger draw, as if it had been the first. */
  readonly draw: Draw;
  /** The earlier replacements as they stand in the larger draw, in their own order. */
  readonly replacements: readonly CarriedReplacement[];
};

export type ExtensionProblem =
  | DesignProblem
  /** A census is whole, and what people chose has no next case. */
  | { readonly kind: 'notExtendable' }
  | { readonly kind: 'notLarger' }
  /** Sizes in proportion: some group would get fewer than it has. The next size that keeps every pick. */
  | { readonly kind: 'wouldLosePick'; readonly nextSizeThatKeeps: number };

/**
 * Extends a drawn sample (utökar urvalet): the same frame, seed and design with a larger size, so that every case of
 * the earlier sample stays.
 *
 * `earlier` are the replacements made so far, in order. A replaced case stays replaced. The case that took its place
 * takes it again where the larger draw has not already drawn it; otherwise the replacement rule names the next. So the
 * sample as it stands afterwards has the larger size, as long as there are cases, and holds every case it had before.
 * (With no or one quota that is exactly what the rule alone gives against the larger draw.)
 * Errors: those of `selectSample` and `ExtensionProblem`. Source: docs/sampling.md, Extension.
 */
export function extendSample(
  frame: Frame,
  design: SampleDesign,
  size: number,
  seed: string,
  earlier: readonly CarriedReplacement[] = [],
): Result<Extension, ExtensionProblem> {
  const { allocation } = design;
  if (!isExtendable(design) || !('size' in allocation)) return err({ kind: 'notExtendable' });
  if (size <= allocation.size) return err({ kind: 'notLarger' });
  const larger: SampleDesign = { ...design, allocation: { ...allocation, size } };
  const drawn = selectSample(frame, larger, seed);
  if (!drawn.ok) return drawn;
  const groupSizes = drawn.value.groups.map(({ frameSize }) => frameSize);
  if (!keepsEveryPick(groupSizes, allocation, larger.allocation)) {
    return err({ kind: 'wouldLosePick', nextSizeThatKeeps: nextSizeThatKeeps(groupSizes, allocation, size) });
  }
  const replacements = carryOver(frame, drawn.value, design.quotas, earlier);
  return ok({ design: larger, draw: drawn.value, replacements });
}

function keepsEveryPick(groupSizes: readonly number[], smaller: Allocation, larger: Allocation): boolean {
  const before = wantedSizes(groupSizes, smaller);
  return wantedSizes(groupSizes, larger).every((wanted, group) => {
    const available = groupSizes[group] ?? 0;
    return Math.min(wanted, available) >= Math.min(before[group] ?? 0, available);
  });
}

/** Ends at the frame's size at the latest, which takes every case. */
function nextSizeThatKeeps(groupSizes: readonly number[], allocation: Allocation, size: number): number {
  const frameSize = groupSizes.reduce((sum, count) => sum + count, 0);
  let next = size + 1;
  while (
    next < frameSize &&
    !keepsEveryPick(groupSizes, allocation, { ...allocation, size: next } as Allocation)
  ) {
    next++;
  }
  return next;
}

/** The earlier replacements carried over to the larger draw; see `extendSample` for the rule. */
function carryOver(
  frame: Frame,
  draw: Draw,
  quotas: readonly Quota[],
  earlier: readonly CarriedReplacement[],
): CarriedReplacement[] {
  if (earlier.length === 0) return [];
  // Only quotas read the attributes.
  const attributes = new Map(
    quotas.length === 0 ? [] : frame.cases.map((one) => [one.key, one.attributes] as const),
  );
  const none = {};
  const replaceable = ({ key, stratum, ticket }: TicketedCase): ReplaceableCase => ({
    key,
    stratum,
    ticket,
    attributes: attributes.get(key) ?? none,
  });
  let active = draw.selected.map(replaceable);
  let reserves = draw.reserves.map(replaceable);
  return earlier.map(({ replacedKey, replacementKey }) => {
    const found = findReplacement(active, reserves, quotas, replacedKey);
    const substitute =
      reserves.find(({ key }) => key === replacementKey) ?? (found.ok ? found.value.reserve : undefined);
    active = active.filter(({ key }) => key !== replacedKey);
    if (substitute) {
      active.push(substitute);
      reserves = reserves.filter((one) => one !== substitute);
    }
    return { replacedKey, replacementKey: substitute?.key ?? null };
  });
}
