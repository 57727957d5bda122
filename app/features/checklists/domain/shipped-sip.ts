import type { ChecklistDefinition, Question, Section } from './definition.ts';
import { definitionFormat } from './definition.ts';
import { inFile, yesNoNotApplicable } from './shipped-parts.ts';
import {
  consent,
  mainResponsibility,
  ownGoals,
  personTookPart,
  relativesAsked,
  responsibilities,
  someoneMissing,
  viewsOtherwise,
  whoWasMissing,
  whyCoordinate,
} from './shipped-sip-content.ts';

const madeOn: Question = {
  key: 'plan-gjord',
  kind: 'date',
  shortName: 'Planen gjordes',
  wording: { text: 'Vilken dag gjordes planen?' },
  options: ['documentMissing'],
  help:
    'Frågan gäller alla planer. Skriv dagen då planen gjordes första gången, inte dagen för en senare ändring. ' +
    'Handling saknas när planen inte har något datum.',
  factColumns: ['Upprättad'],
  isCritical: false,
  isAfterReferenceAllowed: false,
};

const copyGiven: Question = {
  key: 'personen-har-planen',
  kind: 'yesNo',
  shortName: 'Personen har fått planen',
  wording: { text: 'Har personen fått planen i en form som går att förstå?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla planer. Ja när akten visar att personen har fått den, på papper eller på annat sätt som ' +
    'passar. Ej tillämpligt när personen inte ville ha den; skriv det.',
  evidence: inFile,
  isCritical: false,
  deviation: {
    on: ['no'],
    title: { text: 'Personen har inte fått sin plan' },
    severity: 'minor',
    daysToDue: 30,
  },
};

const followUps: Section = {
  key: 'uppfoljningar',
  title: 'Uppföljningar',
  intro:
    'Lägg in de uppföljningar som har gjorts fram till referensdatumet. Bokade men inte genomförda räknas inte.',
  repeats: { itemName: 'uppföljning', itemsName: 'uppföljningar', atLeast: 0, atMost: 20 },
  questions: [
    {
      key: 'uppfoljd-datum',
      kind: 'date',
      shortName: 'Planen följdes upp',
      wording: { text: 'Vilken dag följdes planen upp?' },
      options: [],
      help:
        'Frågan ställs för varje uppföljning. Skriv dagen för mötet eller samtalet. Framgår den inte skriver du ' +
        'dagen för anteckningen.',
      factColumns: ['Uppföljd'],
      isCritical: false,
      isAfterReferenceAllowed: false,
    },
    {
      key: 'uppfoljning-mot-mal',
      kind: 'yesNo',
      shortName: 'Målen följdes upp',
      wording: { text: 'Framgår det hur det hade gått med målen?' },
      goodAnswer: 'yes',
      options: ['yes', 'partly', 'no', 'documentMissing'],
      help:
        'Frågan ställs för varje uppföljning. Ja när varje mål har ett besked. Delvis när några har det. Nej när ' +
        'uppföljningen bara räknar upp vad som gjorts. Handling saknas när inget är antecknat från uppföljningen. ' +
        'Frågan ger ingen egen avvikelse.',
      evidence: inFile,
      isCritical: false,
    },
  ],
};

const followedUpInTime: Question = {
  key: 'uppfoljd-i-tid',
  kind: 'yesNo',
  shortName: 'Uppföljd minst var sjätte månad',
  wording: { text: 'Har planen följts upp minst var sjätte månad?' },
  goodAnswer: 'yes',
  options: yesNoNotApplicable,
  help:
    'Frågan gäller alla planer. Förslaget räknar från dagen då planen gjordes, mellan uppföljningarna och från ' +
    'den senaste till referensdatumet. Sex månader är en lokal gräns. Ej tillämpligt när planen är avslutad, ' +
    'eller när den själv anger en annan tid som har hållits; skriv vilket.',
  isCritical: false,
  suggestion: {
    kind: 'longestGap',
    start: { question: 'plan-gjord' },
    occasions: [{ question: 'uppfoljd-datum' }],
    isWholeSeries: true,
    limit: { count: 6, unit: 'months' },
  },
  deviation: {
    on: ['no'],
    title: { text: 'Planen har inte följts upp på sex månader' },
    severity: 'considerable',
    daysToDue: 30,
  },
};

const overall: Question = {
  key: 'helhet',
  kind: 'scale',
  shortName: 'Planen som helhet',
  wording: { text: 'Hur väl fungerar planen som en gemensam plan för personen?' },
  choices: [
    { key: 'inte', label: 'Fungerar inte' },
    { key: 'delvis', label: 'Fungerar delvis' },
    { key: 'val', label: 'Fungerar väl' },
  ],
  options: [],
  help:
    'Frågan gäller alla planer. Svaret räknas fram: utan samtycke, utan fördelat ansvar eller med mål som inte är ' +
    'personens fungerar planen inte. Den fungerar väl när personens vilja framgår, ansvaret är klart, målen är ' +
    'personens egna och uppföljningarna är gjorda i tid. Tycker du något annat väljer du det och skriver varför.',
  isCritical: false,
  suggestion: {
    kind: 'rating',
    rules: [
      {
        option: 'inte',
        when: [
          {
            kind: 'any',
            of: [
              { kind: 'answer', question: 'samtycke', isOneOf: ['no', 'documentMissing'] },
              { kind: 'answer', question: 'ansvar-per-insats', isOneOf: ['no'] },
              { kind: 'answer', question: 'egna-mal', isOneOf: ['lag'] },
            ],
          },
        ],
      },
      {
        option: 'val',
        when: [
          { kind: 'every', questions: ['ansvar-per-insats', 'huvudansvar'], isOneOf: ['yes'] },
          { kind: 'answer', question: 'egna-mal', isOneOf: ['hog'] },
          {
            kind: 'count',
            questions: ['synpunkter-pa-annat-satt', 'uppfoljd-i-tid'],
            isOneOf: ['no'],
            atMost: 0,
          },
        ],
      },
    ],
    otherwise: 'delvis',
  },
};

/** No law is referred to: where the duty to plan together stands is left to the municipality's jurist. */
export const sipChecklist: ChecklistDefinition = {
  format: definitionFormat,
  key: 'sip-kvalitet',
  title: 'Samordnad individuell plan (SIP)',
  purpose:
    'Att se om de samordnade planerna är personens egna, om det är klart vem som gör vad och om de följs upp, så ' +
    'att planer kan göras om och samarbetet med regionen och skolan kan bli bättre.',
  sections: [
    {
      key: 'delaktighet',
      title: 'Personen och planeringen',
      questions: [consent, whyCoordinate, personTookPart, viewsOtherwise, relativesAsked],
    },
    { key: 'deltagare', title: 'De som behövdes', questions: [someoneMissing, whoWasMissing] },
    {
      key: 'innehall',
      title: 'Planens innehåll',
      questions: [madeOn, ownGoals, responsibilities, mainResponsibility, copyGiven],
    },
    followUps,
    { key: 'tid-och-helhet', title: 'Uppföljning i tid och helhet', questions: [followedUpInTime, overall] },
  ],
};
