import { expect, it } from 'vitest';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { waitsFor } from './waits-for.ts';

const ASKED = 'skal-over-standard';
const columns = { Lagrum: 'SoL' };

function waiting(content: string, changed = everyKindChecklist): string | undefined {
  const ground = { columns, referenceOn: '2026-12-31' as CivilDate };
  const answer = { option: null, content, reason: '', comment: '' };
  const { states } = evaluateReview(changed, ground, content === '' ? {} : { minuter: answer });
  return waitsFor(changed, states, columns, ASKED);
}

/** The same checklist, where the question also looks at the register. */
function onlyFor(lagrum: string) {
  const sections = everyKindChecklist.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({
      ...question,
      visibleWhen:
        question.key === ASKED
          ? [
              ...(question.visibleWhen ?? []),
              { kind: 'column' as const, column: 'Lagrum', isOneOf: [lagrum] },
            ]
          : question.visibleWhen,
    })),
  }));
  return { ...everyKindChecklist, sections };
}

it('waits for the answer that decides, and for none once it is known whether the question applies', () => {
  expect(waiting('')).toBe('Beviljad tid');
  expect([waiting('60'), waiting('75')]).toEqual([undefined, undefined]);
  // What the register rules out waits for nothing.
  expect([waiting('', onlyFor('SoL')), waiting('', onlyFor('LVU'))]).toEqual(['Beviljad tid', undefined]);
});
