import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostChosenByQuotas } from '#app/features/controls/domain/quota-feasibility.ts';
import type { DrawGroupView, DrawnCase, DrawView } from '#app/features/controls/domain/round-overview.ts';
import { stripsOf } from '#app/features/controls/domain/strip-marks.ts';
import { parseThrows } from '#app/features/controls/forms/dice-throws.ts';
import { drawnCasesCaption, orderInWords } from '#app/features/controls/ui/draw-order-words.ts';
import { drawInSentences } from '#app/features/controls/ui/draw-sentences.ts';
import { whyInSentences } from '#app/features/controls/ui/why-case-words.ts';
import { drawSample } from '#app/features/sampling/domain/draw.ts';
import { composeFrame } from '#app/features/sampling/domain/frame.ts';
import { checkSeed, checkSeedPart, combineSeedParts } from '#app/features/sampling/domain/seed.ts';
import type { FrameCaseId } from '#app/shared/domain/ids.ts';

const drawnAt = (rank: number, change: Partial<DrawnCase> = {}): DrawnCase =>
  ({
    frameCaseId: rank as FrameCaseId,
    key: `k${rank}`,
    position: rank,
    rank,
    ticket: rank / 1000,
    stratum: '',
    reason: 'random',
    isReplaced: false,
    quotaValues: [],
    choice: null,
    ...change,
  }) as DrawnCase;
const groupOf = (frameSize: number, wanted: number, stratum = ''): DrawGroupView => ({
  stratum,
  frameSize,
  wanted,
  drawn: Math.min(wanted, frameSize),
});

describe('the strip', () => {
  it('counts every case once, shows every drawn one, and never has too many marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 60 })), {
          minLength: 1,
          maxLength: 30,
        }),
        (sizes) => {
          const groups = sizes.map(([size, wanted], index) => groupOf(size, wanted, `g${index}`));
          const cases = groups.flatMap(({ stratum, drawn }) =>
            Array.from({ length: drawn }, (_, index) => drawnAt(index + 1, { stratum })),
          );
          const strips = stripsOf(groups, cases);
          for (const { group, items } of strips) {
            const counted = items.reduce((sum, one) => sum + (one.kind === 'case' ? 1 : one.count), 0);
            expect(counted).toBe(group.frameSize);
            const shown = items.filter(({ kind, mark }) => kind === 'case' && mark === 'random').length;
            if (items[0]?.kind === 'case') expect(shown).toBe(group.drawn);
          }
          const marks = strips.reduce((sum, { items }) => sum + items.length, 0);
          expect(marks).toBeLessThanOrEqual(Math.max(1250, sizes.length * 70));
        },
      ),
    );
  });

  it('shows a case that a minst-krav took from far out', () => {
    const [strip] = stripsOf([groupOf(100_000, 10)], [drawnAt(1), drawnAt(54_321, { reason: 'quota' })]);
    expect(strip?.items.filter(({ mark }) => mark === 'quota')).toEqual([
      expect.objectContaining({ kind: 'many', mark: 'quota' }),
    ]);
  });
});

