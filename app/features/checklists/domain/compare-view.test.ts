import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyDefinition } from '#tests/factories/definition-arbitraries.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { comparisonView } from './compare-view.ts';
import { findQuestion, type Question } from './definition.ts';

const changed = (key: string, change: Partial<Question>) => {
  const after = structuredClone(everyKindChecklist);
  Object.assign(findQuestion(after, key) as Question, change);
  return comparisonView(everyKindChecklist, after).changed.flatMap(({ sides }) => sides);
};

it('shows each aspect as it read and as it reads', () => {
  expect(changed('delaktighet', { counts: { lag: 'notFulfilled' } } as Partial<Question>)).toEqual([
    {
      aspect: 'vad som räknas som uppfyllt',
      before: 'Räknas som uppfyllt: Hög grad.\nRäknas som brist: Låg grad.',
      after: 'Räknas som brist: Låg grad.',
    },
  ]);
  expect(changed('skal-over-standard', { visibleWhen: undefined })).toEqual([
    {
      aspect: 'villkoret',
      before: 'Visas när svaret på ”Beviljad tid” är över standardvärdet.',
      after: 'Visas alltid.',
    },
  ]);
  const [deviation] = changed('bedomd-samma-dag', { deviation: undefined });
  expect(deviation?.before).toContain('Vid: Nej, Handling saknas');
  expect(deviation?.before).toContain('Allvarlig, 14 dagar');
  expect(deviation?.after).toBe('–');
});

it('says that nothing differs in a copy, and nothing that people do not read in anything else', () => {
  fc.assert(
    fc.property(anyDefinition, anyDefinition, (one, other) => {
      expect(comparisonView(one, structuredClone(one))).toEqual({ isSame: true, lines: [], changed: [] });
      const view = comparisonView(one, other);
      for (const { sides, name } of view.changed) {
        expect(sides.length, name).toBeGreaterThan(0);
        for (const { before, after } of sides) {
          expect(`${before} ${after}`).not.toMatch(/undefined|\[object|notFulfilled|documentMissing/u);
          expect(Math.min(before.length, after.length)).toBeGreaterThan(0);
        }
      }
      const isTold = view.lines.length + view.changed.length > 0;
      expect(isTold).toBe(!view.isSame);
    }),
    { numRuns: 100 },
  );
});
