import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import {
  type Evaluation,
  evaluateReview,
  type QuestionState,
} from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { questionsInWords, ratingWaitsFor, waitInWords, whyRated } from './rating-words.ts';
import { scoreInWords } from './score-words.ts';

const option = (key: string): Answer => ({ option: key, reason: 'x', comment: '' });
const none = { '#anmalningar': option('none') };
const evaluate = (answers: Answers) =>
  evaluateReview(everyKindChecklist, { columns: {}, referenceOn: '2026-10-31' as CivilDate }, answers);

function ratingIn({ states }: Evaluation): QuestionState {
  const state = states.find(({ question }) => question.key === 'samlad-bedomning');
  if (!state) throw new Error('no rating');
  return state;
}

function told(answers: Answers) {
  const evaluation = evaluate(answers);
  const state = ratingIn(evaluation);
  const visible = evaluation.states.filter(({ isVisible }) => isVisible);
  const wait = ratingWaitsFor(state, evaluation);
  return {
    computed: state.isComputed ? state.given?.option : undefined,
    why: state.suggestion && whyRated(everyKindChecklist, state.question, state.suggestion),
    waits: wait && waitInWords(wait, new Map(visible.map(({ key }, index) => [key, index + 1]))),
  };
}

describe('a computed rating', () => {
  it('waits for every question it looks at and for the number of items', () => {
    expect(told({})).toEqual({
      computed: undefined,
      why: undefined,
      waits: 'Beräknas när frågorna 1 och 2 är besvarade och antalet anmälningar är angivet.',
    });
    expect(told({ 'bedomd-samma-dag': option('yes'), ...none }).waits).toBe(
      'Beräknas när fråga 2 är besvarad.',
    );
    const oneItem = { '#anmalningar': { option: null, content: '1', reason: '', comment: '' } };
    expect(told({ 'bedomd-samma-dag': option('no'), delaktighet: option('hog'), ...oneItem }).waits).toBe(
      'Beräknas när fråga 10 är besvarad.',
    );
  });

  it('is not known from no items as long as nobody has said that there are none', () => {
    const answers = { 'bedomd-samma-dag': option('yes'), delaktighet: option('hog') };
    expect(told(answers).computed).toBeUndefined();
    expect(told({ ...answers, ...none }).computed).toBe('styrka');
  });

  it('says which rule decided', () => {
    const answers = { 'bedomd-samma-dag': option('no'), delaktighet: option('hog'), ...none };
    expect(told(answers)).toEqual({
      computed: 'brist',
      why: 'Regeln är att svaret på ”Skydd bedömt samma dag” är nej eller handling saknas.',
      waits: undefined,
    });
    const other = { ...answers, 'bedomd-samma-dag': option('yes'), delaktighet: option('nagon') };
    expect(told(other)).toEqual({
      computed: 'utveckling',
      why: 'Ingen av reglerna för ”Brist” eller ”Styrka” gäller.',
      waits: undefined,
    });
  });
});

it.each([
  [[3], 'fråga 3'],
  [[3, 4], 'frågorna 3 och 4'],
  [[3, 4, 5, 6, 7], 'frågorna 3–7'],
  [[9, 3, 4, 5, 3], 'frågorna 3–5 och 9'],
  [[1, 3, 5], 'frågorna 1, 3 och 5'],
])('says %j as ”%s”', (numbers, words) => {
  expect(questionsInWords(numbers)).toBe(words);
});

describe('the score', () => {
  it('is nothing before anything counted is answered', () => {
    expect(scoreInWords(evaluate({ arendetyp: option('skola') }))).toBe('');
  });

  it('puts a critical fault first and what does not apply outside the base', () => {
    expect(scoreInWords(evaluate({ delaktighet: option('hog'), niva: option('notApplicable') }))).toBe(
      '1 av 1 uppfyllda, 1 ej tillämplig.',
    );
    const faulty = { 'bedomd-samma-dag': option('no'), delaktighet: option('hog') };
    expect(scoreInWords(evaluate(faulty))).toBe('Kritisk brist: Skydd bedömt samma dag. 1 av 2 uppfyllda.');
  });
});
