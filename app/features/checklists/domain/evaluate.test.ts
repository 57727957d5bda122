import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from './answers.ts';
import { fulfilmentOf, reasonNeed } from './answers.ts';
import type { AnswerOption, ChecklistDefinition, Question } from './definition.ts';
import { answerOptions, findQuestion, questionsOf } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { placedChildrenChecklist as a1 } from './shipped-placed-children.ts';

const answer = (option: AnswerOption | null, reason = '', comment = ''): Answer => ({
  option,
  reason,
  comment,
});
const allGood: Answers = {
  'overvagande-i-tid': answer('yes'),
  'barnet-till-tals': answer('yes'),
  'vardplan-aktuell': answer('yes'),
  'vardplan-synpunkter': answer('yes'),
  'genomforandeplan-aktuell': answer('yes'),
  'genomforandeplan-uppfoljning': answer('yes'),
};

function question(key: string, more: Partial<Question> = {}): Question {
  return {
    key,
    kind: 'yesNo',
    shortName: key,
    wording: { text: key },
    goodAnswer: 'yes',
    options: [...answerOptions],
    help: key,
    isCritical: false,
    ...more,
  };
}

function checklist(...questions: Question[]): ChecklistDefinition {
  const sections = [{ key: 's', title: 'S', questions }];
  return { format: 'aktsam-checklista/1', key: 'c', title: 'C', purpose: 'P', sections };
}

describe('the placed children checklist', () => {
  it('asks six questions when all is well and is complete with six good answers', () => {
    const result = evaluateReview(a1, {}, allGood, {});
    expect([result.answeredCount, result.applicableCount, result.isComplete]).toEqual([6, 6, true]);
    expect(result.faults).toEqual([]);
    expect(result.deviationDrafts).toEqual([]);
  });

  it('asks for the reason only when the child was not heard', () => {
    const answers = { ...allGood, 'barnet-till-tals': answer('no', 'Inget samtal sedan mars.') };
    const result = evaluateReview(a1, {}, answers, {});
    expect(result.applicableCount).toBe(7);
    expect(result.isComplete).toBe(false);
    const open = result.states.filter((state) => state.lacks.length > 0).map((state) => state.question.key);
    expect(open).toEqual(['skal-barnet-inte-hort']);
  });

  it('does not ask about the content of a plan that is missing', () => {
    const answers = { ...allGood, 'vardplan-aktuell': answer('documentMissing', 'Ingen plan i akten.') };
    const result = evaluateReview(a1, {}, answers, {});
    expect(result.states.find((s) => s.question.key === 'vardplan-synpunkter')?.isVisible).toBe(false);
    expect(result.deviationDrafts.map((draft) => draft.title)).toEqual(['Vårdplan saknas']);
    expect(result.faults).toHaveLength(1);
  });

  it('words the deviation by legal ground and takes the description from the comment', () => {
    const answers = { ...allGood, 'overvagande-i-tid': answer('no', '  Sju månader. ') };
    const [draft] = evaluateReview(a1, { Lagrum: 'LVU\u00a03 §' }, answers, {}).deviationDrafts;
    expect(draft).toEqual({
      questionKey: 'overvagande-i-tid',
      title: 'Vården har inte omprövats inom sex månader',
      description: 'Sju månader.',
      severity: 'serious',
      daysToDue: 14,
      isCritical: true,
    });
  });

  it('takes a fault without deviation rule as a finding only', () => {
    const answers = { ...allGood, 'genomforandeplan-uppfoljning': answer('no') };
    const result = evaluateReview(a1, {}, answers, {});
    expect(result.isComplete).toBe(true);
    expect(result.faults.map((fault) => fault.questionKey)).toEqual(['genomforandeplan-uppfoljning']);
    expect(result.deviationDrafts).toEqual([]);
  });

  it('is not complete while a fault lacks its description or "ej tillämpligt" its reason', () => {
    for (const option of ['no', 'notApplicable', 'documentMissing'] as const) {
      const silent = { ...allGood, 'genomforandeplan-aktuell': answer(option, '   ') };
      const state = evaluateReview(a1, {}, silent, {}).states.find(
        (s) => s.question.key === 'genomforandeplan-aktuell',
      );
      expect(state?.lacks).toEqual(['reason']);
    }
  });

  it('asks for a reason when the suggestion is overridden, and not when it is confirmed', () => {
    const suggested = { 'overvagande-i-tid': 'no' } as const;
    expect(evaluateReview(a1, {}, allGood, suggested).isComplete).toBe(false);
    const reasoned = {
      ...allGood,
      'overvagande-i-tid': answer('yes', 'Registret saknar övervägandet 4 maj.'),
    };
    expect(evaluateReview(a1, {}, reasoned, suggested).isComplete).toBe(true);
    expect(evaluateReview(a1, {}, allGood, { 'overvagande-i-tid': 'yes' }).isComplete).toBe(true);
  });
});

