import fc from 'fast-check';
import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import {
  type AnswerOption,
  type ChecklistDefinition,
  type Choice,
  type Condition,
  type Counted,
  type DateSource,
  type Question,
  questionKinds,
  type Section,
  type SuggestionRule,
  type Tag,
} from '#app/features/checklists/domain/definition.ts';
import { definitionFaults } from '#app/features/checklists/domain/definition-faults.ts';

/**
 * Whole checklists of every kind, whose conditions and rules name what stands earlier in them. Numbers are drawn first and read as
 * a checklist afterwards, so that a failing one shrinks to few questions.
 */
const dice = fc.noBias(fc.nat(9999));

interface ConditionSeed {
  kind: number;
  ref: number;
  tags: number;
  bound: number;
  of: ConditionSeed[];
}

const seedOver = (of: fc.Arbitrary<ConditionSeed[]>): fc.Arbitrary<ConditionSeed> =>
  fc.record({ kind: dice, ref: dice, tags: dice, bound: dice, of });
const leafSeed = seedOver(fc.constant([]));
const groupSeed = seedOver(fc.array(leafSeed, { maxLength: 2 }));
const conditionSeed = seedOver(fc.array(groupSeed, { maxLength: 2 }));

const questionSeed = fc.record({
  kind: dice,
  options: dice,
  counts: dice,
  rules: dice,
  refs: dice,
  when: fc.array(conditionSeed, { maxLength: 2 }),
  rating: fc.array(conditionSeed, { maxLength: 2 }),
});
const sectionSeed = fc.record({
  repeats: dice,
  when: fc.array(conditionSeed, { maxLength: 1 }),
  questions: fc.array(questionSeed, { minLength: 1, maxLength: 4 }),
});
type QuestionSeed = typeof questionSeed extends fc.Arbitrary<infer T> ? T : never;

export const legalGrounds = ['SoL', 'LVU 2 §', ''];
const own: AnswerOption[] = ['notApplicable', 'documentMissing'];

/** Each of a list by one bit of the number. */
const some = <T>(list: readonly T[], bits: number): T[] =>
  list.filter((_, index) => (bits >> index) % 2 === 1);
const oneOf = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;
/** At least one of a list that is not empty. */
const someOf = <T>(list: readonly T[], bits: number): T[] => {
  const chosen = some(list, bits);
  return chosen.length > 0 ? chosen : [oneOf(list, bits)];
};

/** What stands before the place where something is made. */
interface Earlier {
  questions: Question[];
  sections: Section[];
}

function makeCondition(seed: ConditionSeed, earlier: Earlier): Condition {
  const { kind, ref, tags, bound, of } = seed;
  const bounds = bound % 3 === 0 ? { atMost: bound % 4 } : { atLeast: bound % 3 };
  const numbers = earlier.questions.filter((question) => question.kind === 'number');
  const repeating = earlier.sections.filter(({ repeats }) => repeats !== undefined);
  const choices: (() => Condition)[] = [
    () => ({ kind: 'column', column: 'Lagrum', isOneOf: someOf(['SoL', 'LVU 2 §'], tags) }),
    () => ({ kind: 'columnFilled', column: 'Start', isFilled: tags % 2 === 0 }),
  ];
  if (earlier.questions.length > 0) {
    const about = () => {
      const asked = oneOf(earlier.questions, ref);
      return { asked, isOneOf: someOf(possibleTags(asked), tags) };
    };
    const answer = (): Condition => ({
      kind: 'answer',
      question: about().asked.key,
      isOneOf: about().isOneOf,
    });
    const several = () => {
      const keys = [...new Set([about().asked.key, oneOf(earlier.questions, ref + bound).key])];
      return { questions: keys, isOneOf: about().isOneOf };
    };
    choices.push(answer, answer, answer, answer);
    choices.push(() => ({ kind: 'count', ...several(), ...bounds }));
    choices.push(() => ({ kind: 'every', ...several() }));
  }
  if (numbers.length > 0)
    choices.push(() => ({
      kind: 'number',
      question: oneOf(numbers, ref).key,
      atLeast: bound % 80,
    }));
  if (repeating.length > 0)
    choices.push(() => ({ kind: 'items', section: oneOf(repeating, ref).key, ...bounds }));
  if (of.length > 0) {
    const parts = () => of.map((one) => makeCondition(one, earlier));
    choices.push(() => ({ kind: 'any', of: parts() }));
    choices.push(() => ({ kind: 'all', of: parts() }));
    choices.push(() => ({ kind: 'not', of: oneOf(parts(), bound) }));
  }
  return oneOf(choices, kind)();
}

