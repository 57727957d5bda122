import { describe, expect, it } from 'vitest';
import { allHold, type CountedAnswer, type Ground, holds, mentionedIn } from './conditions.ts';
import type { Condition } from './definition.ts';

const answers: Record<string, CountedAnswer[]> = {
  ja: [{ tags: ['yes'] }],
  tal: [{ tags: ['given', 'over'], number: 61 }],
  barn: [{ tags: ['yes'] }, { tags: ['no'] }, { tags: ['notApplicable'] }],
  flera: [{ tags: ['a', 'b'] }],
};
const ground: Ground = {
  columns: { Lagrum: 'LVU\u00a02 §', Tom: '  ' },
  answersTo: (question) => answers[question] ?? [],
  isOpen: () => false,
  itemCount: (section) => (section === 'barn' ? 3 : 0),
};
const is = (condition: Condition) => holds(condition, ground);

describe('holds', () => {
  it.each<[string, Condition, boolean]>([
    ['one of the answers', { kind: 'answer', question: 'ja', isOneOf: ['no', 'yes'] }, true],
    ['another answer', { kind: 'answer', question: 'ja', isOneOf: ['no'] }, false],
    ['a question without an answer', { kind: 'answer', question: 'tyst', isOneOf: ['yes'] }, false],
    ['one of several choices', { kind: 'answer', question: 'flera', isOneOf: ['b', 'c'] }, true],
    ['the answer in one of the items', { kind: 'answer', question: 'barn', isOneOf: ['no'] }, true],
    ['a number at the bound', { kind: 'number', question: 'tal', atLeast: 61, atMost: 61 }, true],
    ['a number below', { kind: 'number', question: 'tal', atLeast: 61.5 }, false],
    ['a number above', { kind: 'number', question: 'tal', atMost: 60 }, false],
    ['no number', { kind: 'number', question: 'ja', atLeast: 0 }, false],
    ['a column whatever its spaces', { kind: 'column', column: 'lagrum', isOneOf: ['lvu 2 §'] }, true],
    ['an empty column among values', { kind: 'column', column: 'Tom', isOneOf: ['SoL'] }, false],
    ['a cell of spaces is empty', { kind: 'columnFilled', column: 'Tom', isFilled: false }, true],
    ['a missing column is empty', { kind: 'columnFilled', column: 'Finns ej', isFilled: true }, false],
    [
      'a count at its bound',
      { kind: 'count', questions: ['ja', 'barn'], isOneOf: ['yes'], atLeast: 2, atMost: 2 },
      true,
    ],
    ['a count of none', { kind: 'count', questions: ['tyst'], isOneOf: ['yes'], atMost: 0 }, true],
    ['every, but for a no', { kind: 'every', questions: ['ja', 'barn'], isOneOf: ['yes'] }, false],
    ['every applicable', { kind: 'every', questions: ['ja', 'barn', 'tyst'], isOneOf: ['yes', 'no'] }, true],
    ['every of nothing', { kind: 'every', questions: ['tyst'], isOneOf: ['yes'] }, false],
    ['items', { kind: 'items', section: 'barn', atLeast: 3 }, true],
    ['more items than there are', { kind: 'items', section: 'barn', atLeast: 4 }, false],
  ])('%s', (_name, condition, expected) => {
    expect(is(condition)).toBe(expected);
    expect(is({ kind: 'not', of: condition })).toBe(!expected);
    expect(is({ kind: 'any', of: [condition] })).toBe(expected);
    expect(
      is({ kind: 'all', of: [condition, { kind: 'columnFilled', column: 'Lagrum', isFilled: true }] }),
    ).toBe(expected);
  });

  it('joins with any and all, and holds without conditions', () => {
    const yes: Condition = { kind: 'items', section: 'barn', atLeast: 1 };
    const no: Condition = { kind: 'items', section: 'barn', atMost: 0 };
    expect([is({ kind: 'any', of: [no, yes] }), is({ kind: 'all', of: [yes, no] })]).toEqual([true, false]);
    expect([allHold(undefined, ground), allHold([], ground), allHold([yes, no], ground)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('takes no column for what every object has', () => {
    expect(is({ kind: 'columnFilled', column: 'constructor', isFilled: true })).toBe(false);
    expect(is({ kind: 'column', column: 'toString', isOneOf: ['x'] })).toBe(false);
  });
});

it('tells all that a condition looks at, however deep', () => {
  const condition: Condition = {
    kind: 'any',
    of: [
      { kind: 'not', of: { kind: 'every', questions: ['a', 'b'], isOneOf: ['yes'] } },
      { kind: 'all', of: [{ kind: 'items', section: 's', atLeast: 1 }] },
      { kind: 'column', column: 'Lagrum', isOneOf: ['SoL'] },
      { kind: 'columnFilled', column: 'Start', isFilled: true },
      { kind: 'number', question: 'c', atLeast: 1 },
    ],
  };
  expect(mentionedIn(condition)).toEqual({
    questions: ['a', 'b', 'c'],
    sections: ['s'],
    columns: ['Lagrum', 'Start'],
  });
});
