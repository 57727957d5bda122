import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { listToExtend, neighbourOf, nextLacking, sectionProgress, stopsOf } from './review-stops.ts';

const option = (key: string): Answer => ({ option: key, reason: 'x', comment: 'x', evidence: 'x' });
const content = (text: string): Answer => ({ ...option(''), option: null, content: text });
const evaluate = (answers: Answers) =>
  evaluateReview(everyKindChecklist, { columns: {}, referenceOn: '2026-10-31' as CivilDate }, answers);
const stops = (answers: Answers) => stopsOf(everyKindChecklist, evaluate(answers));

const first: Answers = {
  'bedomd-samma-dag': option('yes'),
  delaktighet: option('hog'),
  arendetyp: option('skola'),
  horda: content('barnet'),
  beslutsdatum: content('2026-10-01'),
  minuter: content('45'),
  niva: content('n1>n1'),
};
const item: Answers = {
  'inkom#1': content('2026-02-01'),
  'forhandsbedomd#1': content('2026-02-05'),
  'forhandsbedomd-i-tid#1': option('yes'),
};

describe('where the focus goes', () => {
  it('is through everything visible in reading order, with the list before its items', () => {
    expect(stops({ ...first, '#anmalningar': content('1') }).map(({ key }) => key)).toEqual([
      'bedomd-samma-dag',
      'delaktighet',
      'arendetyp',
      'horda',
      'beslutsdatum',
      'minuter',
      'niva',
      '#anmalningar',
      'inkom#1',
      'forhandsbedomd#1',
      'forhandsbedomd-i-tid#1',
      'samlad-bedomning',
    ]);
    expect(neighbourOf(stops(first), 'niva', 1)).toBe('#anmalningar');
    expect(neighbourOf(stops(first), '#anmalningar', -1)).toBe('niva');
    expect(neighbourOf(stops(first), 'bedomd-samma-dag', -1)).toBeUndefined();
    expect(neighbourOf(stops(first), null, 1)).toBe('bedomd-samma-dag');
  });

  it('is to the number of items, and to a rating only when nothing else is left', () => {
    expect(nextLacking(stops(first), 'niva')).toBe('#anmalningar');
    expect(nextLacking(stops(first), '#anmalningar')).toBe('#anmalningar');
    expect(nextLacking(stops({}), 'niva')).toBe('#anmalningar');
    expect(nextLacking(stops({}), '#anmalningar')).toBe('bedomd-samma-dag');
    expect(nextLacking(stops({ ...first, '#anmalningar': option('none') }), null)).toBeUndefined();
    const unreasoned = { ...option('brist'), reason: '' };
    const answers = { ...first, '#anmalningar': option('none'), 'samlad-bedomning': unreasoned };
    expect(nextLacking(stops(answers), null)).toBe('samlad-bedomning');
  });

  it('asks for more items after the last one, as long as there is room', () => {
    const one = { ...first, '#anmalningar': content('1'), ...item };
    expect(listToExtend(evaluate(one), 'forhandsbedomd-i-tid#1')).toBe('#anmalningar');
    expect(
      listToExtend(evaluate({ ...one, 'inkom#1': undefined }), 'forhandsbedomd-i-tid#1'),
    ).toBeUndefined();
    expect(listToExtend(evaluate(one), 'niva')).toBeUndefined();
    expect(listToExtend(evaluate(one), '#anmalningar')).toBeUndefined();
  });
});

it('counts a list of items as one question of its section', () => {
  expect(sectionProgress(evaluate({}), 'anmalningar')).toEqual({ answered: 0, applicable: 1 });
  const answers = { '#anmalningar': content('1'), ...item };
  expect(sectionProgress(evaluate(answers), 'anmalningar')).toEqual({ answered: 4, applicable: 4 });
});
