import type { Condition, Question } from './definition.ts';
import { inFile, yesNoMissing, yesNoNotApplicable } from './shipped-parts.ts';
import { decisionDocument, statedReasons } from './shipped-procedure-law.ts';

/** What can be read in a decision is asked only where there is one. */
export const thereIsDecision: Condition = {
  kind: 'answer',
  question: 'beslut-dokumenterat',
  isOneOf: ['yes', 'no'],
};

const decisionComplete: Question = {
  key: 'beslut-dokumenterat',
  kind: 'yesNo',
  shortName: 'Beslutet är dokumenterat',
  wording: { text: 'Går det att läsa i beslutet när det fattades, vad det gäller och vem som fattade det?' },
  goodAnswer: 'yes',
  options: yesNoMissing,
  help:
    'Frågan gäller alla beslut. Ja när alla tre går att läsa. Nej när beslutet finns men något av dem fattas; skriv ' +
    'vad. Handling saknas när beslutet inte finns i akten. Då försvinner frågorna om vad som står i det.',
  legalReference: decisionDocument,
  factColumns: ['Beslutsdatum', 'Handläggare'],
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Beslutet saknar dag, innehåll eller beslutsfattare' },
    titleWhenMissing: { text: 'Beslutet saknas i akten' },
    severity: 'serious',
    daysToDue: 14,
  },
};

const outcome: Question = {
  key: 'beslut-utfall',
  kind: 'choice',
  shortName: 'Utfall',
  wording: { text: 'Vad blev beslutet?' },
  choices: [
    { key: 'bifall', label: 'Bifall', help: 'Personen fick allt som söktes.' },
    {
      key: 'delavslag',
      label: 'Delavslag',
      help: 'Personen fick något annat eller mindre än det som söktes.',
    },
    { key: 'avslag', label: 'Avslag', help: 'Personen fick inget av det som söktes.' },
    { key: 'annat', label: 'Något annat', help: 'Till exempel att en insats minskas eller upphör.' },
  ],
  options: [],
  help:
    'Frågan gäller alla beslut som finns i akten. Svara utifrån beslutet och ansökan, inte utifrån registret. Svaret ' +
    'bestämmer vilka frågor som kommer sedan. Stämmer registret inte med akten skriver du det i kommentaren.',
  visibleWhen: [thereIsDecision],
  factColumns: ['Beslut'],
  comment: { label: 'Vad blev det, eller vad skiljer sig?', requiredOn: ['annat'] },
  isCritical: false,
};

const residual: Question = {
  key: 'ovrigt-innehall',
  kind: 'choice',
  shortName: 'Vad som döljer sig under Övrigt',
  wording: { text: 'Vad gäller beslutet som är registrerat som Övrigt?' },
  choices: [
    { key: 'egen-rubrik', label: 'En insats som har en egen rubrik i registret' },
    { key: 'flera', label: 'Flera insatser i samma beslut' },
    { key: 'ingen-rubrik', label: 'En insats som saknar egen rubrik' },
    { key: 'oklart', label: 'Det går inte att se' },
  ],
  options: [],
  help:
    'Frågan visas bara för beslut som är registrerade som Övrigt. Skriv i kommentaren vilken insats det gäller, så ' +
    'att enheten kan se vad som bör registreras på annat sätt. Svaret räknas inte som brist.',
  visibleWhen: [
    thereIsDecision,
    { kind: 'column', column: 'Insats', isOneOf: ['Övrigt', 'Övriga insatser', 'Annat'] },
  ],
  comment: { label: 'Vilken insats?', requiredOn: ['egen-rubrik', 'flera', 'ingen-rubrik'] },
  isCritical: false,
};

const clarity: Question = {
  key: 'beslut-tydligt',
  kind: 'scale',
  shortName: 'Beslutet är tydligt',
  wording: { text: 'Hur tydligt är beslutet för den som det gäller?' },
  choices: [
    { key: 'otydligt', label: 'Otydligt', help: 'Det går inte att läsa ut vad personen får eller inte får.' },
    {
      key: 'delvis',
      label: 'Delvis tydligt',
      help: 'Insatsen framgår, men inte omfattningen eller hur länge beslutet gäller.',
    },
    {
      key: 'tydligt',
      label: 'Tydligt',
      help: 'Det går att läsa ut vad personen får eller inte får, hur mycket och hur länge, på vanlig svenska.',
    },
  ],
  counts: { otydligt: 'notFulfilled', delvis: 'notFulfilled', tydligt: 'fulfilled' },
  options: [],
  help:
    'Frågan gäller alla beslut som finns i akten. Läs beslutet som om du själv hade fått det hem i brevlådan. Vid ' +
    'avslag räcker det att det går att läsa vad personen inte får. Bara Otydligt ger en avvikelse.',
  visibleWhen: [thereIsDecision],
  comment: { label: 'Vad är svårt att förstå?', requiredOn: ['delvis'] },
  isCritical: false,
  deviation: {
    on: ['otydligt'],
    title: { text: 'Det går inte att förstå vad som är beslutat' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const reasons: Question = {
  key: 'skal-framgar',
  kind: 'yesNo',
  shortName: 'Skälen framgår',
  wording: { text: 'Framgår det varför beslutet blev som det blev?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla beslut som finns i akten. Ja när beslutet visar vilka omständigheter som avgjorde och vilka ' +
    'bestämmelser det bygger på, så att personen kan se hur behoven ledde fram till det. Nej när det bara står att ' +
    'behovet är eller inte är tillgodosett. Ej tillämpligt när det är uppenbart att skäl inte behövs, till exempel ' +
    'när personen fick allt som söktes; skriv det. Vid avslag och delavslag ska skälen finnas.',
  legalReference: statedReasons,
  visibleWhen: [thereIsDecision],
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no'],
    title: { text: 'Skälen för beslutet framgår inte' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

export const decisionQuestions: Question[] = [decisionComplete, outcome, residual, clarity, reasons];
