import { allocate } from '#app/features/sampling/domain/allocation.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { satisfies } from '#app/features/sampling/domain/draw.ts';
import type { Frame } from '#app/features/sampling/domain/frame.ts';
import { hypergeometric } from '#app/features/sampling/domain/hypergeometric.ts';

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

/**
 * Every case's probability (share 0–1] of being drawn, by key; `undefined` with several quotas, where no formula
 * is given. The design must be one `drawSample` accepts. Source: sampling specification aktsam-urval/1 §7.
 */
export function inclusionProbabilities(
  frame: Frame,
  design: SampleDesign,
): ReadonlyMap<string, number> | undefined {
  if (design.quotas.length > 1) return undefined;
  const [quota] = design.quotas;
  const probabilities = new Map<string, number>();
  for (const group of allocate(frame, design.allocation)) {
    const count = group.cases.length;
    const satisfying = quota ? group.cases.filter((one) => satisfies(one, quota)) : [];
    const share = quota
      ? inclusionWithOneQuota(count, satisfying.length, group.size, quota.minimum)
      : { satisfying: null, other: Math.min(group.size, count) / count };
    const satisfyingKeys = new Set(satisfying.map((one) => one.key));
    for (const { key } of group.cases) {
      const probability = satisfyingKeys.has(key) ? share.satisfying : share.other;
      if (probability !== null) probabilities.set(key, probability);
    }
  }
  return probabilities;
}
