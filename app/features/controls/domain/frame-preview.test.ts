import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type Candidate, chooseCases, NO_RULE_FACTS } from './choose-cases.ts';
import { designCaution, designInWords } from './design-words.ts';
import { breakDown, MOST_PARTS } from './frame-breakdown.ts';
import type { FrameFilter } from './frame-filter.ts';
import { planDesign } from './frame-plan.ts';
import { cellReader, previewFrame, withoutNames } from './frame-preview.ts';
import { leftOutOf } from './frame-rules.ts';
import { leftOutInWords, rulesInWords } from './rules-words.ts';

const referenceOn = '2026-10-31' as CivilDate;
const headers = ['form', 'tom', 'person'];
const places = new Map(headers.map((header, index) => [header, index]));

/** Cases of form, planned end and person; every fifth with protected identity. */
function cases(rows: readonly (readonly string[])[]) {
  return rows.map((values, index) => ({
    caseId: index + 1,
    key: `K${String(index + 1).padStart(3, '0')}`,
    isProtected: index % 5 === 4,
    unitName: index % 2 === 0 ? 'Ett' : 'Två',
    cell: cellReader(places, values),
  }));
}

const forty = cases(Array.from({ length: 40 }, (_, index) => [index < 3 ? 'HVB' : 'hem', '', '']));
const tenWithHvb: SampleDesign = {
  allocation: { kind: 'whole', size: 10 },
  quotas: [{ attribute: 'form', values: ['HVB'], minimum: 1 }],
};
const context = (registerSize: number) => ({ facts: NO_RULE_FACTS, registerSize });
const all: FrameFilter = { allOf: [] };
const cellsOf = (names: Record<string, number>) =>
  Object.entries(names).flatMap(([name, count]) =>
    Array.from({ length: count }, () => cellReader(places, [name, '', ''])),
  );

describe('a preview of the frame', () => {
  it('counts frame, quota and units and says what ten of forty find', () => {
    const filter: FrameFilter = { allOf: [{ anyOf: [{ column: 'tom', operator: 'isEmpty' }] }] };
    const preview = previewFrame(forty, headers, filter, tenWithHvb, referenceOn, context(40));
    expect(preview).toMatchObject({ size: 40, registerSize: 40, missingColumns: [], quotaCounts: [3] });
    expect(preview.breakdowns.map(({ column, parts }) => [column, parts.map(({ count }) => count)])).toEqual([
      ['Enhet i organisationen', [20, 20]],
      ['form', [37, 3]],
    ]);
    const { discovery } = preview.plan;
    const levels = discovery?.levels ?? [];
    expect(levels[0]?.chance).toBeCloseTo(0.9238937783829424, 9);
    expect(levels[2]?.chance).toBeCloseTo(0.4423076923076923, 9);
    expect(levels).toMatchObject([
      { oneIn: 5, faulty: 8, sizeNeeded: 12 },
      { oneIn: 10, faulty: 4, sizeNeeded: 21 },
      { oneIn: 20, faulty: 2, sizeNeeded: 31 },
    ]);
  });

  it('names the columns that the register lacks, once each', () => {
    const filter: FrameFilter = {
      allOf: [{ anyOf: [{ column: 'borta', operator: 'isEmpty' }] }],
      onePer: { column: 'borta' },
    };
    const strange = { ...tenWithHvb, quotas: [{ attribute: 'borta', values: ['x'], minimum: 1 }] };
    expect(previewFrame(forty, headers, filter, strange, referenceOn, context(40)).missingColumns).toEqual([
      'borta',
    ]);
  });

  it.each([5, 40, 60])(
    'says nothing of discovery where %i are drawn of a frame they empty or a tiny one',
    (size) => {
      const few = size === 5 ? forty.slice(0, 19) : forty;
      const whole: SampleDesign = { allocation: { kind: 'whole', size }, quotas: [] };
      const preview = previewFrame(few, headers, all, whole, referenceOn, context(few.length));
      expect(preview.plan.discovery).toBeNull();
    },
  );

  it('can be told without any name of unit, group or value', () => {
    const design: SampleDesign = {
      allocation: { kind: 'perStratum', attribute: 'form', size: 5 },
      quotas: [],
    };
    const preview = previewFrame(forty, headers, all, design, referenceOn, context(40));
    expect(JSON.stringify(preview)).toContain('HVB');
    expect(JSON.stringify(withoutNames(preview))).not.toMatch(/HVB|hem|Ett|Två/);
  });
});

