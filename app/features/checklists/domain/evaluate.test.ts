import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Answer, Answers } from './answers.ts';
import { fulfilmentOf, reasonNeed } from './answers.ts';
import type { AnswerOption, CaseColumns, ChecklistDefinition, YesNoQuestion } from './definition.ts';
import { answerOptions, findQuestion, questionsOf } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { placedChildrenChecklist as a1 } from './shipped-placed-children.ts';

const answer = (option: AnswerOption | null, reason = '', comment = ''): Answer => ({
  option,
  reason,
  comment,
});
const referenceOn = '2026-10-31' as CivilDate;
const evaluate = (definition: ChecklistDefinition, columns: CaseColumns, answers: Answers) =>
  evaluateReview(definition, { columns, referenceOn }, answers);
/** What the register dates suggest for the first question: too late, in time, or nothing. */
const tooLate = { 'Föregående övervägande': '2025-10-01', 'Senaste övervägande': '2026-09-01' };
const inTime = { 'Föregående övervägande': '2026-05-01', 'Senaste övervägande': '2026-09-01' };
const allGood: Answers = {
  'overvagande-i-tid': answer('yes'),
  'barnet-till-tals': answer('yes'),
  'vardplan-aktuell': answer('yes'),
  'vardplan-synpunkter': answer('yes'),
  'genomforandeplan-aktuell': answer('yes'),
  'genomforandeplan-uppfoljning': answer('yes'),
};

