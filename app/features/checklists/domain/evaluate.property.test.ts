import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { anyAnswersTo, anyColumns, possibleAnswers } from '#tests/factories/answer-arbitraries.ts';
import { anyDefinition, anyShapedDefinition } from '#tests/factories/definition-arbitraries.ts';
import { acceptAnswer } from './accept-answer.ts';
import type { Answer, Answers } from './answers.ts';
import { comparableText } from './columns.ts';
import type { CaseColumns, ChecklistDefinition, Condition, Tag } from './definition.ts';
import { type Evaluation, evaluateReview, type ItemsState, type QuestionState } from './evaluate.ts';
import { unreachable } from './reachability.ts';
import { givenOf, storedValue } from './stored-answer.ts';

const referenceOn = '2026-10-31' as CivilDate;
const evaluate = (definition: ChecklistDefinition, columns: CaseColumns, answers: Answers) =>
  evaluateReview(definition, { columns, referenceOn }, answers);
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const anyReview = fc
  .tuple(anyDefinition, anyColumns)
  .chain(([definition, columns]) =>
    anyAnswersTo(definition).map((answers) => ({ definition, columns, answers })),
  );
type Review = { definition: ChecklistDefinition; columns: CaseColumns; answers: Answers };
const always = (check: (review: Review) => void, numRuns = 400) =>
  fc.assert(fc.property(anyReview, check), { numRuns });

const visibleKeys = ({ states, itemLists }: Evaluation) =>
  new Set([...states, ...itemLists].filter(({ isVisible }) => isVisible).map(({ key }) => key));

it('never counts an answer to a hidden or unknown question, or in an item that is not there', () => {
  always(({ definition, columns, answers }) => {
    const whole = evaluate(definition, columns, answers);
    const keys = visibleKeys(whole);
    const seen = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
    expect(evaluate(definition, columns, seen)).toEqual(whole);
    for (const state of whole.states.filter(({ isVisible }) => !isVisible)) {
      const { lacks, fulfilment, given, tags } = state;
      expect({ lacks, fulfilment, given, tags }).toEqual({ lacks: [], tags: [] });
    }
  });
});

