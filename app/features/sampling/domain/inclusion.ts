import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import { type SampleDesign, selectionKind, strataAttribute } from '#app/features/sampling/domain/design.ts';
import { attributeValue, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { hypergeometric } from '#app/features/sampling/domain/hypergeometric.ts';
import { satisfies } from '#app/features/sampling/domain/quotas.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

/**
 * The probability that one case is drawn under one quota: `satisfying` for a case that counts towards it, `other`
 * for one that does not; `null` where the frame holds no such case.
 *
 * A size above the frame counts as the whole frame. Source: sampling specification aktsam-urval/1 §7.
 */
export function inclusionWithOneQuota(
  frameSize: number,
  satisfyingCount: number,
  size: number,
  minimum: number,
): { readonly satisfying: number | null; readonly other: number | null } {
  const drawn = Math.min(size, frameSize);
  const required = Math.min(minimum, satisfyingCount);
  const { lowest, probabilities } = hypergeometric(frameSize, satisfyingCount, drawn);
  let expected = 0;
  for (const [index, probability] of probabilities.entries()) {
    expected += probability * Math.max(required, lowest + index);
  }
  const otherCount = frameSize - satisfyingCount;
  return {
    satisfying: satisfyingCount === 0 ? null : expected / satisfyingCount,
    other: otherCount === 0 ? null : (drawn - expected) / otherCount,
  };
}

/** A group of the frame as numbers. `satisfying` is how many of `count` count towards the only quota; 0 without one. */
export type CountedGroup = { readonly stratum: string; readonly count: number; readonly satisfying: number };

/** Gives a case's probability (0–1] of being drawn from what is known of it; undefined for a case of no group. */
export type InclusionProbability = (one: Pick<FrameCase, 'attributes'>) => number | undefined;

/**
 * The probability that a case is drawn, from the numbers of the frame's groups in any order: 1 in a census; `undefined`
 * with several quotas, where no formula is given, and where chance does not decide. The design must be one
 * `selectSample` accepts. Source: sampling specification aktsam-urval/1 §7.
 */
export function inclusionProbability(
  groups: readonly CountedGroup[],
  design: SampleDesign,
): InclusionProbability | undefined {
  const kind = selectionKind(design);
  if (kind === 'notRandom' || design.quotas.length > 1) return undefined;
  if (kind === 'census') return () => 1;
  const [quota] = design.quotas;
  const { allocation } = design;
  const strata = strataAttribute(allocation);
  const ordered = [...groups].sort((a, b) => compareUtf8(a.stratum, b.stratum));
  const sizes = wantedSizes(
    ordered.map(({ count }) => count),
    allocation,
  );
  const byStratum = new Map(
    ordered.map(({ stratum, count, satisfying }, index) => {
      const size = sizes[index] ?? 0;
      const share = quota
        ? inclusionWithOneQuota(count, satisfying, size, quota.minimum)
        : { satisfying: null, other: Math.min(size, count) / count };
      return [stratum, share] as const;
    }),
  );
  return ({ attributes }) => {
    const one = { key: '', attributes };
    const share = byStratum.get(strata === undefined ? '' : attributeValue(one, strata));
    return (quota && satisfies(one, quota) ? share?.satisfying : share?.other) ?? undefined;
  };
}
