import { type ChecklistDefinition, definitionFormat, type Question } from './definition.ts';
import { groundsQuestions } from './shipped-elder-decision-grounds.ts';
import { guidelineQuestions } from './shipped-elder-decision-guideline.ts';
import { decisionQuestions, thereIsDecision } from './shipped-elder-decision-wording.ts';
import { inFile, yesNoNotApplicable } from './shipped-parts.ts';
import { communication, notice, noticeOfAppeal } from './shipped-procedure-law.ts';

const communicated: Question = {
  key: 'underlag-kommunicerat',
  kind: 'yesNo',
  shortName: 'Personen fick se underlaget före beslutet',
  wording: { text: 'Fick personen ta del av underlaget innan beslutet fattades?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla beslut som finns i akten. Ja när akten visar att personen, eller den som för personens talan, ' +
    'fick ta del av det som hade betydelse för beslutet och tid att svara. Nej när akten inte visar det. Ej ' +
    'tillämpligt när det var uppenbart att det inte behövdes, till exempel när personen fick allt som söktes eller ' +
    'själv hade lämnat alla uppgifter; skriv vilket.',
  legalReference: communication,
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Personen fick inte ta del av underlaget före beslutet' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const notified: Question = {
  key: 'beslut-underrattat',
  kind: 'yesNo',
  shortName: 'Personen har fått beslutet',
  wording: { text: 'Framgår det att personen har fått hela beslutet?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla beslut som finns i akten. Ja när det går att läsa när och hur beslutet lämnades eller ' +
    'skickades till personen eller den som för personens talan. Nej när det inte går att se, även om du tror att det ' +
    'har skett. Ej tillämpligt när beslutet fattades så nära referensdatumet att det inte har hunnit skickas; skriv ' +
    'dagen.',
  legalReference: notice,
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte att personen har fått beslutet' },
    severity: 'considerable',
    daysToDue: 14,
  },
};

const appealExplained: Question = {
  key: 'overklagande-upplyst',
  kind: 'yesNo',
  shortName: 'Upplyst om hur beslutet överklagas',
  wording: { text: 'Har personen fått veta hur beslutet överklagas?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan visas när personen inte fick allt som söktes, och när en insats minskas eller upphör. Ja när upplysningen ' +
    'står i beslutet eller följde med det. Nej när akten inte visar det. Ej tillämpligt när beslutet inte går att ' +
    'överklaga; skriv varför.',
  legalReference: noticeOfAppeal,
  visibleWhen: [{ kind: 'answer', question: 'beslut-utfall', isOneOf: ['delavslag', 'avslag', 'annat'] }],
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no'],
    title: { text: 'Personen har inte fått veta hur beslutet överklagas' },
    severity: 'serious',
    daysToDue: 7,
  },
};

const decisive = ['beslut-dokumenterat', 'skal-framgar', 'overklagande-upplyst'];
const further = [
  'ansokan-framgar',
  'behov-beskrivna',
  'egen-installning',
  'beslut-tydligt',
  'avsteg-forklarat',
  'tid-forklarad',
  'underlag-kommunicerat',
  'beslut-underrattat',
];

const overall: Question = {
  key: 'helhet',
  kind: 'scale',
  shortName: 'Rättssäkert beslut',
  wording: { text: 'Är beslutet rättssäkert?' },
  choices: [
    {
      key: 'inte',
      label: 'Inte rättssäkert',
      help: 'Beslutet är inte dokumenterat, skälen framgår inte eller personen har inte fått veta hur det överklagas.',
    },
    { key: 'anmarkning', label: 'Rättssäkert med anmärkning', help: 'Något annat behöver rättas.' },
    { key: 'rattssakert', label: 'Rättssäkert', help: 'Du har inte funnit någon brist.' },
  ],
  options: [],
  help:
    'Svaret räknas fram ur svaren ovanför och gäller om du inte ändrar det. Ändra när svaren tillsammans ger fel ' +
    'bild, och skriv varför. Svaret visas som en fördelning och räknas inte som en brist till.',
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [
      {
        option: 'inte',
        when: [{ kind: 'count', questions: decisive, isOneOf: ['no', 'documentMissing'], atLeast: 1 }],
      },
      {
        option: 'anmarkning',
        when: [
          {
            kind: 'count',
            questions: further,
            isOneOf: ['no', 'documentMissing', 'delvis', 'otydligt'],
            atLeast: 1,
          },
        ],
      },
    ],
    otherwise: 'rattssakert',
  },
};

/** For controls P1–P3: decisions for older people, in a sample by handläggare or all of a kind with their time. */
export const elderDecisionChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'bistandsbeslut-aldre',
  title: 'Biståndsbeslut, äldre',
  purpose:
    'Att se om besluten bygger på personens behov, går att förstå och blir lika oavsett handläggare. Då kan fel ' +
    'rättas nu, och gruppen ser vad den behöver enas om och om schablontiderna stämmer.',
  sections: [
    { key: 'grunden', title: 'Grunden för beslutet', questions: groundsQuestions },
    { key: 'beslutet', title: 'Beslutet', questions: decisionQuestions },
    {
      key: 'riktlinje-och-tid',
      title: 'Riktlinje och tid',
      intro: 'Ha riktlinjen framme. Skillnader är tillåtna när de är förklarade.',
      visibleWhen: [thereIsDecision],
      questions: guidelineQuestions,
    },
    {
      key: 'till-personen',
      title: 'Till personen',
      visibleWhen: [thereIsDecision],
      questions: [communicated, notified, appealExplained],
    },
    { key: 'samlat', title: 'Samlat', questions: [overall] },
  ],
};