describe('rules', () => {
  it('counts a missing document as not fulfilled and not applicable as outside the base', () => {
    expect(fulfilmentOf({ goodAnswer: 'yes' }, 'documentMissing')).toBe('notFulfilled');
    expect(fulfilmentOf({ goodAnswer: 'no' }, 'no')).toBe('fulfilled');
    expect(fulfilmentOf({ goodAnswer: 'no' }, 'yes')).toBe('notFulfilled');
    expect(fulfilmentOf({ goodAnswer: 'no' }, 'notApplicable')).toBe('notApplicable');
  });

  it('says why words are needed', () => {
    const q = question('q', {
      reasonRequiredOn: ['yes'],
      deviation: { on: ['no'], title: { text: 'T' }, severity: 'minor', daysToDue: 1 },
    });
    expect(reasonNeed(q, null, undefined)).toBeUndefined();
    expect(reasonNeed(q, 'notApplicable', 'yes')).toBe('notApplicable');
    expect(reasonNeed(q, 'no', 'yes')).toBe('description');
    expect(reasonNeed(q, 'yes', 'no')).toBe('override');
    expect(reasonNeed(q, 'yes', 'yes')).toBe('rule');
    expect(reasonNeed(q, 'documentMissing', undefined)).toBeUndefined();
  });

  it('asks for the place in the file where the question says so', () => {
    const c = checklist(question('q', { comment: { label: 'Var i akten?', requiredOn: ['yes'] } }));
    expect(evaluateReview(c, {}, { q: answer('yes') }, {}).states[0]?.lacks).toEqual(['comment']);
    expect(evaluateReview(c, {}, { q: answer('yes', '', 's. 4') }, {}).isComplete).toBe(true);
    expect(evaluateReview(c, {}, { q: answer('no') }, {}).isComplete).toBe(true);
  });

  it('shows a question by a case column, whatever the kind of space', () => {
    const c = checklist(
      question('q', {
        visibleWhen: [{ kind: 'column', column: 'Placeringsform', isOneOf: ['HVB', 'SiS-institution'] }],
      }),
    );
    expect(evaluateReview(c, { placeringsform: ' hvb ' }, {}, {}).applicableCount).toBe(1);
    expect(evaluateReview(c, { Placeringsform: 'Familjehem' }, {}, {}).applicableCount).toBe(0);
    expect(evaluateReview(c, {}, {}, {}).isComplete).toBe(false);
  });

  it('hides everything in a hidden section, and what hangs on it', () => {
    const c = checklist(question('first'));
    c.sections.push(
      {
        key: 't',
        title: 'T',
        visibleWhen: [{ kind: 'answer', question: 'first', isOneOf: ['no'] }],
        questions: [question('second')],
      },
      {
        key: 'u',
        title: 'U',
        questions: [
          question('third', { visibleWhen: [{ kind: 'answer', question: 'second', isOneOf: ['yes'] }] }),
        ],
      },
    );
    const stale = { second: answer('yes'), third: answer('no') };
    expect(evaluateReview(c, {}, { first: answer('yes'), ...stale }, {}).isComplete).toBe(true);
    expect(evaluateReview(c, {}, { first: answer('no'), ...stale }, {}).applicableCount).toBe(3);
  });

  it('does not count an option the question does not have', () => {
    const c = checklist(question('q', { options: ['yes', 'no'] }));
    expect(evaluateReview(c, {}, { q: answer('notApplicable', 'skäl') }, {}).isComplete).toBe(false);
  });
});

