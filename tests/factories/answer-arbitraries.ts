import fc from 'fast-check';
import type { Answer, Answers } from '#app/features/checklists/domain/answers.ts';
import {
  answerOptions,
  type CaseColumns,
  type ChecklistDefinition,
  choicesOf,
  type Question,
  questionsOf,
} from '#app/features/checklists/domain/definition.ts';
import { itemsKey, noItems } from '#app/features/checklists/domain/items.ts';
import { legalGrounds } from './definition-arbitraries.ts';

/** What the register may say of a case, as the rules of `anyDefinition` look at it. */
export const anyColumns: fc.Arbitrary<CaseColumns> = fc.record(
  {
    Lagrum: fc.constantFrom(...legalGrounds),
    Start: fc.constantFrom('2026-01-15', '2026-10-30', '', 'okänt'),
    Möten: fc.constantFrom('2026-02-01, 2026-05-01, 2026-10-20', '2026-09-01', '', '2027-01-01'),
    Standard: fc.constantFrom('30', '45,5', '', 'olika'),
  },
  { requiredKeys: [] },
);

const contents: Readonly<Record<Question['kind'], readonly string[]>> = {
  yesNo: [],
  scale: [],
  choice: [],
  severalChoices: ['a', 'b a', 'a b', 'b'],
  date: ['2026-01-20', '2026-10-31', '2026-09-02', '2020-02-29'],
  number: ['0', '30', '45,5', '60', '90'],
  text: ['Enligt beslut', 'Två\r\nrader'],
  level: ['a>b', 'b>a', 'a>a', 'b>b'],
};

/** Every answer the question takes, each way in which it can count among them. */
export function possibleAnswers(question: Question): Pick<Answer, 'option' | 'content'>[] {
  const isOneChoice = contents[question.kind].length === 0;
  const choices = isOneChoice ? choicesOf(question).map(({ key }) => key) : [];
  return [
    ...[...choices, ...question.options].map((option) => ({ option })),
    ...contents[question.kind].map((content) => ({ option: null, content })),
  ];
}

const strangeAnswers: Pick<Answer, 'option' | 'content'>[] = [
  ...answerOptions.map((option) => ({ option })),
  { option: null },
  { option: 'x' },
  { option: null, content: 'x' },
  { option: null, content: '2027-01-01' },
  { option: null, content: '1 2' },
  { option: noItems },
];

/** Answers to the checklist, most of them such as it takes; some under keys and with contents that it does not have. */
export function anyAnswersTo(definition: ChecklistDefinition): fc.Arbitrary<Answers> {
  const places = definition.sections.flatMap((section) => {
    // Where the answer stands is mostly where it counts.
    const items = section.repeats === undefined ? ['', '', '', '#1'] : ['#1', '#2', '#3', '#9', ''];
    const lists = ['1', '1 2', '2 3 1', ''].map((content) => ({ option: null, content }));
    const own = section.questions.flatMap((question) =>
      items.map((item) => ({ key: `${question.key}${item}`, takes: possibleAnswers(question) })),
    );
    return [...own, { key: itemsKey(section.key), takes: [...lists, { option: noItems }] }];
  });
  const anyPlace = fc.constantFrom(...places, { key: 'okand', takes: [] }, { key: 'constructor', takes: [] });
  const words = fc.constantFrom('', '  ', 'Skäl.');
  const answer = fc.record({ reason: words, comment: words, evidence: words });
  const given = fc
    .tuple(anyPlace, answer, fc.noBias(fc.nat(99)), fc.noBias(fc.nat(9)))
    .map(([{ key, takes }, written, which, luck]): [string, Answer] => {
      const from = luck === 0 || takes.length === 0 ? strangeAnswers : takes;
      const chosen = from[which % from.length] ?? { option: null };
      return [key, { ...written, ...chosen }];
    });
  const most = 4 * questionsOf(definition).length;
  return fc
    .noBias(fc.array(given, { minLength: most / 2, maxLength: most, size: 'max' }))
    .map((list) => Object.fromEntries(list));
}
