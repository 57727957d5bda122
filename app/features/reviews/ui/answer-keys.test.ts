import { describe, expect, it } from 'vitest';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { findQuestion } from '#app/features/checklists/domain/definition.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { meaningOf } from './answer-keys.ts';

const unanswered: Given = { option: null, content: '' };
function meaning(questionKey: string, key: string, draft: Given = unanswered) {
  const question = findQuestion(everyKindChecklist, questionKey);
  if (!question) throw new Error(questionKey);
  return meaningOf(question, draft, key);
}
const given = (option: string) => ({ kind: 'give', given: { option } });
const put = (content: string) => ({ kind: 'give', given: { option: null, content } });

describe('what a key means on a question', () => {
  it.each([
    ['bedomd-samma-dag', 'J', given('yes')],
    ['bedomd-samma-dag', 'D', given('partly')],
    ['delaktighet', '1', given('lag')],
    ['delaktighet', '3', given('hog')],
    ['delaktighet', 'E', given('notApplicable')],
    ['arendetyp', '2', given('skola')],
    ['beslutsdatum', 'S', given('documentMissing')],
    ['beslutsdatum', '2', { kind: 'field' }],
    ['minuter', '0', { kind: 'field' }],
  ])('on %s, %s', (question, key, expected) => {
    expect(meaning(question, key)).toEqual(expected);
  });

  it('says which answers the question does not have', () => {
    expect(meaning('delaktighet', 'S')).toEqual({
      kind: 'trouble',
      words: 'Frågan har inte svaret Handling saknas.',
    });
    expect(meaning('arendetyp', 'J')).toMatchObject({ kind: 'trouble' });
    expect(meaning('delaktighet', '4')).toEqual({ kind: 'trouble', words: 'Frågan har bara svaren 1–3.' });
    expect(meaning('delaktighet', '0')).toMatchObject({ kind: 'trouble' });
  });

  it('is nothing where digits and other letters say nothing', () => {
    expect(meaning('bedomd-samma-dag', '1')).toBeUndefined();
    expect(meaning('skal-over-standard', '1')).toBeUndefined();
    expect(meaning('delaktighet', 'X')).toBeUndefined();
  });

  it('switches several choices on and off, in the order of the question', () => {
    expect(meaning('horda', '3')).toEqual(put('skolan'));
    expect(meaning('horda', '1', { option: null, content: 'skolan' })).toEqual(put('barnet skolan'));
    expect(meaning('horda', '3', { option: null, content: 'barnet skolan' })).toEqual(put('barnet'));
    expect(meaning('horda', '3', { option: null, content: 'skolan' })).toEqual(put(''));
    expect(meaning('horda', '2', { option: 'documentMissing', content: '' })).toEqual(put('vardnadshavare'));
  });

  it('takes the level before, then the one after, then begins anew', () => {
    expect(meaning('niva', '1')).toEqual(put('n1>'));
    expect(meaning('niva', '3', { option: null, content: 'n1>' })).toEqual(put('n1>n3'));
    expect(meaning('niva', '2', { option: null, content: 'n1>n3' })).toEqual(put('n2>'));
  });
});
