import { type Allocation, strataAttribute } from '#app/features/sampling/domain/design.ts';
import { attributeValue, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

/** A group (stratum) of the frame and how many cases the design wants from it. `''` is the missing value. */
export type AllocatedGroup = {
  readonly stratum: string;
  readonly cases: readonly FrameCase[];
  /** Wanted; may be more than the group holds. */
  readonly size: number;
};

/**
 * Splits the frame into its groups, listed by name in UTF-8 bytes, each with its wanted size.
 *
 * Without strata there is one group, named `''`. The cases keep the frame's order. Source: sampling specification
 * aktsam-urval/1 §4.
 */
export function allocate(frame: Frame, allocation: Allocation): AllocatedGroup[] {
  const groups = splitByStratum(frame, strataAttribute(allocation));
  const sizes = wantedSizes(
    groups.map(({ cases }) => cases.length),
    allocation,
  );
  return groups.map((group, index) => ({ ...group, size: sizes[index] ?? 0 }));
}

function splitByStratum(frame: Frame, attribute: string | undefined): Omit<AllocatedGroup, 'size'>[] {
  if (attribute === undefined) return [{ stratum: '', cases: frame.cases }];
  const casesByStratum = new Map<string, FrameCase[]>();
  for (const frameCase of frame.cases) {
    const stratum = attributeValue(frameCase, attribute);
    const cases = casesByStratum.get(stratum);
    if (cases) cases.push(frameCase);
    else casesByStratum.set(stratum, [frameCase]);
  }
  return [...casesByStratum]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([stratum, cases]) => ({ stratum, cases }));
}

/**
 * How many cases the design wants from each group, given how many each holds. The groups must be in the order of their
 * names in UTF-8 bytes; without strata there is one. A census wants them all; on cause no number is set, so 0.
 */
export function wantedSizes(groupSizes: readonly number[], allocation: Allocation): number[] {
  switch (allocation.kind) {
    case 'proportional':
      return proportionalSizes(groupSizes, allocation.size);
    case 'census':
      return [...groupSizes];
    case 'onCause':
      return groupSizes.map(() => 0);
    default:
      return groupSizes.map(() => allocation.size);
  }
}

/**
 * Shares `total` in proportion to group sizes: whole parts first, then one each to the largest remainders, ties to
 * the group listed first. The sizes must be in the order of the groups' names. A total larger than the frame gives
 * sizes larger than the groups. Source: sampling specification aktsam-urval/1 §4 (Hamilton's method).
 */
export function proportionalSizes(groupSizes: readonly number[], total: number): number[] {
  const frameSize = groupSizes.reduce((sum, size) => sum + size, 0);
  if (frameSize === 0) return groupSizes.map(() => 0);
  // Products of whole numbers keep the remainders exact; fractions of floating point would break ties by noise.
  const sizes = groupSizes.map((size) => Math.floor((total * size) / frameSize));
  const byRemainder = groupSizes
    .map((size, index) => ({ index, remainder: (total * size) % frameSize }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const left = total - sizes.reduce((sum, size) => sum + size, 0);
  for (const { index } of byRemainder.slice(0, left)) sizes[index] = (sizes[index] ?? 0) + 1;
  return sizes;
}
