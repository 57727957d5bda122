import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { countsAs, isCounted, possibleTags, standardOf, tagsOf } from './answer-tags.ts';
import { answerInWords, tagInWords } from './answer-words.ts';
import { fulfilmentOf } from './answers.ts';
import { type ChoiceQuestion, findQuestion, type NumberQuestion, type Question } from './definition.ts';

const question = (key: string) => findQuestion(everyKindChecklist, key) as Question;
const minutes = question('minuter') as NumberQuestion;
const content = (key: string, text: string) => tagsOf(question(key), { option: null, content: text }, {});

describe('tagsOf', () => {
  it.each([
    ['horda', 'barnet skolan', ['barnet', 'skolan']],
    ['inkom', '2026-10-31', ['given']],
    ['skal-over-standard', 'Enligt beslut', ['given']],
    ['minuter', '59.9', ['given', 'under']],
    ['minuter', '60', ['given', 'atStandard']],
    ['minuter', '60.1', ['given', 'over']],
    ['niva', 'n1>n2', ['given', 'up']],
    ['niva', 'n3>n1', ['given', 'down']],
    ['niva', 'n2>n2', ['given', 'same']],
    ['delaktighet', 'hog', undefined],
    ['inkom', '', undefined],
  ])('%s: %s', (key, text, expected) => {
    expect(content(key, text)).toEqual(expected);
  });

  it('takes only the options that the question has', () => {
    const option = (key: string, tag: string) => tagsOf(question(key), { option: tag }, {});
    expect(option('delaktighet', 'hog')).toEqual(['hog']);
    expect(option('delaktighet', 'yes')).toBeUndefined();
    expect(option('horda', 'barnet')).toBeUndefined();
    expect(option('horda', 'documentMissing')).toEqual(['documentMissing']);
    expect(option('inkom', 'given')).toBeUndefined();
  });

  it('holds a number against what the column of the case says, else against the common value', () => {
    const asked = { ...minutes, standard: { label: 'S', value: 60, column: 'Schablon' } };
    expect(standardOf(asked, { schablon: '1 045,5' })).toBe(1045.5);
    expect(standardOf(asked, { Schablon: 'olika' })).toBe(60);
    expect(standardOf({ ...asked, standard: { label: 'S', column: 'Schablon' } }, {})).toBeUndefined();
    expect(
      tagsOf({ ...asked, standard: { label: 'S', column: 'Schablon' } }, { option: null, content: '5' }, {}),
    ).toEqual(['given']);
  });

  it('has no tag that the question does not list', () => {
    expect(possibleTags(minutes)).toEqual(['given', 'under', 'atStandard', 'over', 'notApplicable']);
    expect(possibleTags({ ...minutes, standard: undefined })).toEqual(['given', 'notApplicable']);
    expect(possibleTags(question('niva'))).toEqual(['given', 'up', 'same', 'down', 'notApplicable']);
    expect(possibleTags(question('horda'))).toEqual([
      'barnet',
      'vardnadshavare',
      'skolan',
      'documentMissing',
    ]);
  });
});

describe('what counts', () => {
  it('counts a choice by what the question says, and only notes the rest', () => {
    expect(['lag', 'nagon', 'hog'].map((tag) => countsAs(question('delaktighet'), tag))).toEqual([
      'notFulfilled',
      undefined,
      'fulfilled',
    ]);
  });

  it('takes one fault among several choices as a fault', () => {
    const asked = question('horda') as ChoiceQuestion;
    const counted: Question = { ...asked, counts: { barnet: 'fulfilled', skolan: 'notFulfilled' } };
    expect(fulfilmentOf(counted, ['barnet', 'skolan'])).toBe('notFulfilled');
    expect(fulfilmentOf(counted, ['barnet', 'vardnadshavare'])).toBe('fulfilled');
    expect(fulfilmentOf(counted, ['vardnadshavare'])).toBe('noted');
    expect(fulfilmentOf(counted, ['documentMissing'])).toBe('notFulfilled');
    expect(fulfilmentOf(asked, ['documentMissing'])).toBe('noted');
    expect([isCounted(counted), isCounted(asked)]).toEqual([true, false]);
  });

  it('counts nothing that every object happens to have', () => {
    const asked = { ...(question('delaktighet') as ChoiceQuestion), counts: { hog: 'fulfilled' as const } };
    expect(countsAs(asked, 'constructor')).toBeUndefined();
  });
});

describe('in words', () => {
  it.each([
    ['minuter', { option: null, content: '1234.5' }, '1\u00a0234,5 minuter'],
    ['minuter', { option: null, content: '-1000' }, '−1\u00a0000 minuter'],
    ['horda', { option: null, content: 'barnet skolan' }, 'Barnet, Förskola eller skola'],
    ['niva', { option: null, content: 'n1>n3' }, 'Nivå 1 → Nivå 3'],
    ['delaktighet', { option: 'hog' }, 'Hög grad'],
    ['delaktighet', { option: 'notApplicable' }, 'Ej tillämpligt'],
    ['inkom', { option: null, content: '2026-10-31' }, '2026-10-31'],
    ['inkom', { option: null, content: '' }, ''],
  ])('%s', (key, given, expected) => {
    expect(answerInWords(question(key), given)).toBe(expected);
  });

  it('says the label of a choice whose key is also the name of something else', () => {
    const choices = [
      { key: 'no', label: 'Nödläge' },
      { key: 'over', label: 'Överklagat' },
    ];
    const asked: Question = { ...(question('arendetyp') as ChoiceQuestion), choices };
    expect([tagInWords(asked, 'no'), tagInWords(asked, 'over')]).toEqual(['Nödläge', 'Överklagat']);
    const levels = question('niva');
    const turned = { ...levels, choices: [{ key: 'up', label: 'Uppe' }, ...choices] } as Question;
    expect(tagInWords(turned, 'up')).toBe('högre nivå efter');
    expect(answerInWords(turned, { option: null, content: 'up>no' })).toBe('Uppe → Nödläge');
  });
});
