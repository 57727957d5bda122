import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { anyAnswersTo, anyColumns } from '#tests/factories/answer-arbitraries.ts';
import { anyDefinition } from '#tests/factories/definition-arbitraries.ts';
import { type ChecklistDefinition, findQuestion, questionsOf } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { followUpChecklist, isFollowUpChecklist } from './follow-up-checklist.ts';
import { shippedChecklists } from './shipped-checklists.ts';
import { placedChildrenChecklist } from './shipped-placed-children.ts';

const action = { actionId: 7, number: 'ÅT-2026-007' };
const followUp = (definition: ChecklistDefinition, ...keys: string[]) =>
  followUpChecklist(definition, keys, action);

it('is nothing when the checklist has none of the questions', () => {
  const [definition] = shippedChecklists as [ChecklistDefinition];
  expect(followUp(definition, 'finns-inte')).toBeUndefined();
  expect(followUp(definition)).toBeUndefined();
});

it('can be published for any question of what the program comes with, and asks it word for word', () => {
  for (const definition of shippedChecklists) {
    for (const { key } of questionsOf(definition)) {
      const made = followUp(definition, key);
      const parsed = parseDefinition(made);
      expect(parsed.ok, `${definition.key} ${key}`).toBe(true);
      const { comparableSince: _, ...asked } = findQuestion(definition, key) ?? {};
      expect(made && findQuestion(made, key)).toEqual(asked);
      expect(made && isFollowUpChecklist(made)).toBe(true);
      expect(isFollowUpChecklist(definition)).toBe(false);
    }
  }
});

it('leaves out what the question does not look at', () => {
  const keys = (key: string) =>
    questionsOf(followUp(placedChildrenChecklist, key) ?? placedChildrenChecklist).map((one) => one.key);
  expect(keys('barnet-till-tals')).toEqual(['barnet-till-tals']);
  expect(keys('skal-barnet-inte-hort')).toEqual(['barnet-till-tals', 'skal-barnet-inte-hort']);
});

it('asks and suggests exactly as the whole checklist does', () => {
  const anyReview = fc
    .tuple(anyDefinition, anyColumns, fc.nat())
    .chain(([definition, columns, place]) =>
      anyAnswersTo(definition).map((answers) => ({ definition, columns, answers, place })),
    );
  fc.assert(
    fc.property(anyReview, ({ definition, columns, answers, place }) => {
      const questions = questionsOf(definition);
      const { key } = questions[place % questions.length] ?? { key: '' };
      const small = followUp(definition, key) as ChecklistDefinition;
      const ground = { columns, referenceOn: '2026-10-31' as CivilDate };
      const told = (one: ChecklistDefinition) =>
        evaluateReview(one, ground, answers)
          .states.filter(({ question }) => question.key === key)
          .map(({ key: answerKey, isVisible, tags, fulfilment, suggestion }) => ({
            ...{ answerKey, isVisible, tags, fulfilment, suggestion },
          }));
      expect(told(small)).toEqual(told(definition));
    }),
    { numRuns: 200 },
  );
});
