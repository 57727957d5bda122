import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { mentionedIn } from './conditions.ts';
import { type ChecklistDefinition, findQuestion, type Question, questionsOf } from './definition.ts';
import { draftFaults } from './draft-faults.ts';
import {
  addQuestion,
  addSection,
  changeQuestion,
  changeSection,
  duplicateQuestion,
  moveQuestion,
  moveQuestionTo,
  moveSection,
  removeQuestion,
  removeSection,
} from './edit-definition.ts';
import { makeChoiceKey, makeQuestionKey } from './make-key.ts';
import { dateSourcesOf, mentionsOf } from './mentions.ts';

const start = everyKindChecklist;
const keysOf = (definition: ChecklistDefinition) => questionsOf(definition).map(({ key }) => key);
const text = (shortName: string): Question => ({
  key: 'ny',
  kind: 'text',
  shortName,
  wording: { text: shortName },
  help: 'Hjälp',
  options: [],
  isCritical: false,
});

describe('keys', () => {
  it('say what they stand for, without å, ä and ö, and are unique', () => {
    const { definition, key } = addQuestion(start, start.sections[0]?.key ?? '', text('Åtgärd för ÖRA, 2!'));
    expect(key).toBe('atgard-for-ora-2');
    expect(makeQuestionKey(definition, 'åtgärd för öra 2')).toBe('atgard-for-ora-2-2');
    expect(makeQuestionKey(start, '???')).toBe('fraga');
    expect(makeQuestionKey(start, 'Borttagen', ['borttagen'])).toBe('borttagen-2');
  });

  it('of choices never mean something else among the answers', () => {
    expect(makeChoiceKey('No', [])).toBe('no-2');
    expect(makeChoiceKey('Up', ['up-2'])).toBe('up-3');
  });

  it('stay through every change', () => {
    const [first] = questionsOf(start);
    const changed = changeQuestion(start, first?.key ?? '', (question) => ({
      ...question,
      key: 'annan',
      shortName: 'Nytt namn',
    }));
    expect(keysOf(changed)).toEqual(keysOf(start));
    const section = start.sections[0]?.key ?? '';
    const titled = changeSection(start, section, () => ({ title: 'Ny rubrik' }));
    expect(titled.sections[0]).toMatchObject({ key: section, title: 'Ny rubrik' });
    expect(titled.sections[0]?.questions).toEqual(start.sections[0]?.questions);
  });
});

describe('moving', () => {
  it('takes a question through every place with two buttons', () => {
    const order = keysOf(start);
    const last = order.at(-1) ?? '';
    let moved = start;
    for (let step = 0; step < 100; step += 1) moved = moveQuestion(moved, last, 'up');
    expect(moved.sections[0]?.questions[0]?.key).toBe(last);
    for (let step = 0; step < 100; step += 1) moved = moveQuestion(moved, last, 'down');
    expect(moved.sections.at(-1)?.questions.at(-1)?.key).toBe(last);
    expect(keysOf(moved)).toEqual(order);
  });

  it('crosses into the neighbouring section without jumping over anything', () => {
    const second = start.sections[1];
    const key = second?.questions[0]?.key ?? '';
    const up = moveQuestion(start, key, 'up');
    expect(up.sections[0]?.questions.at(-1)?.key).toBe(key);
    expect(keysOf(up)).toEqual(keysOf(start));
    expect(moveQuestion(up, key, 'down')).toEqual(start);
  });

  it('says what broke when a question now comes before what it looks at', () => {
    expect(draftFaults(start)).toEqual([]);
    let moved = start;
    for (let step = 0; step < 40; step += 1) moved = moveQuestion(moved, 'skal-over-standard', 'up');
    expect(draftFaults(moved).map(({ questionKey }) => questionKey)).toContain('skal-over-standard');
  });

  it('changes nothing for what is not there', () => {
    expect(moveQuestion(start, 'finns-inte', 'up')).toEqual(start);
    expect(moveQuestionTo(start, keysOf(start)[0] ?? '', 'finns-inte')).toEqual(start);
    expect(duplicateQuestion(start, 'finns-inte')).toBeUndefined();
  });
});

