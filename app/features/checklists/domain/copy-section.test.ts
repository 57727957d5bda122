import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { anyAnswersTo, anyColumns } from '#tests/factories/answer-arbitraries.ts';
import { anyDefinition } from '#tests/factories/definition-arbitraries.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { duplicateSection } from './copy-section.ts';
import { findQuestion, questionsOf } from './definition.ts';
import { draftFaults } from './draft-faults.ts';
import { changeQuestion } from './edit-definition.ts';
import { evaluateReview } from './evaluate.ts';
import { answerKey, itemsKey, readAnswerKey } from './items.ts';

const referenceOn = '2026-10-31' as CivilDate;
const anyCopied = anyDefinition.chain((definition) =>
  fc.record({
    definition: fc.constant(definition),
    at: fc.nat(definition.sections.length - 1),
    columns: anyColumns,
    answers: anyAnswersTo(definition),
  }),
);

describe('a copied section', () => {
  it('stands right after, under other keys, with the words that were given', () => {
    const marked = changeQuestion(everyKindChecklist, 'inkom', (question) => ({
      ...question,
      comparableSince: { version: 2, note: 'Annan fråga' },
    }));
    const words = { shortName: 'Besöket', wording: 'När var besöket?', help: 'Dagen i anteckningen.' };
    const copy = duplicateSection(marked, 'anmalningar', 'Besök', new Map([['inkom', words]]), ['besok']);
    const titles = copy?.definition.sections.map(({ title }) => title) ?? [];
    expect(titles.slice(titles.indexOf('Anmälningar'))).toEqual(['Anmälningar', 'Besök', 'Helheten']);
    expect(copy?.key).toBe('besok-2');
    const section = copy?.definition.sections.find(({ key }) => key === 'besok-2');
    expect(section?.repeats).toEqual({
      itemName: 'anmälan',
      itemsName: 'anmälningar',
      atLeast: 0,
      atMost: 4,
    });
    expect(section?.questions.map(({ key }) => key)).toEqual([
      'besoket',
      'forhandsbedomning-klar',
      'forhandsbedomning-i-tid',
    ]);
    expect(section?.questions[0]).toMatchObject({ wording: { text: 'När var besöket?' }, kind: 'date' });
    expect(section?.questions[0]?.comparableSince).toBeUndefined();
    // The date rule counts from the copied dates and not from the ones that were copied.
    expect(JSON.stringify(section?.questions[2]?.suggestion)).toContain('"besoket"');
    expect(JSON.stringify(section?.questions[2]?.suggestion)).not.toContain('"inkom"');
    expect(findQuestion(marked, 'inkom')?.comparableSince).toEqual({ version: 2, note: 'Annan fråga' });
  });

  it('is nothing for a section that is not there', () => {
    expect(duplicateSection(everyKindChecklist, 'annat', 'Annat')).toBeUndefined();
  });

  it('can be published when the original can, and means the same of the same answers', () => {
    fc.assert(
      fc.property(anyCopied, ({ definition, at, columns, answers }) => {
        const original = definition.sections[at];
        const copy = duplicateSection(definition, original?.key ?? '', 'En kopia');
        if (original === undefined || copy === undefined) throw new Error('There is nothing to copy');
        expect(draftFaults(copy.definition)).toEqual([]);
        const keys = questionsOf(copy.definition).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);

        const section = copy.definition.sections[at + 1];
        const copyOf = new Map(
          original.questions.map(({ key }, index) => [key, section?.questions[index]?.key ?? '']),
        );
        const again = Object.entries(answers).flatMap(([key, answer]) => {
          const about = readAnswerKey(key);
          if (about?.kind === 'items')
            return about.section === original.key ? [[itemsKey(copy.key), answer] as const] : [];
          const question = copyOf.get(about?.question ?? '');
          return question === undefined ? [] : [[answerKey(question, about?.item), answer] as const];
        });
        const { states } = evaluateReview(
          copy.definition,
          { columns, referenceOn },
          { ...answers, ...Object.fromEntries(again) },
        );
        const told = (sectionKey: string) =>
          states
            .filter((state) => state.sectionKey === sectionKey)
            .map(({ itemNumber, isVisible, lacks, tags, isComputed }) => ({
              itemNumber,
              isVisible,
              lacks,
              tags,
              isComputed,
            }));
        expect(told(copy.key)).toEqual(told(original.key));
      }),
      { numRuns: 200 },
    );
  });
});
