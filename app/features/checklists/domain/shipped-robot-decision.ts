import type { ChecklistDefinition, Condition, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { inFile, yesNo, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';
import { communication, noticeOfAppeal, statedReasons } from './shipped-procedure-law.ts';

/** Without application and decision there is nothing more to ask. */
const canBeRead: Condition = { kind: 'answer', question: 'beslut-ratt', isOneOf: ['yes', 'no'] };

const isRight: Question = {
  key: 'beslut-ratt',
  kind: 'yesNo',
  shortName: 'Beslutet är rätt',
  wording: { text: 'Är beslutet rätt utifrån de uppgifter som fanns när det fattades?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla beslut. Ja när du själv hade kommit fram till samma utfall, period och belopp med samma ' +
    'uppgifter. Nej när något av dem blev fel, även om felet är litet. Handling saknas när ansökan eller beslutet ' +
    'inte går att öppna; då ställs inga fler frågor.',
  factColumns: ['Beslutsdatum', 'Insats', 'Beslut'],
  isCritical: true,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Automatiserat beslut är fel' },
    titleWhenMissing: { text: 'Ansökan eller beslut saknas för automatiserat beslut' },
    severity: 'serious',
    daysToDue: 7,
  },
};

const whatIsWrong: Question = {
  key: 'vad-ar-fel',
  kind: 'severalChoices',
  shortName: 'Vad som är fel',
  wording: { text: 'Vad i beslutet är fel?' },
  choices: [
    { key: 'hushall', label: 'Hushållets sammansättning' },
    { key: 'inkomst', label: 'Inkomster eller tillgångar' },
    { key: 'utgift', label: 'Godkända utgifter' },
    { key: 'norm', label: 'Normen eller riktlinjen' },
    { key: 'period', label: 'Perioden' },
    { key: 'utfall', label: 'Bifall eller avslag' },
    { key: 'annat', label: 'Annat' },
  ],
  options: [],
  help:
    'Frågan visas när beslutet är fel. Välj allt som stämmer. Samma fel i flera beslut tyder på att en regel i ' +
    'programmet behöver rättas.',
  visibleWhen: [{ kind: 'answer', question: 'beslut-ratt', isOneOf: ['no'] }],
  reasonRequiredOn: ['annat'],
  isCritical: false,
};

const rightAmount: Question = {
  key: 'ratt-belopp',
  kind: 'number',
  shortName: 'Rätt belopp mot beviljat',
  wording: { text: 'Vilket belopp skulle ha beviljats?' },
  unit: 'kronor',
  atLeast: 0,
  atMost: 200000,
  decimals: 0,
  standard: { label: 'Beviljat belopp', column: 'Beviljat belopp' },
  options: ['notApplicable'],
  help:
    'Frågan visas när beslutet är fel. Räkna i hela kronor för beslutets hela period. Skriv 0 när ansökan borde ' +
    'ha avslagits. Finns beviljat belopp i registret jämförs talen. Skillnaden visar hur stort felet är; bristen ' +
    'räknas redan i frågan om beslutet. Ej tillämpligt när beslutet inte gäller ett belopp; skriv vad det gäller.',
  factColumns: ['Beviljat belopp'],
  visibleWhen: [{ kind: 'answer', question: 'beslut-ratt', isOneOf: ['no'] }],
  isCritical: false,
};

const basisMatches: Question = {
  key: 'underlag-stammer',
  kind: 'yesNo',
  shortName: 'Alla uppgifter i ansökan har räknats med',
  wording: { text: 'Har alla uppgifter i ansökan räknats med i beslutet?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när ansökan och beslutet går att öppna. Ja när programmet har tagit hänsyn till allt den ' +
    'sökande har uppgett, också det som står i fritext eller bilagor. Nej när något av det inte har lästs.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Uppgifter i ansökan har inte räknats med i ett automatiserat beslut' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const needsPerson: Question = {
  key: 'borde-handlaggare',
  kind: 'yesNo',
  shortName: 'Borde ha beslutats av handläggare',
  wording: { text: 'Borde en handläggare ha fattat beslutet i stället för programmet?' },
  goodAnswer: 'no',
  options: ['yes', 'no'],
  help:
    'Frågan gäller alla beslut. Ja när det fanns något som behövde en bedömning, till exempel nya omständigheter, ' +
    'tecken på våld, sjukdom eller ett barns särskilda behov. Nej när uppgifterna räckte för att följa reglerna. ' +
    'Här är nej det goda svaret.',
  isCritical: false,
  deviation: {
    on: ['yes'],
    title: { text: 'Ärendet borde ha gått till en handläggare' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const children: Question = {
  key: 'barnens-situation',
  kind: 'yesNo',
  shortName: 'Barnens situation har beaktats',
  wording: { text: 'Framgår det hur barnens situation har beaktats?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas om inte registret säger att hushållet saknar barn. Ja när det går att läsa vad beslutet betyder ' +
    'för barnen, eller att inget har ändrats för dem sedan en handläggare bedömde det. Ej tillämpligt när det ' +
    'inte finns barn i hushållet; skriv det.',
  factColumns: ['Barn i hushållet'],
  visibleWhen: [
    { kind: 'not', of: { kind: 'column', column: 'Barn i hushållet', isOneOf: ['Nej', 'Inga', '0'] } },
  ],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte hur barnens situation har beaktats' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const reasons: Question = {
  key: 'skal-gar-att-forsta',
  kind: 'yesNo',
  shortName: 'Skälen går att förstå',
  wording: { text: 'Går det att förstå av beslutet varför det blev som det blev?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla beslut. Ja när den som fick beslutet kan läsa vilka uppgifter och regler som avgjorde, ' +
    'utan att kunna systemets koder. Ej tillämpligt när ansökan beviljades helt och det är uppenbart att skäl ' +
    'inte behövs; skriv det.',
  legalReference: statedReasons,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Skälen för ett automatiserat beslut går inte att förstå' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const couldComment: Question = {
  key: 'fatt-yttra-sig',
  kind: 'yesNo',
  shortName: 'Sökanden har fått yttra sig',
  wording: { text: 'Fick sökanden yttra sig före beslutet om uppgifter som någon annan hade lämnat?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller beslut som bygger på uppgifter från andra, till exempel om inkomst från en myndighet. Ja när ' +
    'akten eller systemets logg visar att sökanden fick se uppgifterna och tid att svara. Ej tillämpligt när ' +
    'beslutet bara bygger på sökandens egna uppgifter eller när ansökan beviljades helt; skriv vilket.',
  legalReference: communication,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Sökanden har inte fått yttra sig före ett automatiserat beslut' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const appeal: Question = {
  key: 'overklagande',
  kind: 'yesNo',
  shortName: 'Hur beslutet överklagas framgår',
  wording: { text: 'Fick sökanden veta hur beslutet överklagas?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas om inte registret säger att ansökan beviljades. Ja när upplysningen följde med ett beslut som ' +
    'helt eller delvis gick sökanden emot. Ej tillämpligt när ansökan beviljades helt; skriv det.',
  legalReference: noticeOfAppeal,
  factColumns: ['Beslut'],
  visibleWhen: [
    { kind: 'not', of: { kind: 'column', column: 'Beslut', isOneOf: ['Bifall', 'Beviljat', 'Beviljas'] } },
  ],
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Upplysning om hur beslutet överklagas saknas' },
    severity: 'considerable',
    daysToDue: 7,
  },
};

/** For spot checks of many: the first question is the answer, the others tell what to mend. */
export const robotDecisionChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'forsorjningsstod-robotbeslut',
  title: 'Försörjningsstöd, robotbeslut',
  purpose:
    'Att se om beslut som ett datorprogram har fattat är rätt, och om samma fel kommer igen, så att beslut kan ' +
    'ändras och programmets regler rättas. Kort, så att många beslut kan granskas i tabell.',
  sections: [
    { key: 'beslutet', title: 'Beslutet', questions: [isRight, whatIsWrong, rightAmount] },
    {
      key: 'underlaget',
      title: 'Underlaget',
      visibleWhen: [canBeRead],
      questions: [basisMatches, needsPerson, children],
    },
    {
      key: 'sokanden',
      title: 'Vad sökanden fick veta',
      visibleWhen: [canBeRead],
      questions: [reasons, couldComment, appeal],
    },
  ],
};
