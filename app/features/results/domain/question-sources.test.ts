import { expect, it } from 'vitest';
import type { ChecklistDefinition, Condition } from '#app/features/checklists/domain/definition.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { questionSources } from './question-sources.ts';

it('names conditions, items and what a rating is computed from', () => {
  const sources = questionSources(everyKindChecklist);
  expect(sources.get('minuter')).toEqual([]);
  expect(sources.get('skal-over-standard')).toEqual(['question minuter']);
  expect(sources.get('inkom')).toEqual(['items of anmalningar']);
  expect(sources.get('samlad-bedomning')).toEqual([
    'question bedomd-samma-dag',
    'question delaktighet',
    'question forhandsbedomd-i-tid',
  ]);
});

it('follows every kind of condition, on questions and sections', () => {
  const inner: Condition[] = [
    { kind: 'answer', question: 'a', isOneOf: ['yes'] },
    { kind: 'number', question: 'b', atLeast: 1 },
    { kind: 'column', column: 'Lagrum', isOneOf: ['LVU'] },
    { kind: 'columnFilled', column: 'Plan', isFilled: true },
    { kind: 'count', questions: ['c', 'd'], isOneOf: ['no'], atLeast: 1 },
    { kind: 'every', questions: ['e'], isOneOf: ['yes'] },
    { kind: 'items', section: 's', atLeast: 1 },
  ];
  const [first] = everyKindChecklist.sections;
  const question = first?.questions[0];
  if (!first || !question) throw new Error('no question');
  const definition: ChecklistDefinition = {
    ...everyKindChecklist,
    sections: [
      {
        ...first,
        visibleWhen: [{ kind: 'not', of: { kind: 'any', of: inner } }],
        questions: [{ ...question, key: 'x', visibleWhen: [{ kind: 'all', of: inner }] }],
      },
    ],
  };
  expect(questionSources(definition).get('x')?.toSorted()).toEqual([
    'column Lagrum',
    'column Plan',
    'question a',
    'question b',
    'question c',
    'question d',
    'question e',
    'section s',
  ]);
});
