import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import type { ChecklistDefinition, Condition, NumberQuestion, Question, Section } from './definition.ts';
import { definitionFaults } from './definition-faults.ts';

const yesNo = (key: string, visibleWhen?: Condition[]): Question => ({
  key,
  kind: 'yesNo',
  shortName: key,
  wording: { text: key },
  goodAnswer: 'yes',
  options: ['yes', 'no'],
  help: key,
  isCritical: false,
  visibleWhen,
});
const answer = (question: string, ...isOneOf: string[]): Condition => ({ kind: 'answer', question, isOneOf });
const column = (...isOneOf: string[]): Condition => ({ kind: 'column', column: 'Lagrum', isOneOf });
const checklist = (...sections: Section[]): ChecklistDefinition => ({ ...everyKindChecklist, sections });
const section = (key: string, questions: Question[], more: Partial<Section> = {}): Section => ({
  key,
  title: key,
  questions,
  ...more,
});
const repeats = { itemName: 'barn', itemsName: 'barn', atLeast: 0, atMost: 3 };
const faults = (...sections: Section[]) => definitionFaults(checklist(...sections)).map(({ text }) => text);
const oneList = (...questions: Question[]) => faults(section('s', questions));

const minutes = everyKindChecklist.sections[0]?.questions.find(
  ({ kind }) => kind === 'number',
) as NumberQuestion;
const several: Question = {
  ...yesNo('flera'),
  kind: 'severalChoices',
  options: ['documentMissing'],
  choices: ['a', 'b'].map((key) => ({ key, label: key })),
};

it('finds nothing wrong with a checklist of every kind', () => {
  expect(definitionFaults(everyKindChecklist)).toEqual([]);
});

describe('contradictions', () => {
  const never = (key: string) => `Frågan ”${key}” kan aldrig visas: villkoren motsäger varandra.`;

  it('finds two answers to one question at once', () => {
    expect(oneList(yesNo('a'), yesNo('b', [answer('a', 'yes'), answer('a', 'no')]))).toEqual([never('b')]);
  });

  it('finds one by way of a question between', () => {
    const between = yesNo('b', [answer('a', 'yes')]);
    expect(oneList(yesNo('a'), between, yesNo('c', [answer('b', 'no'), answer('a', 'no')]))).toEqual([
      never('c'),
    ]);
    expect(oneList(yesNo('a'), between, yesNo('c', [answer('b', 'no'), answer('a', 'yes')]))).toEqual([]);
  });

  it('finds two values of one column, also in another case, and between section and question', () => {
    expect(oneList(yesNo('a', [column('SoL'), column('LVU')]))).toEqual([never('a')]);
    expect(oneList(yesNo('a', [column('SoL'), column(' sol ')]))).toEqual([]);
    const inside = section('s', [yesNo('a', [column('LVU')])], { visibleWhen: [column('SoL')] });
    expect(faults(inside)).toEqual([never('a')]);
  });

  it('tells a section once, not each of its questions, and what hangs on them', () => {
    const hidden = section('t', [yesNo('b'), yesNo('c')], {
      visibleWhen: [answer('a', 'yes'), answer('a', 'no')],
    });
    const texts = faults(
      section('s', [yesNo('a')]),
      hidden,
      section('u', [yesNo('d', [answer('c', 'yes')])]),
    );
    expect(texts).toEqual(['Avsnittet ”t” kan aldrig visas: villkoren motsäger varandra.', never('d')]);
  });

  it('lets either of two ways be enough, and asks both of all', () => {
    const no: Condition = { kind: 'all', of: [answer('a', 'yes'), answer('a', 'no')] };
    expect(oneList(yesNo('a'), yesNo('b', [{ kind: 'any', of: [no, answer('a', 'no')] }]))).toEqual([]);
    expect(oneList(yesNo('a'), yesNo('b', [{ kind: 'any', of: [no] }]))).toEqual([never('b')]);
  });

  it('lets a number be given and over the standard, and several choices be true at once', () => {
    expect(oneList(minutes, yesNo('b', [answer('minuter', 'given'), answer('minuter', 'over')]))).toEqual([]);
    expect(oneList(minutes, yesNo('b', [answer('minuter', 'under'), answer('minuter', 'over')]))).toEqual([
      never('b'),
    ]);
    expect(oneList(several, yesNo('b', [answer('flera', 'a'), answer('flera', 'b')]))).toEqual([]);
    expect(oneList(several, yesNo('b', [answer('flera', 'a'), answer('flera', 'documentMissing')]))).toEqual([
      never('b'),
    ]);
  });

  it('lets two items have each their answer, seen from outside, and one item only one', () => {
    const both = [answer('a', 'yes'), answer('a', 'no')];
    expect(faults(section('s', [yesNo('a')], { repeats }), section('t', [yesNo('b', both)]))).toEqual([]);
    expect(faults(section('s', [yesNo('a'), yesNo('b', both)], { repeats }))).toEqual([never('b')]);
    const byWay = section('s', [yesNo('a'), yesNo('b', [answer('a', 'yes')])], { repeats });
    const outside = section('t', [yesNo('c', [answer('b', 'yes'), answer('a', 'no')])]);
    expect(faults(byWay, outside)).toEqual([]);
  });

  it('answers at once for a long list in which every question can be seen in many ways', () => {
    const before = Array.from({ length: 12 }, (_, index) => yesNo(`a${index}`));
    const any = (): Condition => ({ kind: 'any', of: before.map(({ key }) => answer(key, 'yes')) });
    const after = Array.from({ length: 60 }, (_, index) =>
      yesNo(`b${index}`, [any(), any(), any(), ...(index > 0 ? [answer(`b${index - 1}`, 'yes')] : [])]),
    );
    expect(oneList(...before, ...after)).toEqual([]);
  });
});

