import type { Quota } from '#app/features/sampling/domain/design.ts';
import { attributeValue, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import type { TicketOrder } from '#app/features/sampling/domain/ticket-order.ts';

/** What the quotas of a design choose in one group. */
export type QuotaChoice = {
  /** Indexes of cases in the group. */
  readonly chosen: ReadonlySet<number>;
  /** Quotas that ran out of cases, by their index in the design. */
  readonly missing: readonly {
    readonly quota: number;
    readonly wanted: number;
    readonly available: number;
  }[];
};

/**
 * Chooses by the quotas in the order listed: each counts those already chosen that satisfy it, and adds, in ticket
 * order, until its minimum is reached or none is left. Source: sampling specification aktsam-urval/1 §5.
 */
export function chooseByQuotas(group: TicketOrder, quotas: readonly Quota[]): QuotaChoice {
  const chosen = new Set<number>();
  const missing: { quota: number; wanted: number; available: number }[] = [];
  for (const [position, quota] of quotas.entries()) {
    const satisfiesAt = (index: number) => {
      const frameCase = group.cases[index];
      return frameCase !== undefined && satisfies(frameCase, quota);
    };
    let count = [...chosen].filter(satisfiesAt).length;
    for (const index of group.order) {
      if (count >= quota.minimum) break;
      if (chosen.has(index) || !satisfiesAt(index)) continue;
      chosen.add(index);
      count++;
    }
    // Whoever ran out has taken every case there is.
    if (count < quota.minimum) {
      missing.push({ quota: position, wanted: quota.minimum, available: count });
    }
  }
  return { chosen, missing };
}

/** Every case is compared with every value: where they are many, they are looked up. Remembered by the list itself. */
const MANY_VALUES = 20;
const lookUps = new WeakMap<readonly string[], ReadonlySet<string>>();

function holds(values: readonly string[], value: string): boolean {
  if (values.length <= MANY_VALUES) return values.includes(value);
  const known = lookUps.get(values) ?? new Set(values);
  lookUps.set(values, known);
  return known.has(value);
}

/** Whether a case counts towards a quota: its value is, character for character, one of the quota's. */
export function satisfies(frameCase: FrameCase, quota: Quota): boolean {
  return holds(quota.values, attributeValue(frameCase, quota.attribute));
}
