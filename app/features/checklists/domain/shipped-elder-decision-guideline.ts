import type { Condition, Question } from './definition.ts';
import { inFile, yesNo } from './shipped-parts.ts';

/** Standard times are for what is done at certain times; these are not. */
const untimed: Condition = {
  kind: 'column',
  column: 'Insats',
  isOneOf: ['Särskilt boende', 'Trygghetslarm'],
};

const guideline: Question = {
  key: 'riktlinje',
  kind: 'choice',
  shortName: 'Riktlinjen',
  wording: { text: 'Hur förhåller sig beslutet till kommunens riktlinje?' },
  choices: [
    { key: 'foljer', label: 'Följer riktlinjen' },
    { key: 'mer', label: 'Ger mer än riktlinjen' },
    { key: 'mindre', label: 'Ger mindre än riktlinjen' },
    { key: 'tyst', label: 'Riktlinjen säger inget om det' },
  ],
  options: [],
  help:
    'Frågan gäller alla beslut som finns i akten. Ha riktlinjen som gällde när beslutet fattades bredvid dig. Att ' +
    'ge mer eller mindre är ingen brist i sig: behoven går före riktlinjen. Men då ska det stå varför, och det är ' +
    'nästa fråga. Skillnader mot schablontiden räknas inte här; de frågas om för sig.',
  isCritical: false,
};

const departureExplained: Question = {
  key: 'avsteg-forklarat',
  kind: 'yesNo',
  shortName: 'Avsteg från riktlinjen är förklarat',
  wording: { text: 'Är det förklarat i akten varför beslutet skiljer sig från riktlinjen?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när beslutet ger mer eller mindre än riktlinjen. Ja när akten visar vad i personens situation ' +
    'som är skälet. Nej när det inte står något, eller bara att ett undantag har gjorts.',
  visibleWhen: [{ kind: 'answer', question: 'riktlinje', isOneOf: ['mer', 'mindre'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Avsteg från riktlinjen är inte förklarat' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const grantedTime: Question = {
  key: 'beviljad-tid',
  kind: 'number',
  shortName: 'Beviljad tid mot schablontid',
  wording: { text: 'Hur många minuter i månaden är beviljade?' },
  unit: 'minuter per månad',
  atLeast: 0,
  atMost: 44_640,
  decimals: 0,
  standard: { label: 'Schablontid', column: 'Schablontid (min/mån)' },
  options: ['notApplicable'],
  help:
    'Frågan visas vid bifall och delavslag, utom för särskilt boende och trygghetslarm. Skriv tiden som står i ' +
    'beslutet, omräknad till minuter per månad. Finns det en schablontid i registret jämförs de två. Ej ' +
    'tillämpligt när insatsen inte ges som tid, eller när tiden inte står i beslutet; skriv vilket.',
  visibleWhen: [
    { kind: 'answer', question: 'beslut-utfall', isOneOf: ['bifall', 'delavslag'] },
    { kind: 'not', of: untimed },
  ],
  factColumns: ['Insats', 'Beviljad tid (min/mån)', 'Schablontid (min/mån)'],
  isCritical: false,
};

const timeExplained: Question = {
  key: 'tid-forklarad',
  kind: 'yesNo',
  shortName: 'Skillnad mot schablontiden är förklarad',
  wording: { text: 'Framgår det varför tiden skiljer sig från schablontiden?' },
  goodAnswer: 'yes',
  options: yesNo,
  help:
    'Frågan visas när tiden är kortare eller längre än schablontiden. Ja när det går att läsa vad hos personen ' +
    'eller i bostaden som gör att det tar kortare eller längre tid. Nej när tiden står utan förklaring.',
  visibleWhen: [{ kind: 'answer', question: 'beviljad-tid', isOneOf: ['under', 'over'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Beviljad tid skiljer sig från schablontiden utan förklaring' },
    severity: 'minor',
    daysToDue: 60,
  },
};

export const guidelineQuestions: Question[] = [guideline, departureExplained, grantedTime, timeExplained];
