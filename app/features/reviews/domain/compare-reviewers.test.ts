import { describe, expect, it } from 'vitest';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type EveryKindAnswers, everyKindAnswers } from '#tests/factories/every-kind-answers.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { agreementState } from './agreement-steps.ts';
import { answersInCommon, compareReviewers } from './compare-reviewers.ts';

const ground = { columns: {}, referenceOn: '2026-10-31' as CivilDate };
const early = ['2026-05-04', '2026-05-11', 'yes'] as const;
const late = ['2026-06-01', '2026-07-01', 'no'] as const;

const compared = (...all: EveryKindAnswers[]) =>
  compareReviewers(
    all.map((given, index) => {
      const answers = everyKindAnswers(given);
      return { slot: index + 1, answers, evaluation: evaluateReview(everyKindChecklist, ground, answers) };
    }),
  );
const likeness = (found: ReturnType<typeof compared>, key: string) => found.get(key)?.likeness;

describe('what several answered', () => {
  it('is complete without anybody settling anything where all answered alike', () => {
    const found = compared({ items: [early] }, { items: [early] });
    const { isComplete, steps } = agreementState(everyKindChecklist, ground, found, {});
    expect(isComplete).toBe(true);
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['alike', 'computed']));
  });

  it('differs by answer and by how many items there are; items are matched by number', () => {
    const found = compared({ assessed: 'no', items: [early] }, { items: [early, late] });
    expect(likeness(found, 'bedomd-samma-dag')).toBe('different');
    expect(likeness(found, '#anmalningar')).toBe('different');
    expect([likeness(found, 'inkom#1'), likeness(found, 'inkom#2')]).toEqual(['alike', 'partly']);
    expect(Object.keys(answersInCommon(found))).not.toContain('inkom#2');
    expect(agreementState(everyKindChecklist, ground, found, {}).isComplete).toBe(false);
  });
});
