import type { ChecklistDefinition, Choice, Question } from './definition.ts';
import { definitionFormat } from './definition.ts';

const nextSteps: Choice[] = [
  { key: 'skydd', label: 'Ordna skydd eller hjälp genast' },
  { key: 'utreda', label: 'Inleda en utredning' },
  { key: 'insats-direkt', label: 'Erbjuda en insats utan utredning' },
  { key: 'ta-reda-pa', label: 'Ta reda på mer innan jag väljer' },
  { key: 'hanvisa', label: 'Hänvisa till någon annan' },
  { key: 'avsluta', label: 'Avsluta utan åtgärd' },
];

const seriousness: Question = {
  key: 'allvar',
  kind: 'scale',
  shortName: 'Hur allvarlig situationen är',
  wording: { text: 'Hur allvarlig bedömer du att situationen är för personen?' },
  choices: [
    { key: 'inte', label: 'Inte allvarlig' },
    { key: 'lite', label: 'Lite allvarlig' },
    { key: 'ganska', label: 'Ganska allvarlig' },
    { key: 'mycket', label: 'Mycket allvarlig' },
    { key: 'akut', label: 'Akut' },
  ],
  options: [],
  help:
    'Alla svarar. Utgå bara från det som står i texten. Gäller den flera personer svarar du för den som har det ' +
    'svårast. Akut betyder att något måste göras i dag.',
  isCritical: false,
};

const decisive: Question = {
  key: 'avgorande',
  kind: 'text',
  shortName: 'Vad som avgjorde',
  wording: { text: 'Vad i texten avgjorde hur allvarlig du tycker att situationen är?' },
  options: [],
  help: 'Alla svarar. Nämn en till tre saker. Det är här samtalet brukar börja.',
  isCritical: false,
};

const nextStep: Question = {
  key: 'nasta-steg',
  kind: 'choice',
  shortName: 'Nästa steg',
  wording: { text: 'Vad gör du först?' },
  choices: nextSteps,
  options: [],
  help: 'Alla svarar. Välj det du gör först, även om mer behövs sedan, och skriv varför.',
  reasonRequiredOn: nextSteps.map(({ key }) => key),
  isCritical: false,
};

const urgency: Question = {
  key: 'hur-snart',
  kind: 'scale',
  shortName: 'Hur snart',
  wording: { text: 'Hur snart behöver det göras?' },
  choices: [
    { key: 'manad', label: 'Inom en månad' },
    { key: 'fjorton-dagar', label: 'Inom 14 dagar' },
    { key: 'vecka', label: 'Inom en vecka' },
    { key: 'dagen-efter', label: 'Senast i morgon' },
    { key: 'i-dag', label: 'I dag' },
  ],
  options: [],
  help: 'Frågan visas när du har valt att göra något. Räkna från dagen då du fick veta det som står i texten.',
  visibleWhen: [
    {
      kind: 'answer',
      question: 'nasta-steg',
      isOneOf: ['skydd', 'utreda', 'insats-direkt', 'ta-reda-pa'],
    },
  ],
  isCritical: false,
};

const talkTo: Question = {
  key: 'tala-med',
  kind: 'severalChoices',
  shortName: 'Vem som kontaktas',
  wording: { text: 'Vem vill du tala med innan du bestämmer dig?' },
  choices: [
    { key: 'personen', label: 'Personen själv' },
    { key: 'barn', label: 'Barn i familjen' },
    { key: 'narstaende', label: 'Vårdnadshavare eller närstående' },
    { key: 'anmalaren', label: 'Den som anmälde eller tog kontakt' },
    { key: 'skola-vard', label: 'Skola, vård eller annan verksamhet' },
    { key: 'kollega', label: 'Kollega eller chef' },
    { key: 'ingen', label: 'Ingen, texten räcker' },
  ],
  options: [],
  help: 'Alla svarar. Välj alla du skulle tala med i ett riktigt ärende.',
  isCritical: false,
};

const measures: Question = {
  key: 'insatser',
  kind: 'severalChoices',
  shortName: 'Insatser',
  wording: { text: 'Vilka insatser tror du blir aktuella?' },
  choices: [
    { key: 'rad', label: 'Råd och stödsamtal' },
    { key: 'hemma', label: 'Stöd eller hjälp i hemmet' },
    { key: 'dag', label: 'Dagverksamhet, sysselsättning eller fritid' },
    { key: 'avlastning', label: 'Avlastning eller kontaktperson' },
    { key: 'behandling', label: 'Behandling' },
    { key: 'boende', label: 'Boende utanför hemmet' },
    { key: 'ekonomi', label: 'Ekonomiskt stöd' },
    { key: 'ingen', label: 'Ingen insats' },
  ],
  options: [],
  help:
    'Alla svarar. Välj dem du tror på med det du vet nu. Listan kan bytas mot kommunens egna insatser i en egen ' +
    'version.',
  comment: { label: 'Hur mycket eller hur länge?', requiredOn: [] },
  isCritical: false,
};

const explain: Question = {
  key: 'forklara',
  kind: 'text',
  shortName: 'Skälen som du skulle säga dem',
  wording: { text: 'Hur skulle du förklara din bedömning för personen?' },
  options: [],
  help: 'Alla svarar. Skriv två eller tre meningar som du skulle säga dem.',
  isCritical: false,
};

const guidelineHelps: Question = {
  key: 'riktlinje-rackte',
  kind: 'yesNo',
  shortName: 'Riktlinjen gav stöd',
  wording: { text: 'Gav riktlinjer och rutiner tillräckligt stöd för din bedömning?' },
  goodAnswer: 'neither',
  options: ['yes', 'partly', 'no'],
  help:
    'Alla svarar. Ja när du hittade det du behövde. Delvis när du fick tolka. Nej när inget hjälpte, eller när du ' +
    'inte hittade rätt. Skriv vad som fattas, så att den som äger riktlinjen kan ändra den.',
  reasonRequiredOn: ['partly', 'no'],
  isCritical: false,
};

const certainty: Question = {
  key: 'sakerhet',
  kind: 'scale',
  shortName: 'Hur säker du är',
  wording: { text: 'Hur säker är du på din bedömning?' },
  choices: [
    { key: 'osaker', label: 'Osäker' },
    { key: 'ganska-saker', label: 'Ganska säker' },
    { key: 'saker', label: 'Säker' },
  ],
  options: [],
  help: 'Alla svarar. Säker betyder att du skulle göra samma sak utan att fråga någon.',
  isCritical: false,
};

/** Answered by everybody for the same invented case; no answer is right, so nothing is counted and nothing deviates. */
export const vignetteChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'vignett-bedomning',
  title: 'Vinjett, samma fall för alla',
  purpose:
    'Att se hur lika ni bedömer samma påhittade fall, och vad skillnaderna beror på. Inga svar är rätt eller fel; ' +
    'de är till för att samtala om och för att göra riktlinjerna tydligare.',
  sections: [
    {
      key: 'forsta-bedomning',
      title: 'Din första bedömning',
      intro: 'Läs fallet och svara för dig själv, utan att tala med någon. Fallet är påhittat.',
      questions: [seriousness, decisive],
    },
    {
      key: 'vad-du-gor',
      title: 'Vad du skulle göra',
      questions: [nextStep, urgency, talkTo, measures],
    },
    { key: 'skal', title: 'Hur du tänker', questions: [explain, guidelineHelps, certainty] },
  ],
};