it('gives the same whatever the order the answers came in', () => {
  always(({ definition, columns, answers }) => {
    const turned = Object.fromEntries(Object.entries(answers).toReversed());
    const sorted = Object.fromEntries(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const expected = evaluate(definition, columns, answers);
    expect(evaluate(definition, columns, turned)).toEqual(expected);
    expect(evaluate(definition, columns, sorted)).toEqual(expected);
  });
});

it('gives the same in the browser as on the server: nothing is lost on the way between them', () => {
  always(({ definition, columns, answers }) => {
    const sent = throughJson({ definition, columns, answers });
    const there = evaluate(sent.definition, sent.columns, sent.answers);
    expect(throughJson(there)).toEqual(throughJson(evaluate(definition, columns, answers)));
  });
});

/** Whether a visible question has all it needs, by its own rules read one after another. */
function isDone({ question, tags, suggestion, key }: QuestionState, answers: Answers): boolean {
  const written = (field: 'reason' | 'comment' | 'evidence') => (answers[key]?.[field] ?? '').trim() !== '';
  const is = (wanted: readonly Tag[] | undefined) => tags.some((tag) => wanted?.includes(tag));
  const needsReason =
    is(['notApplicable']) ||
    is(question.deviation?.on) ||
    is(question.reasonRequiredOn) ||
    (suggestion?.option !== undefined && !is([suggestion.option]));
  if (tags.length === 0 || (needsReason && !written('reason'))) return false;
  if (is(question.comment?.requiredOn) && !written('comment')) return false;
  return !is(question.evidence?.requiredOn) || written('evidence');
}

function isSaid({ section, key }: ItemsState, answers: Answers): boolean {
  const answer = answers[key];
  const least = section.repeats?.atLeast ?? 0;
  if (answer?.option === 'none') return least === 0;
  const items = new Set((answer?.content ?? '').split(' ').filter((item) => /^[1-9]\d{0,3}$/u.test(item)));
  return items.size > 0 && items.size >= least;
}

it('is complete exactly when something applies and all that applies has what it needs', () => {
  always(({ definition, columns, answers }) => {
    const { states, itemLists, isComplete, applicableCount } = evaluate(definition, columns, answers);
    const visible = states.filter(({ isVisible }) => isVisible);
    const lists = itemLists.filter(({ isVisible }) => isVisible);
    const isAllDone =
      visible.every((state) => isDone(state, answers)) && lists.every((list) => isSaid(list, answers));
    expect(applicableCount).toBe(visible.length + lists.length);
    expect(isComplete).toBe(isAllDone && applicableCount > 0);
  }, 800);
});

/** Answers the first thing that lacks, by chance; undefined when nothing does. */
function answerNext(definition: ChecklistDefinition, columns: CaseColumns, answers: Answers, luck: number) {
  const { states, itemLists } = evaluate(definition, columns, answers);
  const state = states.find(({ lacks }) => lacks.length > 0);
  const list = itemLists.find(({ isLacking }) => isLacking);
  const words = { reason: 'Skäl.', comment: 'Kommentar.', evidence: 'Sidan 4.' };
  const about = (section: string) => definition.sections.findIndex(({ key }) => key === section);
  if (list && (!state || about(list.section.key) <= about(state.sectionKey))) {
    const content = ['1', '1 2', '4 2 3'][luck % 3] ?? '';
    const isNone = luck % 4 === 3 && list.section.repeats?.atLeast === 0;
    return {
      ...answers,
      [list.key]: { ...words, ...(isNone ? { option: 'none' } : { option: null, content }) },
    };
  }
  if (!state) return undefined;
  const { question, key, given } = state;
  const possible = possibleAnswers(question);
  const isAnswered = given !== undefined && answers[key] !== undefined;
  const chosen = isAnswered ? answers[key] : possible[luck % possible.length];
  return { ...answers, [key]: { option: null, ...chosen, ...words } };
}

it('can always be finished by answering what lacks, one thing after another', () => {
  const lucks = fc.infiniteStream(fc.nat(999));
  fc.assert(
    fc.property(anyReview, lucks, ({ definition, columns, answers: before }, luck) => {
      let answers: Answers = before;
      const most = 2 * definition.sections.reduce((sum, { questions }) => sum + 1 + 3 * questions.length, 0);
      for (let steps = 0; ; steps++) {
        const next = answerNext(definition, columns, answers, luck.next().value ?? 0);
        if (next === undefined) break;
        expect(steps).toBeLessThan(most);
        answers = next;
      }
      const { isComplete, applicableCount, answeredCount } = evaluate(definition, columns, answers);
      expect(answeredCount).toBe(applicableCount);
      expect(isComplete).toBe(applicableCount > 0);
    }),
    { numRuns: 300 },
  );
});

it('makes each deviation once, and of a fault', () => {
  let made = 0;
  always(({ definition, columns, answers }) => {
    const { deviationDrafts, faults, score } = evaluate(definition, columns, answers);
    const keys = deviationDrafts.map(({ questionKey }) => questionKey);
    expect(new Set(keys).size).toBe(keys.length);
    const faulty = new Map(faults.map((fault) => [fault.answerKey, fault]));
    for (const draft of deviationDrafts) {
      const fault = faulty.get(draft.questionKey);
      expect(fault?.itemNumber).toBe(draft.itemNumber);
      expect(fault?.isCritical).toBe(draft.isCritical);
    }
    expect(score.notFulfilled).toBe(faults.length);
    made += keys.length;
  }, 1000);
  expect(made).toBeGreaterThan(100);
});

it('stores what it accepts, and reads it back as the same answer that counts the same', () => {
  let accepted = 0;
  always(({ definition, columns, answers }) => {
    const kept: Record<string, Answer> = {};
    const back: Record<string, Answer> = {};
    for (const [key, answer] of Object.entries(answers)) {
      const given = answer && acceptAnswer(definition, key, answer);
      if (!answer || !given) continue;
      accepted++;
      const read = givenOf(throughJson(storedValue(given)));
      expect(acceptAnswer(definition, key, read)).toEqual(given);
      kept[key] = answer;
      back[key] = { ...answer, ...read };
    }
    const [typed, stored] = [evaluate(definition, columns, kept), evaluate(definition, columns, back)];
    expect(throughJson(stored)).toEqual(throughJson(typed));
  });
  expect(accepted).toBeGreaterThan(500);
});

it('lets everything count that it accepts, but for days after the reference date', () => {
  always(({ definition, columns, answers }) => {
    const { states } = evaluate(definition, columns, answers);
    for (const { question, key, isVisible, given, isComputed } of states.filter((state) => state.isVisible)) {
      const answer = answers[key];
      const taken = answer && acceptAnswer(definition, key, answer);
      const isGiven = taken !== undefined && storedValue(taken) !== null;
      const isTooLate =
        question.kind === 'date' && !question.isAfterReferenceAllowed && (taken?.content ?? '') > referenceOn;
      expect([key, isVisible, given !== undefined && !isComputed]).toEqual([
        key,
        true,
        isGiven && !isTooLate,
      ]);
    }
  });
});

interface Walked extends Pick<Evaluation, 'states' | 'itemLists'> {
  columns: CaseColumns;
}

/** What a condition says, read from the states before it instead of from the walk itself. */
function holdsAt(
  condition: Condition,
  at: Pick<QuestionState, 'sectionKey' | 'key'>,
  walked: Walked,
): boolean {
  const { states, itemLists, columns } = walked;
  const item = at.key.split('#')[1];
  const seen = (questions: readonly string[]) =>
    questions.flatMap((key) =>
      states.filter(
        (state) =>
          state.question.key === key &&
          state.tags.length > 0 &&
          (state.sectionKey !== at.sectionKey || state.key.split('#')[1] === item),
      ),
    );
  const among = (value: number, bounds: { atLeast?: number | undefined; atMost?: number | undefined }) =>
    value >= (bounds.atLeast ?? -Infinity) && value <= (bounds.atMost ?? Infinity);
  const hits = (found: QuestionState[], tags: readonly Tag[]) =>
    found.filter((state) => state.tags.some((tag) => tags.includes(tag)));
  switch (condition.kind) {
    case 'answer':
      return hits(seen([condition.question]), condition.isOneOf).length > 0;
    case 'number':
      return seen([condition.question]).some(
        ({ given }) => given?.content !== undefined && among(Number(given.content), condition),
      );
    case 'column':
      return condition.isOneOf.map(comparableText).includes(comparableText(columns[condition.column] ?? ''));
    case 'columnFilled':
      return ((columns[condition.column] ?? '') !== '') === condition.isFilled;
    case 'count':
      return among(hits(seen(condition.questions), condition.isOneOf).length, condition);
    case 'every': {
      const base = seen(condition.questions).filter(({ tags }) => !tags.includes('notApplicable'));
      return base.length > 0 && hits(base, condition.isOneOf).length === base.length;
    }
    case 'items':
      return among(
        itemLists.find(({ section }) => section.key === condition.section)?.items.length ?? 0,
        condition,
      );
    case 'any':
      return condition.of.some((one) => holdsAt(one, at, walked));
    case 'all':
      return condition.of.every((one) => holdsAt(one, at, walked));
    case 'not':
      return !holdsAt(condition.of, at, walked);
  }
}

it('shows exactly what its conditions and those of its section say', () => {
  always(({ definition, columns, answers }) => {
    const walked = { ...evaluate(definition, columns, answers), columns };
    for (const state of walked.states) {
      const section = definition.sections.find(({ key }) => key === state.sectionKey);
      const outside = { sectionKey: state.sectionKey, key: '' };
      const isShown =
        (section?.visibleWhen ?? []).every((one) => holdsAt(one, outside, walked)) &&
        (state.question.visibleWhen ?? []).every((one) => holdsAt(one, state, walked));
      expect([state.key, state.isVisible]).toEqual([state.key, isShown]);
    }
  }, 200);
});

it('never calls a question unreachable that random answers can bring to sight', () => {
  let unreachables = 0;
  const lucks = fc.infiniteStream(fc.nat(999));
  fc.assert(
    fc.property(
      anyShapedDefinition,
      fc.array(anyColumns, { minLength: 4, maxLength: 4 }),
      lucks,
      (definition, cases, luck) => {
        const faults = unreachable(definition);
        unreachables += faults.length;
        const [sections, questions] = [
          faults.filter(({ questionKey }) => questionKey === undefined).map(({ sectionKey }) => sectionKey),
          faults.map(({ questionKey }) => questionKey),
        ];
        for (const columns of cases) {
          let answers: Answers | undefined = {};
          while (answers !== undefined) {
            const { states } = evaluate(definition, columns, answers);
            const seen = states.filter(({ isVisible }) => isVisible);
            expect(seen.filter(({ question }) => questions.includes(question.key))).toEqual([]);
            expect(seen.filter(({ sectionKey }) => sections.includes(sectionKey))).toEqual([]);
            answers = answerNext(definition, columns, answers, luck.next().value ?? 0);
          }
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(unreachables).toBeGreaterThan(10);
});
