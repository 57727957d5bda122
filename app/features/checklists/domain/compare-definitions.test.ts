import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { compareDefinitions } from './compare-definitions.ts';
import { outOfLine } from './compare-order.ts';
import { type ChecklistDefinition, findQuestion, type Question, type Section } from './definition.ts';

const before = everyKindChecklist;
/** What differs after a change to a copy. */
function differences(change: (definition: ChecklistDefinition) => void) {
  const definition = structuredClone(before);
  change(definition);
  return compareDefinitions(before, definition);
}
const question = (definition: ChecklistDefinition, key: string) => findQuestion(definition, key) as Question;
const section = (definition: ChecklistDefinition, index: number) => definition.sections[index] as Section;
const none = { added: [], removed: [], moved: [], changed: [] };

describe('compareDefinitions', () => {
  it('finds nothing in a copy, whatever the order of the fields and however absence is written', () => {
    const turned = JSON.parse(
      JSON.stringify(before, (_, part) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).toReversed())
          : part,
      ),
    ) as ChecklistDefinition;
    question(turned, 'inkom').deviation = undefined;
    expect(compareDefinitions(before, turned)).toEqual({
      ...none,
      aspects: [],
      sections: none,
      isSame: true,
    });
  });

  it('names every aspect of a question once, and says when its words are other', () => {
    const { changed, isSame } = differences((definition) => {
      const minutes = question(definition, 'minuter');
      minutes.help = 'Minuter per besök.';
      if (minutes.kind === 'number') Object.assign(minutes, { atLeast: 5, atMost: 300, decimals: 0 });
      question(definition, 'inkom').wording = { text: 'Vilken dag kom anmälan?' };
    });
    expect(isSame).toBe(false);
    expect(changed.map(({ key, aspects, isWordingChanged }) => [key, aspects, isWordingChanged])).toEqual([
      ['minuter', ['hjälptexten', 'gränserna för talet', 'antalet decimaler'], false],
      ['inkom', ['frågans text'], true],
    ]);
    expect(changed[0]?.before.help).toBe('Minuter per tillfälle.');
    expect(changed[0]?.after.help).toBe('Minuter per besök.');
  });

  it('takes words for some cases only as other words', () => {
    const { changed } = differences((definition) => {
      const texts = [{ values: ['SoL'], text: 'Annan text' }];
      question(definition, 'inkom').wording.byColumn = { column: 'Lagrum', texts };
    });
    expect(changed[0]?.isWordingChanged).toBe(true);
  });

  it('tells added and removed by key, also where the words are the same', () => {
    const { added, removed, changed, moved } = differences((definition) => {
      question(definition, 'inkom').key = 'inkom-2';
    });
    expect(added.map(({ key }) => key)).toEqual(['inkom-2']);
    expect(removed.map(({ key }) => key)).toEqual(['inkom']);
    expect([changed, moved]).toEqual([[], []]);
  });

  it('calls only the question moved that was taken past the others', () => {
    const { moved } = differences((definition) => {
      const { questions } = section(definition, 0);
      questions.push(...questions.splice(0, 1));
    });
    expect(moved).toEqual([
      {
        key: 'bedomd-samma-dag',
        name: 'Skydd bedömt samma dag',
        fromSection: 'Utredningen',
        toSection: 'Utredningen',
      },
    ]);
  });

  it('tells a question in another section, and no neighbours', () => {
    const { moved, sections } = differences((definition) => {
      const [taken] = section(definition, 0).questions.splice(1, 1);
      section(definition, 2).questions.unshift(taken as Question);
    });
    expect(moved.map(({ key, fromSection, toSection }) => [key, fromSection, toSection])).toEqual([
      ['delaktighet', 'Utredningen', 'Helheten'],
    ]);
    expect(sections).toEqual(none);
  });

  it('tells a section that is moved, changed, added or removed, without calling its questions moved', () => {
    const result = differences((definition) => {
      definition.title = 'Nytt namn';
      definition.sections.reverse();
      const items = definition.sections.find(({ key }) => key === 'anmalningar') as Section;
      items.repeats = undefined;
      items.title = 'Anmälan';
      definition.sections = definition.sections.filter(({ key }) => key !== 'helhet');
      definition.sections.push({ key: 'ny', title: 'Ny', questions: section(before, 2).questions });
    });
    const { sections, aspects } = result;
    expect(aspects).toEqual(['namnet']);
    expect(sections.changed.map(({ key, aspects }) => [key, aspects])).toEqual([
      ['anmalningar', ['rubriken', 'upprepningen']],
    ]);
    expect(sections.added.map(({ key }) => key)).toEqual(['ny']);
    expect(sections.removed.map(({ key }) => key)).toEqual(['helhet']);
    expect(sections.moved).toHaveLength(1);
    expect(result.moved.map(({ key, toSection }) => [key, toSection])).toEqual([['samlad-bedomning', 'Ny']]);
  });
});

describe('outOfLine', () => {
  const keyed = (keys: readonly number[]) => keys.map((key) => ({ key: `k${key}` }));

  it('leaves the rest in the same order, and names no more than must be', () => {
    const order = fc.uniqueArray(fc.nat(8), { maxLength: 7 });
    fc.assert(
      fc.property(order, order, (one, other) => {
        const moved = outOfLine(keyed(one), keyed(other)).map(({ key }) => Number(key.slice(1)));
        const stayed = other.filter((key) => one.includes(key) && !moved.includes(key));
        expect(one.filter((key) => stayed.includes(key))).toEqual(stayed);
        const common = other.filter((key) => one.includes(key));
        const subsets = Array.from({ length: 2 ** common.length }, (_, bits) =>
          common.filter((_, index) => (bits >> index) % 2 === 1),
        );
        const inLine = subsets.filter(
          (keys) => one.filter((key) => keys.includes(key)).join() === keys.join(),
        );
        expect(stayed.length).toBe(Math.max(...inLine.map(({ length }) => length)));
      }),
    );
  });
});
