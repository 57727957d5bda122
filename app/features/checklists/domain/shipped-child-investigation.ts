import type { ChecklistDefinition, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { childQuestions, investigationTime, reports } from './shipped-child-investigation-reports.ts';
import { degrees, inFile, yesNoAll } from './shipped-parts.ts';
import { communication } from './shipped-procedure-law.ts';

const guardiansCommented: Question = {
  key: 'vardnadshavare-yttrat',
  kind: 'yesNo',
  shortName: 'Vårdnadshavarna har fått lämna synpunkter',
  wording: { text: 'Har vårdnadshavarna fått ge sina synpunkter på utredningen före beslutet?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller avslutade utredningar. Ja när akten visar att alla vårdnadshavare har fått underlaget och tid ' +
    'att svara, även om någon inte svarade. Nej när någon av dem inte har fått det. Handling saknas när det sägs ' +
    'ha skett men inget visar det. Ej tillämpligt när utredningen pågår, när det är uppenbart att det inte behövs ' +
    'eller när uppgifterna inte får lämnas ut till någon av dem; skriv vilket.',
  legalReference: communication,
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Vårdnadshavarna har inte fått lämna synpunkter före beslutet' },
    titleWhenMissing: { text: 'Det framgår inte om vårdnadshavarna har fått lämna synpunkter' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const scopeFits: Question = {
  key: 'omfattning-passar',
  kind: 'scale',
  shortName: 'Omfattningen passar oron',
  wording: { text: 'I hur hög grad passar utredningens omfattning den oro som fanns för barnet?' },
  choices: degrees,
  options: ['notApplicable'],
  help:
    'Frågan gäller alla utredningar. Hög grad: frågorna som oron väckte är besvarade, och inget har hämtats in ' +
    'som inte behövdes. Viss grad: någon fråga eller källa fattas, eller en del är onödigt omfattande. Låg grad: ' +
    'det väsentliga är inte undersökt. Ej tillämpligt när utredningen är så ny att det inte går att säga; skriv ' +
    'det. Svaret visas som en fördelning.',
  reasonRequiredOn: ['lag'],
  isCritical: false,
};

const risks: Question = {
  key: 'risker-framgar',
  kind: 'yesNo',
  shortName: 'Riskerna för barnet framgår',
  wording: { text: 'Framgår det vad som kan skada barnet?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller alla utredningar. Ja när det går att läsa hur riskerna märks för barnet och hur allvarliga de ' +
    'är, eller att utredningen inte har funnit några. Nej när risker bara nämns utan att bli beskrivna. Handling ' +
    'saknas när utredningen är avslutad men inte finns i akten. Ej tillämpligt när den pågår och inte har kommit ' +
    'så långt; skriv det.',
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Det framgår inte av utredningen vad som kan skada barnet' },
    titleWhenMissing: { text: 'Utredningen finns inte i akten' },
    severity: 'serious',
    daysToDue: 14,
  },
};

const strengths: Question = {
  key: 'skydd-framgar',
  kind: 'yesNo',
  shortName: 'Det som skyddar barnet framgår',
  wording: { text: 'Framgår det vad som skyddar barnet?' },
  goodAnswer: 'yes',
  options: ['yes', 'partly', 'no'],
  help:
    'Frågan visas när utredningen finns i akten. Ja när det går att läsa vad hos barnet, i familjen och runt ' +
    'omkring som hjälper barnet, eller att inget sådant har funnits. Delvis när det nämns utan att det syns hur ' +
    'det hjälper just det här barnet. Nej när bara problemen står där.',
  visibleWhen: [{ kind: 'answer', question: 'risker-framgar', isOneOf: ['yes', 'no'] }],
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Det framgår inte av utredningen vad som skyddar barnet' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const grounded: Question = {
  key: 'bedomning-kvalitet',
  kind: 'scale',
  shortName: 'Bedömningen bygger på uppgifterna',
  wording: { text: 'I hur hög grad bygger bedömningen på uppgifterna i utredningen?' },
  choices: degrees,
  options: ['notApplicable'],
  help:
    'Frågan gäller avslutade utredningar. Hög grad: bedömningen väger risker mot det som skyddar barnet, och ' +
    'varje slutsats går att följa tillbaka till en uppgift. Viss grad: slutsatserna stämmer men vägen dit är ' +
    'otydlig. Låg grad: bedömningen är allmän eller säger emot uppgifterna. Ej tillämpligt när utredningen pågår; ' +
    'skriv det.',
  reasonRequiredOn: ['lag'],
  isCritical: false,
};

const decisionFollows: Question = {
  key: 'beslut-stammer',
  kind: 'yesNo',
  shortName: 'Beslutet stämmer med bedömningen',
  wording: { text: 'Stämmer beslutet med det som bedömningen kommer fram till?' },
  goodAnswer: 'yes',
  options: yesNoAll,
  help:
    'Frågan gäller avslutade utredningar. Ja när beslutet svarar mot de behov som bedömningen tar upp, eller när ' +
    'det går att läsa varför det inte gör det, till exempel att familjen tackade nej. Nej när behov lämnas utan ' +
    'svar. Handling saknas när bedömningen eller beslutet inte finns i akten. Ej tillämpligt när utredningen ' +
    'pågår; skriv det.',
  evidence: inFile,
  isCritical: true,
  deviation: {
    on: ['no', 'documentMissing'],
    title: { text: 'Beslutet stämmer inte med bedömningen' },
    titleWhenMissing: { text: 'Bedömning eller beslut saknas i akten' },
    severity: 'serious',
    daysToDue: 14,
  },
};

const critical = ['skydd-i-tid', 'barnet-hort', 'risker-framgar', 'beslut-stammer'];
const others = [
  'klar-fyra-manader',
  'beslut-fjorton-dagar',
  'barnet-om-insatsen',
  'barnet-vagts-in',
  'vardnadshavare-yttrat',
  'skydd-framgar',
];
const scales = ['omfattning-passar', 'bedomning-kvalitet'];
const overall: Question = {
  key: 'helhet',
  kind: 'scale',
  shortName: 'Sammantaget omdöme',
  wording: { text: 'Hur väl är utredningen gjord, sammantaget?' },
  choices: [
    { key: 'stora-brister', label: 'Stora brister' },
    { key: 'vissa-brister', label: 'Vissa brister' },
    { key: 'val', label: 'Väl gjord' },
  ],
  options: [],
  help:
    'Frågan gäller alla utredningar. Svaret räknas fram ur de andra. En brist i en kritisk fråga, eller låg grad ' +
    'på någon av skalorna, ger stora brister. Väl gjord när allt annat är uppfyllt och skalorna visar hög grad. ' +
    'Tycker du något annat väljer du det och skriver varför.',
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [
      {
        option: 'stora-brister',
        when: [
          {
            kind: 'any',
            of: [
              { kind: 'count', questions: critical, isOneOf: ['no', 'documentMissing'], atLeast: 1 },
              { kind: 'count', questions: scales, isOneOf: ['lag'], atLeast: 1 },
            ],
          },
        ],
      },
      {
        option: 'val',
        when: [{ kind: 'every', questions: [...critical, ...others, ...scales], isOneOf: ['yes', 'hog'] }],
      },
    ],
    otherwise: 'vissa-brister',
  },
};

/** From the first report to the decision, with a rating that follows from the rest. */
export const childInvestigationChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'barnavardsutredning',
  title: 'Barnavårdsutredning',
  purpose:
    'Att se om utredningar av barns behov görs i tid, om barnet får berätta själv och om bedömningen håller, så ' +
    'att enheten vet vad som behöver ändras i arbetet och vilka ärenden som behöver ses om nu.',
  sections: [
    investigationTime,
    reports,
    { key: 'barnet', title: 'Barnets röst', questions: childQuestions },
    {
      key: 'innehall',
      title: 'Utredningens innehåll',
      questions: [guardiansCommented, scopeFits, risks, strengths],
    },
    { key: 'bedomning', title: 'Bedömning och beslut', questions: [grounded, decisionFollows] },
    { key: 'omdome', title: 'Sammantaget', questions: [overall] },
  ],
};
