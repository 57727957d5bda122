import { type ChecklistDefinition, definitionFormat, type Question } from './definition.ts';
import { inFile, yesNo, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';
import { followUpQuestions, levels } from './shipped-support-level-follow-up.ts';

const startDate: Question = {
  key: 'insats-start',
  kind: 'date',
  shortName: 'Insatsen började',
  wording: { text: 'Vilken dag började insatsen?' },
  isAfterReferenceAllowed: false,
  options: ['documentMissing'],
  help:
    'Frågan gäller alla ärenden. Skriv dagen då personen flyttade in eller stödet kom igång, inte dagen för beslutet. ' +
    'Tre månader räknas från den dagen. Handling saknas när det inte går att se i akten när insatsen började.',
  factColumns: ['Insats', 'Placering fr.o.m.'],
  evidence: inFile,
  isCritical: false,
};

const groundsBefore: Question = {
  key: 'grund-fore',
  kind: 'yesNo',
  shortName: 'Grunden för nivån i beslutet framgår',
  wording: { text: 'Framgår det vad nivån i beslutet bygger på?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla ärenden. Ja när akten beskriver det stöd som personen behöver och hur det ledde fram till ' +
    'nivån. Nej när det bara står vilken nivå det blev. Handling saknas när nivåbedömningen inte finns i akten.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte vad nivån bygger på' },
    titleWhenMissing: { text: 'Nivåbedömning saknas i akten' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const ownView: Question = {
  key: 'egen-syn',
  kind: 'yesNo',
  shortName: 'Personens syn på sitt behov framgår',
  wording: { text: 'Framgår det hur personen själv ser på sitt behov av stöd?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla ärenden. Ja när personens egen syn går att läsa, i nivåbedömningen eller i underlaget till ' +
    'den. Nej när bara andra har beskrivit behovet. Ej tillämpligt bara när personen inte har velat eller kunnat ' +
    'berätta; skriv vad akten säger om det.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Personens egen syn på sitt behov av stöd framgår inte' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const ownReading: Question = {
  key: 'granskarens-niva',
  kind: 'level',
  shortName: 'Granskarens nivå mot aktens',
  wording: { text: 'Vilken är den senaste nivån i akten, och vilken nivå hade du satt?' },
  choices: levels,
  beforeLabel: 'Senaste nivån i akten',
  afterLabel: 'Nivån du hade satt',
  reasonRequiredOn: ['up', 'down'],
  options: ['documentMissing'],
  help:
    'Frågan gäller alla ärenden. Läs underlaget och sätt din egen nivå. Skiljer den sig från aktens skriver du vad i ' +
    'underlaget som avgör. Det är ingen brist att ni tycker olika, utan något att tala om i gruppen. Handling saknas ' +
    'när det inte finns underlag nog för att sätta en nivå.',
  isCritical: false,
};

const toDiscuss: Question = {
  key: 'ta-upp-i-gruppen',
  kind: 'yesNo',
  shortName: 'Att ta upp i gruppen',
  wording: { text: 'Vill du ta upp ärendet när gruppen går igenom resultatet?' },
  goodAnswer: 'neither',
  options: yesNo,
  help:
    'Frågan gäller alla ärenden. Ja när det finns något som flera kan lära av, också när det är väl gjort. Skriv vad, ' +
    'utan namn. Svaret räknas inte.',
  comment: { label: 'Vad vill du ta upp?', requiredOn: ['yes'] },
  isCritical: false,
};

/** For N2 and N3: levels at the decision and three months on, and how a colleague reads the same file. */
export const supportLevelChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'nivabedomning',
  title: 'Nivåbedömning',
  purpose:
    'Att se om nivåerna har en tydlig grund, följs upp inom tre månader och hur ofta de höjs, sänks eller blir ' +
    'desamma. Gruppen lär av ärendena där kollegor läser behovet olika.',
  sections: [
    { key: 'beslutet', title: 'Nivån i beslutet', questions: [startDate, groundsBefore, ownView] },
    {
      key: 'uppfoljningen',
      title: 'Uppföljningen',
      questions: followUpQuestions,
    },
    {
      key: 'din-lasning',
      title: 'Din läsning',
      intro: 'Här är du kollega, inte kontrollant. Svaren är till för samtalet i gruppen.',
      questions: [ownReading, toDiscuss],
    },
  ],
};