describe('shape', () => {
  const twoChoices = [
    { key: 'a', label: 'A' },
    { key: 'b', label: 'B' },
  ];
  const scale: Question = { ...yesNo('q'), kind: 'scale', options: [], choices: twoChoices };

  it.each<[string, Section[], string]>([
    [
      'a count in a section that does not repeat',
      [section('s', [yesNo('a')]), section('t', [yesNo('b', [{ kind: 'items', section: 's', atLeast: 1 }])])],
      'ett villkor räknar i ',
    ],
    [
      'a number from a yes',
      [
        section('s', [
          yesNo('a'),
          yesNo('b', [{ kind: 'not', of: { kind: 'number', question: 'a', atLeast: 1 } }]),
        ]),
      ],
      'inte är en fråga efter ett tal',
    ],
    [
      'more items at least than at most',
      [section('s', [yesNo('a')], { repeats: { ...repeats, atLeast: 4 } })],
      'det minsta antalet',
    ],
    [
      'a number without any',
      [section('s', [{ ...minutes, atLeast: 0.2, atMost: 0.8, decimals: 0 }])],
      'inget tal med så många decimaler',
    ],
    [
      'bounds the wrong way',
      [section('s', [{ ...minutes, atLeast: 5, atMost: 4 }])],
      'det minsta talet är större',
    ],
    ['yes on a scale', [section('s', [{ ...scale, options: ['yes'] }])], 'bara en ja- och nej-fråga'],
    [
      'a choice twice',
      [section('s', [{ ...scale, choices: [...twoChoices, ...twoChoices] }])],
      'samma svar finns två gånger',
    ],
    ['one choice', [section('s', [{ ...scale, choices: twoChoices.slice(1) }])], 'minst två svar'],
    [
      'a count of an answer that is not there',
      [section('s', [{ ...scale, counts: { c: 'fulfilled' } }])],
      'regeln om vad som är uppfyllt nämner ',
    ],
    [
      'evidence on one that is not there',
      [section('s', [{ ...scale, evidence: { label: 'E', requiredOn: ['c'] } }])],
      'regeln om plats i akten nämner ',
    ],
    [
      'a rating of words',
      [
        section('s', [
          yesNo('a'),
          {
            ...yesNo('b'),
            kind: 'text',
            options: [],
            suggestion: { kind: 'rating', rules: [], otherwise: 'given' },
          },
        ]),
      ],
      'bara en fråga med ett svar',
    ],
    [
      'a rating that gives what is not there',
      [section('s', [{ ...scale, suggestion: { kind: 'rating', rules: [], otherwise: 'c' } }])],
      'en regel ger ',
    ],
    [
      'a date rule on a scale',
      [
        section('s', [
          {
            ...scale,
            suggestion: { kind: 'newestAge', dates: [{ column: 'D' }], limit: { count: 1, unit: 'days' } },
          },
        ]),
      ],
      'bara ges till en ja- och nej-fråga',
    ],
    [
      'a date from a yes',
      [
        section('s', [
          yesNo('a'),
          {
            ...yesNo('b'),
            suggestion: { kind: 'newestAge', dates: [{ question: 'a' }], limit: { count: 1, unit: 'days' } },
          },
        ] as Question[]),
      ],
      'vill ha ett datum från',
    ],
  ])('names %s', (_name, sections, expected) => {
    expect(faults(...sections).join(' ')).toContain(expected);
  });

  it('points at the question and the section', () => {
    const [fault] = definitionFaults(checklist(section('s', [yesNo('a', [answer('b', 'yes')])])));
    expect(fault).toMatchObject({ sectionKey: 's', questionKey: 'a' });
  });
});