describe('a copy', () => {
  it('has a key of its own, the same content and no history', () => {
    const marked = changeQuestion(start, 'minuter', (question) => ({
      ...question,
      comparableSince: { version: 2, note: 'Annan fråga' },
    }));
    const copy = duplicateQuestion(marked, 'minuter');
    expect(copy?.key).toBe('beviljad-tid');
    const question = copy && findQuestion(copy.definition, copy.key);
    expect(question).toMatchObject({ shortName: 'Beviljad tid (kopia)', unit: 'minuter' });
    expect(question?.comparableSince).toBeUndefined();
    expect(keysOf(copy?.definition ?? start).indexOf('beviljad-tid')).toBe(
      keysOf(start).indexOf('minuter') + 1,
    );
  });
});

describe('what mentions a question', () => {
  it('is found before it goes, and told after', () => {
    expect(mentionsOf(start, 'minuter')).toContainEqual({
      what: 'question',
      key: 'skal-over-standard',
      name: 'Skäl för mer än standard',
    });
    for (const key of keysOf(start)) {
      const told = draftFaults(removeQuestion(start, key)).flatMap(({ questionKey, sectionKey }) => [
        questionKey,
        sectionKey,
      ]);
      for (const mention of mentionsOf(start, key)) expect(told).toContain(mention.key);
    }
  });
});

/** Any edits, chosen by numbers that mean something in whatever definition they meet. */
const edits = fc.array(fc.tuple(fc.nat(8), fc.nat(60), fc.nat(60)), { maxLength: 40 });

function edited(definition: ChecklistDefinition, [what, one, other]: [number, number, number]) {
  const keys = keysOf(definition);
  const sectionKeys = definition.sections.map(({ key }) => key);
  const question = keys[one % Math.max(keys.length, 1)] ?? '';
  const section = sectionKeys[other % Math.max(sectionKeys.length, 1)] ?? '';
  switch (what) {
    case 0:
      return addSection(definition, { title: `Avsnitt ${one % 3}` }).definition;
    case 1:
      return addQuestion(definition, section, text(`Fråga ${one % 3}`)).definition;
    case 2:
      return moveQuestion(definition, question, other % 2 === 0 ? 'up' : 'down');
    case 3:
      return moveQuestionTo(definition, question, section, other % 2 === 0 ? 'first' : 'last');
    case 4:
      return duplicateQuestion(definition, question)?.definition ?? definition;
    case 5:
      return removeQuestion(definition, question);
    case 6:
      return moveSection(definition, section, one % 2 === 0 ? 'up' : 'down');
    case 7:
      return removeSection(definition, section);
    default:
      return changeQuestion(definition, question, (before) => ({ ...before, shortName: `Annat ${one}` }));
  }
}

describe('whatever is done', () => {
  it('keys stay unique, and what points at nothing earlier is told', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const result = list.reduce(edited, start);
        const keys = keysOf(result);
        expect(new Set(keys).size).toBe(keys.length);
        const sectionKeys = result.sections.map(({ key }) => key);
        expect(new Set(sectionKeys).size).toBe(sectionKeys.length);
        const told = new Set(draftFaults(result).map(({ questionKey }) => questionKey));
        for (const [index, question] of questionsOf(result).entries()) {
          const rules = question.suggestion?.kind === 'rating' ? question.suggestion.rules : [];
          const conditions = [...(question.visibleWhen ?? []), ...rules.flatMap(({ when }) => when)];
          const wanted = [
            ...conditions.flatMap((condition) => mentionedIn(condition).questions),
            ...dateSourcesOf(question.suggestion).flatMap((source) =>
              'question' in source ? [source.question] : [],
            ),
          ];
          if (wanted.some((key) => !keys.slice(0, index).includes(key))) expect(told).toContain(question.key);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is changed in place', () => {
    const before = structuredClone(start);
    fc.assert(fc.property(edits, (list) => void list.reduce(edited, start)));
    expect(start).toEqual(before);
  });
});
