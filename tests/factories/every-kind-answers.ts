import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';

/** The answers of one review of the checklist with every kind of question, in short. */
export type EveryKindAnswers = {
  assessed?: string;
  takingPart?: string;
  caseType?: string;
  heard?: string;
  minutes?: string;
  level?: string;
  /** For each anmälan the days it came in and was assessed, and whether that was in time. */
  items?: readonly (readonly [receivedOn: string, preliminaryOn: string, inTime: 'yes' | 'no'])[];
  /** Instead of what is computed. */
  rating?: string;
};

const option = (key: string): Partial<FullAnswer> => ({ option: key });
const content = (text: string): Partial<FullAnswer> => ({ content: text });

/** By answer key, complete: with all the words that any answer asks for. Levels and several choices as stored. */
export function everyKindAnswers(given: EveryKindAnswers): Record<string, FullAnswer> {
  const { assessed = 'yes', takingPart = 'hog', caseType = 'vald', heard = 'barnet skolan' } = given;
  const { minutes = '60', level = 'n2>n1', items = [], rating } = given;
  const numbers = items.map((_, index) => String(index + 1));
  const answers: Record<string, Partial<FullAnswer>> = {
    'bedomd-samma-dag': option(assessed),
    delaktighet: option(takingPart),
    arendetyp: option(caseType),
    horda: heard === 'documentMissing' ? option(heard) : content(heard),
    beslutsdatum: content('2026-09-14'),
    minuter: minutes === 'notApplicable' ? option(minutes) : content(minutes),
    'skal-over-standard': content('Barnet behöver mer stöd.'),
    niva: level === 'notApplicable' ? option(level) : content(level),
    '#anmalningar': items.length === 0 ? option('none') : content(numbers.join(' ')),
    ...Object.fromEntries(
      items.flatMap(([receivedOn, preliminaryOn, inTime], index) => [
        [`inkom#${index + 1}`, content(receivedOn)],
        [`forhandsbedomd#${index + 1}`, content(preliminaryOn)],
        [`forhandsbedomd-i-tid#${index + 1}`, option(inTime)],
      ]),
    ),
    ...(rating === undefined ? {} : { 'samlad-bedomning': option(rating) }),
  };
  const words = { reason: 'Se akten.', comment: 'Intern kommentar', evidence: 'Blad 4' };
  return Object.fromEntries(
    Object.entries(answers).map(([key, one]) => [key, { option: null, content: '', ...words, ...one }]),
  );
}

const early = ['2026-05-04', '2026-05-11', 'yes'] as const;
const late = ['2026-06-01', '2026-07-01', 'no'] as const;

/** Ten reviews: with every answer of every question, nought to three anmälningar, and a rating changed by hand. */
export const TEN_REVIEWS: readonly EveryKindAnswers[] = [
  { items: [early, late] },
  { takingPart: 'nagon', minutes: '75', items: [early] },
  { takingPart: 'lag', caseType: 'skola', level: 'n1>n2' },
  { assessed: 'no', level: 'n1>n1', items: [early, early, late] },
  { assessed: 'documentMissing', heard: 'documentMissing', rating: 'utveckling' },
  { takingPart: 'notApplicable', minutes: 'notApplicable' },
  { minutes: '45.5', level: 'notApplicable', items: [early] },
  { caseType: 'annat', heard: 'vardnadshavare', minutes: '90' },
  { level: 'n3>n3', rating: 'utveckling' },
  {},
];