function question(key: string, more: Partial<YesNoQuestion> = {}): YesNoQuestion {
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

function checklist(...questions: YesNoQuestion[]): ChecklistDefinition {
  const sections = [{ key: 's', title: 'S', questions }];
  return { format: 'aktsam-checklista/2', key: 'c', title: 'C', purpose: 'P', sections };
}

describe('the placed children checklist', () => {
  it('asks six questions when all is well and is complete with six good answers', () => {
    const result = evaluate(a1, {}, allGood);
    expect([result.answeredCount, result.applicableCount, result.isComplete]).toEqual([6, 6, true]);
    expect(result.faults).toEqual([]);
    expect(result.deviationDrafts).toEqual([]);
  });

  it('asks for the reason only when the child was not heard', () => {
    const answers = { ...allGood, 'barnet-till-tals': answer('no', 'Inget samtal sedan mars.') };
    const result = evaluate(a1, {}, answers);
    expect(result.applicableCount).toBe(7);
    expect(result.isComplete).toBe(false);
    const open = result.states.filter((state) => state.lacks.length > 0).map((state) => state.question.key);
    expect(open).toEqual(['skal-barnet-inte-hort']);
  });

  it('does not ask about the content of a plan that is missing', () => {
    const answers = { ...allGood, 'vardplan-aktuell': answer('documentMissing', 'Ingen plan i akten.') };
    const result = evaluate(a1, {}, answers);
    expect(result.states.find((s) => s.question.key === 'vardplan-synpunkter')?.isVisible).toBe(false);
    expect(result.deviationDrafts.map((draft) => draft.title)).toEqual(['Vårdplan saknas']);
    expect(result.faults).toHaveLength(1);
  });

  it('words the deviation by legal ground and takes the description from the comment', () => {
    const answers = { ...allGood, 'overvagande-i-tid': answer('no', '  Sju månader. ') };
    const [draft] = evaluate(a1, { Lagrum: 'LVU\u00a03 §' }, answers).deviationDrafts;
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
    const result = evaluate(a1, {}, answers);
    expect(result.isComplete).toBe(true);
    expect(result.faults.map((fault) => fault.questionKey)).toEqual(['genomforandeplan-uppfoljning']);
    expect(result.deviationDrafts).toEqual([]);
  });

  it('is not complete while a fault lacks its description or "ej tillämpligt" its reason', () => {
    for (const option of ['no', 'notApplicable', 'documentMissing'] as const) {
      const silent = { ...allGood, 'genomforandeplan-aktuell': answer(option, '   ') };
      const state = evaluate(a1, {}, silent).states.find(
        (s) => s.question.key === 'genomforandeplan-aktuell',
      );
      expect(state?.lacks).toEqual(['reason']);
    }
  });

  it('asks for a reason when the suggestion is overridden, and not when it is confirmed', () => {
    expect(evaluate(a1, tooLate, allGood).isComplete).toBe(false);
    const reasoned = {
      ...allGood,
      'overvagande-i-tid': answer('yes', 'Registret saknar övervägandet 4 maj.'),
    };
    expect(evaluate(a1, tooLate, reasoned).isComplete).toBe(true);
    expect(evaluate(a1, inTime, allGood).isComplete).toBe(true);
  });
});

describe('rules', () => {
  it('counts a missing document as not fulfilled and not applicable as outside the base', () => {
    const good = (goodAnswer: YesNoQuestion['goodAnswer']) => question('q', { goodAnswer });
    expect(fulfilmentOf(good('yes'), ['documentMissing'])).toBe('notFulfilled');
    expect(fulfilmentOf(good('yes'), ['partly'])).toBe('notFulfilled');
    expect(fulfilmentOf(good('no'), ['no'])).toBe('fulfilled');
    expect(fulfilmentOf(good('no'), ['yes'])).toBe('notFulfilled');
    expect(fulfilmentOf(good('no'), ['notApplicable'])).toBe('notApplicable');
    for (const tag of ['yes', 'no', 'documentMissing'])
      expect(fulfilmentOf(good('neither'), [tag])).toBe('noted');
  });

  it('says why words are needed', () => {
    const q = question('q', {
      reasonRequiredOn: ['yes'],
      deviation: { on: ['no'], title: { text: 'T' }, severity: 'minor', daysToDue: 1 },
    });
    expect(reasonNeed(q, { option: null }, undefined, {})).toBeUndefined();
    expect(reasonNeed(q, { option: 'notApplicable' }, 'yes', {})).toBe('notApplicable');
    expect(reasonNeed(q, { option: 'no' }, 'yes', {})).toBe('description');
    expect(reasonNeed(q, { option: 'yes' }, 'no', {})).toBe('override');
    expect(reasonNeed(q, { option: 'yes' }, 'yes', {})).toBe('rule');
    expect(reasonNeed(q, { option: 'documentMissing' }, undefined, {})).toBeUndefined();
  });

  it('asks for the place in the file where the question says so', () => {
    const c = checklist(question('q', { comment: { label: 'Var i akten?', requiredOn: ['yes'] } }));
    expect(evaluate(c, {}, { q: answer('yes') }).states[0]?.lacks).toEqual(['comment']);
    expect(evaluate(c, {}, { q: answer('yes', '', 's. 4') }).isComplete).toBe(true);
    expect(evaluate(c, {}, { q: answer('no') }).isComplete).toBe(true);
  });

  it('shows a question by a case column, whatever the kind of space', () => {
    const c = checklist(
      question('q', {
        visibleWhen: [{ kind: 'column', column: 'Placeringsform', isOneOf: ['HVB', 'SiS-institution'] }],
      }),
    );
    expect(evaluate(c, { placeringsform: ' hvb ' }, {}).applicableCount).toBe(1);
    expect(evaluate(c, { Placeringsform: 'Familjehem' }, {}).applicableCount).toBe(0);
    expect(evaluate(c, {}, {}).isComplete).toBe(false);
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
    expect(evaluate(c, {}, { first: answer('yes'), ...stale }).isComplete).toBe(true);
    expect(evaluate(c, {}, { first: answer('no'), ...stale }).applicableCount).toBe(3);
  });

  it('does not count an option the question does not have', () => {
    const c = checklist(question('q', { options: ['yes', 'no'] }));
    expect(evaluate(c, {}, { q: answer('notApplicable', 'skäl') }).isComplete).toBe(false);
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
const anyColumns = fc
  .tuple(fc.constantFrom('SoL', 'LVU 2 §', 'LVU 3 §', ''), fc.constantFrom({}, tooLate, inTime))
  .map(([Lagrum, dates]): CaseColumns => ({ Lagrum, ...dates }));

describe('properties', () => {
  it('an answer to a hidden or unknown question never counts', () => {
    fc.assert(
      fc.property(anyAnswers, anyColumns, (answers, columns) => {
        const before = evaluate(a1, columns, answers);
        const visible = new Set(before.states.filter((s) => s.isVisible).map((s) => s.question.key));
        const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => visible.has(key)));
        expect(evaluate(a1, columns, kept)).toEqual(before);
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
        expect(evaluate(a1, columns, again)).toEqual(evaluate(a1, columns, answers));
      }),
    );
  });

  it('finishing is possible exactly when everything that applies is answered', () => {
    fc.assert(
      fc.property(anyAnswers, anyColumns, (answers, columns) => {
        const result = evaluate(a1, columns, answers);
        const isAnswered = result.states.every(({ question, isVisible }) => {
          if (!isVisible) return true;
          const given = answers[question.key];
          if (!given?.option || !question.options.some((one) => one === given.option)) return false;
          const isFaultyOrNa = given.option !== 'yes';
          const isSilentAllowed = [
            'skal-barnet-inte-hort',
            'genomforandeplan-uppfoljning',
            'vardplan-synpunkter',
          ];
          const isOverride =
            question.key === 'overvagande-i-tid' &&
            columns['Föregående övervägande'] === tooLate['Föregående övervägande'] &&
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
        const { deviationDrafts, faults } = evaluate(a1, columns, answers);
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