describe('quotas before the seed', () => {
  const cases = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y')), {
    minLength: 1,
    maxLength: 14,
  });
  const quota = fc.record({
    attribute: fc.constantFrom('form', 'unit'),
    values: fc.subarray(['a', 'b', 'c', 'x', 'y'], { minLength: 1 }),
    minimum: fc.integer({ min: 1, max: 5 }),
  });

  it('the bound is never passed by any seed, so that no refusal depends on one', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(quota, { minLength: 1, maxLength: 3 }),
        fc.string(),
        (rows, quotas, seed) => {
          const frame = composeFrame(
            rows.map(([form, unit], index) => ({ key: `k${index}`, attributes: { form, unit } })),
          );
          if (!frame.ok) throw new Error('unusable');
          const size = mostChosenByQuotas(frame.value.cases, quotas);
          if (size === 0) return;
          const design = { allocation: { kind: 'whole', size } as const, quotas };
          expect(drawSample(frame.value, design, `s${seed.replaceAll(/[|\r\n]/g, '')}`).ok).toBe(true);
        },
      ),
    );
  });

  it('is exact for quotas that exclude or hold each other', () => {
    const frame = ['a', 'a', 'b', 'b', 'c'].map((form, index) => ({
      key: `k${index}`,
      attributes: { form },
    }));
    const of = (values: string[], minimum: number) => ({ attribute: 'form', values, minimum });
    expect(mostChosenByQuotas(frame, [of(['a'], 2), of(['b'], 2)])).toBe(4);
    expect(mostChosenByQuotas(frame, [of(['a'], 1), of(['a', 'b'], 2)])).toBe(2);
    expect(mostChosenByQuotas(frame, [of(['a'], 9)])).toBe(2);
  });
});

describe('parts and dice', () => {
  it('two parts that are accepted make a seed that is accepted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (first, second) => {
        fc.pre(checkSeedPart(first).ok && checkSeedPart(second).ok);
        expect(checkSeed(combineSeedParts(first, second))).toEqual({ ok: true, value: `${first}+${second}` });
      }),
    );
    expect(checkSeedPart('x'.repeat(41))).toEqual({ ok: false, error: 'tooLong' });
  });

  it('dice are read in order, whatever stands between them, in whole throws', () => {
    expect(parseThrows('4', '3 5 1 6, 2241')).toEqual({ ok: true, value: '3516-2241' });
    expect(parseThrows('1', '351622')).toEqual({ ok: true, value: '3-5-1-6-2-2' });
    for (const [dice, throws, field] of [
      ['0', '351622', 'diceCount'],
      ['', '351622', 'diceCount'],
      ['4', '3516221', 'throws'],
      ['2', '35', 'throws'],
      ['2', '357016', 'throws'],
    ] as const) {
      expect(parseThrows(dice, throws)).toMatchObject({ ok: false, error: { field } });
    }
  });
});

describe('why one case', () => {
  const one = {
    key: 'k',
    ticket: 0.5,
    stratum: '',
    rank: 7,
    groupSize: 141,
    wanted: 10,
    reason: null,
    isReplaced: false,
    isTakenIn: false,
    allocationKind: 'whole',
    choice: null,
  } as const;

  it('is told from the rule that decided: its place, the limit, and a minst-krav that pushed it out', () => {
    expect(whyInSentences({ ...one, reason: 'random' })).toEqual([
      'Slumptalet är nummer 7 av 141 i urvalsramen, räknat från det lägsta. De 10 lägsta dras.',
      'Ärendet drogs, eftersom slumptalet är ett av de 10 lägsta.',
    ]);
    expect(whyInSentences(one)[1]).toContain('fick ge plats åt ett som minst-kravet behövde');
    expect(whyInSentences({ ...one, rank: 14 })[1]).toContain('slumptalet är 4');
    expect(
      whyInSentences({
        ...one,
        reason: 'chosen',
        allocationKind: 'onCause',
        choice: { cause: 'Klagomål', byName: 'Maria' },
      }),
    ).toEqual(['Ärendet valdes av Maria: Klagomål. Slumpen avgjorde inte.']);
  });

  it('is told in the words of one where one is drawn, and of all where there were too few', () => {
    const inGroup = { ...one, stratum: 'Elin Berg', allocationKind: 'perStratum' } as const;
    expect(whyInSentences({ ...inGroup, rank: 1, groupSize: 30, wanted: 1, reason: 'random' })).toEqual([
      'Slumptalet är det lägsta av 30 i gruppen Elin Berg. Det lägsta dras.',
      'Ärendet drogs, eftersom slumptalet är det lägsta i gruppen.',
    ]);
    expect(whyInSentences({ ...inGroup, rank: 2, groupSize: 30, wanted: 1 })).toEqual([
      'Slumptalet är nummer 2 av 30 i gruppen Elin Berg, räknat från det lägsta. Det lägsta dras.',
      'Ärendet drogs inte: slumptalet är 1\u00a0plats för högt.',
    ]);
    expect(whyInSentences({ ...inGroup, rank: 7, groupSize: 7, wanted: 10, reason: 'random' })).toEqual([
      'Slumptalet är nummer 7 av 7 i gruppen Elin Berg, räknat från det lägsta. Därifrån skulle 10 dras. Det fattas 3, så alla som finns är med.',
      'Ärendet drogs, eftersom alla drogs därifrån.',
    ]);
    expect(whyInSentences({ ...inGroup, rank: 1, groupSize: 1, wanted: 2, reason: 'random' })[0]).toBe(
      'Ärendet är det enda i gruppen Elin Berg. Därifrån skulle 2 dras. Det fattas ett, så alla som finns är med.',
    );
    expect(
      whyInSentences({
        ...inGroup,
        stratum: '',
        allocationKind: 'proportional',
        rank: 2,
        groupSize: 3,
        wanted: 0,
      }),
    ).toEqual([
      'Slumptalet är nummer 2 av 3 i gruppen utan värde, räknat från det lägsta. Gruppen är så liten att den inte fick någon plats i urvalet.',
      'Ärendet drogs därför inte.',
    ]);
  });
});

