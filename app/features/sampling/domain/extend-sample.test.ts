import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RandomAllocation, SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { TicketedCase } from '#app/features/sampling/domain/draw.ts';
import {
  type CarriedReplacement,
  type Extension,
  extendSample,
} from '#app/features/sampling/domain/extend-sample.ts';
import { composeFrame, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { findReplacement } from '#app/features/sampling/domain/replacement.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import { frameRows, quotaLists, seeds } from '#tests/factories/sampling-arbitraries.ts';

function frameOf(rows: readonly FrameCase[]): Frame {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error('not a frame');
  return frame.value;
}

const keysOf = (cases: readonly { key: string }[]) => cases.map(({ key }) => key);

/** Replaces cases of a drawn sample one after another, as a round does; `picks` say which, also substitutes. */
function replaceSome(frame: Frame, design: SampleDesign, seed: string, picks: readonly number[]) {
  const drawn = selectSample(frame, design, seed);
  if (!drawn.ok) return undefined;
  const attributes = new Map(frame.cases.map((one) => [one.key, one.attributes]));
  const whole = (one: TicketedCase) => ({ ...one, attributes: attributes.get(one.key) ?? {} });
  let active = drawn.value.selected.map(whole);
  let reserves = drawn.value.reserves.map(whole);
  const replacements: CarriedReplacement[] = [];
  for (const pick of picks) {
    const replaced = active[pick % Math.max(1, active.length)];
    if (!replaced) break;
    const found = findReplacement(active, reserves, design.quotas, replaced.key);
    const substitute = found.ok ? found.value.reserve : undefined;
    replacements.push({ replacedKey: replaced.key, replacementKey: substitute?.key ?? null });
    active = active.filter((one) => one !== replaced);
    if (!substitute) continue;
    active.push(whole(substitute));
    reserves = reserves.filter(({ key }) => key !== substitute.key);
  }
  return { draw: drawn.value, active: keysOf(active), replacements };
}

/** The sample as it stands after an extension. */
function activeOf({ draw, replacements }: Extension): string[] {
  const active = new Set(keysOf(draw.selected));
  for (const { replacedKey, replacementKey } of replacements) {
    if (!active.delete(replacedKey)) throw new Error(`${replacedKey} was not in the sample`);
    if (replacementKey === null) continue;
    if (active.has(replacementKey)) throw new Error(`${replacementKey} was in the sample already`);
    active.add(replacementKey);
  }
  return [...active];
}

const size = fc.integer({ min: 1, max: 12 });
const situations = fc.record({
  rows: frameRows,
  allocation: fc.oneof(
    fc.record({ kind: fc.constant('whole' as const), size }),
    fc.record({ kind: fc.constant('perStratum' as const), attribute: fc.constant('unit'), size }),
    fc.record({ kind: fc.constant('proportional' as const), attribute: fc.constant('unit'), size }),
    fc.record({
      kind: fc.constant('firstInOrder' as const),
      orderBy: fc.constant('closed'),
      attribute: fc.constantFrom('unit', null),
      size,
    }),
  ),
  quotas: quotaLists,
  seed: seeds,
  picks: fc.array(fc.nat({ max: 50 }), { maxLength: 6 }),
  more: fc.integer({ min: 1, max: 12 }),
});

function everyExtension(
  check: (extended: {
    frame: Frame;
    design: SampleDesign;
    seed: string;
    before: NonNullable<ReturnType<typeof replaceSome>>;
    extension: Extension;
  }) => void,
): void {
  let extended = 0;
  fc.assert(
    fc.property(situations, ({ rows, allocation, quotas, seed, picks, more }) => {
      const frame = frameOf(rows);
      const design = { allocation, quotas: allocation.kind === 'firstInOrder' ? [] : quotas };
      const before = replaceSome(frame, design, seed, picks);
      if (!before) return;
      const result = extendSample(frame, design, allocation.size + more, seed, before.replacements);
      if (!result.ok) return;
      extended++;
      check({ frame, design, seed, before, extension: result.value });
    }),
    { numRuns: 1500 },
  );
  // Most situations can be extended: the property is not about the few.
  expect(extended).toBeGreaterThan(700);
}

describe('an extension', () => {
  it('keeps every case of the sample as it stood, and everyone replaced stays out', () => {
    everyExtension(({ before, extension }) => {
      const active = activeOf(extension);
      expect(before.active.filter((key) => !active.includes(key))).toEqual([]);
      const replaced = before.replacements.map(({ replacedKey }) => replacedKey);
      expect(active.filter((key) => replaced.includes(key))).toEqual([]);
      expect(extension.replacements.map(({ replacedKey }) => replacedKey)).toEqual(replaced);
    });
  });

  it('has exactly the larger size in each group, or all the cases that were not replaced', () => {
    everyExtension(({ before, extension }) => {
      const active = new Set(activeOf(extension));
      const { draw } = extension;
      const replaced = new Set(before.replacements.map(({ replacedKey }) => replacedKey));
      for (const { stratum, frameSize, wanted } of draw.groups) {
        const here = [...draw.selected, ...draw.reserves].filter((one) => one.stratum === stratum);
        const left = here.filter(({ key }) => !replaced.has(key)).length;
        expect(here.length).toBe(frameSize);
        expect(here.filter(({ key }) => active.has(key)).length).toBe(Math.min(wanted, left));
      }
    });
  });

  it('is the draw that a larger size would have given from the start', () => {
    everyExtension(({ frame, seed, extension }) => {
      expect(selectSample(frame, extension.design, seed)).toEqual({ ok: true, value: extension.draw });
    });
  });

  it('with at most one quota is what the rule alone gives, which is a draw from the frame without the replaced', () => {
    everyExtension(({ frame, design, seed, before, extension }) => {
      // In proportion the sizes are shared out over the whole frame, so a smaller frame would have others.
      if (design.quotas.length > 1 || design.allocation.kind === 'proportional') return;
      const replaced = new Set(before.replacements.map(({ replacedKey }) => replacedKey));
      const rest = frame.cases.filter(({ key }) => !replaced.has(key));
      if (rest.length === 0) return;
      const again = selectSample(frameOf(rest), extension.design, seed);
      expect(again.ok && keysOf(again.value.selected).sort()).toEqual(activeOf(extension).sort());
    });
  });

  it('can be extended again, with the replacements as they stand', () => {
    everyExtension(({ frame, seed, extension }) => {
      const { allocation } = extension.design;
      if (!('size' in allocation)) throw new Error('an extension has a size');
      const again = extendSample(frame, extension.design, allocation.size + 2, seed, extension.replacements);
      if (!again.ok) return;
      const active = activeOf(again.value);
      expect(activeOf(extension).filter((key) => !active.includes(key))).toEqual([]);
    });
  });
});

describe('sizes in proportion', () => {
  // Hamilton's method gives the third group of 6, 6 and 2 one fewer when the total goes from 10 to 11.
  const rowsOf = (counts: readonly number[]) =>
    counts.flatMap((count, group) =>
      Array.from({ length: count }, (_, index) => ({
        key: `${group}-${index}`,
        attributes: { unit: `${group}` },
      })),
    );
  const frame = frameOf(rowsOf([6, 6, 2]));
  const proportional = (total: number): RandomAllocation => ({
    kind: 'proportional',
    attribute: 'unit',
    size: total,
  });
  const sizesOf = (total: number) => {
    const drawn = selectSample(frame, { allocation: proportional(total), quotas: [] }, 's');
    return drawn.ok ? drawn.value.groups.map(({ wanted }) => wanted) : [];
  };

  it('that would take a pick from a group are refused, and the next size that keeps them all is told', () => {
    expect(sizesOf(10)).toEqual([4, 4, 2]);
    expect(sizesOf(11)).toEqual([5, 5, 1]);
    expect(sizesOf(12)).toEqual([5, 5, 2]);
    const extend = (from: number, to: number) =>
      extendSample(frame, { allocation: proportional(from), quotas: [] }, to, 's');
    expect(extend(10, 11)).toEqual({ ok: false, error: { kind: 'wouldLosePick', nextSizeThatKeeps: 12 } });
    expect(extend(10, 12).ok).toBe(true);
    expect(extend(9, 11).ok).toBe(true);
  });

  it('are refused exactly when a case would be lost, and the size told is the smallest that keeps them', () => {
    let refused = 0;
    const groups = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 3, maxLength: 5 });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(groups, sizes, seeds, (counts, [from, more], seed) => {
        const some = frameOf(rowsOf(counts));
        const draw = (total: number) => {
          const drawn = selectSample(some, { allocation: proportional(total), quotas: [] }, seed);
          return drawn.ok ? keysOf(drawn.value.selected) : [];
        };
        const keeps = (total: number) => draw(from).every((key) => draw(total).includes(key));
        const result = extendSample(some, { allocation: proportional(from), quotas: [] }, from + more, seed);
        expect(result.ok).toBe(keeps(from + more));
        if (result.ok || result.error.kind !== 'wouldLosePick') return;
        refused++;
        const { nextSizeThatKeeps } = result.error;
        expect(keeps(nextSizeThatKeeps)).toBe(true);
        for (let total = from + more; total < nextSizeThatKeeps; total++) expect(keeps(total)).toBe(false);
      }),
      { numRuns: 1500, seed: 20261121 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});

describe('an extension that cannot be made', () => {
  const frame = frameOf([{ key: 'A', attributes: { unit: '1' } }]);
  it.each<[SampleDesign['allocation'], number, string]>([
    [{ kind: 'census' }, 5, 'notExtendable'],
    [{ kind: 'onCause' }, 5, 'notExtendable'],
    [{ kind: 'selfSelected', attribute: 'unit', size: 1 }, 5, 'notExtendable'],
    [{ kind: 'whole', size: 5 }, 5, 'notLarger'],
    [{ kind: 'whole', size: 5 }, 4, 'notLarger'],
    [{ kind: 'whole', size: 5 }, 5.5, 'sizeNotPositive'],
  ])('%j to %d: %s', (allocation, larger, kind) => {
    expect(extendSample(frame, { allocation, quotas: [] }, larger, 's')).toEqual({
      ok: false,
      error: { kind },
    });
  });
});

it('keeps a substitute that upheld two quotas at once, though the larger draw holds them without it', () => {
  const forms = { r: 'AB', t: 'A', u: 'B', v: '', s: 'AB' };
  // A seed that gives the tickets in this order; the rule alone would then put v in the place of r, and lose s.
  const seed = Array.from({ length: 2000 }, (_, index) => `frö ${index}`).find(
    (one) => [...'rtuvs'].sort((a, b) => ticketNumber(one, a) - ticketNumber(one, b)).join('') === 'rtuvs',
  );
  const frame = frameOf(
    Object.entries(forms).map(([key, form]) => ({
      key,
      attributes: { a: form.includes('A') ? 'ja' : '', b: form.includes('B') ? 'ja' : '' },
    })),
  );
  const design: SampleDesign = {
    allocation: { kind: 'whole', size: 1 },
    quotas: ['a', 'b'].map((attribute) => ({ attribute, values: ['ja'], minimum: 1 })),
  };
  const before = replaceSome(frame, design, seed ?? '', [0]);
  expect(before?.replacements).toEqual([{ replacedKey: 'r', replacementKey: 's' }]);
  const extended = extendSample(frame, design, 3, seed ?? '', before?.replacements);
  expect(extended.ok && keysOf(extended.value.draw.selected)).toEqual(['r', 't', 'u']);
  expect(extended.ok && activeOf(extended.value).sort()).toEqual(['s', 't', 'u']);
});
