import { compareDefinitions, type Moved } from './compare-definitions.ts';
import { type Sides, sidesOf } from './compare-sides.ts';
import type { ChecklistDefinition, Section } from './definition.ts';
import { repeatsInWords } from './paper-words.ts';
import { conditionsInWords } from './rules-in-words.ts';

/** What differs between two definitions, ready to be read; nothing of the definitions themselves. */
export interface ComparisonView {
  isSame: boolean;
  /** What came, went and moved, one sentence each. */
  lines: string[];
  /** Changed sections and questions, side by side. */
  changed: { key: string; name: string; isWordingChanged: boolean; sides: Sides[] }[];
}

/** The comparison as a page shows it. */
export function comparisonView(before: ChecklistDefinition, after: ChecklistDefinition): ComparisonView {
  const { isSame, aspects, added, removed, moved, changed, sections } = compareDefinitions(before, after);
  const own: Sides[] = [
    ...(aspects.includes('namnet') ? [{ aspect: 'namnet', before: before.title, after: after.title }] : []),
    ...(aspects.includes('syftet')
      ? [{ aspect: 'syftet', before: before.purpose, after: after.purpose }]
      : []),
  ];
  return {
    isSame,
    lines: [
      ...sections.added.map(({ title }) => `Nytt avsnitt: ${title}`),
      ...sections.removed.map(({ title }) => `Borttaget avsnitt: ${title}`),
      ...sections.moved.map(({ name }) => `Flyttat avsnitt: ${name}`),
      ...added.map(({ shortName }) => `Ny fråga: ${shortName}`),
      ...removed.map(({ shortName }) => `Borttagen fråga: ${shortName}`),
      ...moved.map(movedInWords),
    ],
    changed: [
      ...(own.length === 0
        ? []
        : [{ key: 'checklista', name: 'Checklistan', isWordingChanged: false, sides: own }]),
      ...sections.changed.map((section) => ({
        key: `avsnitt-${section.key}`,
        name: `Avsnittet ${section.title}`,
        isWordingChanged: false,
        sides: section.aspects.map((aspect) => ({
          aspect,
          before: sectionInWords(aspect, section.before, before),
          after: sectionInWords(aspect, section.after, after),
        })),
      })),
      ...changed.map((question) => ({
        key: `fraga-${question.key}`,
        name: question.shortName,
        isWordingChanged: question.isWordingChanged,
        sides: sidesOf(question, { before, after }),
      })),
    ],
  };
}

function movedInWords({ name, fromSection, toSection }: Moved): string {
  if (fromSection === undefined || fromSection === toSection) return `Flyttad fråga: ${name}`;
  return `Flyttad fråga: ${name}, från ${fromSection} till ${toSection}`;
}

function sectionInWords(aspect: string, section: Section, definition: ChecklistDefinition): string {
  switch (aspect) {
    case 'rubriken':
      return section.title;
    case 'inledningen':
      return section.intro ?? '–';
    case 'villkoret':
      return conditionsInWords(definition, section.visibleWhen) ?? 'Visas alltid.';
    default:
      return section.repeats ? repeatsInWords(section.repeats) : '–';
  }
}
