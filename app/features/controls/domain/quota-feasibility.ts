import { allocate } from '#app/features/sampling/domain/allocation.ts';
import {
  type DesignProblem,
  isRandom,
  type Quota,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import type { Frame, FrameCase } from '#app/features/sampling/domain/frame.ts';
import { satisfies } from '#app/features/sampling/domain/quotas.ts';

/**
 * Whether the quotas (minst-krav) could choose more cases than a group's size with some seed; `undefined` when they
 * cannot with any.
 *
 * Asked before there is a seed: a refusal that depended on the seed would be a way to try seeds. So a design is refused
 * also where only some seeds would break it, which is stricter than aktsam-urval/1 §5. `chosenByQuotas` is then the
 * bound below.
 */
export function findQuotaProblem(frame: Frame, design: SampleDesign): DesignProblem | undefined {
  if (design.quotas.length === 0 || !isRandom(design.allocation)) return undefined;
  for (const { stratum, size, cases } of allocate(frame, design.allocation)) {
    const chosenByQuotas = mostChosenByQuotas(cases, design.quotas);
    if (chosenByQuotas > size) return { kind: 'quotasExceedSize', stratum, size, chosenByQuotas };
  }
  return undefined;
}

/**
 * A bound on how many cases of a group the quotas choose, whatever the seed: each quota chooses its minimum, or all the
 * cases that satisfy it, less what an earlier quota has chosen that lies wholly within it. Exact where any two quotas
 * exclude each other or one holds the other.
 */
export function mostChosenByQuotas(cases: readonly FrameCase[], quotas: readonly Quota[]): number {
  const satisfying = quotas.map((quota) => new Set(cases.filter((one) => satisfies(one, quota))));
  const wanted = quotas.map(({ minimum }, index) => Math.min(minimum, satisfying[index]?.size ?? 0));
  let total = 0;
  for (const [index, set] of satisfying.entries()) {
    const already = satisfying
      .slice(0, index)
      .map((earlier, place) => (isWithin(earlier, set) ? (wanted[place] ?? 0) : 0));
    total += Math.max(0, (wanted[index] ?? 0) - Math.max(0, ...already));
  }
  return total;
}

function isWithin(inner: ReadonlySet<FrameCase>, outer: ReadonlySet<FrameCase>): boolean {
  if (inner.size > outer.size) return false;
  for (const one of inner) if (!outer.has(one)) return false;
  return true;
}
