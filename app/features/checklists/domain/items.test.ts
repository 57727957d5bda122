import { describe, expect, it } from 'vitest';
import { everyKindChecklist as checklist } from '#tests/factories/every-kind-checklist.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Answer } from './answers.ts';
import type { Repeats } from './definition.ts';
import { canonicalItems, itemsOf, nextItem, readAnswerKey } from './items.ts';

const listed = (content: string, option: string | null = null): Record<string, Answer> => ({
  '#barn': { option, content, reason: '', comment: '' },
});
const repeats: Repeats = { itemName: 'barn', itemsName: 'barn', atLeast: 0, atMost: 3 };

it.each([
  ['fraga', { kind: 'question', question: 'fraga' }],
  ['fraga#12', { kind: 'question', question: 'fraga', item: '12' }],
  ['#barn', { kind: 'items', section: 'barn' }],
  ['fraga#0', undefined],
  ['fraga#01', undefined],
  ['fraga#barn', undefined],
  ['fraga#12345', undefined],
  ['fraga#1#2', undefined],
  ['#', undefined],
  ['', undefined],
  ['Fråga', undefined],
])('reads the answer key %j', (key, expected) => {
  expect(readAnswerKey(key)).toEqual(expected);
});

it('tells the items in the order they came, each once, and none from nobody having said', () => {
  expect(itemsOf('barn', listed('2 1 2 x'))).toEqual(['2', '1']);
  expect(itemsOf('barn', listed('', 'none'))).toEqual([]);
  expect(itemsOf('barn', listed(''))).toBeUndefined();
  expect(itemsOf('barn', {})).toBeUndefined();
});

it('takes no more items than the section allows, and none twice', () => {
  expect(canonicalItems(repeats, ' 3  1 2 ')).toBe('3 1 2');
  for (const wrong of ['1 2 3 4', '1 1', '', '0', '1 x'])
    expect(canonicalItems(repeats, wrong)).toBeUndefined();
});

it('never gives a number again that an item taken away has answers under', () => {
  const gone: Record<string, Answer> = { 'fraga#4': { option: 'yes', reason: '', comment: '' } };
  expect(nextItem([{ key: 'fraga' }], ['1', '2'], gone)).toBe('5');
  expect(nextItem([{ key: 'annan' }], ['1', '2'], gone)).toBe('3');
  expect(nextItem([{ key: 'fraga' }], [], {})).toBe('1');
});

describe('acceptAnswer', () => {
  const accept = (key: string, option: string | null, content?: string) =>
    acceptAnswer(checklist, key, { option, content });

  it.each([
    ['inkom#1', null, ' 2026-10-01 ', { option: null, content: '2026-10-01' }],
    ['inkom', null, '2026-10-01', undefined],
    ['minuter#1', null, '60', undefined],
    ['okand', 'yes', undefined, undefined],
    ['#okand', null, '1', undefined],
    ['#grund', null, '1', undefined],
    ['#anmalningar', null, '2  1', { option: null, content: '2 1' }],
    ['#anmalningar', null, '1 2 3 4 5', undefined],
    ['#anmalningar', 'none', undefined, { option: 'none' }],
    ['#anmalningar', 'yes', undefined, undefined],
    ['bedomd-samma-dag', 'none', undefined, undefined],
    ['bedomd-samma-dag', 'partly', undefined, { option: 'partly' }],
    ['bedomd-samma-dag', null, 'yes', undefined],
    ['horda', null, 'skolan barnet', { option: null, content: 'barnet skolan' }],
    ['bedomd-samma-dag', null, '  ', { option: null }],
    ['#anmalningar', null, '', { option: null }],
  ])('%s: %j %j', (key, option, content, expected) => {
    expect(accept(key, option, content)).toEqual(expected);
  });

  it('takes no word that there are none where there must be one', () => {
    const [, section] = checklist.sections;
    const must = { ...section, repeats: { ...repeats, atLeast: 1 } } as NonNullable<typeof section>;
    const definition = { ...checklist, sections: [must] };
    expect(acceptAnswer(definition, '#anmalningar', { option: 'none' })).toBeUndefined();
    expect(acceptAnswer(definition, '#anmalningar', { option: null, content: '1' })).toBeDefined();
  });
});