function makeKind(key: string, seed: QuestionSeed): Question {
  const { kind, options, counts } = seed;
  const common = {
    key,
    wording: { text: `Hur är det med ${key}?` },
    shortName: `Om ${key}`,
    options: some(own, options),
    help: 'Se i akten.',
    isCritical: options % 5 === 0,
  };
  const choices: Choice[] = ['a', 'b', 'c', 'd']
    .slice(0, 2 + (options % 3))
    .map((name) => ({ key: name, label: name.toUpperCase() }));
  const countsOf = (tags: readonly Tag[]) => {
    const named = some(tags, counts).map((tag, index): [Tag, Counted] => [
      tag,
      (counts >> (4 + index)) % 2 === 0 ? 'fulfilled' : 'notFulfilled',
    ]);
    return named.length === 0 ? {} : { counts: Object.fromEntries(named) };
  };
  const made = oneOf(questionKinds, kind);
  switch (made) {
    case 'yesNo': {
      const goodAnswer = oneOf(['yes', 'no', 'neither'] as const, counts);
      const yesAndNo: AnswerOption[] = options % 3 === 0 ? ['yes', 'partly', 'no'] : ['yes', 'no'];
      return { ...common, kind: made, goodAnswer, options: [...yesAndNo, ...common.options] };
    }
    case 'scale':
    case 'choice':
    case 'severalChoices':
      return { ...common, kind: made, choices, ...countsOf(choices.map((choice) => choice.key)) };
    case 'date':
      return { ...common, kind: made, isAfterReferenceAllowed: counts % 2 === 0 };
    case 'number': {
      const standard = oneOf([undefined, { value: 60 }, { value: 30, column: 'Standard' }], options);
      const more = standard === undefined ? {} : { standard: { label: 'Standard', ...standard } };
      const tags = standard === undefined ? [] : ['under', 'atStandard', 'over'];
      return {
        ...common,
        kind: made,
        unit: 'min',
        atLeast: 0,
        atMost: 90,
        decimals: 1,
        ...more,
        ...countsOf(tags),
      };
    }
    case 'text':
      return { ...common, kind: made };
    case 'level': {
      const labels = { beforeLabel: 'Före', afterLabel: 'Efter' };
      return { ...common, kind: made, choices, ...labels, ...countsOf(['up', 'same', 'down']) };
    }
  }
}

function makeSuggestion(
  question: Question,
  seed: QuestionSeed,
  earlier: Earlier,
): SuggestionRule | undefined {
  const { refs, rating, rules } = seed;
  const isOneChoice = question.kind === 'yesNo' || question.kind === 'scale' || question.kind === 'choice';
  if (isOneChoice && rating.length > 0 && rules % 3 === 0) {
    const option = (number: number) => oneOf(possibleTags(question), number);
    return {
      kind: 'rating',
      rules: rating.map((one, index) => ({
        option: option(refs + index),
        when: [makeCondition(one, earlier)],
      })),
      ...(refs % 2 === 0 ? { otherwise: option(refs) } : {}),
    };
  }
  if (question.kind !== 'yesNo' || rules % 3 !== 1) return undefined;
  const asked = earlier.questions.filter(({ kind }) => kind === 'date').map(({ key }) => ({ question: key }));
  const sources: DateSource[] = [{ column: 'Start' }, { column: 'Möten' }, ...asked];
  const [one, other] = [oneOf(sources, refs), oneOf(sources, refs >> 3)];
  const limit = { count: 1 + (refs % 9), unit: oneOf(['days', 'weeks', 'months'] as const, refs) };
  const dateRules: SuggestionRule[] = [
    { kind: 'longestGap', start: one, occasions: [other], isWholeSeries: refs % 2 === 0, limit },
    { kind: 'newestAge', dates: [one, other], limit },
    { kind: 'within', from: [one], to: [other], limit },
    { kind: 'occasions', dates: [one], months: limit.count, atLeast: 2 },
  ];
  return oneOf(dateRules, refs >> 5);
}

function makeQuestion(key: string, seed: QuestionSeed, earlier: Earlier): Question {
  const question = makeKind(key, seed);
  const { rules, counts } = seed;
  const tags = possibleTags(question);
  if (rules % 4 === 0) question.reasonRequiredOn = some(tags, rules >> 2);
  if (rules % 5 === 0) question.comment = { label: 'Kommentar', requiredOn: some(tags, rules >> 3) };
  if (rules % 7 === 0) question.evidence = { label: 'Plats i akten', requiredOn: some(tags, rules >> 4) };
  question.suggestion = makeSuggestion(question, seed, earlier);
  if (seed.when.length > 0 && seed.refs % 2 === 0)
    question.visibleWhen = seed.when.map((one) => makeCondition(one, earlier));
  const bad = tags.filter((tag) => isBad(question, tag));
  if (bad.length > 0 && counts % 3 > 0) {
    const on = someOf(bad, rules);
    question.deviation = { on, title: { text: 'Brist' }, severity: 'minor', daysToDue: 14 };
  }
  return question;
}

function isBad(question: Question, tag: Tag): boolean {
  if (tag === 'notApplicable') return false;
  if (question.kind === 'yesNo') return question.goodAnswer !== 'neither' && tag !== question.goodAnswer;
  if (!('counts' in question)) return false;
  return tag === 'documentMissing' || question.counts?.[tag] === 'notFulfilled';
}

/** Checklists of every kind with the right shape; some of their questions may be out of reach. */
export const anyShapedDefinition: fc.Arbitrary<ChecklistDefinition> = fc
  .array(sectionSeed, { minLength: 1, maxLength: 4 })
  .map((seeds) => {
    const earlier: Earlier = { questions: [], sections: [] };
    for (const [index, seed] of seeds.entries()) {
      const section: Section = { key: `s${index}`, title: `Avsnitt ${index}`, questions: [] };
      if (seed.when.length > 0) section.visibleWhen = seed.when.map((one) => makeCondition(one, earlier));
      const names = { itemName: 'besök', itemsName: 'besök' };
      if (seed.repeats % 3 === 0) section.repeats = { ...names, atLeast: seed.repeats % 2, atMost: 3 };
      earlier.sections.push(section);
      for (const one of seed.questions) {
        const made = makeQuestion(`q${earlier.questions.length}`, one, earlier);
        section.questions.push(made);
        earlier.questions.push(made);
      }
    }
    const { sections } = earlier;
    return { format: 'aktsam-checklista/2', key: 'c', title: 'C', purpose: 'Pröva', sections };
  });

/** Checklists that can be published. */
export const anyDefinition = anyShapedDefinition.filter(
  (definition) => definitionFaults(definition).length === 0,
);