describe('the order of the list', () => {
  const orderOf = (allocationKind: DrawView['allocationKind'], groupCount: number) =>
    orderInWords({ allocationKind, groups: Array.from({ length: groupCount }, () => groupOf(9, 3)) });

  it('is told as the design lists its cases', () => {
    for (const kind of ['whole', 'census', 'onCause', 'perStratum'] as const) {
      expect(orderOf(kind, 1)).toBe('i ordning efter slumptal');
    }
    for (const kind of ['perStratum', 'proportional', 'selfSelected'] as const) {
      expect(orderOf(kind, 2)).toBe('grupp för grupp, och i varje grupp efter slumptal');
    }
    expect(orderOf('firstInOrder', 1)).toBe('i datumordning, och samma dag efter slumptal');
    expect(orderOf('firstInOrder', 2)).toBe(
      'grupp för grupp, och i varje grupp i datumordning, samma dag efter slumptal',
    );
    const groups = [groupOf(9, 1, 'a'), groupOf(9, 1, 'b')];
    const draw = { allocationKind: 'perStratum', selection: 'random', groups } as const;
    expect(drawnCasesCaption({ ...draw, cases: [drawnAt(1)] })).toBe(
      'Dragna ärenden, grupp för grupp, och i varje grupp efter slumptal',
    );
    expect(
      drawnCasesCaption({ ...draw, groups: groups.slice(1), cases: [drawnAt(1, { reason: 'reserve' })] }),
    ).toBe('Dragna ärenden i ordning efter slumptal, sist de som har ersatt andra');
  });
});

describe('the sentence about a draw', () => {
  const shared = (...wanted: number[]) =>
    ({
      allocationKind: 'proportional',
      groups: wanted.map((size, index) => groupOf(20, size, `g${index}`)),
      cases: wanted.flatMap((size) => Array.from({ length: size }, (_, index) => drawnAt(index + 1))),
      replacements: [],
    }) as unknown as DrawView;

  it('claims no draw from a group that was given nothing', () => {
    expect(drawInSentences(shared(3, 2), 40)).toEqual([
      'Ur var och en av två grupper drogs de lägsta slumptalen, sammanlagt 5 av 40\u00a0ärenden.',
    ]);
    expect(drawInSentences(shared(3, 0, 2), 60)).toEqual([
      'Ur två av tre grupper drogs de lägsta slumptalen, sammanlagt 5 av 60\u00a0ärenden. En grupp är så liten att den inte fick någon plats.',
    ]);
  });
});