describe('the plan', () => {
  it('of the same number from each group tells the largest, the smallest and those too small', () => {
    const plan = planDesign(cellsOf({ A: 30, B: 2, '': 4 }), {
      allocation: { kind: 'perStratum', attribute: 'form', size: 3 },
      quotas: [],
    });
    expect(plan).toMatchObject({
      total: 8,
      groups: {
        count: 3,
        largest: { name: 'A', size: 30, wanted: 3 },
        smallest: { name: 'B', size: 2, wanted: 3 },
        without: 0,
      },
      shortfalls: [{ kind: 'groupTooSmall', stratum: 'B', wanted: 3, available: 2 }],
    });
    expect(plan.groups?.discoveryOfLargest?.size).toBe(3);
  });

  it('in proportion sums to the size and tells of groups that get none', () => {
    const plan = planDesign(cellsOf({ A: 96, B: 3, C: 1 }), {
      allocation: { kind: 'proportional', attribute: 'form', size: 10 },
      quotas: [],
    });
    expect(plan).toMatchObject({ total: 10, groups: { without: 2 }, shortfallCount: 0 });
  });

  it('foresees quotas that cannot be met and quotas that do not fit', () => {
    const quota = (values: string[], minimum: number) => ({ attribute: 'form', values, minimum });
    const plan = planDesign(cellsOf({ A: 5, B: 1, C: 9 }), {
      allocation: { kind: 'whole', size: 4 },
      quotas: [quota(['A'], 3), quota(['B'], 2), quota(['C'], 1)],
    });
    expect(plan.shortfalls).toEqual([
      { kind: 'quotaNotMet', stratum: '', quota: 1, wanted: 2, available: 1 },
    ]);
    expect(plan.tooManyQuotas).toMatchObject({ wanted: 4, chosenByQuotas: 5 });
  });

  it.each<[SampleDesign['allocation'], number | null]>([
    [{ kind: 'census' }, 12],
    [{ kind: 'onCause' }, null],
    [{ kind: 'firstInOrder', orderBy: 'tom', attribute: 'form', size: 3 }, 6],
    [{ kind: 'firstInOrder', orderBy: 'tom', attribute: null, size: 3 }, 3],
    [{ kind: 'selfSelected', attribute: 'form', size: 5 }, 10],
  ])('of %j selects %s and promises no discovery', (allocation, total) => {
    const design: SampleDesign = { allocation, quotas: [] };
    const plan = planDesign(cellsOf({ A: 6, B: 6 }), design);
    expect([plan.total, plan.discovery, plan.groups?.discoveryOfLargest ?? null]).toEqual([
      total,
      null,
      null,
    ]);
    expect(designCaution(design)).toMatch(/intervall|osäkerhetsintervall/);
    expect(designInWords(design)).not.toContain('undefined');
  });

  it('never shows more than fits, and counts the rest', () => {
    const many = cellsOf(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`H${index}`, 1])));
    const breakdown = breakDown(many, 'form');
    expect(breakdown.parts).toHaveLength(MOST_PARTS);
    expect(breakdown.rest).toEqual({ values: 35, count: 35 });
    const plan = planDesign(many, {
      allocation: { kind: 'perStratum', attribute: 'form', size: 2 },
      quotas: [],
    });
    expect([plan.shortfalls.length, plan.shortfallCount]).toEqual([10, 60]);
  });
});

