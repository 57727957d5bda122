import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { type ItemsMove, itemsAfter } from './items-move.ts';
import { itemsInWords, itemsSummary, itemTitle } from './items-words.ts';

const section = everyKindChecklist.sections.find(({ key }) => key === 'anmalningar');
if (!section?.repeats) throw new Error('no repeating section');
const { repeats } = section;

const content = (text: string): Answer => ({ option: null, content: text, reason: '', comment: '' });
const option = (key: string): Answer => ({ option: key, reason: '', comment: '' });
const moved = (answers: Answers, move: ItemsMove) => itemsAfter(section, answers, move);
const items = (text: string): Answers => ({ '#anmalningar': content(text) });
const evaluate = (answers: Answers) =>
  evaluateReview(everyKindChecklist, { columns: {}, referenceOn: '2026-10-31' as CivilDate }, answers);
const summary = (answers: Answers) => itemsSummary(section, evaluate(answers).states);

describe('the items of a section', () => {
  it('are added with a number that no answer has ever had', () => {
    expect(moved({}, { kind: 'add' })).toEqual({ option: null, content: '1' });
    expect(moved(items('1 3'), { kind: 'add' })).toEqual({ option: null, content: '1 3 4' });
    const taken = { ...items('1'), 'inkom#2': content('2026-02-01') };
    expect(moved(taken, { kind: 'add' })).toEqual({ option: null, content: '1 3' });
    expect(moved({ '#anmalningar': option('none') }, { kind: 'add' })).toEqual({
      option: null,
      content: '1',
    });
  });

  it('get different numbers from two that add at the same time, and none above the highest', () => {
    expect(moved({}, { kind: 'add', skipped: 0 })?.content).toBe('1');
    expect(moved({}, { kind: 'add', skipped: 41 })?.content).toBe('42');
    expect(moved(items('42'), { kind: 'add', skipped: 7 })?.content).toBe('42 50');
    expect(moved(items('9900'), { kind: 'add', skipped: 120 })?.content).toBe('9900 9901');
  });

  it('are no more than the section allows', () => {
    expect(moved(items('1 2 3 4'), { kind: 'add' })).toBeUndefined();
    expect(moved(items('1 2 3 4'), { kind: 'back', item: '5', place: 0 })).toBeUndefined();
  });

  it('come back where they were, and only once', () => {
    expect(moved(items('1 2 3'), { kind: 'remove', item: '2' })).toEqual({ option: null, content: '1 3' });
    expect(moved(items('1 3'), { kind: 'back', item: '2', place: 1 })?.content).toBe('1 2 3');
    expect(moved(items('1 2 3'), { kind: 'back', item: '2', place: 1 })).toBeUndefined();
    expect(moved(items('1'), { kind: 'remove', item: '2' })).toBeUndefined();
  });

  it('leave nothing said when the last is taken away, and are none only when somebody says so', () => {
    const left = moved(items('1'), { kind: 'remove', item: '1' });
    expect(left).toEqual({ option: null, content: '' });
    expect(evaluate({ '#anmalningar': content('') }).itemLists[0]?.isLacking).toBe(true);
    expect(moved({}, { kind: 'none' })).toEqual({ option: 'none' });
    expect(moved(items('1'), { kind: 'none' })).toBeUndefined();
    expect(
      itemsAfter({ ...section, repeats: { ...repeats, atLeast: 1 } }, {}, { kind: 'none' }),
    ).toBeUndefined();
  });

  it('have names and numbers in words', () => {
    expect(itemTitle(repeats, 2)).toBe('Anmälan 2');
    expect(itemsInWords(repeats, content('1'))).toBe('1 anmälan');
    expect(itemsInWords(repeats, content('1 4'))).toBe('2 anmälningar');
    expect(itemsInWords(repeats, option('none'))).toBe('Inga anmälningar');
    expect(itemsInWords(repeats, content(''))).toBe('');
  });
});

describe('what the answers of all items amount to', () => {
  const three: Answers = {
    ...items('1 2 3'),
    'inkom#1': content('2026-05-14'),
    'inkom#2': content('2026-02-12'),
    'inkom#3': content('2026-06-01'),
    'forhandsbedomd-i-tid#1': option('yes'),
    'forhandsbedomd-i-tid#2': option('no'),
  };

  it('is the longest gap between dates in time order, and how many are yes', () => {
    expect(summary(three)).toEqual([
      {
        label: 'Anmälan kom in',
        text: 'längsta mellanrummet 3 månader och 2 dagar (12 feb → 14 maj 2026)',
      },
      { label: 'Förhandsbedömning i tid', text: '1 av 2 ja' },
    ]);
  });

  it('leaves out what does not apply, items that are gone, and what has one answer only', () => {
    expect(summary({ ...three, 'forhandsbedomd-i-tid#2': option('notApplicable') })).toHaveLength(1);
    expect(summary({ ...three, ...items('1') })).toEqual([]);
    expect(summary({})).toEqual([]);
  });
});
