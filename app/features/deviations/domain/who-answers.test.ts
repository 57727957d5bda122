import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { whoAnswers, whyInWords } from './who-answers.ts';

const [group, unit, department] = [1, 2, 3] as UnitId[] as [UnitId, UnitId, UnitId];
const path = [group, unit, department];
const at = (unitId: UnitId, personId: number) => ({ unitId, personId: personId as PersonId });
const leads = (unitId: UnitId, personId: number, since = '2026-01-01T08:00:00.000Z', hasComeIn = true) => ({
  ...at(unitId, personId),
  ...{ since, hasComeIn },
});
const all = new Set([10, 11, 12, 20, 21, 22] as PersonId[]);

describe('who gets the deviations of a unit', () => {
  it('is the one chosen for the nearest unit upward, before whoever leads', () => {
    const leading = [leads(group, 10), leads(unit, 11)];
    expect(whoAnswers(path, [], leading, all)).toEqual({
      personId: 10,
      why: { kind: 'leads', unitId: group, since: '2026-01-01T08:00:00.000Z' },
    });
    expect(whoAnswers(path, [at(department, 20)], leading, all)?.personId).toBe(20);
    expect(whoAnswers(path, [at(department, 20), at(unit, 21)], leading, all)).toEqual({
      personId: 21,
      why: { kind: 'chosen', unitId: unit },
    });
  });

  it('is nobody who may not: the next one is asked, and at last whoever leads the nearest unit', () => {
    const chosen = [at(unit, 21), at(department, 20)];
    const leading = [leads(group, 10), leads(unit, 11)];
    const without = (...ids: number[]) => new Set([...all].filter((id) => !ids.includes(id)));
    expect(whoAnswers(path, chosen, leading, without(21))?.personId).toBe(20);
    expect(whoAnswers(path, chosen, leading, without(21, 20))?.personId).toBe(10);
    expect(whoAnswers(path, chosen, leading, without(21, 20, 10))?.personId).toBe(11);
    expect(whoAnswers(path, chosen, leading, new Set())).toBeUndefined();
  });

  it('is of several leaders of a unit whoever has been there longest, and one who has never come in at last', () => {
    const [early, late] = ['2026-01-01T08:00:00.000Z', '2026-09-01T08:00:00.000Z'];
    const first = (...leading: ReturnType<typeof leads>[]) => whoAnswers(path, [], leading, all)?.personId;
    expect(first(leads(group, 10, late), leads(group, 12, early))).toBe(12);
    expect(first(leads(group, 12, late), leads(group, 11, late))).toBe(11);
    expect(first(leads(group, 10, early, false), leads(group, 12, late))).toBe(12);
    expect(first(leads(group, 10, early, false), leads(unit, 12, early))).toBe(10);
    expect(first(leads(group, 12, late, false), leads(group, 10, early, false))).toBe(10);
  });

  it('never is anybody of a unit beside, or anybody who may not', () => {
    const list = fc.array(
      fc.record({ unitId: fc.integer({ min: 1, max: 5 }), personId: fc.integer({ min: 10, max: 14 }) }),
    ) as fc.Arbitrary<ReturnType<typeof at>[]>;
    const able = fc.uniqueArray(fc.integer({ min: 10, max: 14 })).map((ids) => new Set(ids as PersonId[]));
    fc.assert(
      fc.property(list, list, able, (chosen, plain, may) => {
        const leading = plain.map(({ unitId, personId }) => leads(unitId, personId));
        const found = whoAnswers(path, chosen, leading, may);
        const could = [...chosen, ...leading].filter(
          (one) => path.includes(one.unitId) && may.has(one.personId),
        );
        expect(found !== undefined).toBe(could.length > 0);
        const who = found && { unitId: found.why.unitId, personId: found.personId };
        if (who) expect(could).toContainEqual(expect.objectContaining(who));
      }),
    );
  });
});

it('says why', () => {
  const nameOf = () => 'Barn och unga';
  expect(whyInWords({ kind: 'chosen', unitId: group }, group, nameOf)).toBe('Vald för enheten');
  expect(whyInWords({ kind: 'chosen', unitId: unit }, group, nameOf)).toBe('Vald för Barn och unga');
  const since = '2026-09-30T22:30:00.000Z';
  expect(whyInWords({ kind: 'leads', unitId: group, since }, group, nameOf)).toBe(
    'Leder enheten sedan 2026-10-01',
  );
  expect(whyInWords({ kind: 'leads', unitId: department, since }, group, nameOf)).toBe(
    'Leder Barn och unga sedan 2026-10-01',
  );
});