describe('the rules of a frame', () => {
  const rows = cases([
    ['hem', '', 'p1'],
    ['hem', '', ' p1 '],
    ['hem', '', ''],
    ['hem', '', ''],
    ['hem', '', 'p2'],
    ['bort', '', 'p3'],
    ['hem', '', 'p2'],
    ['hem', '', 'p4'],
  ]);
  const filter: FrameFilter = {
    allOf: [{ anyOf: [{ column: 'form', operator: 'is', value: 'hem' }] }],
    onePer: { column: 'person' },
    leaveOutReviewed: { months: 6 },
    onlySinceLastDraw: true,
  };
  const facts = {
    leavesOutProtected: true,
    earlierFrames: new Set([8, 6]),
    reviewed: new Set([1, 8]),
  };

  it('are applied in order, each counting what is still there', () => {
    const { chosen, leftOut } = chooseCases(rows, filter, referenceOn, facts);
    expect(leftOut).toEqual([
      { kind: 'protected', count: 1 },
      { kind: 'notSinceLastDraw', count: 1 },
      { kind: 'reviewedInMonths', count: 1, months: 6 },
      { kind: 'sameValue', count: 0, column: 'person' },
    ]);
    // The person of a case that was left out is represented by the next one.
    expect(chosen.map(({ caseId }) => caseId)).toEqual([2, 3, 4, 7]);
    expect(leftOut.map(leftOutInWords)[0]).toBe(
      '1 ärende med skyddade personuppgifter, enligt registrets regel',
    );
  });

  it('leave nothing out where none is used, and say nothing', () => {
    const { chosen, leftOut } = chooseCases(rows, { allOf: [] }, referenceOn, NO_RULE_FACTS);
    expect([chosen.length, leftOut]).toEqual([8, []]);
    expect(rulesInWords({})).toEqual([]);
  });

  it('keep the lowest key of each value, whatever the order, and every case without a value', () => {
    const key = fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constantFrom('Å1', '😀', '\uff21'));
    const value = fc.constantFrom('', 'a', 'b', 'c');
    const rowsOf = fc.uniqueArray(fc.record({ key, value }), { selector: (row) => row.key, maxLength: 30 });
    const made = (one: { key: string; value: string }, index: number): Candidate => ({
      caseId: index,
      key: one.key,
      isProtected: false,
      cell: () => one.value,
    });
    const onePer: FrameFilter = { allOf: [], onePer: { column: 'k' } };
    fc.assert(
      fc.property(rowsOf, (list) => {
        const keys = (input: typeof list) =>
          chooseCases(input.map(made), onePer, referenceOn, NO_RULE_FACTS)
            .chosen.map((one) => one.key)
            .sort(compareUtf8);
        const wanted = ['a', 'b', 'c'].flatMap((letter) =>
          list
            .filter((one) => one.value === letter)
            .map((one) => one.key)
            .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
            .slice(0, 1),
        );
        const empty = list.filter((one) => one.value === '').map((one) => one.key);
        expect(keys(list)).toEqual([...wanted, ...empty].sort(compareUtf8));
        expect(keys([...list].reverse())).toEqual(keys(list));
      }),
    );
  });

  it('are said in words, one sentence each', () => {
    expect(rulesInWords(filter)).toHaveLength(3);
    expect(rulesInWords({ onePer: { column: 'Syskongrupp' } })[0]).toMatch(
      /Syskongrupp.*lägst ärendenummer.*tomt/,
    );
    expect(rulesInWords({ leaveOutReviewed: { rounds: 1 } })[0]).toContain('den senaste omgången');
    expect(rulesInWords({ leaveOutReviewed: { rounds: 3 } })[0]).toContain('de 3 senaste omgångarna');
    expect(rulesInWords({ leaveOutReviewed: { months: 1 } })[0]).toContain('den senaste månaden');
    expect(rulesInWords({ leaveOutReviewed: { months: 12 } })[0]).toContain('de senaste 12 månaderna');
  });

  it('read what a frame stored, also one frozen before there were rules', () => {
    const stored = [{ kind: 'protected' as const, count: 2 }];
    expect(leftOutOf({ leftOut: stored })).toEqual(stored);
    expect(leftOutOf({ leftOut: null })).toEqual([]);
  });
});
