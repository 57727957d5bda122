import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { answerName, isInItem } from './answer-name.ts';

const list = (content: string) => [
  { questionId: '#anmalningar', value: { content }, reason: '', comment: '', evidence: '' },
];
const nameOf = (key: string, stored: ReturnType<typeof list> = []) =>
  answerName(everyKindChecklist, key, stored);

describe('the name of what a deviation is about', () => {
  it('is the question alone outside repeating sections, and nothing for an unknown one', () => {
    expect(nameOf('minuter')).toBe('Beviljad tid');
    expect(nameOf('okand')).toBeUndefined();
    expect(nameOf('#anmalningar')).toBeUndefined();
  });

  it('counts the items as the review page does, also after one was taken away', () => {
    expect(nameOf('forhandsbedomd-i-tid#3', list('1 2 3'))).toBe('Förhandsbedömning i tid (anmälan 3)');
    expect(nameOf('forhandsbedomd-i-tid#3', list('1 3'))).toBe('Förhandsbedömning i tid (anmälan 2)');
  });

  it('keeps the number an item was made with once it is gone', () => {
    expect(nameOf('forhandsbedomd-i-tid#3', list('1 2'))).toBe('Förhandsbedömning i tid (anmälan 3)');
    expect(nameOf('forhandsbedomd-i-tid#3')).toBe('Förhandsbedömning i tid (anmälan 3)');
  });

  it('knows an item by its key', () => {
    expect(['a', 'a#1', '#a', 'a#x'].map(isInItem)).toEqual([false, true, false, false]);
  });
});
