import type { Question } from './definition.ts';
import { inFile, yesNoMissing } from './shipped-parts.ts';

const beginning: Question = {
  key: 'borjan',
  kind: 'choice',
  shortName: 'Hur ärendet började',
  wording: { text: 'Hur började ärendet, enligt akten?' },
  choices: [
    {
      key: 'ansokan',
      label: 'Med en ansökan',
      help: 'Personen, eller någon som för personens talan, bad om något.',
    },
    { key: 'anmalan', label: 'Med en anmälan', help: 'Någon annan hörde av sig med oro.' },
    {
      key: 'annat-satt',
      label: 'På ett annat sätt',
      help: 'Till exempel genom en överflytt från en annan kommun.',
    },
    {
      key: 'framgar-inte',
      label: 'Det framgår inte',
      help: 'Eller så går det inte att skilja ansökan från anmälan.',
    },
  ],
  counts: {
    ansokan: 'fulfilled',
    anmalan: 'fulfilled',
    'annat-satt': 'fulfilled',
    'framgar-inte': 'notFulfilled',
  },
  options: [],
  help:
    'Frågan gäller alla ärenden. Har personen haft flera ärenden svarar du för det som granskas. Det ska gå att läsa ' +
    'både hur det började och vilken dag; fattas något av det svarar du Det framgår inte.',
  comment: { label: 'Hur?', requiredOn: ['annat-satt'] },
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['framgar-inte'],
    title: { text: 'Det framgår inte hur ärendet började' },
    severity: 'minor',
    daysToDue: 60,
  },
};

const applicationKept: Question = {
  key: 'ansokan-bevarad',
  kind: 'yesNo',
  shortName: 'Ansökans innehåll går att läsa',
  wording: { text: 'Går det att läsa vad personen ansökte om?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan visas när ärendet började med en ansökan. Ja när ansökan finns i akten, eller när en muntlig ansökan är ' +
    'antecknad med vad personen bad om. Nej när det bara står att personen har ansökt. Handling saknas när akten ' +
    'hänvisar till en skriftlig ansökan som inte finns där.',
  visibleWhen: [{ kind: 'answer', question: 'borjan', isOneOf: ['ansokan'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det går inte att läsa vad personen ansökte om' },
    titleWhenMissing: { text: 'Ansökan saknas i akten' },
    severity: 'minor',
    daysToDue: 30,
  },
};

export const beginningQuestions: Question[] = [beginning, applicationKept];
