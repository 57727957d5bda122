import { type ChecklistDefinition, definitionFormat, type Question } from './definition.ts';
import { beginningQuestions } from './shipped-documentation-beginning.ts';
import { noteQuestions } from './shipped-documentation-notes.ts';
import { decisionQuestions, planQuestions } from './shipped-documentation-plans.ts';

const scales = ['gar-att-folja', 'uppgift-och-bedomning'];
const counted = [
  'borjan',
  'ansokan-bevarad',
  'datum-och-namn',
  'anteckning-aktuell',
  'respektfullt',
  'egna-synpunkter',
  'beslut-underrattat',
  'plan-stammer',
  'resultat-framgar',
];
const faults = ['no', 'documentMissing', 'framgar-inte'];

const overall: Question = {
  key: 'samlad-kvalitet',
  kind: 'scale',
  shortName: 'Dokumentationen som helhet',
  wording: { text: 'Hur är dokumentationen som helhet?' },
  choices: [
    {
      key: 'rattas',
      label: 'Behöver rättas nu',
      help: 'Det går inte att följa ärendet, eller flera brister.',
    },
    { key: 'utvecklas', label: 'Kan bli bättre', help: 'Ärendet går att följa, men något fattas.' },
    { key: 'god', label: 'God', help: 'En kollega kan ta över i morgon med hjälp av akten.' },
  ],
  options: [],
  help:
    'Svaret räknas fram ur svaren ovanför och gäller om du inte ändrar det. Behöver rättas nu: någon av de två ' +
    'femgradiga skalorna har ett av de två lägsta svaren, eller så finns det minst tre brister. God: båda skalorna ' +
    'har ett av de två högsta svaren och det finns ingen brist. Annars Kan bli bättre. Ändra när det ger fel bild, ' +
    'och skriv varför. Inga medelvärden räknas.',
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [
      {
        option: 'rattas',
        when: [
          {
            kind: 'any',
            of: [
              { kind: 'count', questions: scales, isOneOf: ['inte-alls', 'liten'], atLeast: 1 },
              { kind: 'count', questions: counted, isOneOf: faults, atLeast: 3 },
            ],
          },
        ],
      },
      {
        option: 'god',
        when: [
          { kind: 'every', questions: scales, isOneOf: ['stor', 'helt'] },
          { kind: 'count', questions: counted, isOneOf: faults, atMost: 0 },
        ],
      },
    ],
    otherwise: 'utvecklas',
  },
};

/** For N5 and any peer review of files: what a colleague needs to be able to read. */
export const documentationChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'social-dokumentation',
  title: 'Social dokumentation',
  purpose:
    'Att se om en kollega kan följa ärendet i akten: hur det började, vad som har hänt, vad personen vill och har ' +
    'fått veta, och vart det är på väg. Gruppen ser vad den dokumenterar väl och vad den behöver öva på.',
  sections: [
    { key: 'borjan', title: 'Hur ärendet började', questions: beginningQuestions },
    {
      key: 'anteckningar',
      title: 'Anteckningarna',
      intro: 'Läs det senaste årets anteckningar fram till referensdatumet, eller sedan ärendet började.',
      questions: noteQuestions,
    },
    { key: 'beslut', title: 'Beslut och underrättelse', questions: decisionQuestions },
    { key: 'planer', title: 'Plan och uppföljning', questions: planQuestions },
    { key: 'samlat', title: 'Samlat', questions: [overall] },
  ],
};