const option = fc.constantFrom<AnswerOption | null>(...answerOptions, null);
const anyAnswer = fc.record({
  option,
  reason: fc.constantFrom('', 'text'),
  comment: fc.constantFrom('', 's. 1'),
});
const keys = questionsOf(a1).map((q) => q.key);
const anyAnswers = fc.dictionary(fc.constantFrom(...keys, 'unknown'), anyAnswer);
const anyColumns = fc.record({ Lagrum: fc.constantFrom('SoL', 'LVU 2 §', 'LVU 3 §', '') });
const anySuggested = fc.record({
  'overvagande-i-tid': fc.constantFrom<AnswerOption | undefined>('yes', 'no', undefined),
});

describe('properties', () => {
  it('an answer to a hidden or unknown question never counts', () => {
    fc.assert(
      fc.property(anyAnswers, anyColumns, anySuggested, (answers, columns, suggested) => {
        const before = evaluateReview(a1, columns, answers, suggested);
        const visible = new Set(before.states.filter((s) => s.isVisible).map((s) => s.question.key));
        const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => visible.has(key)));
        expect(evaluateReview(a1, columns, kept, suggested)).toEqual(before);
      }),
    );
  });

  it('the order of answering never matters', () => {
    const shuffled = anyAnswers.chain((answers) =>
      fc.tuple(
        fc.constant(answers),
        fc.shuffledSubarray(Object.keys(answers), { minLength: Object.keys(answers).length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyColumns, ([answers, order], columns) => {
        const again = Object.fromEntries(order.map((key) => [key, answers[key]]));
        expect(evaluateReview(a1, columns, again, {})).toEqual(evaluateReview(a1, columns, answers, {}));
      }),
    );
  });

  it('finishing is possible exactly when everything that applies is answered', () => {
    fc.assert(
      fc.property(anyAnswers, anyColumns, anySuggested, (answers, columns, suggested) => {
        const result = evaluateReview(a1, columns, answers, suggested);
        const isAnswered = result.states.every(({ question, isVisible }) => {
          if (!isVisible) return true;
          const given = answers[question.key];
          if (!given?.option || !question.options.includes(given.option)) return false;
          const isFaultyOrNa = given.option !== 'yes';
          const isSilentAllowed = [
            'skal-barnet-inte-hort',
            'genomforandeplan-uppfoljning',
            'vardplan-synpunkter',
          ];
          const isOverride =
            question.key === 'overvagande-i-tid' &&
            suggested[question.key] === 'no' &&
            given.option === 'yes';
          const needsWords =
            given.option === 'notApplicable' ||
            (isFaultyOrNa && !isSilentAllowed.includes(question.key)) ||
            isOverride;
          return !needsWords || given.reason !== '';
        });
        expect(result.isComplete).toBe(isAnswered);
      }),
      { numRuns: 500 },
    );
  });

  it('every deviation draft belongs to a visible fault and is made once', () => {
    fc.assert(
      fc.property(anyAnswers, anyColumns, (answers, columns) => {
        const { deviationDrafts, faults } = evaluateReview(a1, columns, answers, {});
        const faultKeys = faults.map((fault) => fault.questionKey);
        const draftKeys = deviationDrafts.map((draft) => draft.questionKey);
        expect(new Set(draftKeys).size).toBe(draftKeys.length);
        for (const key of draftKeys) {
          expect(faultKeys).toContain(key);
          expect(findQuestion(a1, key)?.deviation).toBeDefined();
        }
      }),
    );
  });
});
